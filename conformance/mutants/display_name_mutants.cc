// SPDX-License-Identifier: Apache-2.0
//
// Mutants that read a name rightly and print it wrongly.

#include <algorithm>
#include <string>
#include <utility>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {
namespace {

using laws::Anatomy;
using laws::dissect;
using laws::ObjectKeyword;

bool has_object(const Call& call, const ParseResult& result) {
  return is_accepted(result) && call.anatomy.has_object();
}

bool has_session(const Call& call, const ParseResult& result) {
  return is_accepted(result) && call.anatomy.has_session;
}

// Changes what the object moniker prints; `print` gets the text and its parts.
template <typename Function>
void reprint_object(const Call& call, ParseResult& result, Function&& print) {
  if (!has_object(call, result)) return;
  std::u16string text = result.components.back().display_name;
  print(text, dissect(text));
  print_anew(result, result.components.size() - 1, std::move(text));
}

template <typename Function>
void reprint_session(const Call& call, ParseResult& result, Function&& print) {
  if (!has_session(call, result)) return;
  std::u16string text = result.components.front().display_name;
  print(text);
  print_anew(result, 0, std::move(text));
}

std::u16string ascii_lower(std::u16string_view text) {
  std::u16string lower(text);
  for (char16_t& unit : lower) {
    if (unit >= u'A' && unit <= u'Z') unit = static_cast<char16_t>(unit + 0x20);
  }
  return lower;
}

void print_lower_case(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    text = laws::with_replaced(text, parts.class_id, ascii_lower(parts.class_id.of(text)));
  });
}

void print_class_id_as_written(const Call& call, ParseResult& result) {
  reprint_object(call, result, [&](std::u16string& text, const Anatomy& parts) {
    text = laws::with_replaced(text, parts.class_id, call.text_of(call.anatomy.class_id));
  });
}

void print_keyword_as_written(const Call& call, ParseResult& result) {
  reprint_object(call, result, [&](std::u16string& text, const Anatomy& parts) {
    const std::size_t begin_units = call.anatomy.object.begin_units;
    const std::size_t end_units =
        call.anatomy.class_id.begin_units - (call.anatomy.has_braces ? 1U : 0U);
    text = laws::with_replaced(text, {0, parts.class_id.begin_units},
                               call.text_of({begin_units, end_units - begin_units}));
  });
}

void print_braces(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    const std::u16string class_id(parts.class_id.of(text));
    text = laws::with_replaced(text, parts.class_id, u'{' + class_id + u'}');
  });
}

// The digits of a field, two by two from the end.
void reverse_bytes(std::u16string& text, std::size_t begin_units, std::size_t length_units) {
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(begin_units);
  const auto end = begin + static_cast<std::ptrdiff_t>(length_units);
  std::reverse(begin, end);
  for (auto digit = begin; digit != end; digit += 2) std::iter_swap(digit, digit + 1);
}

void swap_class_id_bytes(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    const std::size_t begin_units = parts.class_id.begin_units;
    reverse_bytes(text, begin_units, 8);
    reverse_bytes(text, begin_units + 9, 4);
    reverse_bytes(text, begin_units + 14, 4);
  });
}

void swap_bytes_of_last_fields(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    reverse_bytes(text, parts.class_id.begin_units + 19, 4);
  });
}

void omit_trailing_colon(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy&) {
    if (text.ends_with(u':')) text.pop_back();
  });
}

void print_colon_as_written(const Call& call, ParseResult& result) {
  if (!call.anatomy.has_trailing_colon) omit_trailing_colon(call, result);
}

void drop_extra_data(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    if (parts.is_class()) text = laws::with_replaced(text, parts.extra_data, u"");
  });
}

void print_extra_data_in_upper_case(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    if (!parts.is_class()) return;
    text =
        laws::with_replaced(text, parts.extra_data, laws::ascii_upper(parts.extra_data.of(text)));
  });
}

void drop_blanks_of_extra_data(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    if (!parts.is_class()) return;
    std::u16string extra(parts.extra_data.of(text));
    std::erase(extra, u' ');
    text = laws::with_replaced(text, parts.extra_data, extra);
  });
}

void replace_ill_formed_extra_data(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy&) {
    for (char16_t& unit : text) {
      if (unit >= 0x80) unit = u'?';
    }
  });
}

void drop_stray_brace(const Call& call, ParseResult& result) {
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    if (parts.is_class() && parts.extra_data.of(text).starts_with(u'}')) {
      text.erase(parts.extra_data.begin_units, 1);
    }
  });
}

void print_colon_after_new(const Call& call, ParseResult& result) {
  if (call.anatomy.keyword != ObjectKeyword::kNew) return;
  reprint_object(call, result, [](std::u16string& text, const Anatomy&) { text += u':'; });
}

