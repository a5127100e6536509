// SPDX-License-Identifier: Apache-2.0
//
// Laws of what may differ between two names that mean the same, and of how names combine.

#include <array>

#include "conformance/laws/checks.h"
#include "conformance/laws/findings.h"

namespace rdspec::laws {
namespace {

enum class LetterCase : std::uint8_t { kUpper, kLower, kSwapped };

char16_t with_case(char16_t unit, LetterCase letter_case) {
  const char16_t upper = ascii_upper(unit);
  if (upper < u'A' || upper > u'Z') return unit;
  const auto lower = static_cast<char16_t>(upper + 0x20);
  if (letter_case == LetterCase::kSwapped) return unit == upper ? lower : upper;
  return letter_case == LetterCase::kUpper ? upper : lower;
}

// The class id together with its braces.
Stretch id_of(const Anatomy& anatomy) {
  const std::size_t brace_units = anatomy.has_braces ? 1 : 0;
  return {anatomy.class_id.begin_units - brace_units,
          anatomy.class_id.length_units + 2 * brace_units};
}

}  // namespace

Finding check_letter_case_does_not_matter(const Trial& trial) {
  const bool is_accepted_name = trial.accepted();
  if (!trial.refused() && !can_be_varied(trial)) return vacuous();
  constexpr std::array kCases = {LetterCase::kSwapped, LetterCase::kUpper, LetterCase::kLower};
  const LetterCase letter_case = kCases[trial.pick(kCases.size())];
  const Stretch kept = is_accepted_name ? trial.anatomy().extra_data : Stretch{};
  std::u16string other(trial.visible());
  for (std::size_t i = 0; i < other.size(); ++i) {
    const bool is_extra = i >= kept.begin_units && i < kept.end_units();
    if (!is_extra) other[i] = with_case(other[i], letter_case);
  }
  if (other == trial.visible()) return vacuous();
  const Answer answer = trial.ask(other);
  const bool is_same =
      have_same_value(answer, trial.answer()) && answer.eaten_units == trial.answer().eaten_units;
  return is_same ? held(weight_of(trial)) : violated_by(other, answer, "in another letter case");
}

Finding check_braces_do_not_matter(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_object()) return vacuous();
  const std::u16string bare(anatomy.class_id.of(trial.visible()));
  const std::u16string by = anatomy.has_braces ? bare : u"{" + bare + u"}";
  return must_have_same_value(trial, with_replaced(trial.visible(), id_of(anatomy), by),
                              anatomy.has_braces ? "without braces" : "with braces");
}

Finding check_trailing_colon_does_not_matter(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.is_class()) return vacuous();
  std::u16string other(trial.visible());
  if (anatomy.has_trailing_colon) {
    other.pop_back();
  } else {
    other += u':';
  }
  return must_have_same_value(trial, other, "with or without its colon");
}

Finding check_class_moniker_id_means_clsid(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.is_class()) return vacuous();
  const Stretch keyword = {anatomy.object.begin_units,
                           id_of(anatomy).begin_units - anatomy.object.begin_units};
  const bool is_clsid = anatomy.keyword == ObjectKeyword::kClsid;
  return must_have_same_value(
      trial, with_replaced(trial.visible(), keyword, is_clsid ? kClassMonikerId : kClassKeyword),
      "introduced by the other keyword");
}

Finding check_leading_zeros_do_not_matter(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_session || anatomy.is_console) return vacuous();
  constexpr std::size_t kZerosMax = 24;  // more digits than 64 bits have
  const std::u16string zeros(1 + trial.pick(kZerosMax), u'0');
  return must_have_same_value(
      trial, with_replaced(trial.visible(), {anatomy.session_id.begin_units, 0}, zeros),
      "with leading zeros");
}

Finding check_class_need_not_exist(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_object()) return vacuous();
  constexpr std::array<std::u16string_view, 4> kClassIds = {
      u"00000000-0000-0000-0000-000000000000", u"FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
      u"0002E005-0000-0000-C000-000000000046", u"9C5E3A17-B04D-4F6A-8E21-D7C0FB95A368"};
  const std::u16string_view by = kClassIds[trial.pick(kClassIds.size())];
  const std::u16string other = with_replaced(trial.visible(), anatomy.class_id, by);
  const Answer answer = trial.ask(other);
  const std::u16string& printed = trial.answer().display_name;
  const std::u16string expected = with_replaced(printed, dissect(printed).class_id, by);
  return is_accepted(answer) && answer.display_name == expected
             ? held()
             : violated_by(other, answer, "with another class");
}

Finding check_session_need_not_exist(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!can_be_varied(trial) || !anatomy.has_session) return vacuous();
  constexpr std::array<std::u16string_view, 8> kIds = {u"0",  u"1",  u"3",     u"9",
                                                       u"10", u"77", u"65535", u"Console"};
  const std::u16string_view by = kIds[trial.pick(kIds.size())];
  const std::u16string other = with_replaced(trial.visible(), anatomy.session_id, by);
  const Answer answer = trial.ask(other);
  const std::u16string& printed = trial.answer().display_name;
  const std::u16string expected = with_replaced(printed, dissect(printed).session_id, by);
  return is_accepted(answer) && answer.display_name == expected
             ? held()
             : violated_by(other, answer, "with another session");
}

Finding check_session_and_object_compose(const Trial& trial) {
  if (!trial.refused() && !can_be_varied(trial)) return vacuous();
  constexpr std::array<std::u16string_view, 3> kSessions = {u"Session:3!", u"Session:Console!",
                                                            u"Session:65534!"};
  const std::u16string_view session = kSessions[trial.pick(kSessions.size())];
  const std::u16string other = std::u16string(session).append(trial.visible());
  const bool is_nested = starts_with_ignoring_case(trial.visible(), kSessionKeyword);
  if (trial.refused() || is_nested) {
    // The rest is refused as it is alone; a second session is no object (MON-Q09).
    const std::size_t rest_eaten_units = is_nested ? 0 : trial.answer().eaten_units;
    const Finding finding =
        must_be_refused(trial, other, "behind a session part", session.size() + rest_eaten_units,
                        is_nested ? kMonikerSyntax : trial.answer().hresult);
    return finding.holds() ? held(weight_of(trial)) : finding;
  }
  const Answer answer = trial.ask(other);
  std::vector<Component> components = trial.answer().components;
  components.insert(components.begin(), {kMksysSessionMoniker, std::u16string(session)});
  const bool is_right = is_accepted(answer) && answer.mksys == kMksysGenericComposite &&
                        answer.eaten_units == other.size() && answer.components == components;
  return is_right ? held() : violated_by(other, answer, "behind a session part");
}

}  // namespace rdspec::laws
