// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/names.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "conformance/laws/anatomy.h"

namespace rdspec::laws {
namespace {

using namespace std::string_view_literals;

template <std::size_t Size>
std::u16string_view any_of(Choices& choices, const std::u16string_view (&texts)[Size]) {
  return texts[choices.below(Size)];
}

char16_t any_of(Choices& choices, std::u16string_view units) {
  return units[choices.below(static_cast<std::uint32_t>(units.size()))];
}

// Choice 0 leaves the text as documents spell it.
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

std::u16string spell_valid_name(Choices& choices) {
  const std::uint32_t kind = choices.below(8);
  if (kind < 3) return spell_object(choices);
  std::u16string name = spell_session(choices);
  return kind == 3 ? name : name + spell_object(choices);
}

// The grammar's words in any order.
std::u16string spell_words(Choices& choices) {
  std::u16string name;
  for (std::uint32_t i = 1 + choices.below(5); i > 0; --i) {
    switch (choices.below(6)) {
      case 0:
        name += spell_session(choices);
        break;
      case 1:
        name += spell_object(choices);
        break;
      case 2:
        name += in_some_case(choices, kSessionKeyword);
        break;
      case 3:
        name += spell_class_id(choices);
        break;
      case 4:
        name += spell_session_number(choices);
        break;
      default:
        name += any_of(choices, u":!{};-\0 @x"sv);
    }
  }
  return name;
}

// Units that parsers get wrong.
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

std::u16string spell_hostile_name(Choices& choices) {
  std::u16string name = choices.below(2) == 0 ? std::u16string() : spell_words(choices);
  const std::uint32_t length = choices.below(choices.one_in(16) ? 1024 : 24);
  const bool is_repeated = choices.below(2) != 0;
  const char16_t repeated = spell_unit(choices);
  for (std::uint32_t i = 0; i < length; ++i) {
    name += is_repeated ? repeated : spell_unit(choices);
  }
  if (choices.one_in(4)) name += spell_valid_name(choices);
  if (choices.one_in(8)) name.insert(0, 1, u'\0');
  return name;
}

// A number close to where 32 or 64 bits end.
std::u16string spell_boundary_number(Choices& choices) {
  const auto digit = [&] { return static_cast<char16_t>(u'0' + choices.below(10)); };
  switch (choices.below(3)) {
    case 0:
      return u"4294967295";
    case 1:
      return std::u16string(u"42949672") + u'9' + digit();
    default:
      return std::u16string(u"1844674407370955162") + digit();
  }
}

// What stands where a session number should.
std::u16string spell_foreign_number(Choices& choices) {
  static constexpr std::u16string_view kWords[] = {u"", u"Current", u"console ", u"99999999999"};
  static constexpr std::u16string_view kInFront[] = {u"+",  u"-",  u" ",      u"\t",
                                                     u"0x", u"0X", u"\uFF11", u"\u0661"};
  static constexpr std::u16string_view kBehind[] = {u" ", u"A",  u"f",      u"h",
                                                    u"!", u".0", u"\uFF10", u"\u0660"};
  switch (choices.below(4)) {
    case 0:
      return std::u16string(any_of(choices, kWords));
    case 1:
      return std::u16string(any_of(choices, kInFront)) + spell_session_number(choices);
    case 2:
      return spell_session_number(choices) + std::u16string(any_of(choices, kBehind));
    default:
      return spell_boundary_number(choices);
  }
}

void respell_session(Choices& choices, const Anatomy& anatomy, std::u16string& name) {
  static constexpr std::u16string_view kSeparators[] = {u"/", u":", u"!!", u""};
  switch (choices.below(4)) {
    case 0:
      name = with_replaced(name, anatomy.session_id, spell_session_number(choices));
      break;
    case 1:
      name =
          with_replaced(name, {anatomy.session.end_units() - 1, 1}, any_of(choices, kSeparators));
      break;
    default:
      name = with_replaced(name, anatomy.session_id, spell_foreign_number(choices));
  }
}

void respell_object(Choices& choices, const Anatomy& anatomy, std::u16string& name) {
  constexpr std::size_t kHyphens[] = {8, 13, 18, 23};
  switch (choices.below(4)) {
    case 0:
      name = with_replaced(name, anatomy.class_id, spell_class_id(choices));
      break;
    case 1:
      name[anatomy.class_id.begin_units + kHyphens[choices.below(4)]] = any_of(choices, u"0_ :{");
      break;
    case 2:
      name[anatomy.class_id.begin_units + choices.below(8)] = any_of(choices, u"Gg/:@`-");
      break;
    default:
      if (anatomy.is_class()) {
        name = with_replaced(name, anatomy.extra_data, spell_extra_data(choices));
      }
  }
}

// Replaces one part of a name that has such a part.
void respell_part(Choices& choices, std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  const bool has_object = anatomy.is_well_formed && anatomy.has_object();
  if (anatomy.has_session && (!has_object || choices.below(3) != 0)) {
    respell_session(choices, anatomy, name);
  } else if (has_object) {
    respell_object(choices, anatomy, name);
  } else {
    name = spell_valid_name(choices);
  }
}

void append_tail(Choices& choices, std::u16string& name) {
  static constexpr std::u16string_view kTails[] = {u":", u":tail", u"}", u" ", u"!", u"0", u"\\"};
  switch (choices.below(3)) {
    case 0:
      name += spell_object(choices);
      break;
    case 1:
      name.insert(0, spell_session(choices));
      break;
    default:
      name += any_of(choices, kTails);
  }
}

void swap_case(char16_t& unit) {
  const bool is_upper = unit >= u'A' && unit <= u'Z';
  unit = is_upper ? static_cast<char16_t>(unit + 0x20) : ascii_upper(unit);
}

void edit_unit(Choices& choices, std::u16string& name) {
  // Keywords and numbers stand in front, and are shorter than class ids.
  constexpr std::size_t kFrontUnits = 18;
  const std::size_t bound =
      choices.below(2) == 0 ? std::min(kFrontUnits, name.size()) : name.size();
  const std::size_t at = choices.below(static_cast<std::uint32_t>(bound));
  constexpr std::uint32_t kLookalikes = 3;
  switch (choices.below(7)) {
    case 0:
      name.erase(at, 1);
      break;
    case 1:
      name.insert(at, 1, name[at]);
      break;
    case 2:
      std::swap(name[at], name[name.size() - 1 - at]);
      break;
    case 3:
      swap_case(name[at]);
      break;
    case 4:
      name[at] = choices.below(2) == 0 ? spell_unit(choices) : static_cast<char16_t>(name[at] + 1);
      break;
    case 5:
      name[at] = lookalike_of(name[at], choices.below(kLookalikes));
      break;
    default:
      name.insert(at, 1, spell_unit(choices));
  }
}

}  // namespace

std::uint32_t Choices::below(std::uint32_t bound) {
  if (is_endless_) {  // splitmix64
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>((mixed ^ (mixed >> 31U)) >> 32U) % bound;
  }
  if (given_.empty()) return 0;
  const std::uint32_t choice = given_.front();
  given_ = given_.subspan(1);
  return choice % bound;
}

std::u16string spell_name(Choices& choices, Closeness closeness) {
  if (closeness == Closeness::kValid) return spell_valid_name(choices);
  if (closeness == Closeness::kHostile) return spell_hostile_name(choices);
  if (choices.below(4) == 3) return spell_words(choices);
  std::u16string name = spell_valid_name(choices);
  edit_name(choices, name);
  return name;
}

std::u16string spell_any_name(Choices& choices) {
  const std::uint32_t kind = choices.below(8);
  if (kind < 3) return spell_name(choices, Closeness::kValid);
  return spell_name(choices, kind < 7 ? Closeness::kNearValid : Closeness::kHostile);
}

void edit_name(Choices& choices, std::u16string& name) {
  const std::uint32_t kind = choices.below(8);
  if (kind < 3 && !name.empty()) {
    edit_unit(choices, name);
  } else if (kind == 3) {
    name = in_some_case(choices, name);
  } else if (kind == 4) {
    append_tail(choices, name);
  } else {
    respell_part(choices, name);
  }
  if (name.size() > kNameUnitsMax) name.resize(kNameUnitsMax);
}

}  // namespace rdspec::laws
