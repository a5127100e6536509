// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/live_judge.h"

#include <vector>

#include "conformance/runner/verdict.h"

namespace rdspec::runner {

bool LiveJudge::fails(const Case& c, std::span<const Outcome> outcomes) const {
  for (const Outcome& outcome : outcomes) {
    if (outcome.kind == OutcomeKind::kUnsupported) {
      return false;  // whether its absence was declared is known at the end
    }
  }
  return judge(*record_->suite, c, outcomes, record_->adapter, record_->tier).kind ==
         VerdictKind::kFail;
}

void LiveJudge::note(std::size_t request, const Outcome& outcome) {
  const std::size_t index = case_of_request(*plan_, request);
  const Case& c = *plan_->cases[index];
  if (c.inputs.size() == 1) {
    progress_->one_done(fails(c, {&outcome, 1}));
    return;
  }
  const std::size_t pass_start = request - (request % plan_->pass_requests);
  std::vector<Outcome> outcomes;
  {
    const std::scoped_lock lock(mutex_);
    auto& parts = pending_[pass_start + plan_->first_request[index]];
    parts.insert_or_assign(request, outcome);
    if (parts.size() < c.inputs.size()) {
      return;
    }
    for (const auto& [place, part] : parts) {
      outcomes.push_back(part);
    }
    pending_.erase(pass_start + plan_->first_request[index]);
  }
  progress_->one_done(fails(c, outcomes));
}

}  // namespace rdspec::runner
