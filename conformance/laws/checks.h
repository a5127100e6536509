// SPDX-License-Identifier: Apache-2.0
//
// Internal: the check of every law; table.cc gives them their names and rules.

#ifndef RDSPEC_LAWS_CHECKS_H_
#define RDSPEC_LAWS_CHECKS_H_

#include "conformance/laws/law.h"

namespace rdspec::laws {

/// A check of names without a session part only: the rules of those are better known.
template <Finding (*Check)(const Trial&)>
[[nodiscard]] Finding without_session(const Trial& trial) {
  return trial.anatomy().has_session ? Finding{} : Check(trial);
}

/// A check of names with a session part only.
template <Finding (*Check)(const Trial&)>
[[nodiscard]] Finding with_session(const Trial& trial) {
  return trial.anatomy().has_session ? Check(trial) : Finding{};
}

// interface_laws.cc
[[nodiscard]] Finding check_calls_stay_in_their_buffers(const Trial& trial);
[[nodiscard]] Finding check_calls_leave_no_trace(const Trial& trial);
[[nodiscard]] Finding check_out_parameters_fit_the_result(const Trial& trial);
[[nodiscard]] Finding check_argument_errors_touch_nothing(const Trial& trial);
[[nodiscard]] Finding check_one_null_beside_a_name_is_an_error(const Trial& trial);
[[nodiscard]] Finding check_text_after_nul_is_not_seen(const Trial& trial);
[[nodiscard]] Finding check_both_functions_agree(const Trial& trial);

// eaten_laws.cc
[[nodiscard]] Finding check_eaten_stays_inside_the_name(const Trial& trial);
[[nodiscard]] Finding check_success_eats_the_whole_name(const Trial& trial);
[[nodiscard]] Finding check_first_refusals_give_no_moniker(const Trial& trial);
[[nodiscard]] Finding check_later_refusals_give_no_moniker(const Trial& trial);
[[nodiscard]] Finding check_refusals_eat_nothing_or_a_name(const Trial& trial);
[[nodiscard]] Finding check_refusals_have_a_known_code(const Trial& trial);

// display_name_laws.cc
[[nodiscard]] Finding check_display_names_are_fixed_points(const Trial& trial);
[[nodiscard]] Finding check_components_spell_the_display_name(const Trial& trial);
[[nodiscard]] Finding check_kinds_follow_the_components(const Trial& trial);
[[nodiscard]] Finding check_display_names_are_canonical(const Trial& trial);
[[nodiscard]] Finding check_class_ids_are_kept(const Trial& trial);
[[nodiscard]] Finding check_extra_data_is_kept(const Trial& trial);
[[nodiscard]] Finding check_session_numbers_are_kept(const Trial& trial);

// equivalence_laws.cc
[[nodiscard]] Finding check_letter_case_does_not_matter(const Trial& trial);
[[nodiscard]] Finding check_braces_do_not_matter(const Trial& trial);
[[nodiscard]] Finding check_trailing_colon_does_not_matter(const Trial& trial);
[[nodiscard]] Finding check_class_moniker_id_means_clsid(const Trial& trial);
[[nodiscard]] Finding check_leading_zeros_do_not_matter(const Trial& trial);
[[nodiscard]] Finding check_class_need_not_exist(const Trial& trial);
[[nodiscard]] Finding check_session_need_not_exist(const Trial& trial);
[[nodiscard]] Finding check_session_and_object_compose(const Trial& trial);

// refusal_laws.cc
[[nodiscard]] Finding check_nothing_is_skipped_in_front(const Trial& trial);
[[nodiscard]] Finding check_broken_class_ids_are_refused(const Trial& trial);
[[nodiscard]] Finding check_unclosed_braces_are_refused(const Trial& trial);
[[nodiscard]] Finding check_lookalike_letters_are_refused(const Trial& trial);
[[nodiscard]] Finding check_foreign_session_numbers_are_refused(const Trial& trial);
[[nodiscard]] Finding check_session_numbers_end_at_the_limit(const Trial& trial);
[[nodiscard]] Finding check_separator_is_an_exclamation_mark(const Trial& trial);
[[nodiscard]] Finding check_tails_go_to_the_class(const Trial& trial);
[[nodiscard]] Finding check_nothing_goes_behind_new(const Trial& trial);
[[nodiscard]] Finding check_accepted_names_follow_the_grammar(const Trial& trial);
[[nodiscard]] Finding check_names_of_the_grammar_are_accepted(const Trial& trial);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_CHECKS_H_
