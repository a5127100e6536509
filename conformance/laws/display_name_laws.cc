// SPDX-License-Identifier: Apache-2.0
//
// Laws of what is printed: it parses to itself, it is canonical, and it keeps what was said.

#include <algorithm>

#include "conformance/laws/checks.h"
#include "conformance/laws/findings.h"

namespace rdspec::laws {
namespace {

// The digits without leading zeros, or the one zero.
std::u16string_view without_leading_zeros(std::u16string_view digits) {
  const std::size_t begin = digits.find_first_not_of(u'0');
  return begin == std::u16string_view::npos ? digits.substr(digits.size() - 1)
                                            : digits.substr(begin);
}

bool is_canonical_class_name(std::u16string_view name, const Anatomy& anatomy) {
  const std::u16string_view class_id = anatomy.class_id.of(name);
  return anatomy.keyword == ObjectKeyword::kClsid && anatomy.has_trailing_colon &&
         name.starts_with(kClassKeyword) && !anatomy.has_braces &&
         class_id == ascii_upper(class_id);
}

bool is_canonical_session_name(std::u16string_view name, const Anatomy& anatomy) {
  const std::u16string_view id = anatomy.session_id.of(name);
  return anatomy.has_session && !anatomy.has_object() && name.starts_with(kSessionKeyword) &&
         (anatomy.is_console ? id == kConsoleKeyword : id == without_leading_zeros(id));
}

bool is_canonical_new_name(std::u16string_view name, const Anatomy& anatomy) {
  const std::u16string_view class_id = anatomy.class_id.of(name);
  return anatomy.keyword == ObjectKeyword::kNew && name.starts_with(kNewKeyword) &&
         !anatomy.has_braces && class_id == ascii_upper(class_id);
}

bool is_canonical(const Component& component) {
  const std::u16string_view name = component.display_name;
  const Anatomy anatomy = dissect(name);
  if (!anatomy.is_well_formed) return false;
  switch (component.mksys) {
    case kMksysClassMoniker:
      return is_canonical_class_name(name, anatomy);
    case kMksysSessionMoniker:
      return is_canonical_session_name(name, anatomy);
    case kMksysNone:
      return is_canonical_new_name(name, anatomy);
    default:
      return false;
  }
}

}  // namespace

Finding check_display_names_are_fixed_points(const Trial& trial) {
  if (!trial.accepted()) return vacuous();
  const std::u16string& printed = trial.answer().display_name;
  const Answer again = trial.ask(printed);
  if (!is_accepted(again)) return violated_by(printed, again, "its display name is refused");
  return have_same_value(again, trial.answer())
             ? held()
             : violated_by(printed, again, "its display name has another value");
}

Finding check_components_spell_the_display_name(const Trial& trial) {
  if (!trial.accepted()) return vacuous();
  std::u16string spelled;
  for (const Component& component : trial.answer().components) spelled += component.display_name;
  return spelled == trial.answer().display_name
             ? held()
             : violated("the components spell \"" + printable(spelled) + "\"");
}

Finding check_kinds_follow_the_components(const Trial& trial) {
  if (!trial.accepted()) return vacuous();
  const Answer& answer = trial.answer();
  const Anatomy& anatomy = trial.anatomy();
  if (!anatomy.is_well_formed) return vacuous();
  std::vector<std::uint32_t> expected;
  if (anatomy.has_session) expected.push_back(kMksysSessionMoniker);
  if (anatomy.has_object())
    expected.push_back(anatomy.is_class() ? kMksysClassMoniker : kMksysNone);
  const bool has_right_kinds =
      answer.component_count == expected.size() &&
      std::ranges::equal(answer.components, expected, {}, &Component::mksys);
  if (!has_right_kinds) return violated("the components are not those that the name spells");
  const std::uint32_t whole = expected.size() > 1 ? kMksysGenericComposite : expected.front();
  return answer.mksys == whole ? held() : violated("the whole has another MKSYS than its parts");
}

Finding check_display_names_are_canonical(const Trial& trial) {
  if (!trial.accepted()) return vacuous();
  for (const Component& component : trial.answer().components) {
    if (!is_canonical(component)) {
      return violated("\"" + printable(component.display_name) + "\" is not canonical");
    }
  }
  return held();
}

Finding check_class_ids_are_kept(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!trial.accepted() || !anatomy.is_well_formed || !anatomy.has_object()) return vacuous();
  const Anatomy printed = dissect(trial.answer().display_name);
  const std::u16string written_id = ascii_upper(anatomy.class_id.of(trial.visible()));
  const bool is_kept = printed.is_well_formed && printed.has_object() &&
                       ascii_upper(printed.class_id.of(trial.answer().display_name)) == written_id;
  return is_kept ? held() : violated("another class id is printed");
}

Finding check_extra_data_is_kept(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!trial.accepted() || !anatomy.is_well_formed || !anatomy.is_class()) return vacuous();
  const std::u16string_view written = anatomy.extra_data.of(trial.visible());
  const std::u16string ending = std::u16string(written).append(u":");
  const std::u16string& printed = trial.answer().display_name;
  const Anatomy printed_anatomy = dissect(printed);
  const bool is_kept =
      printed.ends_with(ending) && printed_anatomy.extra_data.length_units == written.size();
  const Weight weight = written.empty() ? Weight::kTrivial : Weight::kTelling;
  return is_kept ? held(weight) : violated("the extra data is not printed as it was written");
}

Finding check_session_numbers_are_kept(const Trial& trial) {
  const Anatomy& anatomy = trial.anatomy();
  if (!trial.accepted() || !anatomy.is_well_formed || !anatomy.has_session) return vacuous();
  const std::u16string_view written = anatomy.session_id.of(trial.visible());
  std::u16string expected(kSessionKeyword);
  expected += anatomy.is_console ? kConsoleKeyword : without_leading_zeros(written);
  expected += u'!';
  return trial.answer().display_name.starts_with(expected)
             ? held()
             : violated("the session is not printed as \"" + printable(expected) + "\"");
}

}  // namespace rdspec::laws
