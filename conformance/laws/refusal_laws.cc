// SPDX-License-Identifier: Apache-2.0
//
// Laws of what must not be accepted: one wrong thing in a good name spoils it.

#include <array>

#include "conformance/laws/checks.h"
#include "conformance/laws/findings.h"

namespace rdspec::laws {
namespace {

constexpr std::uint64_t kSessionIdMax = 0xFFFFFFFEU;  // MON-Q04

bool has_number(const Trial& trial) {
  return can_be_varied(trial) && trial.anatomy().has_session && !trial.anatomy().is_console;
}

bool is_within_the_limit(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  return !anatomy.has_session || anatomy.is_console ||
         decimal_value(anatomy.session_id.of(trial.visible())) <= kSessionIdMax;
}

}  // namespace

Finding check_nothing_is_skipped_in_front(const Trial& trial) {
  if (trial.visible().empty()) return vacuous();
  constexpr std::u16string_view kUnits = u" \t\n\r@+\"'\u00A0\u200B\u2028\u3000\uFEFF";
  std::u16string other(1, kUnits[trial.pick(kUnits.size())]);
  other += trial.visible();
  const Finding finding = must_be_refused(trial, other, "with something in front", 0);
  return finding.holds() ? held(weight_of(trial)) : finding;
}

Finding check_broken_class_ids_are_refused(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_object()) return vacuous();
  std::u16string other(trial.visible());
  const std::size_t next_units = anatomy.class_id.end_units();
  const bool is_followed_by_digit = next_units < other.size() && is_hex_digit(other[next_units]);
  const std::size_t spoiled_units =
      anatomy.class_id.begin_units + trial.pick(anatomy.class_id.length_units);
  char16_t& unit = other[spoiled_units];
  constexpr std::u16string_view kForeign = u"Gg/@`: _}\u00AD\u2010\u2212\uFF0D\uFFFF";
  const std::size_t choice = trial.pick(kForeign.size() * 36 * 5) / 36;
  if (choice < kForeign.size()) {
    unit = kForeign[choice];
  } else if (choice < 2 * kForeign.size() && !is_followed_by_digit) {
    other.erase(next_units - 1, 1);
  } else if (choice < 3 * kForeign.size()) {
    unit = unit == u'-' ? u'0' : u'-';
  } else {
    unit = lookalike_of(unit, choice % 3);
  }
  return must_be_refused(trial, other, "with a broken class id", session_length_units(trial));
}

Finding check_unclosed_braces_are_refused(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_object()) return vacuous();
  std::u16string other(trial.visible());
  if (anatomy.has_braces) {
    other.erase(anatomy.class_id.end_units(), 1);
  } else {
    other.insert(anatomy.class_id.begin_units, 1, u'{');
  }
  const std::size_t close_units = anatomy.class_id.end_units() + (anatomy.has_braces ? 0U : 1U);
  if (close_units < other.size() && other[close_units] == u'}') return vacuous();
  return must_be_refused(trial, other, "with an unclosed brace", session_length_units(trial));
}

Finding check_lookalike_letters_are_refused(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial)) return vacuous();
  std::u16string other(trial.visible());
  // The keywords are what precedes the class id, apart from an opening brace.
  const std::size_t keywords_end_units =
      anatomy.has_object() ? anatomy.class_id.begin_units - (anatomy.has_braces ? 1U : 0U)
                           : other.size();
  const std::size_t spoiled_units = trial.pick(keywords_end_units);
  constexpr std::size_t kLookalikes = 3;
  other[spoiled_units] = lookalike_of(
      other[spoiled_units], trial.pick(kLookalikes * keywords_end_units) / keywords_end_units);
  const bool is_in_session = spoiled_units < session_length_units(trial);
  return must_be_refused(trial, other, "with a look-alike letter",
                         is_in_session ? 0 : session_length_units(trial));
}

