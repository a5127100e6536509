// SPDX-License-Identifier: Apache-2.0
//
// `rdspec run` against adapters that misbehave, is stopped, or is given a wrong suite.

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "conformance/tests/cli_fixture.h"

namespace rdspec::runner {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

struct Misdeed {
  const char* behaviour;
  const char* outcome;  // of the case with the mark
};

class Misbehaving : public CliTest, public testing::WithParamInterface<Misdeed> {};

TEST_P(Misbehaving, FailsTheGuiltyCaseAlone) {
  const Ended ended =
      run(GetParam().behaviour, "--deadline-ms 300 --results r.jsonl --select 'MON-001'");
  EXPECT_EQ(ended.exit_code, 1) << ended.out << ended.err;
  EXPECT_EQ(outcome_of("r.jsonl", "RD-0003"), GetParam().outcome) << read("r.jsonl");
  const std::map<std::string, std::string> expected = {
      {"RD-0001", "pass"}, {"RD-0002", "pass"}, {"RD-0003", "fail"}, {"RD-0004", "pass"}};
  EXPECT_EQ(verdicts("r.jsonl"), expected);
  EXPECT_EQ(adapters_alive(), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Adapter, Misbehaving,
    testing::Values(Misdeed{"prints_garbage", "protocol-error"},
                    Misdeed{"half_line_then_hang", "timeout"},
                    Misdeed{"wrong_seq", "protocol-error"},
                    Misdeed{"answers_twice", "protocol-error"}, Misdeed{"closes_stdout", "crash"},
                    Misdeed{"endless_line", "protocol-error"},
                    Misdeed{"exits_zero_silently", "crash"}, Misdeed{"dies_on_marker", "crash"},
                    Misdeed{"dies_with_last_words", "crash"}, Misdeed{"hangs_on_marker", "timeout"},
                    Misdeed{"leaves_children_and_dies", "crash"}, Misdeed{"own_error", "error"},
                    Misdeed{"bad_utf8", "protocol-error"}),
    [](const auto& misdeed) {
      std::string name = misdeed.param.behaviour;
      std::erase(name, '_');
      return name;
    });

TEST_F(CliTest, NeverTakesACrashForARejection) {
  const Ended ended = run("dies_on_marker", "--select RD-0003");
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_TRUE(has(ended.out, "  got       crash: signal 11")) << ended.out;
}

TEST_F(CliTest, BlamesNobodyForADeathBetweenTwoCases) {
  const Ended ended = run("sigkill_between_cases", "--results r.jsonl");
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_TRUE(has(ended.out, "adapter lost")) << ended.out;
  for (const auto& [id, verdict] : verdicts("r.jsonl")) {
    EXPECT_NE(verdict, "fail") << id;
    EXPECT_NE(verdict, "not-run") << id;
  }
}

TEST_F(CliTest, ExitsWithHarnessWhenStopIsIgnored) {
  const Ended ended = run("ignores_stop", "--select RD-0001");
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_TRUE(has(ended.out, "1 of 1 judged case of 1 rule passed")) << ended.out;
  EXPECT_EQ(adapters_alive(), 0U);
}

TEST_F(CliTest, FailsAnAbsenceThatWasNotDeclared) {
  const Ended ended = run("lies_in_hello", "--select RD-0001");
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_TRUE(has(ended.out, "undeclared-unsupported")) << ended.out;
}

TEST_F(CliTest, NothingRunsWhenTheSuiteIsWrong) {
  struct Spoiling {
    const char* old_text;
    const char* new_text;
    const char* complaint;
  };
  const std::string good = read("suite/" + std::string(kCaseFile));
  for (const Spoiling& spoiling :
       {Spoiling{R"("cases": [)", R"("cases": [,)", "echo.json:"},
        Spoiling{R"("title": "an echo")", R"("tittle": "an echo")", "tittle"},
        Spoiling{R"("RD-0002")", R"("RD-0001")", "RD-0001"},
        Spoiling{R"("MON-001")", R"("MON-999")", "MON-999"}}) {
    edit(kCaseFile, spoiling.old_text, spoiling.new_text);
    const Ended ended = run("honest", "--results r.jsonl");
    EXPECT_EQ(ended.exit_code, 5) << spoiling.new_text << ended.err;
    EXPECT_TRUE(has(ended.err, spoiling.complaint)) << ended.err;
    EXPECT_TRUE(has(ended.err, "echo.json:")) << ended.err;
    EXPECT_EQ(ended.out, "");
    EXPECT_TRUE(left_over().empty());
    write("suite/" + std::string(kCaseFile), good);
  }
}

TEST_F(CliTest, StopsItsAdaptersWhenItIsStopped) {
  for (const auto& [signal, code] : {std::pair{"INT", "130"}, std::pair{"TERM", "143"}}) {
    const Ended ended = run_shell(
        dir(), std::string("\"$RDSPEC\" run --root suite --deadline-ms 60000 --results r.jsonl "
                           "--adapter \"[\\\"$ADAPTER\\\",\\\"hangs_on_marker\\\"]\" & "
                           "sleep 1; kill -") +
                   signal + " $!; wait $!; echo code $?");
    EXPECT_TRUE(has(ended.out, std::string("code ") + code)) << ended.out << ended.err;
    EXPECT_TRUE(has(ended.out, "STOPPED      2 of 2 judged cases")) << ended.out;
    EXPECT_TRUE(left_over().empty());
    EXPECT_EQ(adapters_alive(), 0U);
  }
}

TEST_F(CliTest, PinsAnswersInAnExpectedList) {
  const std::string only = "--select MON-001 ";
  EXPECT_EQ(run("dies_on_marker", only + "--write-expected toy.json").exit_code, 1);
  EXPECT_TRUE(has(read("toy.json"), "\"outcome\": \"crash signal 11\"")) << read("toy.json");
  const Ended same = run("dies_on_marker", only + "--expected toy.json");
  EXPECT_EQ(same.exit_code, 0) << same.out;
  EXPECT_TRUE(has(same.out, "1 answer as pinned")) << same.out;
  EXPECT_TRUE(has(same.out, "without a written reason")) << same.out;
  const Ended changed = run("hangs_on_marker", only + "--deadline-ms 300 --expected toy.json");
  EXPECT_EQ(changed.exit_code, 2) << changed.out;
  EXPECT_TRUE(has(changed.out, "  CHANGED  RD-0003")) << changed.out;
  const Ended right = run("honest", only + "--expected toy.json");
  EXPECT_EQ(right.exit_code, 2) << right.out;
  EXPECT_TRUE(has(right.out, "  NOW RIGHT  RD-0003")) << right.out;
  EXPECT_EQ(run("dies_on_marker", "--strict --expected toy.json").exit_code, 1);
}

TEST_F(CliTest, RefusesAListThatIsNone) {
  EXPECT_EQ(run("honest", "--expected none.json").exit_code, 4);
  write("toy.json", R"({"schema":"rdspec-expected/1","implementation":"toy","entries":[{}]})");
  const Ended ended = run("honest", "--expected toy.json");
  EXPECT_EQ(ended.exit_code, 5);
  EXPECT_TRUE(has(ended.err, "toy.json:1: ")) << ended.err;
  EXPECT_EQ(run("honest", "--expected toy.json --write-expected other.json").exit_code, 4);
}

}  // namespace
}  // namespace rdspec::runner
