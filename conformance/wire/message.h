// SPDX-License-Identifier: Apache-2.0
//
// Answers of the adapter protocol (conformance/PROTOCOL.md), without `seq`.

#ifndef RDSPEC_WIRE_MESSAGE_H_
#define RDSPEC_WIRE_MESSAGE_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/wire/json.h"

namespace rdspec::wire {

/// 0x and eight upper-case hexadecimal digits.
[[nodiscard]] std::string hex32(std::uint32_t value);

/// Reads what hex32 writes, digits of either case.
[[nodiscard]] std::optional<std::uint32_t> parse_hex32(std::string_view text);

[[nodiscard]] Json accept(std::uint32_t code, Json value);
[[nodiscard]] Json reject(std::uint32_t code, Json value);
[[nodiscard]] Json unsupported(std::string_view feature);
[[nodiscard]] Json error(std::string_view detail);

/// `accept` or `reject`, as the top bit of the code says.
[[nodiscard]] Json called(std::uint32_t code, Json value);

/// The same as text, of a value that is JSON text already.
[[nodiscard]] std::string called_text(std::uint32_t code, std::string_view value);

}  // namespace rdspec::wire

#endif  // RDSPEC_WIRE_MESSAGE_H_
