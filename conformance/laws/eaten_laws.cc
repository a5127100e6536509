// SPDX-License-Identifier: Apache-2.0
//
// Laws of what a call reports besides the moniker: its code and how much it used of the name.

#include "conformance/laws/checks.h"
#include "conformance/laws/findings.h"

namespace rdspec::laws {

namespace {

// Whether the name holds a NUL; what that means is a law of its own.
bool has_nul(const Trial& trial) { return trial.visible().size() != trial.name().size(); }

}  // namespace

Finding check_eaten_stays_inside_the_name(const Trial& trial) {
  if (has_nul(trial)) return vacuous();
  return trial.answer().eaten_units <= trial.visible().size()
             ? held(weight_of(trial))
             : violated("more was eaten than the name has");
}

Finding check_success_eats_the_whole_name(const Trial& trial) {
  if (!trial.accepted() || has_nul(trial)) return vacuous();
  if (trial.answer().hresult != kOk) return violated("a success other than S_OK");
  return trial.answer().eaten_units == trial.visible().size()
             ? held()
             : violated("a success that did not eat the whole name");
}

Finding check_first_refusals_give_no_moniker(const Trial& trial) {
  if (!trial.refused() || trial.answer().eaten_units != 0) return vacuous();
  return trial.answer().moniker_state == RDSPEC_OUT_NULL
             ? held(weight_of(trial))
             : violated("a refusal in the first step that does not store NULL for the moniker");
}

Finding check_later_refusals_give_no_moniker(const Trial& trial) {
  if (!trial.refused() || trial.answer().eaten_units == 0) return vacuous();
  return trial.answer().moniker_state == RDSPEC_OUT_NULL
             ? held()
             : violated("a refusal after the first step that does not store NULL");
}

Finding check_refusals_eat_nothing_or_a_name(const Trial& trial) {
  if (!trial.refused()) return vacuous();
  const std::size_t eaten_units = trial.answer().eaten_units;
  if (eaten_units > trial.visible().size()) return vacuous();  // another law's violation
  const std::u16string_view beginning = trial.visible().substr(0, eaten_units);
  if (eaten_units == 0) {
    // A good first moniker must have been eaten (MON-Q13).
    const Anatomy& anatomy = trial.anatomy();
    if (!anatomy.has_session) return held(weight_of(trial));
    const std::u16string_view session = anatomy.session.of(trial.visible());
    const Answer answer = trial.ask(session);
    return is_accepted(answer) ? violated_by(session, answer, "nothing eaten, although it begins")
                               : held();
  }
  const Answer answer = trial.ask(beginning);
  return is_accepted(answer) && answer.eaten_units == eaten_units
             ? held()
             : violated_by(beginning, answer, "what a refusal has eaten is no name of its own");
}

Finding check_refusals_have_a_known_code(const Trial& trial) {
  if (!trial.refused()) return vacuous();
  const Answer& answer = trial.answer();
  if (answer.hresult == kMonikerSyntax) return held(weight_of(trial));
  // MON-Q21: only a class moniker in front can hand the rest to its class.
  const bool has_class_in_front = answer.eaten_units > 0 &&
                                  answer.eaten_units <= trial.visible().size() &&
                                  trial.visible()[answer.eaten_units - 1] == u':';
  return answer.hresult == kClassNotRegistered && has_class_in_front
             ? held()
             : violated("a refusal with another code than MK_E_SYNTAX");
}

}  // namespace rdspec::laws
