// SPDX-License-Identifier: Apache-2.0
//
// Mutants that read the 36 units of a class id wrongly.

#include <algorithm>
#include <array>
#include <string>

#include "conformance/mutants/change.h"

namespace rdspec::mutants {
namespace {

using laws::Anatomy;
using laws::dissect;

bool has_class_id(const Call& call, const ParseResult& result) {
  return is_accepted(result) && call.anatomy.has_object();
}

// Applies a change to the units where a class id should stand.
template <typename Function>
void map_class_id(std::u16string& name, Function&& change) {
  const Anatomy anatomy = dissect(name);
  if (anatomy.is_well_formed || !anatomy.has_object()) return;
  const std::size_t begin_units = anatomy.class_id.begin_units;
  for (std::size_t i = 0; i < anatomy.class_id.length_units && begin_units + i < name.size(); ++i) {
    name[begin_units + i] = change(name[begin_units + i], i);
  }
}

void read_g_as_hex(std::u16string& name) {
  map_class_id(name, [](char16_t unit, std::size_t) {
    return laws::ascii_upper(unit) == u'G' ? u'F' : unit;
  });
}

void read_fullwidth_hex(std::u16string& name) {
  map_class_id(name, [](char16_t unit, std::size_t) {
    const auto narrow = static_cast<char16_t>(unit - 0xFEE0);
    return unit > 0xFF00 && laws::is_hex_digit(narrow) ? narrow : unit;
  });
}

void read_low_bytes_of_hex(std::u16string& name) {
  map_class_id(name, [](char16_t unit, std::size_t) {
    const auto low = static_cast<char16_t>(unit & 0xFFU);
    return laws::is_hex_digit(low) ? low : unit;
  });
}

void ignore_hyphens(std::u16string& name) {
  constexpr std::array<std::size_t, 4> kHyphens = {8, 13, 18, 23};
  map_class_id(name, [&](char16_t unit, std::size_t i) {
    return std::ranges::find(kHyphens, i) != kHyphens.end() ? u'-' : unit;
  });
}

void ignore_last_hyphen(std::u16string& name) {
  constexpr std::size_t kLastHyphen = 23;
  map_class_id(name, [](char16_t unit, std::size_t i) { return i == kLastHyphen ? u'-' : unit; });
}

// Supplies the last digit when 35 units stand where 36 should.
void read_short_class_id(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (anatomy.is_well_formed || !anatomy.has_object()) return;
  const std::size_t last_units = anatomy.class_id.end_units() - 1;
  if (name.size() < last_units) return;
  std::u16string completed = name;
  completed.insert(last_units, 1, u'0');
  if (dissect(completed).is_well_formed) name = completed;
}

void supply_closing_brace(std::u16string& name) {
  const Anatomy anatomy = dissect(name);
  if (anatomy.is_well_formed || !anatomy.has_braces) return;
  if (name.size() >= anatomy.class_id.end_units()) {
    name.insert(anatomy.class_id.end_units(), 1, u'}');
  }
}

template <char16_t First, char16_t Last>
void refuse_digits(const Call& call, ParseResult& result) {
  const auto is_refused = [](char16_t unit) { return unit >= First && unit <= Last; };
  if (has_class_id(call, result) &&
      std::ranges::any_of(call.text_of(call.anatomy.class_id), is_refused)) {
    refuse_rest(call, result);
  }
}

void refuse_unregistered(const Call& call, ParseResult& result) {
  constexpr std::u16string_view kRegistered = u"0002E005-0000-0000-C000-000000000046";
  constexpr std::uint32_t kClassNotRegistered = 0x80040154U;
  if (has_class_id(call, result) &&
      laws::ascii_upper(call.text_of(call.anatomy.class_id)) != kRegistered) {
    refuse(result, 0, kClassNotRegistered);
  }
}

void refuse_null_class_id(const Call& call, ParseResult& result) {
  const auto is_null = [](char16_t unit) { return unit == u'0' || unit == u'-'; };
  if (has_class_id(call, result) &&
      std::ranges::all_of(call.text_of(call.anatomy.class_id), is_null)) {
    refuse_rest(call, result);
  }
}

constexpr Change kChanges[] = {
    {.name = "accepts_unclosed_brace",
     .rules = "MON-043",
     .wrong = "clsid:{… is accepted.",
     .rewrite = supply_closing_brace},
    {.name = "accepts_35_unit_class_ids",
     .rules = "MON-047",
     .wrong = "A class id without its last digit is accepted.",
     .rewrite = read_short_class_id},
    {.name = "accepts_g_as_hex_digit",
     .rules = "MON-047",
     .wrong = "G counts as a digit.",
     .rewrite = read_g_as_hex},
    {.name = "accepts_fullwidth_hex_digits",
     .rules = "MON-047",
     .wrong = "Full-width digits and letters make a class id.",
     .rewrite = read_fullwidth_hex},
    {.name = "reads_low_bytes_of_hex_digits",
     .rules = "MON-047",
     .wrong = "Any unit whose low byte is a digit makes a class id.",
     .rewrite = read_low_bytes_of_hex},
    {.name = "ignores_hyphens",
     .rules = "MON-047",
     .wrong = "Anything may stand where a hyphen belongs.",
     .rewrite = ignore_hyphens},
    {.name = "ignores_last_hyphen",
     .rules = "MON-047",
     .wrong = "Anything may stand where the fourth hyphen belongs.",
     .rewrite = ignore_last_hyphen},
    {.name = "refuses_lower_case_hex",
     .rules = "MON-049 MON-069",
     .wrong = "Class ids with digits a to f are refused.",
     .edit = refuse_digits<u'a', u'f'>},
    {.name = "refuses_upper_case_hex",
     .rules = "MON-040 MON-049",
     .wrong = "Class ids with digits A to F are refused.",
     .edit = refuse_digits<u'A', u'F'>},
    {.name = "refuses_unregistered_classes",
     .rules = "MON-050 MON-070",
     .wrong = "Parsing looks for the class and refuses when it is not registered.",
     .edit = refuse_unregistered},
    {.name = "refuses_null_class_id",
     .rules = "MON-050",
     .wrong = "The class id of zeros is refused.",
     .edit = refuse_null_class_id},
};

}  // namespace

std::vector<Mutant> class_id_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
