// SPDX-License-Identifier: Apache-2.0
//
// What the parser is measured beside: the least work that could be done, and a regular expression.

#ifndef RDSPEC_BENCH_PEERS_H_
#define RDSPEC_BENCH_PEERS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rdspec::bench {

/// The floor: compares 16 units of "Session:3!clsid:" and decodes 32 hexadecimal digits at their
/// fixed places; checks nothing else and builds nothing.
/// @param name  the 52 units of kTypicalName.
/// @return Whether the prefix fits; the 16 bytes in `bytes`.
[[nodiscard]] bool parse_floor(std::u16string_view name, std::array<std::uint8_t, 16>& bytes);

/// Matches the grammar of session and class names with std::wregex.
[[nodiscard]] bool parse_regex(const std::wstring& name);

}  // namespace rdspec::bench

#endif  // RDSPEC_BENCH_PEERS_H_
