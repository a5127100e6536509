// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/process_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace rdspec::runner {
namespace {

using Clock = std::chrono::steady_clock;

// How long a killed process may take to vanish; only one stuck in the kernel takes any time.
constexpr std::chrono::milliseconds kVanishMax{3'000};

struct Process {
  pid_t id = 0;
  pid_t parent = 0;
  pid_t session = 0;
  unsigned long long started = 0;  // ticks since boot; tells apart who has a number in turn
  bool is_dead = false;            // waits to be collected
};

// Who was seen to belong to a tree: a number and when it started.
using Identities = std::set<std::pair<pid_t, unsigned long long>>;

// What is known of adapters in this process. A signal handler reads `leaders`, hence no container.
struct Registry {
  std::mutex mutex;
  unsigned scopes = 0;
  int was_subreaper = 0;
  std::set<pid_t> children_before;
  std::array<std::atomic<pid_t>, 256> leaders{};
};

Registry& registry() {
  static Registry instance;
  return instance;
}

// One line of /proc/<id>/stat: "id (any text) state parent group session … started …".
bool read_process(pid_t id, Process& process) {
  const std::string path = "/proc/" + std::to_string(id) + "/stat";
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return false;
  }
  std::array<char, 512> text{};
  const ssize_t size = read(file, text.data(), text.size() - 1);
  close(file);
  const char* after_name = size > 0 ? std::strrchr(text.data(), ')') : nullptr;
  if (after_name == nullptr) {
    return false;
  }
  char state = 0;
  int group = 0;
  process.id = id;
  const int fields =
      // NOLINTNEXTLINE(cert-err34-c): the kernel writes numbers; fields are counted.
      std::sscanf(after_name + 1,
                  " %c %d %d %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %llu",
                  &state, &process.parent, &group, &process.session, &process.started);
  if (fields != 5) {
    return false;
  }
  process.is_dead = state == 'Z' || state == 'X';
  return true;
}

std::vector<Process> list_processes() {
  std::vector<Process> all;
  DIR* folder = opendir("/proc");
  if (folder == nullptr) {
    return all;
  }
  while (const dirent* entry = readdir(folder)) {
    const char* name = static_cast<const char*>(entry->d_name);
    const char* end = name + std::strlen(name);
    pid_t id = 0;
    Process process;
    const auto [stop, error] = std::from_chars(name, end, id);
    if (error == std::errc() && stop == end && read_process(id, process)) {
      all.push_back(process);
    }
  }
  closedir(folder);
  return all;
}

bool is_leader(pid_t id) {
  return std::any_of(registry().leaders.begin(), registry().leaders.end(),
                     [id](const std::atomic<pid_t>& leader) { return leader.load() == id; });
}

// Came to this process as the orphan of an adapter: ours, but neither started here nor of old.
bool is_adopted(const Process& process) {
  return process.parent == getpid() && process.session != getsid(0) && !is_leader(process.id) &&
         !registry().children_before.contains(process.id);
}

bool any_leader() {
  return std::any_of(registry().leaders.begin(), registry().leaders.end(),
                     [](const std::atomic<pid_t>& leader) { return leader.load() != 0; });
}

// The leader's session (0: none), orphans when no other adapter lives, all their descendants, and
// who was one of these before: the death of a parent hides whose child a dying process was.
std::vector<Process> members(pid_t leader, Identities& seen) {
  const std::vector<Process> all = list_processes();
  const bool with_orphans = !any_leader();
  std::set<pid_t> ids;
  for (const Process& process : all) {
    const bool is_of_session = leader != 0 && (process.id == leader || process.session == leader);
    if (is_of_session || (with_orphans && is_adopted(process)) ||
        seen.contains({process.id, process.started})) {
      ids.insert(process.id);
    }
  }
  for (std::size_t known = 0; known != ids.size();) {
    known = ids.size();
    for (const Process& process : all) {
      if (ids.contains(process.parent)) {
        ids.insert(process.id);
      }
    }
  }
  std::vector<Process> found;
  for (const Process& process : all) {
    if (ids.contains(process.id)) {
      found.push_back(process);
      seen.emplace(process.id, process.started);
    }
  }
  return found;
}

// Kills until nothing is left. The leader stays a zombie, so that its number is not given away.
void kill_members(pid_t leader) {
  const Clock::time_point give_up = Clock::now() + kVanishMax;
  Identities seen;
  while (true) {
    bool is_any_alive = false;
    for (const Process& process : members(leader, seen)) {
      if (!process.is_dead) {
        kill(process.id, SIGKILL);
        is_any_alive = true;
      } else if (process.id != leader && process.parent == getpid()) {
        waitpid(process.id, nullptr, WNOHANG);
      }
    }
    if (!is_any_alive || Clock::now() > give_up) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::microseconds{300});
  }
}

}  // namespace

ReaperScope::ReaperScope() {
  Registry& known = registry();
  const std::scoped_lock lock(known.mutex);
  if (known.scopes++ != 0) {
    return;
  }
  known.children_before.clear();
  for (const Process& process : list_processes()) {
    if (process.parent == getpid()) {
      known.children_before.insert(process.id);
    }
  }
  prctl(PR_GET_CHILD_SUBREAPER, &known.was_subreaper);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
}

ReaperScope::~ReaperScope() {
  Registry& known = registry();
  const std::scoped_lock lock(known.mutex);
  if (--known.scopes != 0) {
    return;
  }
  kill_members(0);
  prctl(PR_SET_CHILD_SUBREAPER, known.was_subreaper);
}

pid_t start_session_leader(const std::function<pid_t()>& spawn) {
  Registry& known = registry();
  const std::scoped_lock lock(known.mutex);
  const pid_t leader = spawn();
  if (leader > 0) {
    for (std::atomic<pid_t>& place : known.leaders) {
      if (place.load() == 0) {
        place.store(leader);
        break;
      }
    }
  }
  return leader;
}

int end_session(pid_t leader) {
  Registry& known = registry();
  const std::scoped_lock lock(known.mutex);
  for (std::atomic<pid_t>& place : known.leaders) {
    if (place.load() == leader) {
      place.store(0);
    }
  }
  kill_members(leader);
  int status = 0;
  waitpid(leader, &status, WNOHANG);
  return status;
}

void kill_adapters_now() noexcept {
  for (const std::atomic<pid_t>& leader : registry().leaders) {
    if (const pid_t id = leader.load(); id != 0) {
      kill(-id, SIGKILL);
    }
  }
}

}  // namespace rdspec::runner
