// SPDX-License-Identifier: Apache-2.0
//
// Seeded streams of inputs that no case file holds, for tests that look for differences.

#ifndef RDSPEC_MUTANTS_TESTS_SEARCH_H_
#define RDSPEC_MUTANTS_TESTS_SEARCH_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "conformance/laws/answer.h"
#include "conformance/laws/names.h"

namespace rdspec::mutants {

/// A name and how it is handed over.
struct ParseInput {
  std::u16string name;
  laws::Manner manner;
};

/// The texts of all case files, to tell whether an input stands in one of them.
class CaseTexts {
 public:
  /// Reads the JSON files of conformance/cases; an absent folder holds no case.
  CaseTexts();

  /// Whether the name occurs as {"text": …} or {"u16": …} in any case.
  [[nodiscard]] bool hold(std::u16string_view name) const;

 private:
  std::set<std::string> texts_;  // the JSON of the value of each `text` and `u16`
};

/// Spells an input: mostly plain calls of either function, some with NULL arguments.
[[nodiscard]] ParseInput spell_parse_input(laws::Choices& choices);

/// Spells a request for the entry `run` as JSON.
[[nodiscard]] std::string spell_request(laws::Choices& choices);

}  // namespace rdspec::mutants

#endif  // RDSPEC_MUTANTS_TESTS_SEARCH_H_
