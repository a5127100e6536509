// SPDX-License-Identifier: Apache-2.0
//
// The command line itself: help, usage errors, and the commands that run nothing.

#include <gtest/gtest.h>

#include "conformance/tests/cli_fixture.h"

namespace rdspec::runner {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_F(CliTest, HelpsWithEveryCommand) {
  for (const char* command :
       {"", "run", "list", "explain", "lint", "case", "case add", "case amend", "case retire"}) {
    const Ended ended = rdspec(std::string(command) + " --help");
    EXPECT_EQ(ended.exit_code, 0) << command;
    const std::string usage =
        std::string("Usage: rdspec ") + command + (*command == '\0' ? "" : " ");
    EXPECT_TRUE(ended.out.starts_with(usage)) << ended.out;
    EXPECT_TRUE(has(ended.out, "Exit codes:")) << command;
    EXPECT_TRUE(has(ended.out, "Examples:\n  ")) << command;
    EXPECT_FALSE(has(ended.out, "\n\n\n")) << command;
    EXPECT_EQ(ended.err, "") << command;
    for (std::size_t begin = 0; begin < ended.out.size();) {
      const std::size_t end = ended.out.find('\n', begin);
      EXPECT_LE(end - begin, 100U) << ended.out.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST_F(CliTest, AnswersWrongUsageWithFour) {
  for (const auto& [arguments, words] : std::vector<std::pair<std::string, std::string>>{
           {"", "a command is missing; there are: run, list"},
           {"frobnicate", "there is no command frobnicate"},
           {"run --frobnicate", "--frobnicate"},
           {"run --jobs 0", "--jobs"},
           {"run --jobs many", "--jobs"},
           {"run --repeat 0", "--repeat"},
           {"run --deadline-ms", "--deadline-ms"},
           {"run --lib x --adapter y", "--lib"},
           {"run extra", "extra"},
           {"run --root nowhere", "nowhere"},
           {"explain", "id"},
           {"case retire RD-0001 --root suite", "--reason"},
           {"case add echo --root suite", "moniker/class_text"}}) {
    const Ended ended = rdspec(arguments);
    EXPECT_EQ(ended.exit_code, 4) << arguments;
    EXPECT_TRUE(has(ended.err, words)) << arguments << ": " << ended.err;
    EXPECT_EQ(ended.out, "") << arguments;
  }
}

TEST_F(CliTest, ListsExplainsAndLints) {
  const Ended list = rdspec("list --root suite --select 'MON-Q*,RD-0001'");
  EXPECT_EQ(list.exit_code, 0);
  EXPECT_TRUE(has(list.out, "RD-0001") && has(list.out, "RD-0005")) << list.out;
  EXPECT_FALSE(has(list.out, "RD-0002"));
  EXPECT_EQ(rdspec("list --root suite --select nothing").exit_code, 4);
  const Ended explained = rdspec("explain RD-0001 --root suite");
  EXPECT_EQ(explained.exit_code, 0);
  EXPECT_TRUE(has(explained.out, "What goes in comes out.")) << explained.out;
  EXPECT_EQ(rdspec("explain RD-9999 --root suite").exit_code, 4);
  const Ended lint = rdspec("lint --root suite");
  EXPECT_EQ(lint.exit_code, 0) << lint.err;
  EXPECT_TRUE(lint.out.starts_with("The suite is whole: 2 rules and 1 questions, 6 cases"))
      << lint.out;
}

TEST_F(CliTest, EditsCases) {
  const Ended unchanged = rdspec("case amend RD-0001 --root suite");
  EXPECT_EQ(unchanged.exit_code, 5) << unchanged.out;
  edit(kCaseFile, R"("n": 1)", R"("n": 11)");
  EXPECT_EQ(run("honest").exit_code, 5) << "a changed meaning under the old revision";
  const Ended amended = rdspec("case amend RD-0001 --root suite");
  EXPECT_EQ(amended.exit_code, 0) << amended.err;
  EXPECT_TRUE(has(amended.out, "amended RD-0001\n")) << amended.out;
  const Ended retired =
      rdspec("case retire RD-0002 --root suite --reason 'no longer true' --successor RD-0001");
  EXPECT_EQ(retired.exit_code, 0) << retired.err;
  EXPECT_TRUE(
      has(rdspec("explain RD-0002 --root suite").out, "RD-0002 is retired: no longer true"));
  EXPECT_EQ(rdspec("case retire RD-9999 --root suite --reason x").exit_code, 5);
}

TEST_F(CliTest, ReadsDraftsFromStandardInput) {
  const Ended added = run_shell(
      dir(), R"(echo '{"title":"one more","rules":["MON-001"],"level":"must",)"
             R"("evidence":"observed","op":"moniker.echo","in":{"n":9},)"
             R"("expect":{"accept":{"n":9}}}' | "$RDSPEC" case add moniker/echo --root suite)");
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_TRUE(has(added.out, "added RD-0007\n")) << added.out;
  EXPECT_EQ(run("honest", "--select RD-0007").exit_code, 0);
  const Ended wrong =
      run_shell(dir(), R"(echo '{"title":"bad"}' | "$RDSPEC" case add moniker/echo --root suite)");
  EXPECT_EQ(wrong.exit_code, 5);
  EXPECT_TRUE(has(wrong.err, "nothing was changed")) << wrong.err;
}

}  // namespace
}  // namespace rdspec::runner
