// SPDX-License-Identifier: Apache-2.0
//
// JSON as this project reads it: strict, bounded, with places.

#ifndef RDSPEC_WIRE_JSON_H_
#define RDSPEC_WIRE_JSON_H_

#include <cstddef>
#include <expected>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace rdspec::wire {

using Json = nlohmann::json;

/// Bounds of what is read; text beyond them is refused, never truncated.
struct JsonLimits {
  std::size_t size_bytes_max = 64U << 20U;
  std::size_t depth_max = 32;
};

/// Why a text is not accepted. Lines and columns count from 1, columns in bytes.
struct JsonFault {
  std::string message;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// Where each object and array of a text begins: JSON pointer ("/cases/3") to line.
using JsonLines = std::map<std::string, std::size_t, std::less<>>;

/// Reads one JSON value that fills the whole text.
///
/// @param text   UTF-8; a lone surrogate escape or ill-formed UTF-8 is refused.
/// @param lines  when not null, receives the line of every object and array.
/// @return The value; or a fault: syntax, a duplicate key, or a bound that was exceeded.
/// @cost   O(size of text).
[[nodiscard]] std::expected<Json, JsonFault> parse_json(std::string_view text,
                                                        const JsonLimits& limits = {},
                                                        JsonLines* lines = nullptr);

}  // namespace rdspec::wire

#endif  // RDSPEC_WIRE_JSON_H_
