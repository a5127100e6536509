// SPDX-License-Identifier: Apache-2.0
//
// Internal: decoding the text of a class id, in a header so that the parsers can inline it.

#ifndef RDSPEC_SRC_CLASS_ID_TEXT_H_
#define RDSPEC_SRC_CLASS_ID_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "rdspec/class_id.h"
#include "units.h"

namespace rdspec {

/// Hexadecimal digits come in groups of four, with hyphens between some of them.
inline constexpr std::array<std::uint8_t, 8> kGroupOffsets = {0, 4, 9, 14, 19, 24, 28, 32};
inline constexpr std::array<std::uint8_t, 4> kHyphenOffsets = {8, 13, 18, 23};

/// Adds to `misfit` a bit for each lane that is no hexadecimal digit.
constexpr void check_hex_digits(std::uint64_t group, std::uint64_t& misfit) {
  constexpr std::uint64_t kTop = in_every_lane(0x8000);
  // Sets a lane's top bit when its value, below 0x80, is `limit` or more.
  const auto at_least = [](std::uint64_t lanes, char16_t limit) {
    return lanes + in_every_lane(static_cast<std::uint16_t>(0x8000 - limit));
  };
  const std::uint64_t ascii = group & in_every_lane(0x007F);
  const std::uint64_t lower = ascii | in_every_lane(0x0020);
  const std::uint64_t decimal = at_least(ascii, u'0') & ~at_least(ascii, u'9' + 1);
  const std::uint64_t letter = at_least(lower, u'a') & ~at_least(lower, u'f' + 1);
  misfit |= (ascii ^ group) | (~(decimal | letter) & kTop);
}

/// The number that four hexadecimal digits spell, the first the most significant.
[[nodiscard]] constexpr std::uint32_t value_of_hex_digits(std::uint64_t group) {
  // Bit 6 tells letters from decimal digits; a letter's low bits count from 1.
  const std::uint64_t values =
      (group & in_every_lane(0x000F)) + 9 * (group >> 6U & in_every_lane(0x0001));
  // Each term of the factor moves one lane to its place in the top 16 bits; no two terms meet.
  constexpr std::uint64_t kGather = 1ULL << 60U | 1ULL << 40U | 1ULL << 20U | 1ULL;
  return static_cast<std::uint32_t>(values * kGather >> 48U);
}

/// Reads a class id from its kClassIdTextUnits units.
/// @return Whether they fit; `class_id` is set in any case.
/// @cost   O(1), without a branch per unit.
[[nodiscard]] inline bool decode_class_id(const char16_t* text, ClassId& class_id) {
  std::uint64_t misfit = 0;
  for (const std::uint8_t offset : kHyphenOffsets) {
    misfit |= static_cast<std::uint64_t>(text[offset] ^ u'-');
  }
  std::array<std::uint32_t, kGroupOffsets.size()> groups{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::uint64_t lanes = load_lanes(text + kGroupOffsets[i]);
    check_hex_digits(lanes, misfit);
    groups[i] = value_of_hex_digits(lanes);
  }
  class_id.data1 = groups[0] << 16U | groups[1];
  class_id.data2 = static_cast<std::uint16_t>(groups[2]);
  class_id.data3 = static_cast<std::uint16_t>(groups[3]);
  for (std::size_t i = 0; i < class_id.data4.size(); ++i) {
    const unsigned shift = i % 2 == 0 ? 8U : 0U;
    class_id.data4[i] = static_cast<std::uint8_t>(groups[4 + i / 2] >> shift);
  }
  return misfit == 0;
}

}  // namespace rdspec

#endif  // RDSPEC_SRC_CLASS_ID_TEXT_H_
