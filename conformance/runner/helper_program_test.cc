// SPDX-License-Identifier: Apache-2.0
//
// Tests of helper_program.cc.

#include "conformance/runner/helper_program.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace rdspec::runner {
namespace {

using Clock = std::chrono::steady_clock;

class HelperProgramTest : public testing::Test {
 protected:
  HelperProgramTest() {
    folder_ =
        std::filesystem::path(testing::TempDir()) / ("rdspec-helper-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    mark_ = "RDSPEC_TEST_MARK=" + folder_.string();
  }
  ~HelperProgramTest() override {
    (void)end_processes_with(mark_, 2'000);
    std::filesystem::remove_all(folder_);
  }

  // A shell command whose processes carry the mark.
  [[nodiscard]] HelperProgram shell(const std::string& command, int deadline_ms = 20'000) const {
    return {.argv = {"/bin/sh", "-c", command},
            .environment = {{"RDSPEC_TEST_MARK", folder_.string()}},
            .output = folder_ / "output.txt",
            .deadline_ms = deadline_ms};
  }

  [[nodiscard]] std::string output() const {
    std::ifstream file(folder_ / "output.txt");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  std::filesystem::path folder_;
  std::string mark_;
};

TEST_F(HelperProgramTest, ReportsTheExitCodeAndKeepsTheOutput) {
  const auto code = run_helper(shell("echo out; echo err >&2; exit 7"));
  ASSERT_TRUE(code.has_value()) << code.error();
  EXPECT_EQ(*code, 7);
  EXPECT_EQ(output(), "out\nerr\n");
}

TEST_F(HelperProgramTest, ReportsASignalAsAShellDoes) {
  const auto code = run_helper(shell("kill -9 $$"));
  ASSERT_TRUE(code.has_value()) << code.error();
  EXPECT_EQ(*code, 128 + 9);
}

TEST_F(HelperProgramTest, AddsToTheEnvironmentAndReplacesInIt) {
  setenv("RDSPEC_TEST_KEPT", "kept", 1);
  setenv("RDSPEC_TEST_REPLACED", "old", 1);
  HelperProgram program = shell("echo $RDSPEC_TEST_KEPT $RDSPEC_TEST_REPLACED");
  program.environment.emplace_back("RDSPEC_TEST_REPLACED", "new");
  ASSERT_TRUE(run_helper(program).has_value());
  EXPECT_EQ(output(), "kept new\n");
}

TEST_F(HelperProgramTest, KillsTheGroupAtTheDeadline) {
  const auto start = Clock::now();
  const auto code = run_helper(shell("sleep 60 & sleep 60; true", 200));
  ASSERT_FALSE(code.has_value());
  EXPECT_NE(code.error().find("200 ms"), std::string::npos) << code.error();
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(10));
  const auto gone_by = Clock::now() + std::chrono::seconds(5);
  while (!processes_with(mark_).empty() && Clock::now() < gone_by) {
    usleep(5'000);
  }
  EXPECT_TRUE(processes_with(mark_).empty());
}

TEST_F(HelperProgramTest, DoesNotWaitForWhatTheProgramLeavesRunning) {
  const auto start = Clock::now();
  ASSERT_TRUE(run_helper(shell("sleep 60 & exit 0")).has_value());
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(processes_with(mark_).size(), 1U);
}

TEST_F(HelperProgramTest, EndsTheProcessesWithAMarkAndNoOthers) {
  ASSERT_TRUE(run_helper(shell("setsid sleep 60 & sleep 60 & exit 0")).has_value());
  HelperProgram stranger = shell("sleep 60 & echo $!");
  stranger.environment = {{"RDSPEC_TEST_MARK", folder_.string() + "-another"}};
  ASSERT_TRUE(run_helper(stranger).has_value());
  EXPECT_TRUE(end_processes_with(mark_, 2'000).empty());
  EXPECT_TRUE(processes_with(mark_).empty());
  EXPECT_EQ(processes_with(mark_ + "-another").size(), 1U);
  EXPECT_TRUE(end_processes_with(mark_ + "-another", 2'000).empty());
}

TEST_F(HelperProgramTest, GivesProcessesTimeToEndByThemselves) {
  ASSERT_TRUE(
      run_helper(shell("(sleep 0.3; echo done > '" + (folder_ / "done").string() + "') & exit 0"))
          .has_value());
  EXPECT_TRUE(end_processes_with(mark_, 20'000).empty());
  EXPECT_TRUE(std::filesystem::exists(folder_ / "done"));
}

TEST_F(HelperProgramTest, SaysWhyAProgramCannotBeStarted) {
  HelperProgram program = shell("");
  program.argv = {"/nonexistent/program"};
  const auto code = run_helper(program);
  ASSERT_FALSE(code.has_value());
  EXPECT_NE(code.error().find("/nonexistent/program"), std::string::npos);
}

TEST_F(HelperProgramTest, FindsProgramsInPath) {
  const std::filesystem::path tool = folder_ / "tool";
  std::ofstream(tool) << "#!/bin/sh\n";
  const std::string old_path = std::getenv("PATH");
  setenv("PATH", (":/nonexistent:" + folder_.string() + ":" + old_path).c_str(), 1);
  EXPECT_FALSE(find_program("tool").has_value()) << "it is not executable";
  std::filesystem::permissions(tool, std::filesystem::perms::owner_all);
  EXPECT_EQ(find_program("tool"), tool);
  EXPECT_FALSE(find_program("rdspec-no-such-program").has_value());
  setenv("PATH", old_path.c_str(), 1);
}

}  // namespace
}  // namespace rdspec::runner
