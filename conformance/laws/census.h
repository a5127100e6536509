// SPDX-License-Identifier: Apache-2.0
//
// Counts what the laws had to say, so that a driver fails when it only ever asked trivial things.

#ifndef RDSPEC_LAWS_CENSUS_H_
#define RDSPEC_LAWS_CENSUS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "conformance/laws/law.h"

namespace rdspec::laws {

/// What one law said about the names it was given.
class Census {
 public:
  void add(const Trial& trial, const Finding& finding);

  [[nodiscard]] std::size_t names() const { return names_; }
  [[nodiscard]] std::size_t accepted() const { return accepted_; }
  [[nodiscard]] std::size_t telling() const { return telling_; }

  /// Whether enough was asked.
  /// @return A sentence naming what is short; nothing when both minimums are met.
  [[nodiscard]] std::optional<std::string> shortfall(std::size_t accepted_min,
                                                     std::size_t telling_min) const;

  /// "law: 1000 names, 412 accepted, 300 telling, rests on inferred (MON-…)".
  [[nodiscard]] std::string summary(const Law& law) const;

 private:
  std::size_t names_ = 0;
  std::size_t accepted_ = 0;
  std::size_t telling_ = 0;
};

/// Everything that a reader of a failure needs: law, rules, evidence, name, answer, violation.
[[nodiscard]] std::string report(const Law& law, const Trial& trial, const Finding& finding);

/// Checks laws on one name, for drivers that stop at the first violation.
/// @return What report() says of the first law that is violated; empty when all hold.
[[nodiscard]] std::string first_violation(const Subject& subject, std::span<const Law> laws,
                                          std::u16string_view name);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_CENSUS_H_
