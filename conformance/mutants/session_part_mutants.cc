// SPDX-License-Identifier: Apache-2.0
//
// Mutants of the rest of the session part: its keywords, its separator, and what it goes with.

#include <algorithm>
#include <string>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {
namespace {

using laws::Anatomy;
using laws::dissect;
using laws::kConsoleKeyword;
using laws::kSessionKeyword;
using laws::ObjectKeyword;
using laws::starts_with_ignoring_case;

bool has_session(const Call& call) { return call.anatomy.has_session; }

// Applies a look at single units to everything in front of the class id.
template <typename Function>
void map_keywords(std::u16string& name, Function&& map) {
  std::u16string mapped(name);
  std::ranges::transform(mapped, mapped.begin(), map);
  const Anatomy anatomy = dissect(mapped);
  const std::size_t end_units = anatomy.has_object() ? anatomy.class_id.begin_units : name.size();
  std::copy_n(mapped.begin(), end_units, name.begin());
}

void fold_by_unicode(std::u16string& name) {
  map_keywords(name, [](char16_t unit) {
    if (unit == u'\u017F') return u's';
    return unit == u'\u0131' || unit == u'\u0130' ? u'i' : unit;
  });
}

void fold_fullwidth(std::u16string& name) {
  map_keywords(name, [](char16_t unit) {
    return unit > 0xFF00 && unit < 0xFF5F ? static_cast<char16_t>(unit - 0xFEE0) : unit;
  });
}

void compare_low_bytes(std::u16string& name) {
  map_keywords(name, [](char16_t unit) { return static_cast<char16_t>(unit & 0xFFU); });
}

void require_documented_session_case(const Call& call, ParseResult& result) {
  const bool is_session = starts_with_ignoring_case(call.visible, kSessionKeyword);
  if (is_session && !call.visible.starts_with(kSessionKeyword)) refuse(result);
}

void refuse_console(const Call& call, ParseResult& result) {
  if (call.anatomy.is_console) refuse(result);
}

void resolve_console(const Call& call, ParseResult& result) {
  if (!is_accepted(result) || !call.anatomy.is_console) return;
  print_anew(result, 0, u"Session:0!");
}

void read_current(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (anatomy.has_session && laws::ascii_upper(anatomy.session_id.of(name)) == u"CURRENT") {
    name = laws::with_replaced(name, anatomy.session_id, u"0");
  }
}

// Where the digits behind `Session:` end; 0 without any.
std::size_t digits_end_units(std::u16string_view name) {
  if (!starts_with_ignoring_case(name, kSessionKeyword)) return 0;
  const std::size_t begin_units = kSessionKeyword.size();
  std::size_t end_units = begin_units;
  while (end_units < name.size() && laws::is_decimal_digit(name[end_units])) ++end_units;
  return end_units == begin_units ? 0 : end_units;
}

void take_slash_for_separator(std::u16string& name) {
  const std::size_t end_units = digits_end_units(name);
  if (end_units != 0 && end_units < name.size() && name[end_units] == u'/') name[end_units] = u'!';
}

void supply_separator(std::u16string& name) {
  const std::size_t end_units = digits_end_units(name);
  if (end_units != 0 && (end_units == name.size() || name[end_units] != u'!')) {
    name.insert(end_units, 1, u'!');
  }
}

void skip_repeated_separators(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (!anatomy.has_session) return;
  const std::size_t begin_units = anatomy.session.end_units();
  const std::size_t end_units = std::min(name.find_first_not_of(u'!', begin_units), name.size());
  name.erase(begin_units, end_units - begin_units);
}

void take_last_session(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (!anatomy.has_session) return;
  const std::u16string rest = name.substr(anatomy.session.end_units());
  if (starts_with_ignoring_case(rest, kSessionKeyword)) name = rest;
}

void skip_at_sign(std::u16string& name) {
  if (name.starts_with(u'@')) name.erase(0, 1);
}

void refuse_braces_in_session(const Call& call, ParseResult& result) {
  if (has_session(call) && is_accepted(result) && call.anatomy.has_braces)
    refuse_rest(call, result);
}

void refuse_extra_in_session(const Call& call, ParseResult& result) {
  const bool has_extra = call.anatomy.is_class() && call.anatomy.extra_data.length_units != 0;
  if (has_session(call) && is_accepted(result) && has_extra) refuse_rest(call, result);
}

void refuse_colon_in_session(const Call& call, ParseResult& result) {
  const bool has_colon = call.anatomy.is_class() && call.anatomy.has_trailing_colon;
  if (has_session(call) && is_accepted(result) && has_colon) refuse_rest(call, result);
}

void refuse_new_in_session(const Call& call, ParseResult& result) {
  const bool is_new = call.anatomy.keyword == ObjectKeyword::kNew;
  if (has_session(call) && is_accepted(result) && is_new) refuse_rest(call, result);
}

void refuse_missing_sessions(const Call& call, ParseResult& result) {
  constexpr std::uint64_t kSessionsHere = 3;
  if (!has_session(call) || !is_accepted(result) || call.anatomy.is_console) return;
  const std::u16string_view id = call.text_of(call.anatomy.session_id);
  if (laws::decimal_value(id) >= kSessionsHere) refuse(result);
}

constexpr moniker::OpenQuestions kCaseSensitiveConsole = [] {
  moniker::OpenQuestions questions;
  questions.console_ignores_case = false;
  return questions;
}();
constexpr moniker::OpenQuestions kNoBareSession = [] {
  moniker::OpenQuestions questions;
  questions.bare_session_is_complete = false;
  return questions;
}();

constexpr Change kChanges[] = {
    {.name = "session_keyword_is_case_sensitive",
     .rules = "MON-064",
     .wrong = "session:3! is refused.",
     .edit = require_documented_session_case},
    {.name = "folds_session_letters_by_unicode",
     .rules = "MON-048 MON-064",
     .wrong = "U+017F stands for an s, U+0130 and U+0131 for an i.",
     .rewrite = fold_by_unicode},
    {.name = "folds_fullwidth_letters",
     .rules = "MON-048 MON-064",
     .wrong = "Full-width letters and punctuation make keywords.",
     .rewrite = fold_fullwidth},
    {.name = "compares_low_bytes",
     .rules = "MON-048 MON-064",
     .wrong = "Only the low byte of a unit is compared, so U+0153 stands for an S.",
     .rewrite = compare_low_bytes},
    {.name = "console_is_case_sensitive",
     .rules = "MON-Q06",
     .wrong = "Session:console! is refused.",
     .questions = kCaseSensitiveConsole},
    {.name = "refuses_console",
     .rules = "MON-062",
     .wrong = "Session:Console! is refused.",
     .edit = refuse_console},
    {.name = "resolves_console_to_zero",
     .rules = "MON-087",
     .wrong = "Session:Console! prints as Session:0!.",
     .edit = resolve_console},
    {.name = "accepts_current",
     .rules = "MON-Q23",
     .wrong = "Session:Current! names a session.",
     .rewrite = read_current},
    {.name = "accepts_slash_as_separator",
     .rules = "MON-071",
     .wrong = "Session:3/clsid:… is accepted, as for the queue moniker.",
     .rewrite = take_slash_for_separator},
    {.name = "separator_is_optional",
     .rules = "MON-071 MON-Q07",
     .wrong = "Session:3 and Session:3clsid:… are accepted.",
     .rewrite = supply_separator},
    {.name = "skips_repeated_separators",
     .rules = "MON-071",
     .wrong = "Session:3!!clsid:… is accepted.",
     .rewrite = skip_repeated_separators},
    {.name = "refuses_bare_session",
     .rules = "MON-Q07",
     .wrong = "Session:3! alone is refused.",
     .questions = kNoBareSession},
    {.name = "accepts_nested_sessions",
     .rules = "MON-Q09",
     .wrong = "Session:3!Session:4!clsid:… is accepted.",
     .rewrite = take_last_session},
    {.name = "skips_at_sign",
     .rules = "MON-Q10",
     .wrong = "@Session:3! is accepted.",
     .rewrite = skip_at_sign},
    {.name = "refuses_braces_in_session",
     .rules = "MON-066",
     .wrong = "Session:3!clsid:{…} is refused.",
     .edit = refuse_braces_in_session},
    {.name = "refuses_extra_data_in_session",
     .rules = "MON-068",
     .wrong = "Extra data is refused behind a session part.",
     .edit = refuse_extra_in_session},
    {.name = "refuses_trailing_colon_in_session",
     .rules = "MON-067",
     .wrong = "Session:3!clsid:…: is refused.",
     .edit = refuse_colon_in_session},
    {.name = "refuses_new_in_session",
     .rules = "MON-065",
     .wrong = "Session:3!new:… is refused.",
     .edit = refuse_new_in_session},
    {.name = "refuses_sessions_that_do_not_exist",
     .rules = "MON-070",
     .wrong = "Parsing looks for the session and refuses when there is none.",
     .edit = refuse_missing_sessions},
};

}  // namespace

std::vector<Mutant> session_part_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
