// SPDX-License-Identifier: Apache-2.0
//
// Laws of the call itself: memory, arguments, and what must not make a difference.

#include <array>

#include "conformance/laws/checks.h"
#include "conformance/laws/findings.h"

namespace rdspec::laws {

Finding check_calls_stay_in_their_buffers(const Trial& trial) {
  const Answer& answer = trial.answer();
  if (!answer.breach.empty()) return violated(answer.breach);
  if (!trial.accepted()) return held(weight_of(trial));
  const std::size_t length_units = answer.display_name_length_units;
  if (answer.component_count == 0) return violated("a moniker without a component");
  // With room for all but one unit the length must still be reported and nothing be written.
  for (const std::size_t capacity_units : {std::size_t{0}, length_units - (length_units > 0)}) {
    const Answer cramped = trial.ask(trial.name(), {.display_name_capacity_units = capacity_units});
    if (!cramped.breach.empty()) return violated_by(trial.name(), cramped, "in a short buffer");
    if (cramped.display_name_length_units != length_units) {
      return violated("another length of the display name is announced for a short buffer");
    }
  }
  return held();
}

Finding check_calls_leave_no_trace(const Trial& trial) {
  constexpr std::array<std::u16string_view, 3> kOthers = {
      u"Session:77!clsid:0123ABCD-4567-89EF-FEDC-BA9876543210;other:", u"clsid:", u"no such name"};
  static_cast<void>(trial.ask(kOthers[trial.pick(kOthers.size())]));
  const Answer again = trial.ask(trial.name());
  return again == trial.answer() ? held(weight_of(trial))
                                 : violated_by(trial.name(), again, "asked again");
}

Finding check_out_parameters_fit_the_result(const Trial& trial) {
  if (trial.visible().empty()) return vacuous();
  const Answer& answer = trial.answer();
  if (answer.succeeded()) {
    return answer.eaten_state == RDSPEC_OUT_SET && answer.moniker_state == RDSPEC_OUT_SET
               ? held()
               : violated("a success that leaves an out parameter unset");
  }
  return answer.eaten_state == RDSPEC_OUT_SET ? held(weight_of(trial))
                                              : violated("a refusal that does not set eaten");
}

namespace {

// What an out parameter must hold after an argument error.
bool is_left_alone(rdspec_out_state state, std::uint32_t null_arguments,
                   rdspec_parse_argument argument) {
  const bool is_passed = (null_arguments & static_cast<std::uint32_t>(argument)) == 0;
  return state == (is_passed ? RDSPEC_OUT_UNTOUCHED : RDSPEC_OUT_NOT_PASSED);
}

bool is_argument_error(const Answer& answer, std::uint32_t null_arguments) {
  return answer.hresult == kInvalidArgument &&
         is_left_alone(answer.eaten_state, null_arguments, RDSPEC_ARGUMENT_EATEN) &&
         is_left_alone(answer.moniker_state, null_arguments, RDSPEC_ARGUMENT_MONIKER);
}

Finding must_be_an_argument_error(const Trial& trial, const Manner& manner) {
  const Answer answer = trial.ask(trial.name(), manner);
  return is_argument_error(answer, manner.null_arguments)
             ? held()
             : violated_by(trial.name(), answer,
                           "with NULL arguments " + std::to_string(manner.null_arguments) +
                               " and api " + std::to_string(manner.api));
}

constexpr std::size_t kApis = 2;
constexpr std::size_t kNullCombinations = 16;  // of the four pointers

}  // namespace

Finding check_argument_errors_touch_nothing(const Trial& trial) {
  if (trial.visible().empty() && !is_argument_error(trial.answer(), 0)) {
    return violated("an empty name is no argument error");
  }
  Manner manner;
  manner.api = static_cast<std::uint32_t>(trial.pick(kApis));
  manner.null_arguments = static_cast<std::uint32_t>(trial.pick(kApis * kNullCombinations) / kApis);
  if (!trial.visible().empty()) manner.null_arguments |= RDSPEC_ARGUMENT_NAME;
  return must_be_an_argument_error(trial, manner);
}

Finding check_one_null_beside_a_name_is_an_error(const Trial& trial) {
  if (trial.visible().empty()) return vacuous();
  constexpr std::array kOthers = {RDSPEC_ARGUMENT_BIND_CONTEXT, RDSPEC_ARGUMENT_EATEN,
                                  RDSPEC_ARGUMENT_MONIKER};
  Manner manner;
  manner.api = static_cast<std::uint32_t>(trial.pick(kApis));
  manner.null_arguments = kOthers[trial.pick(kApis * kOthers.size()) / kApis];
  return must_be_an_argument_error(trial, manner);
}

Finding check_text_after_nul_is_not_seen(const Trial& trial) {
  const bool has_nul = trial.visible().size() != trial.name().size();
  if (has_nul) {
    const Answer answer = trial.ask(trial.visible());
    return answer == trial.answer()
               ? held(weight_of(trial))
               : violated_by(trial.visible(), answer, "without what follows the NUL");
  }
  using namespace std::string_view_literals;
  constexpr std::array<std::u16string_view, 5> kTails = {u"\0"sv, u"\0:"sv, u"\0!clsid:"sv,
                                                         u"\0\0x"sv, u"\0}"sv};
  const std::u16string other =
      std::u16string(trial.name()).append(kTails[trial.pick(kTails.size())]);
  const Answer answer = trial.ask(other);
  return answer == trial.answer() ? held(weight_of(trial))
                                  : violated_by(other, answer, "with text after a NUL");
}

Finding check_both_functions_agree(const Trial& trial) {
  const Answer answer = trial.ask(trial.name(), {.api = RDSPEC_MK_PARSE_DISPLAY_NAME_EX});
  return answer == trial.answer() ? held(weight_of(trial))
                                  : violated_by(trial.name(), answer, "by MkParseDisplayNameEx");
}

}  // namespace rdspec::laws
