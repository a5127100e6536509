// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/helper_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <thread>

namespace rdspec::runner {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPause{5};
constexpr int kSignalExitBase = 128;

// Our own environment with some variables replaced or added.
std::vector<std::string> merged_environment(
    const std::vector<std::pair<std::string, std::string>>& added) {
  std::vector<std::string> merged;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::string_view name = text.substr(0, text.find('='));
    if (std::ranges::find(added, name, &std::pair<std::string, std::string>::first) ==
        added.end()) {
      merged.emplace_back(text);
    }
  }
  for (const auto& [name, value] : added) {
    merged.emplace_back(name).append("=").append(value);
  }
  return merged;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

// posix_spawn's two structures, released together.
struct SpawnPlan {
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};

  explicit SpawnPlan(const std::filesystem::path& output) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(
        &attributes,
        static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
};

int exit_code_of(int status) {
  return WIFSIGNALED(status) ? kSignalExitBase + WTERMSIG(status) : WEXITSTATUS(status);
}

bool is_zombie(const std::filesystem::path& process) {
  std::ifstream file(process / "stat");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::size_t name_end = text.rfind(')');
  return name_end == std::string::npos || name_end + 2 >= text.size() ||
         text[name_end + 2] == 'Z' || text[name_end + 2] == 'X';
}

bool has_entry(const std::filesystem::path& process, std::string_view entry) {
  std::ifstream file(process / "environ", std::ios::binary);
  for (std::string text; std::getline(file, text, '\0');) {
    if (text == entry) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::expected<int, std::string> run_helper(const HelperProgram& program) {
  std::vector<std::string> argv = program.argv;
  std::vector<std::string> environment = merged_environment(program.environment);
  const SpawnPlan plan(program.output);
  pid_t id = 0;
  const int fault = posix_spawn(&id, argv.front().c_str(), &plan.actions, &plan.attributes,
                                pointers_to(argv).data(), pointers_to(environment).data());
  if (fault != 0) {
    return std::unexpected(argv.front() + ": " + std::strerror(fault));
  }
  const auto deadline = Clock::now() + std::chrono::milliseconds(program.deadline_ms);
  int status = 0;
  pid_t ended = 0;
  while ((ended = waitpid(id, &status, WNOHANG)) == 0) {
    if (Clock::now() >= deadline) {
      kill(-id, SIGKILL);
      waitpid(id, &status, 0);
      return std::unexpected(argv.front() + " did not end within " +
                             std::to_string(program.deadline_ms) + " ms; see " +
                             program.output.string());
    }
    std::this_thread::sleep_for(kPause);
  }
  if (ended != id) {
    return std::unexpected(argv.front() + ": its end cannot be learnt: " + std::strerror(errno));
  }
  return exit_code_of(status);
}

std::optional<std::filesystem::path> find_program(std::string_view name) {
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    std::filesystem::path candidate = std::filesystem::path(folder) / name;
    if (!folder.empty() && access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
  }
  return std::nullopt;
}

std::vector<pid_t> processes_with(std::string_view environment_entry) {
  std::vector<pid_t> found;
  std::error_code fault;  // a process may end while it is looked at
  for (std::filesystem::directory_iterator it("/proc", fault), end; it != end;
       it.increment(fault)) {
    const std::string name = it->path().filename().string();
    pid_t id = 0;
    const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (error == std::errc{} && stop == name.data() + name.size() && id != getpid() &&
        has_entry(it->path(), environment_entry) && !is_zombie(it->path())) {
      found.push_back(id);
    }
  }
  return found;
}

std::vector<pid_t> end_processes_with(std::string_view environment_entry, int deadline_ms) {
  const auto start = Clock::now();
  const auto deadline = start + std::chrono::milliseconds(deadline_ms);
  const auto patience = start + std::chrono::milliseconds(deadline_ms / 2);
  std::vector<pid_t> left = processes_with(environment_entry);
  while (!left.empty() && Clock::now() < deadline) {
    if (Clock::now() >= patience) {
      std::ranges::for_each(left, [](pid_t id) { kill(id, SIGKILL); });
    }
    std::this_thread::sleep_for(4 * kPause);
    left = processes_with(environment_entry);
  }
  return left;
}

}  // namespace rdspec::runner
