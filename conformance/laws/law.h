// SPDX-License-Identifier: Apache-2.0
//
// Laws of display names: sentences that hold for every name, whatever it is, so that they can be
// checked on names that nobody wrote down. A law is written once and driven by property tests, by
// exhaustive enumeration and by fuzzers.
//
// Rules:    each law names the ones it rests on, and how well the weakest of them is known.
// Not here: what one particular name means; that is what the conformance cases say.

#ifndef RDSPEC_LAWS_LAW_H_
#define RDSPEC_LAWS_LAW_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "conformance/laws/trial.h"

namespace rdspec::laws {

/// How well something is known, best first, in the words of the spec. kContract is what
/// rdspec_subject.h itself demands of a subject; kUnknown is the provisional default of a question.
enum class Evidence : std::uint8_t {
  kContract,
  kDocumented,
  kObserved,
  kDerived,
  kInferred,
  kUnknown
};

/// How much a law had to say about one name.
enum class Weight : std::uint8_t {
  kVacuous,  // the law does not speak of such names
  kTrivial,  // it does, but nearly anything would satisfy it
  kTelling   // a wrong implementation could have been caught
};

/// What came of checking one law on one name.
struct Finding {
  Weight weight = Weight::kVacuous;
  std::string violation;  // UTF-8 for people; empty when the law holds

  [[nodiscard]] bool holds() const { return violation.empty(); }
};

struct Law {
  std::string_view name;       // permanent, snake_case
  std::string_view statement;  // one sentence
  std::string_view rules;      // ids, separated by blanks; empty for kContract
  Evidence evidence;           // of the weakest of the rules
  Finding (*check)(const Trial& trial);
};

/// Every law, in the order in which a reader meets the rules.
[[nodiscard]] std::span<const Law> all_laws();

/// The word of the spec for a grade of evidence.
[[nodiscard]] std::string_view word_of(Evidence evidence);

/// Whether a violation of the law fails an implementation by default; the strict tier holds the
/// reference and its mutants to every law.
[[nodiscard]] constexpr bool is_gating(const Law& law) {
  return law.evidence <= Evidence::kObserved;
}

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_LAW_H_