void print_new_as_clsid(const Call& call, ParseResult& result) {
  if (call.anatomy.keyword != ObjectKeyword::kNew) return;
  reprint_object(call, result, [](std::u16string& text, const Anatomy& parts) {
    text = laws::with_replaced(text, {0, parts.class_id.begin_units}, laws::kClassKeyword);
  });
}

void print_session_id_as_written(const Call& call, ParseResult& result) {
  reprint_session(call, result, [&](std::u16string& text) {
    text = std::u16string(laws::kSessionKeyword).append(call.text_of(call.anatomy.session_id));
    text += u'!';
  });
}

void keep_leading_zeros(const Call& call, ParseResult& result) {
  if (!call.anatomy.is_console) print_session_id_as_written(call, result);
}

void print_session_in_lower_case(const Call& call, ParseResult& result) {
  reprint_session(call, result, [](std::u16string& text) { text = ascii_lower(text); });
}

void print_console_as_written(const Call& call, ParseResult& result) {
  if (call.anatomy.is_console) print_session_id_as_written(call, result);
}

void drop_separator(const Call& call, ParseResult& result) {
  reprint_session(call, result, [](std::u16string& text) { text.pop_back(); });
}

void give_separator_to_object(const Call& call, ParseResult& result) {
  if (!has_session(call, result) || result.components.size() < 2) return;
  result.components.front().display_name.pop_back();
  result.components.back().display_name.insert(0, 1, u'!');
}

constexpr Change kChanges[] = {
    {.name = "prints_lower_case_class_ids",
     .rules = "MON-055",
     .wrong = "Display names have digits a to f.",
     .edit = print_lower_case},
    {.name = "prints_class_id_as_written",
     .rules = "MON-055",
     .wrong = "The letter case of the class id survives into the display name.",
     .edit = print_class_id_as_written},
    {.name = "prints_keyword_as_written",
     .rules = "MON-057",
     .wrong = "CLSID: and {0000031A-…}: survive into the display name.",
     .edit = print_keyword_as_written},
    {.name = "prints_braces",
     .rules = "MON-055",
     .wrong = "Display names have braces.",
     .edit = print_braces},
    {.name = "swaps_class_id_bytes",
     .rules = "MON-055",
     .wrong = "The first three fields are printed in the other byte order.",
     .edit = swap_class_id_bytes},
    {.name = "swaps_bytes_of_fourth_field",
     .rules = "MON-055",
     .wrong = "The fourth group is printed as a little-endian number.",
     .edit = swap_bytes_of_last_fields},
    {.name = "omits_trailing_colon",
     .rules = "MON-055",
     .wrong = "Class display names do not end with a colon.",
     .edit = omit_trailing_colon},
    {.name = "prints_trailing_colon_as_written",
     .rules = "MON-055",
     .wrong = "A class display name ends with a colon only when the parsed name did.",
     .edit = print_colon_as_written},
    {.name = "drops_extra_data",
     .rules = "MON-055",
     .wrong = "Extra data is not printed.",
     .edit = drop_extra_data},
    {.name = "prints_extra_data_in_upper_case",
     .rules = "MON-055",
     .wrong = "Extra data is printed in upper case.",
     .edit = print_extra_data_in_upper_case},
    {.name = "drops_blanks_of_extra_data",
     .rules = "MON-045 MON-055",
     .wrong = "Extra data is printed without its blanks.",
     .edit = drop_blanks_of_extra_data},
    {.name = "prints_question_marks",
     .rules = "MON-055",
     .wrong = "Extra data beyond ASCII is printed as question marks.",
     .edit = replace_ill_formed_extra_data},
    {.name = "drops_stray_brace",
     .rules = "MON-058",
     .wrong = "A closing brace behind a bare class id is not printed.",
     .edit = drop_stray_brace},
    {.name = "prints_colon_after_new",
     .rules = "MON-Q22",
     .wrong = "The display name of a new moniker ends with a colon.",
     .edit = print_colon_after_new},
    {.name = "prints_new_as_clsid",
     .rules = "MON-Q22",
     .wrong = "The display name of a new moniker is that of a class moniker.",
     .edit = print_new_as_clsid},
    {.name = "prints_leading_zeros",
     .rules = "MON-Q01",
     .wrong = "Session:003! prints its zeros.",
     .edit = keep_leading_zeros},
    {.name = "prints_session_in_lower_case",
     .rules = "MON-087 MON-Q15",
     .wrong = "Display names begin with session:.",
     .edit = print_session_in_lower_case},
    {.name = "prints_console_as_written",
     .rules = "MON-087 MON-Q06",
     .wrong = "Session:CONSOLE! prints its letter case.",
     .edit = print_console_as_written},
    {.name = "omits_separator",
     .rules = "MON-087",
     .wrong = "A composite prints as Session:3clsid:….",
     .edit = drop_separator},
    {.name = "gives_separator_to_object",
     .rules = "MON-087 MON-Q08",
     .wrong = "The session part prints Session:3, its neighbour !clsid:….",
     .edit = give_separator_to_object},
};

}  // namespace

std::vector<Mutant> display_name_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
