// SPDX-License-Identifier: Apache-2.0

#include "rdspec/class_id.h"

#include "class_id_text.h"

namespace rdspec {
namespace {

constexpr std::u16string_view kUpperDigits = u"0123456789ABCDEF";

// The class id as its 16 bytes in the order of the text.
using TextOrder = std::array<std::uint8_t, 16>;

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
  ClassId class_id;
  if (text.size() != kClassIdTextUnits || !decode_class_id(text.data(), class_id)) {
    return std::nullopt;
  }
  return class_id;
}

void format_class_id(const ClassId& class_id, std::span<char16_t, kClassIdTextUnits> text) {
  const TextOrder bytes = to_text_order(class_id);
  for (std::size_t i = 0; i < 2 * bytes.size(); ++i) {
    const std::size_t digit = bytes[i / 2] >> (i % 2 == 0 ? 4U : 0U) & 0xFU;
    text[kGroupOffsets[i / kLanes] + i % kLanes] = kUpperDigits[digit];
  }
  for (const std::uint8_t offset : kHyphenOffsets) {
    text[offset] = u'-';
  }
}

}  // namespace rdspec
