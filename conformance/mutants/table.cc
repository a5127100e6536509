// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <iterator>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {

std::span<const Mutant> all_mutants() {
  static const std::vector<Mutant> mutants = [] {
    std::vector<Mutant> all;
    for (auto* part : {session_mutants, session_part_mutants, class_mutants, class_id_mutants,
                       display_name_mutants, result_mutants, operation_mutants}) {
      std::ranges::copy(part(), std::back_inserter(all));
    }
    return all;
  }();
  return mutants;
}

const rdspec_subject* find_mutant(std::string_view name) {
  const auto mutants = all_mutants();
  const auto mutant = std::ranges::find(mutants, name, &Mutant::name);
  return mutant == mutants.end() ? nullptr : mutant->subject;
}

}  // namespace rdspec::mutants
