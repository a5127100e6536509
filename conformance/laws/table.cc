// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "conformance/laws/checks.h"
#include "conformance/laws/law.h"

namespace rdspec::laws {
namespace {

constexpr auto kContract = Evidence::kContract;
constexpr auto kDocumented = Evidence::kDocumented;
constexpr auto kObserved = Evidence::kObserved;
constexpr auto kDerived = Evidence::kDerived;
constexpr auto kInferred = Evidence::kInferred;
constexpr auto kUnknown = Evidence::kUnknown;

constexpr bool kAsksOnce = false;  // Law::asks_again

constexpr Law kLaws[] = {
    {"calls_stay_in_their_buffers",
     "A call reads the name and nothing else, and writes its output and nothing else.", "",
     kContract, check_calls_stay_in_their_buffers},
    {"calls_leave_no_trace", "The answer to a name does not depend on the calls before it.", "",
     kContract, check_calls_leave_no_trace},
    {"out_parameters_fit_the_result",
     "A success sets both out parameters, a refusal sets the count of eaten units.",
     "MON-020 MON-021", kObserved, check_out_parameters_fit_the_result, kAsksOnce},
    {"argument_errors_touch_nothing",
     "A NULL or empty name gives E_INVALIDARG, whatever else is NULL, and leaves both out "
     "parameters alone.",
     "MON-001 MON-002 MON-003", kObserved, check_argument_errors_touch_nothing},
    {"one_null_beside_a_name_is_an_error", "So does one NULL pointer beside an ordinary name.",
     "MON-004 MON-Q24", kUnknown, check_one_null_beside_a_name_is_an_error},
    {"text_after_nul_is_not_seen", "What follows the first NUL changes nothing.", "MON-012",
     kDerived, check_text_after_nul_is_not_seen},
    {"both_functions_agree",
     "MkParseDisplayNameEx answers to names of this grammar as MkParseDisplayName does.",
     "MON-026 MON-027 MON-028", kObserved, check_both_functions_agree},

    {"eaten_stays_inside_the_name", "No call eats more than the name.", "MON-020 MON-021",
     kObserved, check_eaten_stays_inside_the_name, kAsksOnce},
    {"success_eats_the_whole_name", "A success is S_OK and eats exactly the name.", "MON-020",
     kDocumented, check_success_eats_the_whole_name, kAsksOnce},
    {"first_refusals_give_no_moniker",
     "A refusal that has eaten nothing stores NULL for the moniker.", "MON-021", kObserved,
     check_first_refusals_give_no_moniker, kAsksOnce},
    {"later_refusals_give_no_moniker", "So does a refusal of what follows the first moniker.",
     "MON-Q14", kUnknown, check_later_refusals_give_no_moniker, kAsksOnce},
    {"refusals_eat_nothing_or_a_name",
     "What a refusal has eaten is nothing in the first step, later a name that parses alone.",
     "MON-021 MON-Q07 MON-Q13 MON-Q21", kUnknown, check_refusals_eat_nothing_or_a_name},
    {"refusals_have_a_known_code",
     "A refusal is MK_E_SYNTAX, unless a class moniker handed the rest of the name to its class.",
     "MON-022 MON-023 MON-025 MON-Q12 MON-Q21", kUnknown, check_refusals_have_a_known_code,
     kAsksOnce},

    {"class_names_are_fixed_points",
     "The display name of a class or new moniker parses to the same moniker with the same display "
     "name.",
     "MON-056 MON-Q22", kUnknown, without_session<check_display_names_are_fixed_points>},
    {"session_names_are_fixed_points", "So does that of a session moniker and of a composite.",
     "MON-056 MON-087 MON-Q08 MON-Q15 MON-Q22", kUnknown,
     with_session<check_display_names_are_fixed_points>},
    {"components_spell_the_display_name",
     "The display names of the components, left to right, are the display name.", "MON-087",
     kInferred, check_components_spell_the_display_name, kAsksOnce},
    {"class_names_have_their_kinds",
     "A class name gives a class moniker, a new name one that is no system moniker.",
     "MON-080 MON-084", kObserved, without_session<check_kinds_follow_the_components>, kAsksOnce},
    {"session_names_have_their_kinds",
     "A session name gives a session moniker alone, or composed with its object.",
     "MON-081 MON-082 MON-083 MON-Q07", kUnknown, with_session<check_kinds_follow_the_components>,
     kAsksOnce},
    {"display_names_are_canonical",
     "Every component prints its keyword as documented and its class id in upper case and bare.",
     "MON-055 MON-057 MON-087 MON-Q01 MON-Q15 MON-Q22", kUnknown, check_display_names_are_canonical,
     kAsksOnce},
    {"class_ids_are_kept", "The class id that is printed is the one that was written.",
     "MON-049 MON-055 MON-069 MON-Q22", kUnknown, check_class_ids_are_kept, kAsksOnce},
    {"extra_data_is_kept", "Extra data of a class name is printed unit by unit as it was written.",
     "MON-045 MON-055 MON-058", kInferred, without_session<check_extra_data_is_kept>, kAsksOnce},
    {"extra_data_is_kept_in_sessions", "So it is behind a session part.", "MON-068 MON-Q11",
     kUnknown, with_session<check_extra_data_is_kept>, kAsksOnce},
    {"session_numbers_are_kept",
     "The session that is printed is the one that was written, read as a decimal number.",
     "MON-061 MON-087 MON-Q01 MON-Q15", kUnknown, check_session_numbers_are_kept, kAsksOnce},

    {"letter_case_does_not_matter",
     "The letter case of keywords and of hexadecimal digits changes nothing.", "MON-048 MON-049",
     kInferred, without_session<check_letter_case_does_not_matter>},
    {"letter_case_does_not_matter_in_sessions", "Nor does it in a name with a session part.",
     "MON-064 MON-069 MON-Q06", kUnknown, with_session<check_letter_case_does_not_matter>},
    {"braces_do_not_matter", "Braces around the class id of a class or new name change nothing.",
     "MON-042 MON-091", kInferred, without_session<check_braces_do_not_matter>},
    {"braces_do_not_matter_in_sessions", "Nor do they behind a session part.", "MON-066", kInferred,
     with_session<check_braces_do_not_matter>},
    {"trailing_colon_does_not_matter", "The colon that closes a class name changes nothing.",
     "MON-041", kObserved, without_session<check_trailing_colon_does_not_matter>},
    {"trailing_colon_does_not_matter_in_sessions", "Nor does it behind a session part.", "MON-067",
     kInferred, with_session<check_trailing_colon_does_not_matter>},
    {"class_moniker_id_means_clsid",
     "The class moniker's own class id introduces a class name as `clsid` does.", "MON-051",
     kInferred, without_session<check_class_moniker_id_means_clsid>},
    {"class_moniker_id_means_clsid_in_sessions", "So it does behind a session part.",
     "MON-063 MON-Q11", kUnknown, with_session<check_class_moniker_id_means_clsid>},
    {"leading_zeros_do_not_matter", "Zeros in front of a session number change nothing.", "MON-Q01",
     kUnknown, check_leading_zeros_do_not_matter},
    {"class_need_not_exist", "Any class id can stand in the place of another.", "MON-050",
     kObserved, without_session<check_class_need_not_exist>},
    {"class_need_not_exist_in_sessions", "So it can behind a session part.", "MON-070", kInferred,
     with_session<check_class_need_not_exist>},
    {"session_need_not_exist", "Any session can stand in the place of another.", "MON-062 MON-070",
     kInferred, check_session_need_not_exist},
    {"session_and_object_compose",
     "A session part in front of a name composes with it, or is eaten before it is refused.",
     "MON-031 MON-060 MON-065 MON-068 MON-082 MON-Q09 MON-Q11 MON-Q13", kUnknown,
     check_session_and_object_compose},

    {"nothing_is_skipped_in_front", "Nothing in front of a name is skipped.", "MON-025 MON-Q10",
     kUnknown, check_nothing_is_skipped_in_front},
    {"broken_class_ids_are_refused", "A class id with one wrong unit is refused.", "MON-047",
     kInferred, without_session<check_broken_class_ids_are_refused>},
    {"broken_class_ids_are_refused_in_sessions",
     "So it is behind a session part, which has been eaten then.", "MON-047 MON-Q13", kUnknown,
     with_session<check_broken_class_ids_are_refused>},
    {"unclosed_braces_are_refused", "A class id with only its opening brace is refused.", "MON-043",
     kObserved, without_session<check_unclosed_braces_are_refused>},
    {"unclosed_braces_are_refused_in_sessions",
     "So it is behind a session part, which has been eaten then.", "MON-066 MON-Q13", kUnknown,
     with_session<check_unclosed_braces_are_refused>},
    {"lookalike_letters_are_refused",
     "Keywords are folded over ASCII alone: no other letter stands for one of theirs.",
     "MON-048 MON-064 MON-071 MON-Q02 MON-Q06 MON-Q13", kUnknown,
     check_lookalike_letters_are_refused},
    {"foreign_session_numbers_are_refused", "Only decimal ASCII digits make a session number.",
     "MON-061 MON-Q02 MON-Q03 MON-Q12 MON-Q23", kUnknown,
     check_foreign_session_numbers_are_refused},
    {"session_numbers_end_at_the_limit",
     "Session numbers are accepted up to the limit, and none beyond it wraps around.",
     "MON-Q04 MON-Q05", kUnknown, check_session_numbers_end_at_the_limit},
    {"separator_is_an_exclamation_mark",
     "Nothing but one exclamation mark stands between a session and its object.",
     "MON-071 MON-Q07 MON-Q12 MON-Q13", kUnknown, check_separator_is_an_exclamation_mark},
    {"tails_go_to_the_class", "Text behind the colon of a class name goes to the class.", "MON-Q21",
     kUnknown, check_tails_go_to_the_class},
    {"nothing_goes_behind_new", "A new name ends with its class id.", "MON-Q20", kUnknown,
     check_nothing_goes_behind_new},
    {"accepted_names_follow_the_grammar", "What is accepted is derived by the grammar.",
     "MON-022 MON-023 MON-047 MON-071 MON-Q02 MON-Q03 MON-Q04 MON-Q07 MON-Q09 MON-Q20", kUnknown,
     check_accepted_names_follow_the_grammar, kAsksOnce},
    {"names_of_the_grammar_are_accepted", "What the grammar derives is accepted.",
     "MON-040 MON-045 MON-060 MON-062 MON-063 MON-065 MON-090 MON-Q01 MON-Q04 MON-Q06 MON-Q07",
     kUnknown, check_names_of_the_grammar_are_accepted, kAsksOnce},
};

}  // namespace

std::span<const Law> all_laws() { return kLaws; }

std::vector<Law> laws_in_force(bool reference_is_under_test) {
  const char* strict = std::getenv("RDSPEC_STRICT");
  const bool is_strict =
      reference_is_under_test || (strict != nullptr && std::string_view(strict) == "1");
  std::vector<Law> laws;
  std::ranges::copy_if(kLaws, std::back_inserter(laws),
                       [&](const Law& law) { return is_strict || is_gating(law); });
  return laws;
}

std::string_view word_of(Evidence evidence) {
  constexpr std::array<std::string_view, 6> kWords = {"contract", "documented", "observed",
                                                      "derived",  "inferred",   "unknown"};
  return kWords.at(std::to_underlying(evidence));
}

}  // namespace rdspec::laws
