// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/list.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace rdspec::runner {
namespace {

constexpr std::size_t kColumns = 5;
using Row = std::array<std::string, kColumns>;

Row row_of(const Case& c) {
  std::string rules;
  for (const std::string& rule : c.rules) {
    rules += (rules.empty() ? "" : ",") + rule;
  }
  return {c.id, std::string(tier_name(c)), c.op, rules, c.title};
}

}  // namespace

std::string_view tier_name(const Case& c) {
  if (c.evidence >= Evidence::kConflict) {
    return "record";
  }
  if (c.level == Level::kInfo) {
    return "info";
  }
  const bool gating = c.level <= Level::kShould && c.evidence <= Evidence::kObserved;
  return gating ? "gating" : "strict";
}

std::string format_case_list(std::span<const Case* const> cases) {
  std::vector<Row> rows;
  std::array<std::size_t, kColumns> widths{};
  for (const Case* c : cases) {
    rows.push_back(row_of(*c));
    for (std::size_t i = 0; i < kColumns; ++i) {
      widths.at(i) = std::max(widths.at(i), rows.back().at(i).size());
    }
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < kColumns; ++i) {
      text += row.at(i) + std::string(widths.at(i) - row.at(i).size() + 2, ' ');
    }
    text += row.back() + '\n';
  }
  return text;
}

}  // namespace rdspec::runner
