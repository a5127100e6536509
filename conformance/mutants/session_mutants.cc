// SPDX-License-Identifier: Apache-2.0
//
// Mutants that read the number between `Session:` and `!` wrongly.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {
namespace {

using laws::dissect;
using laws::is_decimal_digit;
using laws::is_hex_digit;
using laws::Stretch;

std::u16string to_text(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return {digits.begin(), digits.end()};
}

bool is_number(std::u16string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_decimal_digit);
}

// The value of digits in a base, as unsigned arithmetic of 64 bits gives it.
std::uint64_t wrapping_value(std::u16string_view digits, std::uint64_t base) {
  std::uint64_t value = 0;
  for (const char16_t unit : digits) {
    const char16_t upper = laws::ascii_upper(unit);
    value = value * base + (upper >= u'A' ? upper - u'A' + 10U : upper - u'0' + 0U);
  }
  return value;
}

// Replaces what stands between `Session:` and `!`, if there is both.
template <typename Function>
void replace_session_id(std::u16string& name, Function&& read) {
  const laws::Anatomy anatomy = dissect(name);
  if (!anatomy.has_session) return;
  const std::optional<std::u16string> by = read(anatomy.session_id.of(name));
  if (by) name = laws::with_replaced(name, anatomy.session_id, *by);
}

using Text = std::optional<std::u16string>;

void read_prefixed_hex(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (id.size() < 3 || id.size() > 10 || !laws::starts_with_ignoring_case(id, u"0x")) return {};
    const std::u16string_view digits = id.substr(2);
    if (!std::ranges::all_of(digits, is_hex_digit)) return {};
    return to_text(wrapping_value(digits, 16));
  });
}

void read_base_16(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (id.empty() || id.size() > 8 || !std::ranges::all_of(id, is_hex_digit)) return {};
    return to_text(wrapping_value(id, 16));
  });
}

void read_octal(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (id.size() < 2 || id.front() != u'0' || !is_number(id)) return {};
    const bool is_octal = std::ranges::all_of(id, [](char16_t unit) { return unit < u'8'; });
    return is_octal ? to_text(wrapping_value(id, 8)) : u"no number";
  });
}

void skip_plus(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (!id.starts_with(u'+')) return {};
    return std::u16string(id.substr(1));
  });
}

void negate(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (!id.starts_with(u'-') || !is_number(id.substr(1))) return {};
    return to_text(static_cast<std::uint32_t>(0U - wrapping_value(id.substr(1), 10)));
  });
}

constexpr std::u16string_view kBlanks = u" \t\r\n";

void skip_blanks_before(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    const std::size_t begin = id.find_first_not_of(kBlanks);
    return std::u16string(begin == std::u16string_view::npos ? u"" : id.substr(begin));
  });
}

void skip_blanks_after(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    return std::u16string(id.substr(0, id.find_last_not_of(kBlanks) + 1));
  });
}

void skip_what_follows_digits(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (id.empty() || !is_decimal_digit(id.front())) return {};
    return std::u16string(id.begin(), std::ranges::find_if_not(id, is_decimal_digit));
  });
}

void wrap_at_32_bits(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (!is_number(id)) return {};
    return to_text(static_cast<std::uint32_t>(wrapping_value(id, 10)));
  });
}

void wrap_at_64_bits(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (!is_number(id)) return {};
    return to_text(wrapping_value(id, 10));
  });
}

void saturate(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    constexpr std::uint64_t kMax = 0xFFFFFFFEU;
    if (!is_number(id) || laws::decimal_value(id) <= kMax) return {};
    return to_text(kMax);
  });
}

void read_nothing_as_zero(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    if (!id.empty()) return {};
    return u"0";
  });
}

// Digits of another script that begin at `zero`.
template <char16_t Zero>
void read_digits_of(std::u16string& name) {
  replace_session_id(name, [](std::u16string_view id) -> Text {
    std::u16string digits(id);
    for (char16_t& unit : digits) {
      if (unit >= Zero && unit < Zero + 10) unit = static_cast<char16_t>(unit - Zero + u'0');
    }
    return digits;
  });
}

