// SPDX-License-Identifier: Apache-2.0
//
// Judges outcomes as they arrive, for the progress line alone.

#ifndef RDSPEC_RUNNER_LIVE_JUDGE_H_
#define RDSPEC_RUNNER_LIVE_JUDGE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "conformance/runner/grading.h"
#include "conformance/runner/progress.h"
#include "conformance/runner/run_record.h"

namespace rdspec::runner {

/// Tells a progress line of each case whose inputs are all answered, each repeat counted by itself.
/// Outcomes come in any order, from one thread at a time, and may come again.
class LiveJudge {
 public:
  /// All three must outlive the judge; of the record, suite and tier are used.
  LiveJudge(const RequestPlan& plan, const RunRecord& record, Progress& progress);

  void note(std::size_t request, const Outcome& outcome);

 private:
  enum class State : std::uint8_t { kOpen, kFine, kFailing };

  void settle(std::size_t place, bool is_failing);
  [[nodiscard]] bool fails(const Case& c, std::span<const Outcome> outcomes) const;

  const RequestPlan* plan_;
  const RunRecord* record_;
  Progress* progress_;
  std::vector<State> states_;                                    // of each case in each repeat
  std::map<std::size_t, std::map<std::size_t, Outcome>> parts_;  // of cases with several inputs
  std::size_t done_ = 0;
  std::size_t failing_ = 0;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_LIVE_JUDGE_H_
