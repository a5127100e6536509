// SPDX-License-Identifier: Apache-2.0
//
// `hello` and `target`: what is sent, and what an adapter may say of itself.

#ifndef RDSPEC_RUNNER_HANDSHAKE_H_
#define RDSPEC_RUNNER_HANDSHAKE_H_

#include <expected>
#include <string>
#include <string_view>

#include "conformance/runner/adapter.h"

namespace rdspec::runner {

inline constexpr int kProtocolVersion = 1;
inline constexpr unsigned kInflightMax = 1024;
/// The longest answer to `hello` or `target`.
inline constexpr std::size_t kHelloBytesMax = 1U << 20U;
/// No line is longer, whatever an adapter declares.
inline constexpr std::size_t kLineBytesMax = 64U << 20U;

/// The line that asks `hello`, with its LF.
[[nodiscard]] std::string hello_line(std::string_view suite_version);
/// The line that chooses a target, with its LF.
[[nodiscard]] std::string target_line(std::string_view target);

/// Reads the answer to `hello`. `implementation`, `ops` and `targets` must be there; `features`,
/// `limits` and `max_inflight` have the defaults of AdapterInfo.
/// @return What the adapter said; or what came, what was expected, and a remedy.
[[nodiscard]] std::expected<AdapterInfo, std::string> read_hello(std::string_view line);

/// Reads the answer to `target`. @return nothing; or a sentence that names the targets on offer.
[[nodiscard]] std::expected<void, std::string> read_target(std::string_view line,
                                                           std::string_view target,
                                                           const AdapterInfo& adapter);

/// The sentence for a target that the adapter does not have.
[[nodiscard]] std::string no_such_target(std::string_view target, const AdapterInfo& adapter);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_HANDSHAKE_H_
