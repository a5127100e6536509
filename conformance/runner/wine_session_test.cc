// SPDX-License-Identifier: Apache-2.0
//
// Tests of wine_session.cc with the real Wine. The environment names what they need:
//   RDSPEC_TEST_WINE_STATE     a state folder that may be used and kept
//   RDSPEC_TEST_WIN32_PROGRAM  rdspec-win32.exe
//   RDSPEC_TEST_FAULT_PROBE    fault_probe.exe

#include "conformance/runner/wine_session.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "conformance/runner/helper_program.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

fs::path from_environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

fs::path state_dir() { return from_environment("RDSPEC_TEST_WINE_STATE"); }
fs::path program() { return from_environment("RDSPEC_TEST_WIN32_PROGRAM"); }

std::vector<pid_t> processes_of(const fs::path& state) {
  return processes_with("WINEPREFIX=" + (state / "prefix").string());
}

// What a Windows program prints in a session.
std::string output_of(const WineSession& session, const fs::path& windows_program,
                      const std::string& argument) {
  const AdapterCommand command = session.command();
  const fs::path file = state_dir() / "log" / "test.txt";
  const auto code = run_helper({.argv = {command.argv.front(), windows_program.string(), argument},
                                .environment = command.environment,
                                .output = file,
                                .deadline_ms = 60'000});
  EXPECT_TRUE(code.has_value()) << code.error();
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// Opens a session in a process of its own that never closes it.
pid_t open_elsewhere(const fs::path& state) {
  const pid_t holder = fork();
  if (holder == 0) {
    const auto session = WineSession::open(state, program());
    pause();
    _exit(session.has_value() ? 0 : 1);
  }
  return holder;
}

void kill_and_collect(pid_t process) {
  kill(process, SIGKILL);
  waitpid(process, nullptr, 0);
}

TEST(WineSession, RunsTheAdapterAndLeavesNothing) {
  auto session = WineSession::open(state_dir(), program());
  ASSERT_TRUE(session.has_value()) << session.error();
  const AdapterCommand command = session->command();
  EXPECT_EQ(command.argv.back(), program());
  EXPECT_EQ(command.jobs_max, 1U);
  EXPECT_FALSE(command.waits_for_stderr_end);
  const auto code = run_helper({.argv = command.argv,
                                .environment = command.environment,
                                .output = state_dir() / "log" / "test.txt",
                                .deadline_ms = 60'000});
  ASSERT_TRUE(code.has_value()) << code.error();
  EXPECT_EQ(*code, 0);                              // the end of its input means `stop`
  EXPECT_FALSE(processes_of(state_dir()).empty());  // or the next check would mean nothing
  const auto closed = session->close();
  EXPECT_TRUE(closed.has_value()) << closed.error();
  EXPECT_TRUE(processes_of(state_dir()).empty());
}

TEST(WineSession, TouchesNeitherHomeNorTheTemporaryFolder) {
  const fs::path outside = state_dir().parent_path() / "wine-outside";
  fs::remove_all(outside);
  const std::vector<std::pair<const char*, fs::path>> folders = {
      {"HOME", outside / "home"},
      {"TMPDIR", outside / "tmp"},
      {"XDG_CONFIG_HOME", outside / "config"},
      {"XDG_DATA_HOME", outside / "data"},
      {"XDG_CACHE_HOME", outside / "cache"}};
  for (const auto& [name, folder] : folders) {
    fs::create_directories(folder);
    setenv(name, folder.c_str(), 1);
  }
  const fs::path shared = "/tmp/.wine-" + std::to_string(getuid());
  const bool was_shared = fs::exists(shared);
  {
    const auto session = WineSession::open(state_dir(), program());
    ASSERT_TRUE(session.has_value()) << session.error();
    EXPECT_EQ(fs::exists(shared), was_shared);
  }
  for (const auto& [name, folder] : folders) {
    EXPECT_TRUE(fs::is_empty(folder)) << name;
  }
  fs::remove_all(outside);
}

TEST(WineSession, IsForOneAtATime) {
  auto first = WineSession::open(state_dir(), program());
  ASSERT_TRUE(first.has_value()) << first.error();
  const auto refused = WineSession::open(state_dir(), program(), {.lock_deadline_ms = 100});
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().find("process " + std::to_string(getpid())), std::string::npos)
      << refused.error();
  // A refused one must not stop the Wine of the first.
  EXPECT_FALSE(processes_of(state_dir()).empty());

  std::jthread closer([&first] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    (void)first->close();
  });
  const auto second = WineSession::open(state_dir(), program());
  EXPECT_TRUE(second.has_value()) << second.error();
}

TEST(WineSession, OpensAfterItsHolderWasKilled) {
  const pid_t holder = open_elsewhere(state_dir());
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (processes_of(state_dir()).size() < 3 && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const std::vector<pid_t> orphans = processes_of(state_dir());
  EXPECT_FALSE(orphans.empty());
  kill_and_collect(holder);

  auto session = WineSession::open(state_dir(), program());
  ASSERT_TRUE(session.has_value()) << session.error();
  for (const pid_t alive : processes_of(state_dir())) {
    EXPECT_EQ(std::ranges::count(orphans, alive), 0) << "a process of the killed holder lives";
  }
  EXPECT_TRUE(session->close().has_value());
  EXPECT_TRUE(processes_of(state_dir()).empty());
}

// In a folder whose path is longer than a socket's address may be.
TEST(WineSession, MakesAnInterruptedPrefixAnew) {
  const fs::path state = state_dir().parent_path() / "wine-interrupted" / std::string(110, 'x');
  fs::remove_all(state);
  const pid_t holder = open_elsewhere(state);
  while (!fs::exists(state / "prefix" / "drive_c")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill_and_collect(holder);
  std::ofstream(state / "prefix" / "remains") << "of the interrupted making";

  auto session = WineSession::open(state, program());
  ASSERT_TRUE(session.has_value()) << session.error();
  EXPECT_FALSE(fs::exists(state / "prefix" / "remains"));
  EXPECT_TRUE(session->close().has_value());
  EXPECT_TRUE(processes_of(state).empty());
  fs::remove_all(state.parent_path());
}

TEST(WineSession, NamesTheRemedyForWhatIsMissing) {
  const auto no_program = WineSession::open(state_dir(), "/nonexistent/rdspec-win32.exe");
  ASSERT_FALSE(no_program.has_value());
  EXPECT_NE(no_program.error().find("g++-mingw-w64-x86-64-posix"), std::string::npos);

  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  const auto no_wine = WineSession::open(state_dir(), program());
  setenv("PATH", path.c_str(), 1);
  ASSERT_FALSE(no_wine.has_value());
  EXPECT_NE(no_wine.error().find("packages wine and wine64"), std::string::npos);
}

TEST(WineSession, RefusesAnOldWine) {
  const fs::path folder = state_dir().parent_path() / "wine-old";
  fs::create_directories(folder);
  for (const char* name : {"wine", "wineserver"}) {
    std::ofstream(folder / name) << "#!/bin/sh\necho wine-5.0.3\n";
    fs::permissions(folder / name, fs::perms::owner_all);
  }
  const std::string path = std::getenv("PATH");
  setenv("PATH", (folder.string() + ":" + path).c_str(), 1);
  const auto session = WineSession::open(state_dir(), program());
  setenv("PATH", path.c_str(), 1);
  fs::remove_all(folder);
  ASSERT_FALSE(session.has_value());
  EXPECT_NE(session.error().find("wine-5.0.3"), std::string::npos) << session.error();
}

TEST(WineSession, LetsAProgramReportItsLastFault) {
  const fs::path probe = from_environment("RDSPEC_TEST_FAULT_PROBE");
  const auto session = WineSession::open(state_dir(), program());
  ASSERT_TRUE(session.has_value()) << session.error();
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"write", R"({"fault":"c0000005","detail":")"},
      {"read", R"({"fault":"c0000005","detail":")"},
      {"stack", R"({"fault":"c00000fd","detail":")"},
      {"thread", R"({"fault":"c00000fd","detail":")"}};
  for (const auto& [way, begin] : faults) {
    const std::string text = output_of(*session, probe, way);
    EXPECT_TRUE(text.starts_with(begin)) << way << ": " << text;
    EXPECT_TRUE(text.ends_with("\"}\n")) << way << ": " << text;
  }
}

}  // namespace
}  // namespace rdspec::runner
