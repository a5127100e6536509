// SPDX-License-Identifier: Apache-2.0
//
// Deliberately wrong implementations: the reference with one change each. A suite that passes one
// of them has a hole. Each changes a class of inputs, never a single name.

#ifndef RDSPEC_MUTANTS_MUTANT_H_
#define RDSPEC_MUTANTS_MUTANT_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "conformance/subject/rdspec_subject.h"

namespace rdspec::mutants {

/// Which entry of the subject is wrong.
enum class Entry : std::uint8_t {
  kMonikerParse,  // visible to laws and fuzzers
  kRun            // visible to the cases only
};

struct Mutant {
  std::string_view name;   // permanent, snake_case, says what it does
  std::string_view rules;  // the rules or questions it breaks, separated by blanks
  std::string_view wrong;  // one sentence: what a user of such an implementation meets
  Entry entry;
  const rdspec_subject* subject;
};

/// All mutants, those of one rule beside each other.
[[nodiscard]] std::span<const Mutant> all_mutants();

/// @return The subject of the mutant; nullptr when there is none of that name.
[[nodiscard]] const rdspec_subject* find_mutant(std::string_view name);

}  // namespace rdspec::mutants

#endif  // RDSPEC_MUTANTS_MUTANT_H_
