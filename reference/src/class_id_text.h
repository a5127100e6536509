// SPDX-License-Identifier: Apache-2.0
//
// Internal: the text of a class id, in a header so that the parsers can inline its decoding.

#ifndef RDSPEC_SRC_CLASS_ID_TEXT_H_
#define RDSPEC_SRC_CLASS_ID_TEXT_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rdspec/class_id.h"
#include "units.h"

namespace rdspec {

/// The shape of the text: a hyphen stands for itself, `0` for any hexadecimal digit.
inline constexpr std::u16string_view kClassIdShape = u"00000000-0000-0000-0000-000000000000";

/// Whether a unit is a hexadecimal digit.
[[nodiscard]] constexpr bool is_hex_digit(char16_t unit) {
  const char16_t lower = unit | 0x20U;
  return (unit >= u'0' && unit <= u'9') || (lower >= u'a' && lower <= u'f');
}

/// Whether a unit fits at a place of kClassIdShape.
[[nodiscard]] constexpr bool fits_class_id(char16_t unit, std::size_t place) {
  return kClassIdShape[place] == u'-' ? unit == u'-' : is_hex_digit(unit);
}

/// Sets the top bit of each byte that is a hexadecimal digit. Every byte is below 0x80.
[[nodiscard]] constexpr std::uint64_t mark_hex_digits(std::uint64_t bytes) {
  const auto at_least = [](std::uint64_t values, std::uint8_t limit) {
    return values + in_every_byte(static_cast<std::uint8_t>(0x80 - limit));
  };
  const std::uint64_t lower = bytes | in_every_byte(0x20);
  // A value inside a range reaches one of its bounds, any other value none or both.
  return at_least(bytes, '0') ^ at_least(bytes, '9' + 1) ^ at_least(lower, 'a') ^
         at_least(lower, 'f' + 1);
}

/// The number that two groups of four hexadecimal digits spell, the first digit the most
/// significant. The first group stands in the lower bytes of the lanes, the second in the upper.
[[nodiscard]] constexpr std::uint32_t value_of_hex_digits(std::uint64_t digits) {
  // Bit 6 tells letters from decimal digits; a letter's low bits count from 1.
  const std::uint64_t values =
      (digits & in_every_byte(0x0F)) + 9 * (digits >> 6U & in_every_byte(0x01));
  // Bytes 0 and 4 become those that the first group spells, bytes 1 and 5 those of the second.
  const std::uint64_t pairs = values << 4U | values >> 16U;
  return static_cast<std::uint32_t>((pairs & 0xFFU) << 24U | (pairs >> 16U & 0xFF0000U) |
                                    (pairs & 0xFF00U) | (pairs >> 40U & 0xFFU));
}

/// The eight bytes of a number, the most significant first.
[[nodiscard]] constexpr std::array<std::uint8_t, 8> bytes_of(std::uint64_t number) {
  return std::bit_cast<std::array<std::uint8_t, 8>>(
      std::endian::native == std::endian::little ? std::byteswap(number) : number);
}

/// Reads a class id from its kClassIdTextUnits units.
/// @return Whether they fit; `class_id` is set in any case.
/// @cost   O(1), without a branch per unit.
[[nodiscard]] constexpr bool decode_class_id(const char16_t* text, ClassId& class_id) {
  using FourWords = std::array<std::uint64_t, 4>;
  const auto load = [text](std::size_t offset) { return load_lanes(text + offset); };
  // The groups of four digits; one of each array spell a number. Plain arrays and one loop are what
  // compilers make vectors of.
  const FourWords first = {load(0), load(9), load(19), load(28)};
  const FourWords second = {load(4), load(14), load(24), load(32)};
  constexpr std::uint64_t kTop = in_every_byte(0x80);
  std::array<std::uint32_t, 4> numbers{};
  std::uint64_t all_units = 0;
  std::uint64_t marks = kTop;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::uint64_t digits = first[i] | second[i] << 8U;
    all_units |= first[i] | second[i];
    marks &= mark_hex_digits(digits);
    numbers[i] = value_of_hex_digits(digits);
  }
  class_id.data1 = numbers[0];
  class_id.data2 = static_cast<std::uint16_t>(numbers[1] >> 16U);
  class_id.data3 = static_cast<std::uint16_t>(numbers[1]);
  class_id.data4 = bytes_of(std::uint64_t{numbers[2]} << 32U | numbers[3]);
  const int no_hyphen =
      (text[8] ^ u'-') | (text[13] ^ u'-') | (text[18] ^ u'-') | (text[23] ^ u'-');
  const std::uint64_t no_digit = (all_units & ~in_every_lane(0x007F)) | (~marks & kTop);
  return (no_digit | static_cast<std::uint64_t>(no_hyphen)) == 0;
}

}  // namespace rdspec

#endif  // RDSPEC_SRC_CLASS_ID_TEXT_H_
