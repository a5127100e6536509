// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/findings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rdspec::laws {

Finding violated(std::string explanation) { return {Weight::kTelling, std::move(explanation)}; }

Finding violated_by(std::u16string_view other, const Answer& answer, std::string_view explanation) {
  return violated(std::string(explanation) + ": \"" + printable(other) + "\" gives " +
                  describe(answer));
}

bool have_same_value(const Answer& left, const Answer& right) {
  return left.hresult == right.hresult && left.moniker_state == right.moniker_state &&
         left.mksys == right.mksys && left.components == right.components &&
         left.display_name == right.display_name;
}

Finding must_have_same_value(const Trial& trial, std::u16string_view other,
                             std::string_view explanation) {
  const Answer answer = trial.ask(other);
  return have_same_value(trial.answer(), answer) ? held() : violated_by(other, answer, explanation);
}

Finding must_be_refused(const Trial& trial, std::u16string_view other, std::string_view explanation,
                        std::size_t eaten_units, std::uint32_t hresult) {
  const Answer answer = trial.ask(other);
  const bool is_right = answer.hresult == hresult && answer.eaten_units == eaten_units &&
                        answer.moniker_state == RDSPEC_OUT_NULL;
  return is_right ? held() : violated_by(other, answer, explanation);
}

std::size_t session_length_units(const Trial& trial) {
  return trial.anatomy().has_session ? trial.anatomy().session.length_units : 0;
}

bool can_be_varied(const Trial& trial) {
  return trial.accepted() && trial.anatomy().is_well_formed;
}

bool is_near_the_grammar(const Trial& trial) {
  constexpr std::array kBeginnings = {kSessionKeyword, kClassKeyword, kNewKeyword,
                                      kClassMonikerId.substr(0, 9)};
  return std::ranges::any_of(kBeginnings, [&](std::u16string_view beginning) {
    return starts_with_ignoring_case(trial.visible(), beginning);
  });
}

Weight weight_of(const Trial& trial) {
  return trial.accepted() || is_near_the_grammar(trial) ? Weight::kTelling : Weight::kTrivial;
}

}  // namespace rdspec::laws