Finding check_foreign_session_numbers_are_refused(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_session) return vacuous();
  constexpr std::array<std::u16string_view, 10> kInFront = {
      u"+", u"-", u" ", u"\t", u"0x", u"0X", u"#", u"\uFF11", u"\u0661", u"a"};
  constexpr std::array<std::u16string_view, 9> kBehind = {u" ",  u"a",      u"h",      u".0", u"L",
                                                          u"\t", u"\uFF11", u"\u0661", u"F"};
  constexpr std::array<std::u16string_view, 5> kInstead = {u"", u"Current", u"Any", u"0xFFFF",
                                                           u"\uFF13"};
  constexpr std::size_t kKinds = kInFront.size() + kBehind.size() + kInstead.size();
  const std::u16string written(anatomy.session_id.of(trial.visible()));
  const std::size_t choice = trial.pick(kKinds);
  std::u16string by;
  if (choice < kInFront.size()) {
    by = std::u16string(kInFront[choice]) + written;
  } else if (choice < kInFront.size() + kBehind.size()) {
    by = written + std::u16string(kBehind[choice - kInFront.size()]);
  } else {
    by = kInstead[choice - kInFront.size() - kBehind.size()];
  }
  return must_be_refused(trial, with_replaced(trial.visible(), anatomy.session_id, by),
                         "with a foreign session number", 0);
}

Finding check_session_numbers_end_at_the_limit(const Trial& trial) {
  if (!has_number(trial)) return vacuous();
  const auto with_number = [&](std::u16string_view by) {
    return with_replaced(trial.visible(), trial.anatomy().session_id, by);
  };
  constexpr std::array<std::u16string_view, 4> kWithin = {u"65536", u"2147483647", u"2147483648",
                                                          u"4294967294"};
  constexpr std::array<std::u16string_view, 8> kBeyond = {
      u"4294967295",           u"4294967296",          u"4294967299",
      u"8589934592",           u"9223372036854775808", u"18446744073709551615",
      u"18446744073709551616", u"18446744073709551619"};
  const std::u16string inside = with_number(kWithin[trial.pick(kWithin.size())]);
  const Answer answer = trial.ask(inside);
  if (!is_accepted(answer)) return violated_by(inside, answer, "with a number within the limit");
  return must_be_refused(trial, with_number(kBeyond[trial.pick(kBeyond.size())]),
                         "with a number beyond the limit", 0);
}

Finding check_separator_is_an_exclamation_mark(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_session) return vacuous();
  constexpr std::array<std::u16string_view, 8> kOthers = {u"/",  u":",  u"\\",     u"",
                                                          u"! ", u"!!", u"\uFF01", u"\u0121"};
  const std::size_t choice = trial.pick(kOthers.size());
  const std::u16string other =
      with_replaced(trial.visible(), {anatomy.session.end_units() - 1, 1}, kOthers[choice]);
  // A good separator followed by something else leaves a good session part.
  const bool keeps_session = kOthers[choice].starts_with(u'!');
  return must_be_refused(trial, other, "with another separator",
                         keeps_session ? anatomy.session.length_units : 0);
}

Finding check_tails_go_to_the_class(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.is_class()) return vacuous();
  constexpr std::array<std::u16string_view, 6> kTails = {u"tail", u":", u" ", u"!", u"}", u"new:x"};
  std::u16string other(trial.visible());
  if (!anatomy.has_trailing_colon) other += u':';
  const std::size_t eaten_units = other.size();
  other += kTails[trial.pick(kTails.size())];
  return must_be_refused(trial, other, "with a tail", eaten_units, kClassNotRegistered);
}

Finding check_nothing_goes_behind_new(const Trial& trial) {
  if (!can_be_varied(trial) || trial.anatomy().keyword != ObjectKeyword::kNew) return vacuous();
  constexpr std::array<std::u16string_view, 6> kTails = {u":", u"tail", u" ", u";a", u"}", u"0"};
  const std::u16string other =
      std::u16string(trial.visible()).append(kTails[trial.pick(kTails.size())]);
  return must_be_refused(trial, other, "with a tail", session_length_units(trial));
}

Finding check_accepted_names_follow_the_grammar(const Trial& trial) {
  if (!trial.accepted()) return vacuous();
  return trial.anatomy().is_well_formed && is_within_the_limit(trial)
             ? held()
             : violated("accepted, although the grammar does not derive it");
}

Finding check_names_of_the_grammar_are_accepted(const Trial& trial) {
  if (!trial.anatomy().is_well_formed || !is_within_the_limit(trial)) return vacuous();
  return trial.accepted() ? held() : violated("refused, although the grammar derives it");
}

}  // namespace rdspec::laws
