// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "conformance/laws/anatomy.h"
#include "conformance/laws/name_parts.h"
#include "conformance/laws/names.h"

namespace rdspec::laws {
namespace {

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
    name = spell_name(choices, Closeness::kValid);
  }
}

void add_around(Choices& choices, std::u16string& name) {
  using namespace std::string_view_literals;
  static constexpr std::u16string_view kTails[] = {u":", u":tail", u"}", u" ", u"!", u"0", u"\\"};
  switch (choices.below(4)) {
    case 0:
      name += spell_object(choices);
      break;
    case 1:
      name.insert(0, spell_session(choices));
      break;
    case 2:
      name += any_of(choices, kTails);
      break;
    default:
      name.insert(0, 1, any_of(choices, u" \t@\0+\uFEFF"sv));
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

void edit_name(Choices& choices, std::u16string& name) {
  const std::uint32_t kind = choices.below(8);
  if (kind < 3 && !name.empty()) {
    edit_unit(choices, name);
  } else if (kind == 3) {
    name = in_some_case(choices, name);
  } else if (kind == 4) {
    add_around(choices, name);
  } else {
    respell_part(choices, name);
  }
  if (name.size() > kNameUnitsMax) name.resize(kNameUnitsMax);
}

}  // namespace rdspec::laws
