// SPDX-License-Identifier: Apache-2.0

#include "fuzz/moniker_mutator.h"

#include "conformance/laws/anatomy.h"
#include "conformance/laws/names.h"
#include "fuzz/input_reader.h"

namespace rdspec::fuzz {

std::size_t mutate_name(std::span<std::uint8_t> bytes, std::size_t size_bytes, std::uint64_t seed) {
  laws::Choices choices(seed);
  constexpr std::uint32_t kEditsMax = 3;
  std::u16string name = read_units(bytes.first(size_bytes));
  if (name.empty() || choices.one_in(8)) {
    name = laws::spell_any_name(choices);
  } else {
    for (std::uint32_t i = 1 + choices.below(kEditsMax); i > 0; --i) laws::edit_name(choices, name);
  }
  return write_units(name, bytes);
}

std::u16string cross_names(std::u16string_view left, std::u16string_view right,
                           std::uint64_t seed) {
  laws::Choices choices(seed);
  const laws::Anatomy left_parts = laws::dissect(left);
  const laws::Anatomy right_parts = laws::dissect(right);
  if (left_parts.has_session && choices.below(2) == 0) {
    const std::size_t rest = right_parts.has_session ? right_parts.session.end_units() : 0;
    return std::u16string(left_parts.session.of(left)).append(right.substr(rest));
  }
  const auto cut = [&](std::u16string_view name) {
    return choices.below(static_cast<std::uint32_t>(name.size() + 1));
  };
  return std::u16string(left.substr(0, cut(left))).append(right.substr(cut(right)));
}

}  // namespace rdspec::fuzz
