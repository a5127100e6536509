// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/names.h"

#include <algorithm>
#include <string_view>

#include "conformance/laws/anatomy.h"
#include "conformance/laws/name_parts.h"

namespace rdspec::laws {
namespace {

using namespace std::string_view_literals;

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

}  // namespace rdspec::laws
