// SPDX-License-Identifier: Apache-2.0

#include "rdspec/class_id.h"

namespace rdspec {
namespace {

// Where the 32 hexadecimal digits stand in the text, and where the hyphens.
constexpr std::array<std::uint8_t, 32> kDigitOffsets = {0,  1,  2,  3,  4,  5,  6,  7,  9,  10, 11,
                                                        12, 14, 15, 16, 17, 19, 20, 21, 22, 24, 25,
                                                        26, 27, 28, 29, 30, 31, 32, 33, 34, 35};
constexpr std::array<std::uint8_t, 4> kHyphenOffsets = {8, 13, 18, 23};

// The value of each 8-bit unit as a hexadecimal digit; kNoDigit shares no bit with a value, so that
// one OR over all digits tells whether any of them was none.
constexpr std::uint8_t kNoDigit = 0x80;
constexpr std::array<std::uint8_t, 256> kDigitValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNoDigit);
  for (std::uint8_t i = 0; i < 10; ++i) {
    values[static_cast<std::size_t>('0') + i] = i;
  }
  for (std::uint8_t i = 0; i < 6; ++i) {
    values[static_cast<std::size_t>('a') + i] = static_cast<std::uint8_t>(10 + i);
    values[static_cast<std::size_t>('A') + i] = static_cast<std::uint8_t>(10 + i);
  }
  return values;
}();

constexpr std::u16string_view kUpperDigits = u"0123456789ABCDEF";

// The class id as its 16 bytes in the order of the text.
using TextOrder = std::array<std::uint8_t, 16>;

ClassId from_text_order(const TextOrder& bytes) {
  const auto byte = [&bytes](std::size_t i) { return static_cast<std::uint32_t>(bytes[i]); };
  ClassId id;
  id.data1 = byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
  id.data2 = static_cast<std::uint16_t>(byte(4) << 8U | byte(5));
  id.data3 = static_cast<std::uint16_t>(byte(6) << 8U | byte(7));
  for (std::size_t i = 0; i < id.data4.size(); ++i) {
    id.data4[i] = bytes[8 + i];
  }
  return id;
}

TextOrder to_text_order(const ClassId& id) {
  const auto low_byte = [](std::uint32_t value) {
    return static_cast<std::uint8_t>(value & 0xFFU);
  };
  TextOrder bytes = {low_byte(id.data1 >> 24U), low_byte(id.data1 >> 16U), low_byte(id.data1 >> 8U),
                     low_byte(id.data1),        low_byte(id.data2 >> 8U),  low_byte(id.data2),
                     low_byte(id.data3 >> 8U),  low_byte(id.data3)};
  for (std::size_t i = 0; i < id.data4.size(); ++i) {
    bytes[8 + i] = id.data4[i];
  }
  return bytes;
}

}  // namespace

std::optional<ClassId> parse_class_id(std::u16string_view text) {
  if (text.size() != kClassIdTextUnits) {
    return std::nullopt;
  }
  // No branch until the end: the digits of a well-formed id are independent of each other.
  unsigned misfit = 0;
  for (const std::uint8_t offset : kHyphenOffsets) {
    misfit |= static_cast<unsigned>(text[offset]) ^ static_cast<unsigned>(u'-');
  }
  TextOrder bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto high = static_cast<unsigned>(text[kDigitOffsets[2 * i]]);
    const auto low = static_cast<unsigned>(text[kDigitOffsets[2 * i + 1]]);
    const unsigned high_value = kDigitValues[high & 0xFFU];
    const unsigned low_value = kDigitValues[low & 0xFFU];
    misfit |= ((high | low) & 0xFF00U) | ((high_value | low_value) & kNoDigit);
    bytes[i] = static_cast<std::uint8_t>(high_value << 4U | low_value);
  }
  if (misfit != 0) {
    return std::nullopt;
  }
  return from_text_order(bytes);
}

void format_class_id(const ClassId& class_id, std::span<char16_t, kClassIdTextUnits> text) {
  const TextOrder bytes = to_text_order(class_id);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text[kDigitOffsets[2 * i]] = kUpperDigits[bytes[i] >> 4U];
    text[kDigitOffsets[2 * i + 1]] = kUpperDigits[bytes[i] & 0xFU];
  }
  for (const std::uint8_t offset : kHyphenOffsets) {
    text[offset] = u'-';
  }
}

}  // namespace rdspec
