// SPDX-License-Identifier: Apache-2.0
//
// Mutants that report the right moniker wrongly: codes, eaten units, kinds, out parameters, and
// what must not make a difference.

#include <algorithm>
#include <string>
#include <utility>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {
namespace {

constexpr std::uint32_t kMksysGenericComposite = 1;
constexpr std::uint32_t kMksysClassMoniker = 7;
constexpr std::uint32_t kMksysPointerLike = 8;  // MKSYS_OBJREFMONIKER
constexpr std::uint32_t kMksysSessionMoniker = 9;
constexpr std::uint32_t kFail = 0x80004005U;
constexpr std::uint32_t kInvalidArgument = 0x80070057U;
constexpr std::uint32_t kCannotOpenFile = 0x800401EAU;

bool is_argument_error(const ParseResult& result) { return result.hresult == kInvalidArgument; }

bool is_refused(const ParseResult& result) {
  return !result.succeeded() && !is_argument_error(result);
}

void eat_one_less(const Call&, ParseResult& result) {
  if (is_accepted(result)) --result.eaten_units;
}

void eat_terminator(const Call&, ParseResult& result) {
  if (is_accepted(result)) ++result.eaten_units;
}

void eat_bytes(const Call&, ParseResult& result) { result.eaten_units *= 2; }

void eat_beyond_nul(const Call& call, ParseResult& result) {
  if (is_accepted(result)) result.eaten_units = static_cast<std::uint32_t>(call.name.size());
}

void eat_object_only(const Call& call, ParseResult& result) {
  if (is_accepted(result) && call.anatomy.has_session && call.anatomy.has_object()) {
    result.eaten_units -= static_cast<std::uint32_t>(call.anatomy.session.length_units);
  }
}

void eat_refused_names(const Call& call, ParseResult& result) {
  if (is_refused(result)) result.eaten_units = static_cast<std::uint32_t>(call.visible.size());
}

void leave_moniker_untouched(const Call&, ParseResult& result) {
  if (is_refused(result)) result.moniker_state = RDSPEC_OUT_UNTOUCHED;
}

void leave_eaten_untouched(const Call&, ParseResult& result) {
  if (!is_refused(result)) return;
  result.eaten_state = RDSPEC_OUT_UNTOUCHED;
  result.eaten_units = 0;
}

// Gives what could be built of a name whose rest is bad.
void give_session_part(const Call& call, ParseResult& result) {
  if (!is_refused(result) || result.eaten_units == 0 || !call.anatomy.has_session) return;
  result.moniker_state = RDSPEC_OUT_SET;
  result.mksys = kMksysSessionMoniker;
  result.components = {{kMksysSessionMoniker, u"Session:3!"}};
  result.display_name = u"Session:3!";
}

template <std::uint32_t Code>
void refuse_with(const Call&, ParseResult& result) {
  if (is_refused(result) && result.hresult == kMonikerSyntax) result.hresult = Code;
}

void succeed_with_false(const Call&, ParseResult& result) {
  if (is_accepted(result)) result.hresult = 1;
}

void clear_out_parameters(const Call&, ParseResult& result) {
  if (!is_argument_error(result)) return;
  result.eaten_state = RDSPEC_OUT_SET;
  result.eaten_units = 0;
  result.moniker_state = RDSPEC_OUT_NULL;
}

void take_empty_name_for_syntax_error(const Call& call, ParseResult& result) {
  if (is_argument_error(result) && call.visible.empty() && call.null_arguments == 0) {
    refuse(result);
  }
}

template <std::uint32_t From, std::uint32_t To>
void renumber(const Call&, ParseResult& result) {
  if (!is_accepted(result)) return;
  if (result.mksys == From) result.mksys = To;
  for (Component& component : result.components) {
    if (component.mksys == From) component.mksys = To;
  }
}

void give_kind_of_object(const Call&, ParseResult& result) {
  if (is_accepted(result) && result.mksys == kMksysGenericComposite) {
    result.mksys = result.components.back().mksys;
  }
}

void swap_components(const Call&, ParseResult& result) { std::ranges::reverse(result.components); }

void merge_components(const Call&, ParseResult& result) {
  if (result.components.size() < 2) return;
  result.components = {{kMksysGenericComposite, result.display_name}};
}

void forget_session(const Call& call, ParseResult& result) {
  if (!is_accepted(result) || !call.anatomy.has_session || !call.anatomy.has_object()) return;
  result.components.erase(result.components.begin());
  result.mksys = result.components.front().mksys;
  result.display_name = result.components.front().display_name;
}

bool is_ex(const Call& call) { return call.api == RDSPEC_MK_PARSE_DISPLAY_NAME_EX; }

void refuse_sessions_in_ex(const Call& call, ParseResult& result) {
  if (is_ex(call) && is_accepted(result) && call.anatomy.has_session) refuse(result);
}

void refuse_colon_in_ex(const Call& call, ParseResult& result) {
  if (is_ex(call) && is_accepted(result) && call.anatomy.has_trailing_colon) refuse(result);
}

void refuse_sessions_in_plain(const Call& call, ParseResult& result) {
  if (!is_ex(call) && is_accepted(result) && call.anatomy.has_session) refuse(result);
}

// Prints the session of the call before instead of its own.
void print_previous_session(const Call& call, ParseResult& result) {
  thread_local std::u16string previous = u"Session:0!";
  if (!is_accepted(result) || !call.anatomy.has_session) return;
  std::u16string own = result.components.front().display_name;
  print_anew(result, 0, std::exchange(previous, std::move(own)));
}

constexpr moniker::OpenQuestions kPartialFailureEatsNothing = [] {
  moniker::OpenQuestions questions;
  questions.partial_failure_keeps_eaten = false;
  return questions;
}();
constexpr moniker::OpenQuestions kMalformedSessionIsInvalid = [] {
  moniker::OpenQuestions questions;
  questions.malformed_session = Hresult::kInvalidArgument;
  return questions;
}();

constexpr Change kChanges[] = {
    {.name = "eats_one_unit_less",
     .rules = "MON-020",
     .wrong = "A success reports one eaten unit less than the name has.",
     .edit = eat_one_less},
    {.name = "eats_the_terminator",
     .rules = "MON-020",
     .wrong = "A success counts the terminating NUL.",
     .edit = eat_terminator},
    {.name = "counts_eaten_in_bytes",
     .rules = "MON-020",
     .wrong = "Eaten counts bytes instead of units.",
     .edit = eat_bytes},
    {.name = "counts_eaten_beyond_nul",
     .rules = "MON-012 MON-020",
     .wrong = "Eaten counts what stands behind the first NUL.",
     .edit = eat_beyond_nul},
    {.name = "counts_eaten_of_object_only",
     .rules = "MON-020",
     .wrong = "Eaten leaves out the session part.",
     .edit = eat_object_only},
    {.name = "reads_past_nul",
     .rules = "MON-012",
     .wrong = "A NUL is a unit like any other.",
     .reads_past_nul = true},
    {.name = "refusals_eat_the_name",
     .rules = "MON-021",
     .wrong = "A refusal reports the whole name as eaten.",
     .edit = eat_refused_names},
    {.name = "refusals_leave_moniker_untouched",
     .rules = "MON-021",
     .wrong = "A refusal leaves an old pointer in the moniker parameter.",
     .edit = leave_moniker_untouched},
    {.name = "refusals_leave_eaten_untouched",
     .rules = "MON-021",
     .wrong = "A refusal leaves the eaten parameter as it was.",
     .edit = leave_eaten_untouched},
    {.name = "partial_failure_eats_nothing",
     .rules = "MON-Q13",
     .wrong = "A good session part before a bad rest is not counted.",
     .questions = kPartialFailureEatsNothing},
    {.name = "partial_failure_gives_session_part",
     .rules = "MON-Q14",
     .wrong = "A failure gives a moniker.",
     .edit = give_session_part},
    {.name = "refuses_with_invalid_argument",
     .rules = "MON-022",
     .wrong = "Malformed names give E_INVALIDARG.",
     .edit = refuse_with<kInvalidArgument>},
    {.name = "refuses_with_fail",
     .rules = "MON-022",
     .wrong = "Malformed names give E_FAIL.",
     .edit = refuse_with<kFail>},
    {.name = "refuses_with_cannot_open_file",
     .rules = "MON-022",
     .wrong = "Malformed names give MK_E_CANTOPENFILE, as on Windows 9x.",
     .edit = refuse_with<kCannotOpenFile>},
    {.name = "malformed_session_is_invalid_argument",
     .rules = "MON-Q12",
     .wrong = "A malformed session part gives E_INVALIDARG.",
     .questions = kMalformedSessionIsInvalid},
    {.name = "succeeds_with_s_false",
     .rules = "MON-040",
     .wrong = "A success is S_FALSE.",
     .edit = succeed_with_false},
    {.name = "argument_errors_clear_out_parameters",
     .rules = "MON-003",
     .wrong = "E_INVALIDARG stores 0 and NULL.",
     .edit = clear_out_parameters},
    {.name = "empty_name_is_a_syntax_error",
     .rules = "MON-001 MON-002",
     .wrong = "An empty name gives MK_E_SYNTAX.",
     .edit = take_empty_name_for_syntax_error},
    {.name = "allows_null_bind_context",
     .rules = "MON-004",
     .wrong = "A NULL bind context beside a name is not looked at.",
     .forgiven_arguments = RDSPEC_ARGUMENT_BIND_CONTEXT},
    {.name = "allows_null_eaten",
     .rules = "MON-004",
     .wrong = "A NULL pointer for eaten is not looked at.",
     .forgiven_arguments = RDSPEC_ARGUMENT_EATEN},
    {.name = "session_moniker_is_number_8",
     .rules = "MON-081",
     .wrong = "The session part says it is an OBJREF moniker.",
     .edit = renumber<kMksysSessionMoniker, kMksysPointerLike>},
    {.name = "class_moniker_is_number_0",
     .rules = "MON-080",
     .wrong = "A class moniker says it is no system moniker.",
     .edit = renumber<kMksysClassMoniker, 0>},
    {.name = "new_moniker_is_number_7",
     .rules = "MON-084",
     .wrong = "A new moniker says it is a class moniker.",
     .edit = renumber<0, kMksysClassMoniker>},
    {.name = "composite_has_number_of_object",
     .rules = "MON-082",
     .wrong = "A parsed session name says it is a class moniker.",
     .edit = give_kind_of_object},
    {.name = "swaps_components",
     .rules = "MON-083",
     .wrong = "Enumerating forward gives the class moniker first.",
     .edit = swap_components},
    {.name = "merges_components",
     .rules = "MON-083",
     .wrong = "A parsed session name enumerates as one moniker.",
     .edit = merge_components},
    {.name = "forgets_the_session",
     .rules = "MON-060",
     .wrong = "Session:3!clsid:… parses as the class moniker alone.",
     .edit = forget_session},
    {.name = "ex_refuses_sessions",
     .rules = "MON-028",
     .wrong = "MkParseDisplayNameEx knows no session monikers.",
     .edit = refuse_sessions_in_ex},
    {.name = "ex_refuses_trailing_colon",
     .rules = "MON-026",
     .wrong = "MkParseDisplayNameEx refuses clsid:…:.",
     .edit = refuse_colon_in_ex},
    {.name = "only_ex_knows_sessions",
     .rules = "MON-028",
     .wrong = "MkParseDisplayName knows no session monikers.",
     .edit = refuse_sessions_in_plain},
    {.name = "prints_the_previous_session",
     .rules = "MON-087",
     .wrong = "State is shared between calls.",
     .edit = print_previous_session},
};

}  // namespace

std::vector<Mutant> result_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
