// SPDX-License-Identifier: Apache-2.0
//
// Mutants of class and `new` names around the class id: keywords, colon, extra data, what follows.

#include <string>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {
namespace {

using laws::Anatomy;
using laws::dissect;
using laws::ObjectKeyword;

// Whether the name is accepted and names a class.
bool is_class(const Call& call, const ParseResult& result) {
  return is_accepted(result) && call.anatomy.is_well_formed && call.anatomy.is_class();
}

bool is_new(const Call& call, const ParseResult& result) {
  return is_accepted(result) && call.anatomy.keyword == ObjectKeyword::kNew;
}

std::u16string_view extra_of(const Call& call) { return call.text_of(call.anatomy.extra_data); }

void require_documented_class_case(const Call& call, ParseResult& result) {
  const bool is_clsid = call.anatomy.keyword == ObjectKeyword::kClsid;
  const std::u16string_view object = call.text_of(call.anatomy.object);
  if (is_class(call, result) && is_clsid && !object.starts_with(laws::kClassKeyword)) {
    refuse_rest(call, result);
  }
}

void refuse_own_id(const Call& call, ParseResult& result) {
  if (is_class(call, result) && call.anatomy.keyword == ObjectKeyword::kOwnId) {
    refuse_rest(call, result);
  }
}

void require_trailing_colon(const Call& call, ParseResult& result) {
  if (is_class(call, result) && !call.anatomy.has_trailing_colon) refuse_rest(call, result);
}

void refuse_trailing_colon(const Call& call, ParseResult& result) {
  if (is_class(call, result) && call.anatomy.has_trailing_colon) refuse_rest(call, result);
}

void leave_trailing_colon(const Call& call, ParseResult& result) {
  if (is_class(call, result) && call.anatomy.has_trailing_colon) --result.eaten_units;
}

void refuse_stray_brace(const Call& call, ParseResult& result) {
  const bool has_stray_brace = !call.anatomy.has_braces && extra_of(call).starts_with(u'}');
  if (is_class(call, result) && has_stray_brace) refuse_rest(call, result);
}

void refuse_extra_data(const Call& call, ParseResult& result) {
  if (is_class(call, result) && !extra_of(call).empty()) refuse_rest(call, result);
}

void require_semicolon(const Call& call, ParseResult& result) {
  const std::u16string_view extra = extra_of(call);
  if (is_class(call, result) && !extra.empty() && !extra.starts_with(u';')) {
    refuse_rest(call, result);
  }
}

void refuse_blanks_in_extra_data(const Call& call, ParseResult& result) {
  const bool has_blank = extra_of(call).find(u' ') != std::u16string_view::npos;
  if (is_class(call, result) && has_blank) refuse_rest(call, result);
}

// The name of an accepted class without what stands between its first colon and its end.
void drop_tail(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (anatomy.is_well_formed || !anatomy.is_class()) return;
  const std::u16string beginning = name.substr(0, name.find(u':', anatomy.class_id.end_units()));
  if (dissect(beginning).is_well_formed) name = beginning;
}

void drop_what_follows_new(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (anatomy.is_well_formed || anatomy.keyword != ObjectKeyword::kNew) return;
  const std::u16string beginning = name.substr(0, anatomy.id_end_units());
  if (dissect(beginning).is_well_formed) name = beginning;
}

void refuse_braces_after_new(const Call& call, ParseResult& result) {
  if (is_new(call, result) && call.anatomy.has_braces) refuse_rest(call, result);
}

void refuse_braces_after_clsid(const Call& call, ParseResult& result) {
  if (is_class(call, result) && call.anatomy.has_braces) refuse_rest(call, result);
}

void skip_leading_blanks(std::u16string& name) {
  name.erase(0, std::min(name.find_first_not_of(u" \t"), name.size()));
}

void skip_trailing_blanks(std::u16string& name) { name.erase(name.find_last_not_of(u" \t") + 1); }

constexpr moniker::OpenQuestions kNewTakesColon = [] {
  moniker::OpenQuestions questions;
  questions.new_takes_trailing_colon = true;
  return questions;
}();
constexpr moniker::OpenQuestions kTailIsSyntaxError = [] {
  moniker::OpenQuestions questions;
  questions.unregistered_tail = Hresult::kMonikerSyntax;
  return questions;
}();

constexpr Change kChanges[] = {
    {.name = "class_keyword_is_case_sensitive",
     .rules = "MON-048",
     .wrong = "CLSID:… is refused.",
     .edit = require_documented_class_case},
    {.name = "refuses_class_moniker_id",
     .rules = "MON-051 MON-063",
     .wrong = "{0000031A-0000-0000-C000-000000000046}:… is refused.",
     .edit = refuse_own_id},
    {.name = "requires_trailing_colon",
     .rules = "MON-041 MON-067",
     .wrong = "A class name without its closing colon is refused.",
     .edit = require_trailing_colon},
    {.name = "refuses_trailing_colon",
     .rules = "MON-041 MON-067",
     .wrong = "A class name with its closing colon is refused.",
     .edit = refuse_trailing_colon},
    {.name = "leaves_trailing_colon_uneaten",
     .rules = "MON-020 MON-041",
     .wrong = "The closing colon is not counted as eaten.",
     .edit = leave_trailing_colon},
    {.name = "refuses_braces",
     .rules = "MON-042 MON-066",
     .wrong = "Braces around the class id are refused.",
     .edit = refuse_braces_after_clsid},
    {.name = "refuses_stray_brace",
     .rules = "MON-044",
     .wrong = "A closing brace behind a bare class id is refused.",
     .edit = refuse_stray_brace},
    {.name = "refuses_extra_data",
     .rules = "MON-045",
     .wrong = "Text between class id and colon is refused.",
     .edit = refuse_extra_data},
    {.name = "requires_semicolon_before_extra_data",
     .rules = "MON-045",
     .wrong = "Extra data without a semicolon is refused.",
     .edit = require_semicolon},
    {.name = "refuses_blanks_in_extra_data",
     .rules = "MON-045",
     .wrong = "Extra data with a blank is refused.",
     .edit = refuse_blanks_in_extra_data},
    {.name = "skips_leading_blanks",
     .rules = "MON-025",
     .wrong = "Blanks in front of a name are skipped.",
     .rewrite = skip_leading_blanks},
    {.name = "skips_trailing_blanks",
     .rules = "MON-045 MON-Q19",
     .wrong = "Blanks at the end of a name are skipped, so extra data loses them.",
     .rewrite = skip_trailing_blanks},
    {.name = "drops_text_after_class_colon",
     .rules = "MON-Q21",
     .wrong = "Text behind the closing colon is ignored.",
     .rewrite = drop_tail},
    {.name = "tail_is_a_syntax_error",
     .rules = "MON-Q21",
     .wrong = "Text behind the closing colon gives MK_E_SYNTAX.",
     .questions = kTailIsSyntaxError},
    {.name = "new_takes_trailing_colon",
     .rules = "MON-Q20",
     .wrong = "new:…: is accepted.",
     .questions = kNewTakesColon},
    {.name = "drops_text_after_new",
     .rules = "MON-Q20",
     .wrong = "Text behind the class id of a new moniker is ignored.",
     .rewrite = drop_what_follows_new},
    {.name = "refuses_braces_after_new",
     .rules = "MON-091",
     .wrong = "new:{…} is refused.",
     .edit = refuse_braces_after_new},
};

}  // namespace

std::vector<Mutant> class_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
