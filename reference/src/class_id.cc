// SPDX-License-Identifier: Apache-2.0

#include "rdspec/class_id.h"

#include <algorithm>

#include "class_id_text.h"

namespace rdspec {
namespace {

using TwoDigits = std::array<char16_t, 2>;

// The text of every byte.
constexpr std::array<TwoDigits, 256> kDigitsOfByte = [] {
  constexpr std::u16string_view kUpperDigits = u"0123456789ABCDEF";
  std::array<TwoDigits, 256> digits{};
  for (std::size_t byte = 0; byte < digits.size(); ++byte) {
    digits[byte] = {kUpperDigits[byte >> 4U], kUpperDigits[byte & 0xFU]};
  }
  return digits;
}();

// Where the text of each byte begins.
constexpr std::array<std::uint8_t, 16> kPlaceOfByte = {0,  2,  4,  6,  9,  11, 14, 16,
                                                       19, 21, 24, 26, 28, 30, 32, 34};

}  // namespace

std::optional<ClassId> parse_class_id(std::u16string_view text) {
  ClassId class_id;
  if (text.size() != kClassIdTextUnits || !decode_class_id(text.data(), class_id)) {
    return std::nullopt;
  }
  return class_id;
}

void format_class_id(const ClassId& class_id, std::span<char16_t, kClassIdTextUnits> text) {
  const auto numbers = bytes_of(std::uint64_t{class_id.data1} << 32U |
                                std::uint64_t{class_id.data2} << 16U | class_id.data3);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::ranges::copy(kDigitsOfByte[numbers[i]], &text[kPlaceOfByte[i]]);
    std::ranges::copy(kDigitsOfByte[class_id.data4[i]], &text[kPlaceOfByte[8 + i]]);
  }
  text[8] = text[13] = text[18] = text[23] = u'-';
}

}  // namespace rdspec
