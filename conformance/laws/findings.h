// SPDX-License-Identifier: Apache-2.0
//
// Internal: how the checks of laws phrase what they found.

#ifndef RDSPEC_LAWS_FINDINGS_H_
#define RDSPEC_LAWS_FINDINGS_H_

#include <string>
#include <string_view>

#include "conformance/laws/law.h"

namespace rdspec::laws {

[[nodiscard]] inline Finding vacuous() { return {}; }
[[nodiscard]] inline Finding held(Weight weight = Weight::kTelling) { return {weight, {}}; }

[[nodiscard]] Finding violated(std::string explanation);

/// A violation that shows another name and the answer to it beside those of the trial.
[[nodiscard]] Finding violated_by(std::u16string_view other, const Answer& answer,
                                  std::string_view explanation);

/// Whether two answers give the same moniker, or refuse with the same code; what was eaten aside.
[[nodiscard]] bool have_same_value(const Answer& left, const Answer& right);

/// Requires that another name has the value of the trial's name.
[[nodiscard]] Finding must_have_same_value(const Trial& trial, std::u16string_view other,
                                           std::string_view explanation);

/// Requires that another name is refused with a code and with so much of it eaten.
[[nodiscard]] Finding must_be_refused(const Trial& trial, std::u16string_view other,
                                      std::string_view explanation, std::size_t eaten_units,
                                      std::uint32_t hresult = kMonikerSyntax);

/// What a refusal eats of the trial's name when its session part is good and the rest is not.
[[nodiscard]] std::size_t session_length_units(const Trial& trial);

/// Whether the name is accepted and the grammar derives it, so that its parts can be changed.
[[nodiscard]] bool can_be_varied(const Trial& trial);

/// Whether a name begins as the names of the grammar do, so that refusing it is no accident.
[[nodiscard]] bool is_near_the_grammar(const Trial& trial);

/// kTelling for accepted names and for refused ones near the grammar, else kTrivial.
[[nodiscard]] Weight weight_of(const Trial& trial);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_FINDINGS_H_
