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
#include <vector>

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
  bool asks_again = true;  // about other names or in another manner; else the check is cheap
};

/// Every law, in the order in which a reader meets the rules.
[[nodiscard]] std::span<const Law> all_laws();

/// The word of the spec for a grade of evidence.
[[nodiscard]] std::string_view word_of(Evidence evidence);

/// The laws that a subject is held to: all of them for the reference and whenever the environment
/// variable RDSPEC_STRICT is 1, else those that rest on what is documented or observed.
[[nodiscard]] std::vector<Law> laws_in_force(bool reference_is_under_test);

/// Whether a violation fails an implementation by default.
[[nodiscard]] constexpr bool is_gating(const Law& law) {
  return law.evidence <= Evidence::kObserved;
}

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_LAW_H_
