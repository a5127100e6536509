// SPDX-License-Identifier: Apache-2.0
//
// One request makes the adapter misbehave: it alone is guilty, every other one has its answer.

#include <unistd.h>

#include <filesystem>
#include <string>

#include "conformance/tests/engine_fixture.h"

namespace rdspec::runner {
namespace {

using Guilt = EngineTest;

// A file that adapters can share; it does not exist yet.
std::string state_file() {
  return std::filesystem::path(testing::TempDir()) / ("rdspec-state-" + std::to_string(getpid()));
}

void expect_in(const std::string& text, std::string_view part) {
  EXPECT_NE(text.find(part), std::string::npos) << text;
}

TEST_F(Guilt, Garbage) {
  expect_in(expect_guilty("prints_garbage", OutcomeKind::kProtocolError).detail,
            "`Welcome! This is no JSON.`");
}

TEST_F(Guilt, GarbageAfterTheAnswer) {
  expect_in(expect_guilty("garbage_after_answer", OutcomeKind::kProtocolError).detail, "`debug: ");
}

TEST_F(Guilt, GarbageAfterTheLastAnswer) {
  const EngineResult result = run("garbage_after_answer", 10, {{9, 1}});
  EXPECT_EQ(result.outcomes[9].kind, OutcomeKind::kProtocolError);
  expect_answered_but(result, {9});
}

TEST_F(Guilt, HalfALineThenSilence) {
  expect_in(expect_guilty("half_line_then_hang", OutcomeKind::kTimeout).detail, "only `{\"seq\":");
}

TEST_F(Guilt, WrongSeq) {
  expect_in(expect_guilty("wrong_seq", OutcomeKind::kProtocolError).detail, "expected the answer");
}

TEST_F(Guilt, AnswersTwice) { expect_guilty("answers_twice", OutcomeKind::kProtocolError); }

TEST_F(Guilt, ClosesStdout) {
  EXPECT_EQ(expect_guilty("closes_stdout", OutcomeKind::kCrash).detail,
            "closed its output and kept running");
}

TEST_F(Guilt, EndlessLineIsCutOff) {
  expect_in(expect_guilty("endless_line", OutcomeKind::kProtocolError).detail,
            "more than 8388608 bytes");
}

TEST_F(Guilt, ExitWithZeroIsACrash) {
  EXPECT_EQ(expect_guilty("exits_zero_silently", OutcomeKind::kCrash).detail, "exit 0");
}

TEST_F(Guilt, Signal) {
  EXPECT_EQ(expect_guilty("dies_on_marker", OutcomeKind::kCrash).detail, "signal 11 (SIGSEGV)");
}

TEST_F(Guilt, LastWords) {
  EXPECT_EQ(expect_guilty("dies_with_last_words", OutcomeKind::kCrash).detail,
            "fault c0000005: read of address 0");
}

TEST_F(Guilt, Silence) {
  EXPECT_EQ(expect_guilty("hangs_on_marker", OutcomeKind::kTimeout).detail,
            "no answer within 1000 ms");
}

TEST_F(Guilt, WrongJson) {
  for (const std::string_view behaviour : {"bad_utf8", "deep_json", "duplicate_keys",
                                           "unknown_outcome", "bad_code", "failing_accept"}) {
    SCOPED_TRACE(behaviour);
    expect_guilty(behaviour, OutcomeKind::kProtocolError);
  }
}

TEST_F(Guilt, AnErrorOfTheAdapterIsAnOutcome) {
  EXPECT_EQ(expect_guilty("own_error", OutcomeKind::kError).detail, "out of toys");
}

TEST_F(Guilt, TheFirstAndTheLastRequest) {
  const EngineResult result = run("dies_on_marker", 10, {{0, 1}, {9, 1}});
  EXPECT_EQ(result.outcomes[0].kind, OutcomeKind::kCrash);
  EXPECT_EQ(result.outcomes[9].kind, OutcomeKind::kCrash);
  expect_answered_but(result, {0, 9});
}

TEST_F(Guilt, NeighboursAndManyJobs) {
  Marks marks;
  std::vector<std::size_t> guilty;
  for (const std::size_t index : {3U, 40U, 41U, 42U, 99U, 250U, 251U, 499U}) {
    marks[index] = 1;
    guilty.push_back(index);
  }
  for (const unsigned jobs : {1U, 3U}) {
    options_.jobs = jobs;
    const EngineResult result = run("dies_on_marker", 500, marks);
    for (const std::size_t index : guilty) {
      EXPECT_EQ(result.outcomes[index].kind, OutcomeKind::kCrash) << index;
    }
    expect_answered_but(result, guilty);
    EXPECT_EQ(result.adapters_lost, 0U);
    EXPECT_EQ(result.harness_failure, "");
  }
}

TEST_F(Guilt, EveryRequestDies) {
  const EngineResult result = run("always_dies", 50);
  for (const Outcome& outcome : result.outcomes) {
    EXPECT_EQ(outcome.kind, OutcomeKind::kCrash) << outcome.detail;
  }
  EXPECT_EQ(result.harness_failure, "");
}

TEST_F(Guilt, EveryAnswerHasTheWrongSeq) {
  const EngineResult result = run("always_wrong_seq", 50);
  for (const Outcome& outcome : result.outcomes) {
    EXPECT_EQ(outcome.kind, OutcomeKind::kProtocolError) << outcome.detail;
  }
  EXPECT_EQ(result.harness_failure, "");
}

TEST_F(Guilt, ACrashThatNeedsAnEarlierRequestNamesIt) {
  const EngineResult result = run("crash_needs_history", 300, {{20, 1}, {230, 2}});
  EXPECT_EQ(result.outcomes[230].kind, OutcomeKind::kCrashWithHistory);
  EXPECT_EQ(result.outcomes[230].history, std::vector<std::size_t>{20});
  EXPECT_EQ(result.outcomes[230].detail, "signal 11 (SIGSEGV)");
  expect_answered_but(result, {230});
  EXPECT_EQ(result.adapters_lost, 0U);
}

TEST_F(Guilt, SilenceThatNeedsAnEarlierRequestNamesIt) {
  const EngineResult result = run("hang_needs_history", 4, {{1, 1}, {3, 2}});
  EXPECT_EQ(result.outcomes[3].kind, OutcomeKind::kTimeout);
  EXPECT_EQ(result.outcomes[3].history, std::vector<std::size_t>{1});
  expect_answered_but(result, {3});
}

// A deadline is dear: after the first fault each silence is found with one wait, not two.
TEST_F(Guilt, ARequestThatHangsAFreshAdapterIsNotRunAgain) {
  options_.case_deadline_ms = 500;
  const std::string starts = state_file();
  AdapterCommand command = hostile("hangs_on_marker");
  command.argv = {
      "/bin/sh",       "-c",           "echo >> \"$0\"; exec \"$@\"", starts, command.argv[0],
      command.argv[1], command.argv[2]};
  const EngineResult result = run_requests(command, toy_requests(5, {{0, 1}, {1, 1}}), options_);
  EXPECT_EQ(result.outcomes[0].kind, OutcomeKind::kTimeout);
  EXPECT_EQ(result.outcomes[1].kind, OutcomeKind::kTimeout);
  expect_answered_but(result, {0, 1});
  // The first, the first suspect alone, the second suspect in a fresh one, the rest.
  EXPECT_EQ(std::filesystem::file_size(starts), 4U);
  std::filesystem::remove(starts);
}

TEST_F(Guilt, NobodyIsBlamedForWhatHappensOnce) {
  const std::string state = state_file();
  AdapterCommand command = hostile("dies_once");
  command.environment = {{"RDSPEC_HOSTILE_STATE", state}};
  const EngineResult result = run_requests(command, toy_requests(kCount, {{kGuilty, 1}}), options_);
  EXPECT_TRUE(std::filesystem::remove(state));
  expect_answered_but(result, {});
  EXPECT_EQ(result.adapters_lost, 1U);
  EXPECT_EQ(result.harness_failure, "");
}

TEST_F(Guilt, NobodyIsBlamedForADeathBetweenTwoRequests) {
  for (const unsigned window : {1U, 64U}) {
    options_.window = window;
    const EngineResult result = run("sigkill_between_cases", kCount);
    expect_answered_but(result, {});
    EXPECT_GT(result.adapters_lost, 0U);
    EXPECT_EQ(result.harness_failure, "");
  }
}

}  // namespace
}  // namespace rdspec::runner
