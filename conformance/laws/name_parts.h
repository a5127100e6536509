// SPDX-License-Identifier: Apache-2.0
//
// Internal: spellings of the parts of a display name, for whole names and for edits.

#ifndef RDSPEC_LAWS_NAME_PARTS_H_
#define RDSPEC_LAWS_NAME_PARTS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "conformance/laws/names.h"

namespace rdspec::laws {

template <std::size_t Size>
[[nodiscard]] std::u16string_view any_of(Choices& choices,
                                         const std::u16string_view (&texts)[Size]) {
  return texts[choices.below(Size)];
}

[[nodiscard]] inline char16_t any_of(Choices& choices, std::u16string_view units) {
  return units[choices.below(static_cast<std::uint32_t>(units.size()))];
}

/// The text in some letter case; choice 0 leaves it as it is.
[[nodiscard]] std::u16string in_some_case(Choices& choices, std::u16string_view text);

[[nodiscard]] std::u16string spell_session_number(Choices& choices);
[[nodiscard]] std::u16string spell_session(Choices& choices);
[[nodiscard]] std::u16string spell_class_id(Choices& choices);
[[nodiscard]] std::u16string spell_extra_data(Choices& choices);
[[nodiscard]] std::u16string spell_object(Choices& choices);

/// A unit that parsers get wrong.
[[nodiscard]] char16_t spell_unit(Choices& choices);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_NAME_PARTS_H_
