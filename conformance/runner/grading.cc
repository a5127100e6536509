// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/grading.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "conformance/runner/describe.h"
#include "conformance/runner/verdict.h"

namespace rdspec::runner {
namespace {

bool same_answer(const Outcome& left, const Outcome& right) {
  return left.kind == right.kind && left.code == right.code && left.value == right.value &&
         left.feature == right.feature;
}

/// The first repeat whose answer is not that of the first pass; 0 when there is none.
std::size_t first_unstable_repeat(const RequestPlan& plan, std::span<const Outcome> outcomes,
                                  std::size_t first, std::size_t count) {
  for (std::size_t start = plan.pass_requests; start < outcomes.size();
       start += plan.pass_requests) {
    for (std::size_t i = first; i < first + count; ++i) {
      const Outcome& again = outcomes[start + i];
      if (again.kind != OutcomeKind::kNotRun && !same_answer(outcomes[i], again)) {
        return start / plan.pass_requests;
      }
    }
  }
  return 0;
}

void name_history(const RequestPlan& plan, std::span<const Outcome> outcomes, GradedCase& graded) {
  std::string ids;
  for (const Outcome& outcome : outcomes) {
    for (const std::size_t request : outcome.history) {
      graded.history.push_back(plan.cases[case_of_request(plan, request)]->id);
      ids += (ids.empty() ? "" : ", ") + graded.history.back();
    }
  }
  if (!ids.empty()) {
    graded.verdict.got += " after " + ids;
    graded.verdict.reason += " after " + ids;
  }
}

GradedCase grade_case(const RequestPlan& plan, std::size_t index, std::span<const Outcome> outcomes,
                      const RunRecord& record) {
  const Case& c = *plan.cases[index];
  const std::size_t first = plan.first_request[index];
  const std::span<const Outcome> mine = outcomes.subspan(first, c.inputs.size());
  GradedCase graded;
  graded.test_case = &c;
  graded.verdict = judge(*record.suite, c, mine, record.adapter, record.tier);
  name_history(plan, mine, graded);
  graded.signature = signature_of(*record.suite, mine);
  for (const Outcome& outcome : mine) {
    graded.duration_us += outcome.duration_us;
  }
  const std::size_t unstable = first_unstable_repeat(plan, outcomes, first, mine.size());
  if (unstable != 0) {
    const std::span<const Outcome> other =
        outcomes.subspan((unstable * plan.pass_requests) + first, mine.size());
    graded.verdict.kind = VerdictKind::kFail;
    graded.verdict.matched = false;
    graded.verdict.reason = fmt::format("unstable: repeat {} gave {}", unstable + 1,
                                        signature_of(*record.suite, other));
    graded.signature = "unstable";
  }
  return graded;
}

}  // namespace

RequestPlan plan_requests(std::span<const Case* const> cases, std::size_t repeats) {
  assert(repeats >= 1);
  RequestPlan plan;
  plan.cases.assign(cases.begin(), cases.end());
  for (const Case* c : cases) {
    plan.first_request.push_back(plan.requests.size());
    for (const wire::Json& input : c->inputs) {
      plan.requests.push_back({c->op, input.dump()});
    }
  }
  plan.pass_requests = plan.requests.size();
  plan.requests.reserve(plan.pass_requests * repeats);
  for (std::size_t i = plan.pass_requests; i < plan.pass_requests * repeats; ++i) {
    plan.requests.push_back(plan.requests[i % plan.pass_requests]);
  }
  return plan;
}

std::size_t case_of_request(const RequestPlan& plan, std::size_t request) {
  const auto after = std::upper_bound(plan.first_request.begin(), plan.first_request.end(),
                                      request % plan.pass_requests);
  return static_cast<std::size_t>(std::distance(plan.first_request.begin(), after)) - 1;
}

bool holds_for(const Case& c, std::string_view target) {
  return c.targets.empty() || target.empty() ||
         std::find(c.targets.begin(), c.targets.end(), target) != c.targets.end();
}

void grade(const RequestPlan& plan, std::span<Outcome> outcomes, RunRecord& record) {
  assert(record.cases.empty() && outcomes.size() == plan.requests.size());
  record.cases.reserve(plan.cases.size());
  for (std::size_t i = 0; i < plan.cases.size(); ++i) {
    record.cases.push_back(grade_case(plan, i, outcomes, record));
  }
  for (std::size_t i = 0; i < plan.cases.size(); ++i) {
    const auto first = outcomes.begin() + static_cast<std::ptrdiff_t>(plan.first_request[i]);
    record.cases[i].outcomes.assign(
        std::move_iterator(first),
        std::move_iterator(first + static_cast<std::ptrdiff_t>(plan.cases[i]->inputs.size())));
  }
}

}  // namespace rdspec::runner
