// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/anatomy.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace rdspec::laws {
namespace {

constexpr std::u16string_view kClassIdPicture = u"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

bool matches_class_id(std::u16string_view text) {
  return text.size() == kClassIdPicture.size() &&
         std::equal(text.begin(), text.end(), kClassIdPicture.begin(),
                    [](char16_t unit, char16_t picture) {
                      return picture == u'x' ? is_hex_digit(unit) : unit == picture;
                    });
}

/// Finds the class id that begins at `begin_units`, in braces or not.
bool dissect_id(std::u16string_view name, std::size_t begin_units, Anatomy& anatomy) {
  const std::u16string_view rest = name.substr(begin_units);
  anatomy.has_braces = rest.starts_with(u'{');
  const std::size_t digits_begin_units = begin_units + (anatomy.has_braces ? 1U : 0U);
  anatomy.class_id = {digits_begin_units, kClassIdPicture.size()};
  if (name.size() < anatomy.class_id.end_units() || !matches_class_id(anatomy.class_id.of(name))) {
    return false;
  }
  return !anatomy.has_braces || name.substr(anatomy.class_id.end_units()).starts_with(u'}');
}

struct Introduction {
  ObjectKeyword keyword;
  std::u16string_view text;
};

constexpr Introduction kIntroductions[] = {
    {ObjectKeyword::kClsid, kClassKeyword},
    {ObjectKeyword::kOwnId, kClassMonikerId},
    {ObjectKeyword::kNew, kNewKeyword},
};

bool dissect_object(std::u16string_view name, std::size_t begin_units, Anatomy& anatomy) {
  anatomy.object = {begin_units, name.size() - begin_units};
  const auto* introduction =
      std::ranges::find_if(kIntroductions, [&](const Introduction& candidate) {
        return starts_with_ignoring_case(name.substr(begin_units), candidate.text);
      });
  if (introduction == std::end(kIntroductions)) return false;
  anatomy.keyword = introduction->keyword;
  if (!dissect_id(name, begin_units + introduction->text.size(), anatomy)) return false;

  const std::size_t id_end_units = anatomy.id_end_units();
  const std::size_t colon_units = std::min(name.find(u':', id_end_units), name.size());
  anatomy.extra_data = {id_end_units, colon_units - id_end_units};
  anatomy.has_trailing_colon = colon_units != name.size();
  if (anatomy.keyword == ObjectKeyword::kNew) return id_end_units == name.size();
  return !anatomy.has_trailing_colon || colon_units + 1 == name.size();
}

/// Whether the name begins with a session part, however its number is written.
bool dissect_session(std::u16string_view name, Anatomy& anatomy) {
  const std::size_t separator_units = name.find(u'!');
  if (!starts_with_ignoring_case(name, kSessionKeyword) ||
      separator_units == std::u16string_view::npos) {
    return false;
  }
  anatomy.has_session = true;
  anatomy.session = {0, separator_units + 1};
  anatomy.session_id = {kSessionKeyword.size(), separator_units - kSessionKeyword.size()};
  return true;
}

}  // namespace

Anatomy dissect(std::u16string_view name) {
  Anatomy anatomy;
  if (!dissect_session(name, anatomy)) {
    anatomy.is_well_formed = dissect_object(name, 0, anatomy);
    return anatomy;
  }
  const std::u16string_view id = anatomy.session_id.of(name);
  anatomy.is_console = ascii_upper(id) == ascii_upper(kConsoleKeyword);
  const bool is_number = !id.empty() && std::ranges::all_of(id, is_decimal_digit);
  const bool has_rest = anatomy.session.end_units() != name.size();
  const bool is_rest_fine = !has_rest || dissect_object(name, anatomy.session.end_units(), anatomy);
  anatomy.is_well_formed = (anatomy.is_console || is_number) && is_rest_fine;
  return anatomy;
}

std::uint64_t decimal_value(std::u16string_view digits) {
  constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t value = 0;
  for (const char16_t unit : digits) {
    const std::uint64_t digit = static_cast<std::uint64_t>(unit) - u'0';
    if (value > (kMax - digit) / 10U) return kMax;
    value = value * 10U + digit;
  }
  return value;
}

char16_t ascii_upper(char16_t unit) {
  return unit >= u'a' && unit <= u'z' ? static_cast<char16_t>(unit - 0x20) : unit;
}

std::u16string ascii_upper(std::u16string_view text) {
  std::u16string upper(text);
  std::ranges::transform(upper, upper.begin(), [](char16_t unit) { return ascii_upper(unit); });
  return upper;
}

bool starts_with_ignoring_case(std::u16string_view text, std::u16string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char16_t left, char16_t right) {
           return ascii_upper(left) == ascii_upper(right);
         });
}

bool is_decimal_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }

bool is_hex_digit(char16_t unit) {
  const char16_t upper = ascii_upper(unit);
  return is_decimal_digit(unit) || (upper >= u'A' && upper <= u'F');
}

char16_t lookalike_of(char16_t unit, std::size_t choice) {
  const char16_t upper = ascii_upper(unit);
  if (choice == 0 && upper == u'S') return u'\u017F';
  if (choice == 0 && upper == u'I') return u'\u0131';
  if (choice == 1 && upper == u'I') return u'\u0130';
  constexpr char16_t kFullwidth = 0xFEE0;
  constexpr char16_t kSameLowByte = 0x0100;
  return static_cast<char16_t>(unit + (choice < 2 ? kFullwidth : kSameLowByte));
}

std::u16string with_replaced(std::u16string_view text, Stretch where, std::u16string_view by) {
  std::u16string result(text.substr(0, where.begin_units));
  result += by;
  result += text.substr(where.end_units());
  return result;
}

}  // namespace rdspec::laws
