// SPDX-License-Identifier: Apache-2.0
//
// The version of the suite that this program belongs to.

#ifndef RDSPEC_RUNNER_VERSION_H_
#define RDSPEC_RUNNER_VERSION_H_

#include <string_view>

namespace rdspec::runner {

[[nodiscard]] constexpr std::string_view suite_version() { return RDSPEC_VERSION; }

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_VERSION_H_
