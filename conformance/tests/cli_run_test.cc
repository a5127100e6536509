// SPDX-License-Identifier: Apache-2.0
//
// `rdspec run` from the outside: exit codes, reports, files.

#include <gtest/gtest.h>

#include <regex>

#include "conformance/tests/cli_fixture.h"

namespace rdspec::runner {
namespace {

using Verdicts = std::map<std::string, std::string>;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_F(CliTest, GradesAnHonestAdapterAsGood) {
  const Ended ended = run("honest", "--results r.jsonl --junit j.xml");
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_EQ(verdicts("r.jsonl"), (Verdicts{{"RD-0001", "pass"},
                                           {"RD-0002", "pass"},
                                           {"RD-0003", "pass"},
                                           {"RD-0004", "pass"},
                                           {"RD-0005", "recorded"},
                                           {"RD-0006", "info"}}));
  EXPECT_TRUE(has(ended.out, "PASS         4 of 4 judged cases of 1 rule passed (gating tier, "))
      << ended.out;
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(left_over(), (std::vector<std::string>{"j.xml", "r.jsonl"}));
}

TEST_F(CliTest, StrictJudgesWhatIsInferredAndAssumed) {
  const Ended ended = run("honest", "--strict --results r.jsonl");
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(verdicts("r.jsonl").at("RD-0005"), "pass");
  EXPECT_EQ(verdicts("r.jsonl").at("RD-0006"), "fail");
  EXPECT_TRUE(has(ended.out, "  differs   n: expected 7, got 6\n")) << ended.out;
}

TEST_F(CliTest, PrintsACommandThatRepeatsTheFailure) {
  const Ended first = run("honest", "--strict");
  const std::string label = "  repro     ";
  const std::size_t at = first.out.find(label);
  ASSERT_NE(at, std::string::npos) << first.out;
  const std::size_t begin = at + label.size();
  const Ended again =
      run_shell(dir(), first.out.substr(begin, first.out.find('\n', begin) - begin));
  EXPECT_EQ(again.exit_code, 1) << again.err;
  EXPECT_TRUE(has(again.out, "0 of 1 judged case of 1 rule passed")) << again.out;
}

TEST_F(CliTest, RunsOnlyWhatIsSelected) {
  const Ended ended = run("dies_on_marker", "--select 'RD-0001,MON-Q*' --results r.jsonl");
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_EQ(verdicts("r.jsonl"), (Verdicts{{"RD-0001", "pass"}, {"RD-0005", "recorded"}}));
}

TEST_F(CliTest, RefusesASelectionOfNothing) {
  for (const char* arguments : {"--select RD-9999", "--select moniker/ecco", "--select ','"}) {
    const Ended ended = run("honest", std::string(arguments) + " --results r.jsonl");
    EXPECT_EQ(ended.exit_code, 4) << arguments;
    EXPECT_NE(ended.err, "") << arguments;
    EXPECT_EQ(ended.out, "") << arguments;
    EXPECT_TRUE(left_over().empty()) << arguments;
  }
}

TEST_F(CliTest, HoldsTheAdapterToOneTarget) {
  const Ended second = run("honest", "--target toy-2 --results r.jsonl");
  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_EQ(verdicts("r.jsonl").count("RD-0004"), 0U);
  EXPECT_TRUE(
      has(second.out, "toy 1.0 as toy-2 · gating tier · 5 cases, 1 more not for this target"))
      << second.out;
  const Ended unknown = run("honest", "--target toy-3");
  EXPECT_EQ(unknown.exit_code, 4);
  EXPECT_TRUE(has(unknown.err, "toy-1, toy-2")) << unknown.err;
  EXPECT_EQ(run("honest", "--target toy-2 --select RD-0004").exit_code, 4);
}

TEST_F(CliTest, RepeatsAndMeasures) {
  const Ended ended = run("honest", "--repeat 500 --jobs 2");
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_TRUE(std::regex_search(ended.out, std::regex("[0-9,]+ requests per second"))) << ended.out;
}

TEST_F(CliTest, SaysWhatIsWrongWithAnAdapterThatCannotBeStarted) {
  write("not-executable", "#!/bin/sh\n");
  for (const auto& [adapter, words] : std::vector<std::pair<std::string, std::string>>{
           {"./nowhere", "./nowhere does not exist"},
           {"./not-executable", "is not executable"},
           {"/", "is not executable"},
           {"'[\"no-such-program-anywhere\"]'", "is not in PATH"},
           {"'[]'", "is not a JSON array"},
           {"'[1]'", "is not a JSON array"},
           {"/bin/true", "hello"},
           {"/bin/echo", "hello"}}) {
    const Ended ended = rdspec("run --root suite --results r.jsonl --adapter " + adapter);
    EXPECT_EQ(ended.exit_code, 3) << adapter;
    EXPECT_TRUE(has(ended.err, words)) << adapter << ": " << ended.err;
    EXPECT_EQ(ended.out, "") << adapter;
  }
  EXPECT_EQ(rdspec("run --root suite --lib ./none.so").exit_code, 3);
  EXPECT_EQ(left_over(), std::vector<std::string>{"not-executable"});
}

TEST_F(CliTest, RunsAnAdapterWhosePathHasBlanksAndLetters) {
  const Ended ended = run_shell(
      dir(),
      "mkdir 'ein Ümlaut' && printf '#!/bin/sh\\nexec \"$ADAPTER\" honest\\n' "
      ">'ein Ümlaut/mein adapter' && chmod +x 'ein Ümlaut/mein adapter' && \"$RDSPEC\" run "
      "--root suite --adapter 'ein Ümlaut/mein adapter'");
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
}

TEST_F(CliTest, WritesNoFileThatIsNotWhole) {
  EXPECT_EQ(run("honest", "--results none/r.jsonl").exit_code, 3);
  EXPECT_EQ(run("honest", "--junit suite").exit_code, 3);
  // Files beyond the limit cannot be written, as on a full disk.
  const Ended full = run_shell(
      dir(),
      "{ { (trap '' XFSZ; ulimit -f 0; exec \"$RDSPEC\" run --root suite --results r.jsonl "
      "--adapter \"[\\\"$ADAPTER\\\",\\\"honest\\\"]\"); echo code $?; } 2>&1; } | cat");
  EXPECT_TRUE(has(full.out, "r.jsonl cannot be written: File too large")) << full.out;
  EXPECT_TRUE(has(full.out, "code 3")) << full.out;
  EXPECT_TRUE(left_over().empty());
}

TEST_F(CliTest, SurvivesAReaderThatGoesAway) {
  const Ended ended =
      run_shell(dir(),
                "{ \"$RDSPEC\" run --root suite --adapter \"[\\\"$ADAPTER\\\",\\\"honest\\\"]\"; "
                "echo $? >code; } | true");
  EXPECT_EQ(read("code"), "0\n") << ended.err;
}

TEST_F(CliTest, QuietPrintsTheSummaryAlone) {
  const Ended ended = run("honest", "--quiet");
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_TRUE(ended.out.starts_with("rules ")) << ended.out;
}

TEST_F(CliTest, ColoursATerminalUnlessNoColorIsSet) {
  const auto on_terminal = [this](const std::string& settings) {
    return run_shell(dir(), settings +
                                " script -qec '\"$RDSPEC\" run --root suite --adapter "
                                "\"[\\\"$ADAPTER\\\",\\\"honest\\\"]\"' /dev/null")
        .out;
  };
  EXPECT_TRUE(has(on_terminal("TERM=xterm"), "\x1b[32mPASS"));
  EXPECT_TRUE(has(on_terminal("TERM=xterm"), " of 6   "));
  EXPECT_FALSE(has(on_terminal("TERM=xterm NO_COLOR=1"), "\x1b[32m"));
  EXPECT_FALSE(has(on_terminal("TERM=dumb"), "\x1b[32m"));
  EXPECT_FALSE(has(run("honest").out, "\x1b"));
}

}  // namespace
}  // namespace rdspec::runner
