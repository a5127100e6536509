// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/live_judge.h"

#include "conformance/runner/verdict.h"

namespace rdspec::runner {

LiveJudge::LiveJudge(const RequestPlan& plan, const RunRecord& record, Progress& progress)
    : plan_(&plan),
      record_(&record),
      progress_(&progress),
      states_(plan.cases.size() * (plan.requests.size() / plan.pass_requests)) {}

bool LiveJudge::fails(const Case& c, std::span<const Outcome> outcomes) const {
  for (const Outcome& outcome : outcomes) {
    if (outcome.kind == OutcomeKind::kUnsupported) {
      return false;  // whether its absence was declared is known at the end
    }
  }
  return judge(*record_->suite, c, outcomes, record_->adapter, record_->tier).kind ==
         VerdictKind::kFail;
}

void LiveJudge::settle(std::size_t place, bool is_failing) {
  State& state = states_[place];
  done_ += state == State::kOpen ? 1U : 0U;
  failing_ -= state == State::kFailing ? 1U : 0U;
  failing_ += is_failing ? 1U : 0U;
  state = is_failing ? State::kFailing : State::kFine;
  progress_->show(done_, failing_);
}

void LiveJudge::note(std::size_t request, const Outcome& outcome) {
  const std::size_t index = case_of_request(*plan_, request);
  const std::size_t place = ((request / plan_->pass_requests) * plan_->cases.size()) + index;
  const Case& c = *plan_->cases[index];
  if (c.inputs.size() == 1) {
    settle(place, fails(c, {&outcome, 1}));
    return;
  }
  auto& parts = parts_[place];
  parts.insert_or_assign(request, outcome);
  if (parts.size() == c.inputs.size()) {
    std::vector<Outcome> outcomes;
    for (const auto& [part, answer] : parts) {
      outcomes.push_back(answer);
    }
    settle(place, fails(c, outcomes));
  }
}

}  // namespace rdspec::runner
