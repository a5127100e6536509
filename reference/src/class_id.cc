// SPDX-License-Identifier: Apache-2.0

#include "rdspec/class_id.h"

#include <cstring>

namespace rdspec {
namespace {

// Hexadecimal digits come in groups of four, with hyphens between some of them.
constexpr std::size_t kGroupUnits = 4;
constexpr std::array<std::uint8_t, 8> kGroupOffsets = {0, 4, 9, 14, 19, 24, 28, 32};
constexpr std::array<std::uint8_t, 4> kHyphenOffsets = {8, 13, 18, 23};
constexpr std::size_t kDigitCount = kGroupUnits * kGroupOffsets.size();

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
  std::array<char16_t, kDigitCount> digits{};
  for (std::size_t i = 0; i < kGroupOffsets.size(); ++i) {
    std::memcpy(&digits[i * kGroupUnits], &text[kGroupOffsets[i]], kGroupUnits * sizeof(char16_t));
  }
  // No branch until the end, and nothing but 16-bit arithmetic: compilers turn this into vector
  // code. Subtraction wraps, so that a unit below the range becomes a large one.
  std::uint16_t misfit = 0;
  for (const std::uint8_t offset : kHyphenOffsets) {
    misfit |= static_cast<std::uint16_t>(text[offset] ^ u'-');
  }
  std::array<std::uint16_t, kDigitCount> values{};
  for (std::size_t i = 0; i < kDigitCount; ++i) {
    const std::uint16_t unit = digits[i];
    const auto decimal = static_cast<std::uint16_t>(unit - u'0');
    const auto letter = static_cast<std::uint16_t>((unit | 0x20U) - u'a');
    values[i] = decimal < 10 ? decimal : static_cast<std::uint16_t>(letter + 10);
    misfit |= static_cast<std::uint16_t>(decimal >= 10 && letter >= 6 ? 1 : 0);
  }
  if (misfit != 0) {
    return std::nullopt;
  }
  TextOrder bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(values[2 * i] << 4U | values[2 * i + 1]);
  }
  return from_text_order(bytes);
}

void format_class_id(const ClassId& class_id, std::span<char16_t, kClassIdTextUnits> text) {
  const TextOrder bytes = to_text_order(class_id);
  for (std::size_t i = 0; i < kDigitCount; ++i) {
    const std::size_t digit = bytes[i / 2] >> (i % 2 == 0 ? 4U : 0U) & 0xFU;
    text[kGroupOffsets[i / kGroupUnits] + i % kGroupUnits] = kUpperDigits[digit];
  }
  for (const std::uint8_t offset : kHyphenOffsets) {
    text[offset] = u'-';
  }
}

}  // namespace rdspec
