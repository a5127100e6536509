// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/topic_table.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace rdspec::runner {
namespace {

std::string topic_of(const RunRecord& record, const Case& c) {
  const Rule* rule = c.rules.empty() ? nullptr : record.suite->find_rule(c.rules.front());
  return rule == nullptr ? c.noun + "/" + c.topic : rule->noun + "/" + rule->topic;
}

Tally& row_for(std::vector<TopicRow>& rows, const std::string& topic) {
  auto found = std::find_if(rows.begin(), rows.end(),
                            [&topic](const TopicRow& row) { return row.topic == topic; });
  if (found == rows.end()) {
    rows.push_back({topic, {}});
    found = rows.end() - 1;
  }
  return found->tally;
}

}  // namespace

std::vector<TopicRow> topic_rows(const RunRecord& record) {
  std::vector<TopicRow> rows;
  for (const Rule& rule : record.suite->rules) {
    row_for(rows, rule.noun + "/" + rule.topic);
  }
  for (const GradedCase& graded : record.cases) {
    row_for(rows, topic_of(record, *graded.test_case)).add(graded.verdict.kind);
  }
  std::erase_if(rows, [](const TopicRow& row) { return row.tally.total() == 0; });
  return rows;
}

Coverage coverage_of(const RunRecord& record) {
  std::map<std::string_view, Tally> by_rule;
  for (const GradedCase& graded : record.cases) {
    for (const std::string& rule : graded.test_case->rules) {
      by_rule[rule].add(graded.verdict.kind);
    }
  }
  Coverage coverage;
  for (const Rule& rule : record.suite->rules) {
    const Tally& tally = by_rule[rule.id];
    const std::size_t judged = tally.pass + tally.fail;
    if (rule.is_question) {
      ++coverage.questions;
      coverage.questions_answered += judged + tally.info + tally.recorded != 0 ? 1U : 0U;
      continue;
    }
    ++coverage.rules;
    coverage.rules_compared += judged + tally.info != 0 ? 1U : 0U;
    coverage.rules_judged += judged != 0 ? 1U : 0U;
    coverage.rules_passed += judged != 0 && tally.fail == 0 ? 1U : 0U;
  }
  return coverage;
}

}  // namespace rdspec::runner
