// SPDX-License-Identifier: Apache-2.0
//
// How adapters end, and that nothing of them is left: the fixture looks for it after every test.

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "conformance/runner/child_process.h"
#include "conformance/runner/process_tree.h"
#include "conformance/tests/engine_fixture.h"

namespace rdspec::runner {
namespace {

using Ending = EngineTest;

// Whether a process leads its own session, after waiting for it.
bool wait_for_session_of(pid_t id) {
  for (int i = 0; i < 60'000 && getsid(id) != id; ++i) {
    usleep(1'000);
  }
  return getsid(id) == id;
}

// Zombies do not run.
bool is_running(pid_t id) {
  std::ifstream stat("/proc/" + std::to_string(id) + "/stat");
  const std::string text{std::istreambuf_iterator<char>(stat), {}};
  return !text.empty() && text.find(") Z") == std::string::npos;
}

TEST_F(Ending, IgnoringStopIsAFailureOfTheHarnessAndOfNoRequest) {
  options_.stop_deadline_ms = 300;
  const EngineResult result = run("ignores_stop", 10);
  expect_answered_but(result, {});
  EXPECT_NE(result.harness_failure.find("did not end within 300 ms of `stop`"), std::string::npos)
      << result.harness_failure;
  EXPECT_EQ(result.adapters_lost, 0U);
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

// Which adapter these belong to is known: they need not wait for the end of the others.
TEST_F(Ending, WhatIsKnownToBelongToAnAdapterEndsWhileAnotherLives) {
  const ReaperScope reaper;
  const auto other = ChildProcess::start(hostile("honest"));
  ASSERT_TRUE(other);
  constexpr std::string_view kOrphanInItsSession = "sleep 600 & echo $!";
  constexpr std::string_view kChildInAnotherSession = "setsid sleep 600 & echo $!; wait";
  for (const std::string_view script : {kOrphanInItsSession, kChildInAnotherSession}) {
    AdapterCommand command;
    command.argv = {"/bin/sh", "-c", std::string(script)};
    auto ended = ChildProcess::start(command);
    ASSERT_TRUE(ended);
    std::array<char, 16> text{};
    while (read(ended->output.number(), text.data(), text.size() - 1) < 0 && errno == EAGAIN) {
      usleep(1'000);
    }
    const int left = std::atoi(text.data());
    ASSERT_GT(left, 0);
    const bool is_orphan = script == kOrphanInItsSession;
    ASSERT_TRUE(is_orphan ? ended->wait_exited(60'000) : wait_for_session_of(left));
    EXPECT_EQ(kill(left, 0), 0);
    EXPECT_EQ(ended->end(), is_orphan ? "exit 0" : "killed");
    EXPECT_FALSE(is_running(left)) << script;
  }
  EXPECT_FALSE(other->has_exited());
}

// Children that are not ours to end: one from before, and one started meanwhile.
TEST_F(Ending, OtherChildrenOfTheRunnerLiveOn) {
  const auto start_sleeper = [](bool is_daemon) {
    const pid_t id = fork();
    if (id == 0) {
      if (is_daemon) {
        setsid();
      }
      sleep(600);
      _exit(0);
    }
    return id;
  };
  const pid_t before = start_sleeper(true);
  ASSERT_TRUE(wait_for_session_of(before));
  pid_t meanwhile = -1;
  options_.on_outcome = [&](std::size_t index, const Outcome&) {
    meanwhile = index == 0 ? start_sleeper(false) : meanwhile;
  };
  run("leaves_children", 10);
  for (const pid_t child : {before, meanwhile}) {
    ASSERT_GT(child, 0);
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
