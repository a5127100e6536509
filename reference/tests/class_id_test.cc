// SPDX-License-Identifier: Apache-2.0

#include "rdspec/class_id.h"

#include <gtest/gtest.h>

#include <string>

namespace rdspec {
namespace {

constexpr std::u16string_view kText = u"01234567-89AB-CDEF-fedc-ba9876543210";
constexpr ClassId kId = {
    0x01234567, 0x89AB, 0xCDEF, {0xFE, 0xDC, 0xBA, 0x98, 0x76, 0x54, 0x32, 0x10}};

TEST(ParseClassId, ReadsFieldsInTheOrderOfTheText) { EXPECT_EQ(parse_class_id(kText), kId); }

TEST(ParseClassId, RefusesAnyOtherLength) {
  EXPECT_FALSE(parse_class_id(kText.substr(1)));
  EXPECT_FALSE(parse_class_id(std::u16string(kText) + u"0"));
  EXPECT_FALSE(parse_class_id(u""));
}

// What lies beside the digits in ASCII, looks like one, or becomes one when a byte is cut off.
TEST(ParseClassId, RefusesEveryOtherUnitAtEveryPosition) {
  for (const char16_t unit : {u'/', u':', u'@', u'G', u'`', u'g', u'\0', u' ', u'\x0130', u'\xFF11',
                              u'\x0141', u'\x2D2D', u'\xD800', u'+'}) {
    for (std::size_t i = 0; i < kText.size(); ++i) {
      std::u16string text(kText);
      text[i] = unit;
      EXPECT_FALSE(parse_class_id(text)) << "unit " << static_cast<unsigned>(unit) << " at " << i;
    }
  }
}

TEST(ParseClassId, RefusesADigitForAHyphenAndTheReverse) {
  for (std::size_t i = 0; i < kText.size(); ++i) {
    std::u16string text(kText);
    text[i] = text[i] == u'-' ? u'0' : u'-';
    EXPECT_FALSE(parse_class_id(text)) << i;
  }
}

TEST(FormatClassId, WritesUpperCase) {
  std::u16string text(kClassIdTextUnits, u'x');
  format_class_id(kId, std::span<char16_t, kClassIdTextUnits>(text));
  EXPECT_EQ(text, u"01234567-89AB-CDEF-FEDC-BA9876543210");
}

}  // namespace
}  // namespace rdspec
