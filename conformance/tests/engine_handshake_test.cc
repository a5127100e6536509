// SPDX-License-Identifier: Apache-2.0
//
// Adapters that cannot be started or do not come to an understanding: nothing is run, with a
// reason.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "conformance/runner/run_state.h"
#include "conformance/tests/engine_fixture.h"

namespace rdspec::runner {
namespace {

class Handshake : public EngineTest {
 protected:
  // Expects that nothing was run and that the reason has these words.
  void expect_failure(const AdapterCommand& command,
                      std::initializer_list<std::string_view> words) {
    const EngineResult result = run_requests(command, toy_requests(5), options_);
    EXPECT_FALSE(result.adapter.has_value());
    for (const std::string_view word : words) {
      EXPECT_NE(result.harness_failure.find(word), std::string::npos) << result.harness_failure;
    }
    ASSERT_EQ(result.outcomes.size(), 5U);
    for (const Outcome& outcome : result.outcomes) {
      EXPECT_EQ(outcome.kind, OutcomeKind::kNotRun);
      EXPECT_EQ(outcome.detail, result.harness_failure);
    }
  }

  static AdapterCommand program(const std::string& path) {
    AdapterCommand command;
    command.argv = {path};
    return command;
  }

  // A file with this content, removed with the test.
  std::string file(const std::string& content, bool is_executable) {
    path_ = std::filesystem::path(testing::TempDir()) /
            ("rdspec ä " + std::to_string(getpid()) + ".sh");
    std::ofstream(path_) << content;
    using std::filesystem::perms;
    std::filesystem::permissions(path_, is_executable ? perms::owner_all : perms::owner_read);
    return path_;
  }

  void TearDown() override {
    std::filesystem::remove(path_);
    EngineTest::TearDown();
  }

