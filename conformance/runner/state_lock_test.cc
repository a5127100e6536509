// SPDX-License-Identifier: Apache-2.0
//
// Tests of state_lock.cc.

#include "conformance/runner/state_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

namespace rdspec::runner {
namespace {

using Clock = std::chrono::steady_clock;

class StateLockTest : public testing::Test {
 protected:
  StateLockTest() {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("rdspec-state-lock-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~StateLockTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

TEST_F(StateLockTest, RefusesASecondHolderAndNamesTheFirst) {
  const auto held = StateLock::acquire(folder_, 0);
  ASSERT_TRUE(held.has_value()) << held.error();
  const auto refused = StateLock::acquire(folder_, 0);
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().find("process " + std::to_string(getpid())), std::string::npos)
      << refused.error();
}

TEST_F(StateLockTest, WaitsNoLongerThanTheDeadline) {
  const auto held = StateLock::acquire(folder_, 0);
  const auto start = Clock::now();
  EXPECT_FALSE(StateLock::acquire(folder_, 200).has_value());
  EXPECT_GE(Clock::now() - start, std::chrono::milliseconds(200));
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(5));
}

TEST_F(StateLockTest, GoesToTheOneThatWaits) {
  auto held = StateLock::acquire(folder_, 0);
  ASSERT_TRUE(held.has_value()) << held.error();
  std::optional<StateLock> first = *std::move(held);
  std::jthread giver([&first] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    first.reset();
  });
  const auto second = StateLock::acquire(folder_, 10'000);
  EXPECT_TRUE(second.has_value()) << second.error();
}

TEST_F(StateLockTest, MovesWithItsObject) {
  auto held = StateLock::acquire(folder_, 0);
  ASSERT_TRUE(held.has_value()) << held.error();
  {
    const StateLock moved = *std::move(held);
    EXPECT_FALSE(StateLock::acquire(folder_, 0).has_value());
  }
  EXPECT_TRUE(StateLock::acquire(folder_, 0).has_value());
}

TEST_F(StateLockTest, IsFreeWhenTheHolderIsKilled) {
  const pid_t holder = fork();
  if (holder == 0) {
    const auto held = StateLock::acquire(folder_, 10'000);  // the parent tries it, too
    pause();
    _exit(held.has_value() ? 0 : 1);
  }
  while (StateLock::acquire(folder_, 0).has_value()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  kill(holder, SIGKILL);
  waitpid(holder, nullptr, 0);
  EXPECT_TRUE(StateLock::acquire(folder_, 0).has_value());
}

TEST_F(StateLockTest, IsNotInheritedByPrograms) {
  std::optional<StateLock> held;
  if (auto acquired = StateLock::acquire(folder_, 0); acquired) {
    held = *std::move(acquired);
  }
  ASSERT_TRUE(held.has_value());
  const pid_t program = fork();
  if (program == 0) {
    execl("/bin/sleep", "sleep", "30", static_cast<char*>(nullptr));
    _exit(1);
  }
  held.reset();
  // Free as soon as the child has become the program; until then it shares our lock.
  EXPECT_TRUE(StateLock::acquire(folder_, 5'000).has_value());
  kill(program, SIGKILL);
  waitpid(program, nullptr, 0);
}

TEST_F(StateLockTest, NamesAFolderThatIsNotThere) {
  const auto lock = StateLock::acquire(folder_ / "absent", 0);
  ASSERT_FALSE(lock.has_value());
  EXPECT_NE(lock.error().find("absent"), std::string::npos);
}

}  // namespace
}  // namespace rdspec::runner
