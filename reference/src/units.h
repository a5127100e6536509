// SPDX-License-Identifier: Apache-2.0
//
// Internal: four UTF-16 units at a time in one 64-bit word, a lane of 16 bits for each.

#ifndef RDSPEC_SRC_UNITS_H_
#define RDSPEC_SRC_UNITS_H_

#include <cstddef>
#include <cstdint>

namespace rdspec {

inline constexpr std::size_t kLanes = 4;

/// The same 16 bits in every lane.
[[nodiscard]] constexpr std::uint64_t in_every_lane(std::uint16_t bits) {
  return 0x0001000100010001U * std::uint64_t{bits};
}

/// The same 8 bits in every half of a lane.
[[nodiscard]] constexpr std::uint64_t in_every_byte(std::uint8_t bits) {
  return 0x0101010101010101U * std::uint64_t{bits};
}

/// Four units, the first in the lowest lane. Compilers make one load of it.
[[nodiscard]] constexpr std::uint64_t load_lanes(const char16_t* units) {
  return static_cast<std::uint64_t>(units[0]) | static_cast<std::uint64_t>(units[1]) << 16U |
         static_cast<std::uint64_t>(units[2]) << 32U | static_cast<std::uint64_t>(units[3]) << 48U;
}

}  // namespace rdspec

#endif  // RDSPEC_SRC_UNITS_H_
