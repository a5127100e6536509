// SPDX-License-Identifier: Apache-2.0
//
// Standard output and standard error of the program.

#ifndef RDSPEC_RUNNER_OUTPUT_H_
#define RDSPEC_RUNNER_OUTPUT_H_

#include <string_view>

namespace rdspec::runner {

/// @return Whether all of it was written; a reader that went away (`| head`) counts as well.
bool write_output(std::string_view text);

void write_error(std::string_view text);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_OUTPUT_H_
