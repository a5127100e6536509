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

/// Reads hexadecimal digits eight at a time and remembers whether all of them were some, so that
/// the caller asks once instead of branching at each unit.
class HexReader {
 public:
  /// The number that two groups of four digits spell, the first digit the most significant.
  [[nodiscard]] constexpr std::uint32_t read(const char16_t* group, const char16_t* next_group) {
    const std::uint64_t first = load_lanes(group);
    const std::uint64_t second = load_lanes(next_group);
    all_bits_ |= first | second;
    // A byte for each digit: those of the first group are the lower bytes of the lanes.
    const std::uint64_t digits = first | second << 8U;
    top_bits_ &= top_bit_if_digit(digits);
    // Bit 6 tells letters from decimal digits; a letter's low bits count from 1.
    const std::uint64_t values = (digits & kNibble) + 9 * (digits >> 6U & in_every_byte(0x01));
    return join(values) << 16U | join(values >> 8U);
  }

  /// Whether everything that was read was a digit.
  [[nodiscard]] constexpr bool all_were_digits() const {
    return (all_bits_ & ~in_every_lane(0x007F)) == 0 && (top_bits_ & kTop) == kTop;
  }

 private:
  static constexpr std::uint64_t kTop = in_every_byte(0x80);
  static constexpr std::uint64_t kNibble = in_every_byte(0x0F);

  // Sets a byte's top bit when its value, below 0x80, is `limit` or more.
  static constexpr std::uint64_t at_least(std::uint64_t bytes, std::uint8_t limit) {
    return bytes + in_every_byte(static_cast<std::uint8_t>(0x80U - limit));
  }

  // Of the bounds of a range, the top bit is set by one alone when the byte is inside.
  static constexpr std::uint64_t top_bit_if_digit(std::uint64_t bytes) {
    const std::uint64_t lower = bytes | in_every_byte(0x20);
    return at_least(bytes, '0') ^ at_least(bytes, '9' + 1) ^ at_least(lower, 'a') ^
           at_least(lower, 'f' + 1);
  }

  // The lower bytes of the lanes, four bits of each, as one number of 16 bits.
  static constexpr std::uint32_t join(std::uint64_t values) {
    // Each term of the factor moves one lane to its place in the top 16 bits; no two terms meet.
    constexpr std::uint64_t kGather = 1ULL << 60U | 1ULL << 40U | 1ULL << 20U | 1ULL;
    return static_cast<std::uint32_t>((values & in_every_lane(0x000F)) * kGather >> 48U);
  }

  std::uint64_t all_bits_ = 0;
  std::uint64_t top_bits_ = kTop;
};

/// The eight bytes of a number, the most significant first.
[[nodiscard]] constexpr std::array<std::uint8_t, 8> bytes_of(std::uint64_t number) {
  return std::bit_cast<std::array<std::uint8_t, 8>>(
      std::endian::native == std::endian::little ? std::byteswap(number) : number);
}

/// Reads a class id from its kClassIdTextUnits units.
/// @return Whether they fit; `class_id` is set in any case.
/// @cost   O(1), without a branch per unit.
[[nodiscard]] constexpr bool decode_class_id(const char16_t* text, ClassId& class_id) {
  HexReader reader;
  const std::uint32_t data1 = reader.read(text, text + 4);
  const std::uint32_t data2_and_data3 = reader.read(text + 9, text + 14);
  const std::uint64_t data4_begin = reader.read(text + 19, text + 24);
  const std::uint64_t data4_end = reader.read(text + 28, text + 32);
  class_id.data1 = data1;
  class_id.data2 = static_cast<std::uint16_t>(data2_and_data3 >> 16U);
  class_id.data3 = static_cast<std::uint16_t>(data2_and_data3);
  class_id.data4 = bytes_of(data4_begin << 32U | data4_end);
  const bool hyphens = text[8] == u'-' && text[13] == u'-' && text[18] == u'-' && text[23] == u'-';
  return hyphens && reader.all_were_digits();
}

}  // namespace rdspec

#endif  // RDSPEC_SRC_CLASS_ID_TEXT_H_
