// SPDX-License-Identifier: Apache-2.0
//
// Counts of a run by topic and by rule.

#ifndef RDSPEC_RUNNER_TOPIC_TABLE_H_
#define RDSPEC_RUNNER_TOPIC_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "conformance/runner/run_record.h"

namespace rdspec::runner {

struct TopicRow {
  std::string topic;  // "moniker/class_text": that of the first rule which a case cites
  Tally tally;
};

/// Topics that have cases in this run, in the order of the rules.
[[nodiscard]] std::vector<TopicRow> topic_rows(const RunRecord& record);

struct Coverage {
  std::size_t rules = 0;               // of the suite
  std::size_t rules_compared = 0;      // at least one of their cases was compared
  std::size_t rules_judged = 0;        // at least one of their cases passed or failed
  std::size_t rules_passed = 0;        // judged, and none of their cases failed
  std::size_t questions = 0;           // of the suite
  std::size_t questions_answered = 0;  // at least one of their cases was answered
};

[[nodiscard]] Coverage coverage_of(const RunRecord& record);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_TOPIC_TABLE_H_
