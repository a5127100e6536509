// SPDX-License-Identifier: Apache-2.0
//
// From cases to requests, and from outcomes to verdicts.

#ifndef RDSPEC_RUNNER_GRADING_H_
#define RDSPEC_RUNNER_GRADING_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "conformance/runner/outcome.h"
#include "conformance/runner/run_record.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// What is sent for a set of cases, and which case each request belongs to.
struct RequestPlan {
  std::vector<const Case*> cases;
  std::vector<std::size_t> first_request;  // of each case, within one pass
  std::size_t pass_requests = 0;           // requests of one pass over the cases
  std::vector<Request> requests;           // the pass, as often as asked for
};

/// @param repeats  how often the whole set is asked, at least once.
[[nodiscard]] RequestPlan plan_requests(std::span<const Case* const> cases, std::size_t repeats);

/// Which of the plan's cases a request belongs to.
/// @cost O(log cases).
[[nodiscard]] std::size_t case_of_request(const RequestPlan& plan, std::size_t request);

/// Whether a case holds for a target; every case does when the target is not known.
[[nodiscard]] bool holds_for(const Case& c, std::string_view target);

/// Judges every case of the plan and appends it to `record.cases`, which must be empty. A case
/// whose outcome differs between repeats fails as unstable. The record's suite, adapter and tier
/// must be set.
///
/// @param outcomes  one for each of the plan's requests; those of the first pass are moved from.
void grade(const RequestPlan& plan, std::span<Outcome> outcomes, RunRecord& record);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_GRADING_H_
