// SPDX-License-Identifier: Apache-2.0

#include "conformance/properties/name_generator.h"

#include <cstdint>
#include <ostream>
#include <vector>

#include "conformance/laws/answer.h"

namespace rdspec::properties {
namespace {

// Enough choices for two class ids; a name that needs more goes on with the simplest ones.
constexpr std::size_t kChoices = 160;

// Of sixteen names so many are of each closeness.
constexpr std::size_t kValidWeight = 7;
constexpr std::size_t kNearValidWeight = 7;
constexpr std::size_t kHostileWeight = 2;

}  // namespace

void showValue(const Name& name, std::ostream& stream) {
  stream << '"' << laws::printable(name.units) << '"';
}

rc::Gen<Name> names_of(laws::Closeness closeness) {
  // The choices are of full range at any size: RapidCheck's size would make all early names alike.
  auto choices = rc::gen::container<std::vector<std::uint32_t>>(
      kChoices, rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint32_t>()));
  return rc::gen::map(std::move(choices), [closeness](const std::vector<std::uint32_t>& given) {
    laws::Choices stream(given);
    return Name{laws::spell_name(stream, closeness), closeness};
  });
}

rc::Gen<Name> names() {
  return rc::gen::weightedOneOf<Name>({{kValidWeight, names_of(laws::Closeness::kValid)},
                                       {kNearValidWeight, names_of(laws::Closeness::kNearValid)},
                                       {kHostileWeight, names_of(laws::Closeness::kHostile)}});
}

}  // namespace rdspec::properties
