// SPDX-License-Identifier: Apache-2.0
//
// Judges outcomes as they arrive, for the progress line alone.

#ifndef RDSPEC_RUNNER_LIVE_JUDGE_H_
#define RDSPEC_RUNNER_LIVE_JUDGE_H_

#include <cstddef>
#include <map>
#include <mutex>
#include <span>

#include "conformance/runner/grading.h"
#include "conformance/runner/progress.h"
#include "conformance/runner/run_record.h"

namespace rdspec::runner {

/// Tells a progress line of each case whose inputs are all answered. Answers of several adapters
/// may arrive from several threads and in any order.
class LiveJudge {
 public:
  /// All three must outlive the judge; of the record, suite and tier are used.
  LiveJudge(const RequestPlan& plan, const RunRecord& record, Progress& progress)
      : plan_(&plan), record_(&record), progress_(&progress) {}

  void note(std::size_t request, const Outcome& outcome);

 private:
  [[nodiscard]] bool fails(const Case& c, std::span<const Outcome> outcomes) const;

  const RequestPlan* plan_;
  const RunRecord* record_;
  Progress* progress_;
  std::mutex mutex_;
  std::map<std::size_t, std::map<std::size_t, Outcome>> pending_;  // by the first request of a case
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_LIVE_JUDGE_H_
