// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 in hexadecimal, as results files and lists carry it.

#ifndef RDSPEC_RUNNER_SHA256_H_
#define RDSPEC_RUNNER_SHA256_H_

#include <string>
#include <string_view>

namespace rdspec::runner {

/// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
/// @cost O(size).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SHA256_H_