constexpr moniker::OpenQuestions with_limit(std::uint32_t session_id_max) {
  moniker::OpenQuestions questions;
  questions.session_id_max = session_id_max;
  return questions;
}

constexpr Change kChanges[] = {
    {.name = "accepts_0x_session_ids",
     .rules = "MON-061 MON-Q02",
     .wrong = "Session:0x1F! names session 31.",
     .rewrite = read_prefixed_hex},
    {.name = "reads_session_ids_in_base_16",
     .rules = "MON-061",
     .wrong = "Session:10! names session 16.",
     .rewrite = read_base_16},
    {.name = "reads_leading_zero_as_octal",
     .rules = "MON-061 MON-Q01",
     .wrong = "Session:010! names session 8, Session:08! is refused.",
     .rewrite = read_octal},
    {.name = "accepts_plus_sign",
     .rules = "MON-Q02",
     .wrong = "Session:+3! names session 3.",
     .rewrite = skip_plus},
    {.name = "accepts_minus_sign",
     .rules = "MON-Q02",
     .wrong = "Session:-2! names session 4294967294.",
     .rewrite = negate},
    {.name = "skips_blanks_before_session_id",
     .rules = "MON-Q02",
     .wrong = "Session: 3! names session 3.",
     .rewrite = skip_blanks_before},
    {.name = "skips_blanks_after_session_id",
     .rules = "MON-Q02",
     .wrong = "Session:3 ! names session 3.",
     .rewrite = skip_blanks_after},
    {.name = "skips_what_follows_digits",
     .rules = "MON-Q02",
     .wrong = "Session:3abc! names session 3.",
     .rewrite = skip_what_follows_digits},
    {.name = "accepts_fullwidth_session_digits",
     .rules = "MON-Q02",
     .wrong = "Digits U+FF10 to U+FF19 make a session number.",
     .rewrite = read_digits_of<u'\uFF10'>},
    {.name = "accepts_arabic_session_digits",
     .rules = "MON-Q02",
     .wrong = "Digits U+0660 to U+0669 make a session number.",
     .rewrite = read_digits_of<u'\u0660'>},
    {.name = "reads_empty_session_id_as_zero",
     .rules = "MON-Q03",
     .wrong = "Session:! names session 0.",
     .rewrite = read_nothing_as_zero},
    {.name = "wraps_session_id_at_32_bits",
     .rules = "MON-Q04",
     .wrong = "Session:4294967299! reaches session 3.",
     .rewrite = wrap_at_32_bits},
    {.name = "wraps_session_id_at_64_bits",
     .rules = "MON-Q04",
     .wrong = "Session:18446744073709551619! reaches session 3.",
     .rewrite = wrap_at_64_bits},
    {.name = "saturates_session_id",
     .rules = "MON-Q04",
     .wrong = "Every number beyond the limit names session 4294967294.",
     .rewrite = saturate},
    {.name = "limits_session_id_to_16_bits",
     .rules = "MON-Q04",
     .wrong = "Session:65536! is refused.",
     .questions = with_limit(0xFFFFU)},
    {.name = "limits_session_id_to_31_bits",
     .rules = "MON-Q04",
     .wrong = "Session:2147483648! is refused.",
     .questions = with_limit(0x7FFFFFFFU)},
    {.name = "limits_session_id_one_below_16_bits",
     .rules = "MON-070",
     .wrong = "Session:65535! is refused, the last number that a session can have.",
     .questions = with_limit(0xFFFEU)},
    {.name = "accepts_session_id_4294967295",
     .rules = "MON-Q05",
     .wrong = "The number that means any session on the wire is taken for a session.",
     .questions = with_limit(0xFFFFFFFFU)},
    {.name = "limits_session_id_one_too_low",
     .rules = "MON-Q04",
     .wrong = "Session:4294967294! is refused.",
     .questions = with_limit(0xFFFFFFFDU)},
};

}  // namespace

std::vector<Mutant> session_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
