// SPDX-License-Identifier: Apache-2.0
//
// How adapters end, and that nothing of them is left: the fixture looks for it after every test.

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "conformance/runner/process_tree.h"
#include "conformance/tests/engine_fixture.h"

namespace rdspec::runner {
namespace {

using Ending = EngineTest;

TEST_F(Ending, IgnoringStopIsAFailureOfTheHarnessAndOfNoRequest) {
  options_.stop_deadline_ms = 300;
  const EngineResult result = run("ignores_stop", 10);
  expect_answered_but(result, {});
  EXPECT_NE(result.harness_failure.find("did not end within 300 ms of `stop`"), std::string::npos)
      << result.harness_failure;
}

TEST_F(Ending, StayingAfterGoodByeIsIgnoringStop) {
  options_.stop_deadline_ms = 300;
  const EngineResult result = run("stays_after_bye", 10);
  expect_answered_but(result, {});
  EXPECT_NE(result.harness_failure, "");
}

TEST_F(Ending, DyingAtStopLosesTheAdapter) {
  const EngineResult result = run("dies_at_stop", 10);
  expect_answered_but(result, {});
  EXPECT_EQ(result.adapters_lost, 1U);
}

TEST_F(Ending, ExitWithZeroWithoutGoodByeIsForgiven) {
  const EngineResult result = run("ends_without_bye", 10);
  expect_answered_but(result, {});
  EXPECT_EQ(result.adapters_lost, 0U);
  EXPECT_EQ(result.harness_failure, "");
}

TEST_F(Ending, DescendantsOfEveryKindEndWithTheAdapter) {
  for (const unsigned jobs : {1U, 2U}) {
    options_.jobs = jobs;
    const EngineResult result = run("leaves_children", 10);
    expect_answered_but(result, {});
    EXPECT_EQ(result.harness_failure, "");
    EXPECT_EQ(survivors(), std::vector<std::string>{});
  }
}

TEST_F(Ending, DescendantsEndWithAnAdapterThatDies) {
  expect_guilty("leaves_children_and_dies", OutcomeKind::kCrash);
}

TEST_F(Ending, DescendantsEndWithAnAdapterThatHangs) {
  expect_guilty("leaves_children_and_hangs", OutcomeKind::kTimeout);
}

// Children that are not ours to end: one from before, and one started meanwhile.
TEST_F(Ending, OtherChildrenOfTheRunnerLiveOn) {
  const auto start_sleeper = [] {
    const pid_t id = fork();
    if (id == 0) {
      pause();
      _exit(0);
    }
    return id;
  };
  const pid_t before = start_sleeper();
  pid_t meanwhile = -1;
  options_.on_outcome = [&](std::size_t index, const Outcome&) {
    meanwhile = index == 0 ? start_sleeper() : meanwhile;
  };
  run("leaves_children", 10);
  for (const pid_t child : {before, meanwhile}) {
    EXPECT_EQ(waitpid(child, nullptr, WNOHANG), 0) << "child was killed";
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }
}

TEST_F(Ending, TheRunnerIsAsItWasBefore) {
  run("leaves_children", 3);
  int is_subreaper = -1;
  prctl(PR_GET_CHILD_SUBREAPER, &is_subreaper);
  EXPECT_EQ(is_subreaper, 0);
  sigset_t blocked;
  pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  EXPECT_EQ(sigismember(&blocked, SIGPIPE), 0);
  sigpending(&blocked);
  EXPECT_EQ(sigismember(&blocked, SIGPIPE), 0);
}

TEST_F(Ending, AllAdaptersCanBeKilledFromASignalHandler) {
  options_.case_deadline_ms = 60'000;
  options_.on_outcome = [](std::size_t index, const Outcome&) {
    if (index == 0) {
      kill_adapters_now();
    }
  };
  options_.window = 1;
  const EngineResult result = run("honest", 3);
  expect_answered_but(result, {});
  EXPECT_EQ(result.adapters_lost, 1U);
}

}  // namespace
}  // namespace rdspec::runner
