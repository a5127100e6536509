// SPDX-License-Identifier: Apache-2.0
//
// Many requests, long lines and full pipes: nothing waits for the other side for ever.

#include <set>
#include <string>

#include "conformance/tests/engine_fixture.h"

namespace rdspec::runner {
namespace {

using Load = EngineTest;

// Requests that are answered with as much as they hold.
std::vector<Request> long_requests(std::size_t count, std::size_t bytes) {
  std::vector<Request> requests = toy_requests(count);
  for (Request& request : requests) {
    request.in.insert(1, "\"long\":\"" + std::string(bytes, 'l') + "\",");
  }
  return requests;
}

TEST_F(Load, EveryOutcomeIsReportedOnceAndInPlace) {
  for (const unsigned jobs : {1U, 4U}) {
    std::multiset<std::size_t> reported;
    options_.jobs = jobs;
    options_.on_outcome = [&](std::size_t index, const Outcome& outcome) {
      reported.insert(index);
      EXPECT_EQ(outcome.value["n"], index);
    };
    const EngineResult result = run("honest", 5000);
    expect_answered_but(result, {});
    EXPECT_EQ(reported.size(), 5000U);
    EXPECT_EQ(std::set<std::size_t>(reported.begin(), reported.end()).size(), 5000U);
    EXPECT_EQ(result.harness_failure, "");
  }
}

TEST_F(Load, WindowsOfEverySize) {
  for (const unsigned window : {0U, 1U, 2U, 63U, 1000U}) {
    options_.window = window;
    expect_answered_but(run("honest", 200), {});
    expect_answered_but(run("hello_one_inflight", 200), {});
  }
}

// Both pipes are full at once: each side writes more than they hold.
TEST_F(Load, LongLinesBothWays) {
  options_.case_deadline_ms = 20'000;
  const EngineResult result = run_requests(hostile("honest"), long_requests(40, 300'000), options_);
  EXPECT_EQ(result.harness_failure, "");
  expect_answered_but(result, {});
}

TEST_F(Load, ALineOfSevenMegabytes) {
  options_.case_deadline_ms = 20'000;
  const EngineResult result =
      run_requests(hostile("honest"), long_requests(2, 7'000'000), options_);
  expect_answered_but(result, {});
}

TEST_F(Load, ARequestThatTheAdapterCannotReadIsNotSent) {
  std::vector<Request> requests = toy_requests(3);
  requests[1] = long_requests(2, 3000)[1];
  const EngineResult result = run_requests(hostile("hello_short_lines"), requests, options_);
  EXPECT_EQ(result.outcomes[1].kind, OutcomeKind::kNotRun);
  EXPECT_NE(result.outcomes[1].detail.find("the adapter reads 2000"), std::string::npos);
  expect_answered_but(result, {1});
}

TEST_F(Load, AFloodOnStandardErrorIsReadAndForgotten) {
  options_.case_deadline_ms = 20'000;
  const EngineResult result = run("stderr_flood", 20);
  expect_answered_but(result, {});
  EXPECT_EQ(result.stderr_tail, std::string(4096, 'e'));
}

TEST_F(Load, StandardErrorThatStaysOpenIsNotWaitedFor) {
  AdapterCommand command = hostile("leaves_children");
  command.waits_for_stderr_end = false;
  expect_answered_but(run_requests(command, toy_requests(10), options_), {});
}

TEST_F(Load, OddButLegalLinesAreRead) {
  const EngineResult result = run("odd_but_legal", 50);
  EXPECT_EQ(result.harness_failure, "");
  for (const Outcome& outcome : result.outcomes) {
    EXPECT_EQ(outcome.kind, OutcomeKind::kAccept) << outcome.detail;
    EXPECT_EQ(outcome.value, wire::Json({{"odd", true}}));
  }
}

TEST_F(Load, AbsenceIsReportedAsSaid) {
  const EngineResult result = run("lies_in_hello", 5);
  for (const Outcome& outcome : result.outcomes) {
    EXPECT_EQ(outcome.kind, OutcomeKind::kUnsupported);
    EXPECT_EQ(outcome.feature, "echo");
  }
}

}  // namespace
}  // namespace rdspec::runner