 private:
  std::filesystem::path path_ = "/nonexistent";
};

TEST_F(Handshake, MissingProgram) {
  expect_failure(program("/no/such/adapter"), {"\"/no/such/adapter\"", "No such file", "path"});
  expect_failure(program("no-such-adapter-in-path"), {"no such program in PATH"});
  expect_failure(program(""), {"empty"});
}

TEST_F(Handshake, NotAProgram) {
  expect_failure(program("/tmp"), {"\"/tmp\"", "is a folder"});
  expect_failure(program(file("neither", true)), {"neither a program", "#! line"});
  expect_failure(program(file("#!/no/such/shell\n", true)), {"interpreter"});
}

TEST_F(Handshake, NotExecutable) {
  expect_failure(program(file("#!/bin/sh\n", false)), {"not executable", "chmod +x"});
}

TEST_F(Handshake, APathWithBlanksAndOtherLettersIsOnePath) {
  const std::string path = file("#!/bin/sh\nexec \"$1\" honest \"$2\"\n", true);
  AdapterCommand command = hostile("honest");
  command.argv = {path, command.argv[0], command.argv[2]};
  const EngineResult result = run_requests(command, toy_requests(5), options_);
  EXPECT_EQ(result.harness_failure, "");
  expect_answered_but(result, {});
}

TEST_F(Handshake, TooSlow) {
  AdapterCommand command = hostile("slow_start");
  command.start_deadline_ms = 300;
  expect_failure(command, {"did not answer `hello` within 300 ms", "flush"});
}

TEST_F(Handshake, DeadAtStart) {
  expect_failure(hostile("dies_at_start"), {"ended before it answered `hello`", "SIGSEGV"});
}

TEST_F(Handshake, StandardErrorOfAFailedStartIsKept) {
  const EngineResult result = run_requests(hostile("no such behaviour"), toy_requests(1), options_);
  EXPECT_NE(result.harness_failure.find("exit 2"), std::string::npos) << result.harness_failure;
  EXPECT_NE(result.stderr_tail.find("no behaviour \"no such behaviour\""), std::string::npos);
}

TEST_F(Handshake, Garbage) {
  expect_failure(hostile("garbage_at_start"), {R"(came `Toy adapter 1.0 \x1B[1mready\xFF`)"});
}

TEST_F(Handshake, EndlessLine) {
  expect_failure(hostile("endless_start"), {"a line of more than 1048576 bytes", "`xxxx"});
}

TEST_F(Handshake, WrongHello) {
  expect_failure(hostile("hello_not_ok"), {"member `ok`: came `false`"});
  expect_failure(hostile("hello_other_protocol"), {"member `protocol`: came `2`, expected 1"});
  expect_failure(hostile("hello_no_ops"), {"member `ops`"});
  expect_failure(hostile("hello_bad_inflight"), {"member `max_inflight`"});
}

TEST_F(Handshake, TargetsAreChosenByName) {
  options_.target = "toy-2";
  const EngineResult result = run("honest", 3);
  EXPECT_EQ(result.harness_failure, "");
  expect_answered_but(result, {});
  expect_failure(hostile("refuses_target"), {"refused the target \"toy-2\"", "toy-1, toy-2"});
  options_.target = "toy-3";
  expect_failure(hostile("honest"), {"no target \"toy-3\"", "toy-1, toy-2"});
}

// A script that starts the adapter the first time it is called and fails ever after.
TEST_F(Handshake, AnAdapterThatStartsOnlyOnce) {
  const std::string once = file("", false);
  for (const unsigned jobs : {1U, 2U}) {
    SCOPED_TRACE(jobs);
    std::filesystem::remove(once);
    AdapterCommand command = hostile("dies_on_marker");
    command.argv = {"/bin/sh",
                    "-c",
                    "mkdir \"$0\" 2>&- || exit 3; exec \"$@\"",
                    once,
                    command.argv[0],
                    command.argv[1],
                    command.argv[2]};
    // With two jobs the one that runs answers all; with one job a crash leaves the rest undone.
    const bool has_crash = jobs == 1;
    options_.jobs = jobs;
    const EngineResult result =
        run_requests(command, toy_requests(200, has_crash ? Marks{{100, 1}} : Marks{}), options_);
    if (has_crash) {
      EXPECT_NE(result.harness_failure.find("3 times in a row"), std::string::npos);
      EXPECT_NE(result.harness_failure.find("exit 3"), std::string::npos);
    }
    EXPECT_EQ(result.outcomes[99].kind, OutcomeKind::kAccept);
    EXPECT_EQ(result.outcomes[100].kind, has_crash ? OutcomeKind::kNotRun : OutcomeKind::kAccept);
    EXPECT_EQ(result.outcomes[199].kind, has_crash ? OutcomeKind::kNotRun : OutcomeKind::kAccept);
  }
}

TEST_F(Handshake, StartsAreCounted) {
  const AdapterCommand missing = program("/no/such/adapter");
  const std::vector<Request> requests = toy_requests(2);
  RunState state(missing, requests, options_);
  for (int i = 0; i < 108; ++i) {
    ASSERT_FALSE(state.start_adapter());
    ASSERT_FALSE(state.is_aborted()) << i;
  }
  EXPECT_FALSE(state.start_adapter());
  EXPECT_TRUE(state.is_aborted());
  const EngineResult result = state.finish();
  EXPECT_NE(result.harness_failure.find("more than 108 times for 2 requests"), std::string::npos);
  EXPECT_EQ(result.outcomes[1].detail, result.harness_failure);
}

TEST_F(Handshake, WhatTheAdapterSaidIsInTheResult) {
  const EngineResult result = run("honest", 1);
  ASSERT_TRUE(result.adapter.has_value());
  EXPECT_EQ(result.adapter->implementation_name, "toy");
  EXPECT_EQ(result.adapter->targets, (std::vector<std::string>{"toy-1", "toy-2"}));
  EXPECT_TRUE(result.adapter->raw.starts_with("{\"ok\":true"));
}

TEST_F(Handshake, OperationsThatAreNotListedAreNotSent) {
  std::vector<Request> requests = toy_requests(3);
  requests[1].op = "toy.unknown";
  const EngineResult result = run_requests(hostile("honest"), requests, options_);
  EXPECT_EQ(result.outcomes[1].kind, OutcomeKind::kUnsupported);
  EXPECT_EQ(result.outcomes[1].feature, "toy.unknown");
  expect_answered_but(result, {1});
}

TEST_F(Handshake, NoRequestsAreCarriedOut) {
  const EngineResult result = run("honest", 0);
  EXPECT_EQ(result.harness_failure, "");
  EXPECT_TRUE(result.adapter.has_value());
}

}  // namespace
}  // namespace rdspec::runner
