// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/census.h"

namespace rdspec::laws {

void Census::add(const Trial& trial, const Finding& finding) {
  ++names_;
  accepted_ += trial.accepted() ? 1U : 0U;
  telling_ += finding.weight == Weight::kTelling ? 1U : 0U;
}

std::optional<std::string> Census::shortfall(std::size_t accepted_min,
                                             std::size_t telling_min) const {
  if (accepted_ >= accepted_min && telling_ >= telling_min) return std::nullopt;
  return "of " + std::to_string(names_) + " names " + std::to_string(accepted_) +
         " were accepted (at least " + std::to_string(accepted_min) + " expected) and " +
         std::to_string(telling_) + " telling (at least " + std::to_string(telling_min) + ")";
}

std::string Census::summary(const Law& law) const {
  std::string text(law.name);
  text += ": " + std::to_string(names_) + " names, " + std::to_string(accepted_) + " accepted, " +
          std::to_string(telling_) + " telling, rests on ";
  text += word_of(law.evidence);
  return law.rules.empty() ? text : text + " (" + std::string(law.rules) + ")";
}

std::string report(const Law& law, const Trial& trial, const Finding& finding) {
  std::string text = "law " + std::string(law.name) + " is violated: " + std::string(law.statement);
  text += "\n  rests on: " + std::string(word_of(law.evidence)) + " " + std::string(law.rules);
  text += "\n  name:     \"" + printable(trial.name()) + "\"";
  text += "\n  answer:   " + describe(trial.answer());
  text += "\n  but:      " + finding.violation;
  return text;
}

std::string first_violation(const Subject& subject, std::span<const Law> laws,
                            std::u16string_view name) {
  const Trial trial(subject, name);
  for (const Law& law : laws) {
    const Finding finding = law.check(trial);
    if (!finding.holds()) return report(law, trial, finding);
  }
  return {};
}

}  // namespace rdspec::laws
