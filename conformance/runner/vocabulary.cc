// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/vocabulary.h"

#include <algorithm>
#include <cstddef>

namespace rdspec::runner {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// What follows the prefix and its hyphen; empty when the text does not begin with them.
std::string_view after_prefix(std::string_view text, std::string_view prefix) {
  if (text.size() <= prefix.size() || !text.starts_with(prefix) || text[prefix.size()] != '-') {
    return {};
  }
  return text.substr(prefix.size() + 1);
}

}  // namespace

std::string_view name_of(Level level) { return kLevelNames.at(static_cast<std::size_t>(level)); }

std::string_view name_of(Evidence evidence) {
  return kEvidenceNames.at(static_cast<std::size_t>(evidence));
}

const Noun* find_noun(std::string_view name) {
  const auto* found = std::find_if(kNouns.begin(), kNouns.end(),
                                   [&](const Noun& noun) { return noun.name == name; });
  return found == kNouns.end() ? nullptr : found;
}

bool is_rule_id(std::string_view text, std::string_view prefix) {
  const std::string_view number = after_prefix(text, prefix);
  return number.size() == 3 && all_digits(number);
}

bool is_question_id(std::string_view text, std::string_view prefix) {
  const std::string_view number = after_prefix(text, prefix);
  return number.size() == 3 && number[0] == 'Q' && all_digits(number.substr(1));
}

bool is_case_id(std::string_view text) {
  const std::string_view number = after_prefix(text, "RD");
  return all_digits(number) && number.size() <= 9 &&
         (number.size() == 4 || (number.size() > 4 && number[0] != '0'));
}

bool case_id_less(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

bool is_name(std::string_view text, char separator) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return (c >= 'a' && c <= 'z') || is_digit(c) || c == separator;
         });
}

}  // namespace rdspec::runner
