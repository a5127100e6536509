// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/name_parts.h"

#include "conformance/laws/anatomy.h"

namespace rdspec::laws {

using namespace std::string_view_literals;

std::u16string in_some_case(Choices& choices, std::u16string_view text) {
  std::u16string result(text);
  const std::uint32_t manner = choices.below(4);
  for (char16_t& unit : result) {
    const char16_t upper = ascii_upper(unit);
    if (upper < u'A' || upper > u'Z') continue;
    const bool lower = manner == 1 || (manner == 3 && choices.below(2) != 0);
    if (manner != 0) unit = lower ? static_cast<char16_t>(upper + 0x20) : upper;
  }
  return result;
}

std::u16string spell_session_number(Choices& choices) {
  static constexpr std::u16string_view kNumbers[] = {
      u"3",  u"0",   u"1",          u"10",         u"65535",     u"65536",
      u"08", u"017", u"2147483647", u"2147483648", u"4294967294"};
  if (choices.below(2) == 0) return std::u16string(any_of(choices, kNumbers));
  std::u16string digits(choices.below(3), u'0');
  const std::uint32_t length = 1 + choices.below(9);
  for (std::uint32_t i = 0; i < length; ++i) {
    digits += static_cast<char16_t>(u'0' + choices.below(10));
  }
  return digits;
}

std::u16string spell_session(Choices& choices) {
  std::u16string name = in_some_case(choices, kSessionKeyword);
  name += choices.below(4) == 3 ? in_some_case(choices, kConsoleKeyword)
                                : spell_session_number(choices);
  return name + u'!';
}

std::u16string spell_class_id(Choices& choices) {
  static constexpr std::u16string_view kClassIds[] = {
      u"10000013-0000-0000-0000-000000000001", u"0002E005-0000-0000-C000-000000000046",
      u"00000000-0000-0000-0000-000000000000", u"abcdef01-2345-6789-ABCD-ef0123456789"};
  if (choices.below(4) == 0) return std::u16string(any_of(choices, kClassIds));
  std::u16string class_id = u"00000000-0000-0000-0000-000000000000";
  for (char16_t& unit : class_id) {
    if (unit == u'0') unit = u"0123456789ABCDEFabcdef"[choices.below(22)];
  }
  return class_id;
}

std::u16string spell_extra_data(Choices& choices) {
  static constexpr std::u16string_view kPieces[] = {
      u";", u";extra data", u" ",   u"}",      u"{",      u"!",   u"0",
      u"-", u"clsid",       u"a=B", u"\u00E9", u"\u017F", u";x=", u"\uFFFF"};
  std::u16string extra;
  for (std::uint32_t i = choices.below(4); i > 0; --i) extra += any_of(choices, kPieces);
  return extra;
}

std::u16string spell_object(Choices& choices) {
  static constexpr std::u16string_view kKeywords[] = {kClassKeyword, kClassKeyword, kNewKeyword,
                                                      kClassMonikerId};
  const std::u16string_view keyword = any_of(choices, kKeywords);
  std::u16string name = in_some_case(choices, keyword);
  const std::u16string class_id = spell_class_id(choices);
  name += choices.below(3) == 2 ? u'{' + class_id + u'}' : class_id;
  if (keyword == kNewKeyword) return name;
  if (choices.below(2) != 0) name += spell_extra_data(choices);
  if (choices.below(2) != 0) name += u':';
  return name;
}

char16_t spell_unit(Choices& choices) {
  constexpr std::u16string_view kUnits =
      u"0:!{}-;9aAfFgG xX+ \t\r\n@/\\\0\u00A0\u0130\u0131\u017F\u0153\u0661\u212A\u2028\uFEFF\uFF10"
      u"\uFF19\uFF21\uFF1A\uFF01\uFFFF"sv;
  switch (choices.below(4)) {
    case 0:
    case 1:
      return any_of(choices, kUnits);
    case 2:
      return static_cast<char16_t>(choices.below(0x80));
    default:
      // Surrogates come alone, and as often as all other units together.
      return static_cast<char16_t>(choices.below(2) == 0 ? 0xD800 + choices.below(0x800)
                                                         : choices.below(0x10000));
  }
}

}  // namespace rdspec::laws
