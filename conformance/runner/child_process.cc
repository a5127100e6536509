// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "conformance/runner/process_tree.h"

namespace rdspec::runner {
namespace {

struct Pipe {
  Descriptor reader;
  Descriptor writer;
};

// Above the standard streams, so that giving one to the child cannot overwrite another.
Descriptor above_standard(int number) {
  Descriptor low(number);
  if (number > STDERR_FILENO) {
    return low;
  }
  return Descriptor(fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

bool open_pipe(Pipe& pipe) {
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) {
    return false;
  }
  pipe.reader = above_standard(ends[0]);
  pipe.writer = above_standard(ends[1]);
  return pipe.reader.is_open() && pipe.writer.is_open();
}

void set_non_blocking(const Descriptor& descriptor) {
  fcntl(descriptor.number(), F_SETFL, fcntl(descriptor.number(), F_GETFL) | O_NONBLOCK);
}

// "NAME=value" of this process, with the command's own in front of what they replace.
std::vector<std::string> environment_of(const AdapterCommand& command) {
  std::vector<std::string> all;
  for (const auto& [name, value] : command.environment) {
    all.push_back(name + "=" + value);
  }
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    bool is_replaced = false;
    for (const auto& [name, value] : command.environment) {
      is_replaced = is_replaced || text.substr(0, text.find('=')) == name;
    }
    if (!is_replaced) {
      all.emplace_back(text);
    }
  }
  return all;
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

std::string why_not_started(const std::string& program, int error) {
  const std::string subject = "cannot start the adapter \"" + program + "\": ";
  struct stat facts{};
  if (program.find('/') == std::string::npos) {
    if (error == ENOENT) {
      return subject + "no such program in PATH; give the path of a file, or install it";
    }
  } else if (stat(program.c_str(), &facts) != 0) {
    return subject + std::strerror(errno) + "; check the path";
  } else if (S_ISDIR(facts.st_mode)) {
    return subject + "it is a folder; name the program in it";
  } else if (access(program.c_str(), X_OK) != 0) {
    return subject + "it is not executable; try chmod +x";
  } else if (error == ENOENT) {
    return subject + "the interpreter that it names (its #! line or loader) does not exist";
  }
  if (error == ENOEXEC) {
    return subject + "it is neither a program of this machine nor a script with a #! line";
  }
  return subject + std::strerror(error);
}

// Starts the program in its own session with nothing but its three streams open.
int spawn(const AdapterCommand& command, const Pipe& in, const Pipe& out, const Pipe& err,
          pid_t& id) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.reader.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.writer.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.writer.number(), STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  sigfillset(&signals);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(
      &attributes,
      static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
  std::vector<std::string> arguments = command.argv;
  std::vector<std::string> variables = environment_of(command);
  const int error = posix_spawnp(&id, command.argv.front().c_str(), &actions, &attributes,
                                 pointers_to(arguments).data(), pointers_to(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

std::string describe(int status) {
  if (WIFEXITED(status)) {
    return "exit " + std::to_string(WEXITSTATUS(status));
  }
  const char* name = sigabbrev_np(WTERMSIG(status));
  const std::string number = "signal " + std::to_string(WTERMSIG(status));
  return name == nullptr ? number : number + " (SIG" + name + ")";
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

void Descriptor::reset() {
  if (number_ >= 0) {
    close(number_);
    number_ = -1;
  }
}

std::expected<ChildProcess, std::string> ChildProcess::start(const AdapterCommand& command) {
  if (command.argv.empty() || command.argv.front().empty()) {
    return std::unexpected("the command of the adapter is empty");
  }
  Pipe in;
  Pipe out;
  Pipe err;
  if (!open_pipe(in) || !open_pipe(out) || !open_pipe(err)) {
    return std::unexpected(std::string("no pipes for the adapter: ") + std::strerror(errno));
  }
  int error = 0;
  pid_t id = -1;
  start_session_leader([&] {
    error = spawn(command, in, out, err, id);
    return error == 0 ? id : -1;
  });
  if (error != 0) {
    return std::unexpected(why_not_started(command.argv.front(), error));
  }
  ChildProcess child(id);
  child.input = std::move(in.writer);
  child.output = std::move(out.reader);
  child.errors = std::move(err.reader);
  set_non_blocking(child.input);
  set_non_blocking(child.output);
  set_non_blocking(child.errors);
  return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : input(std::move(other.input)),
      output(std::move(other.output)),
      errors(std::move(other.errors)),
      id_(std::exchange(other.id_, -1)),
      end_(std::move(other.end_)) {}

bool ChildProcess::has_exited() const {
  siginfo_t info{};
  // WNOWAIT leaves the zombie: its number must stay taken until the whole tree is gone.
  return id_ < 0 ||
         (waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
          info.si_pid == id_);
}

bool ChildProcess::wait_exited(int deadline_ms) const {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point give_up = Clock::now() + std::chrono::milliseconds{deadline_ms};
  while (!has_exited()) {
    if (Clock::now() > give_up) {
      return false;
    }
    std::this_thread::sleep_for(std::chrono::microseconds{200});
  }
  return true;
}

std::size_t ChildProcess::unread_bytes() const {
  int bytes = 0;
  const bool is_known = input.is_open() && ioctl(input.number(), FIONREAD, &bytes) == 0;
  return is_known ? static_cast<std::size_t>(bytes) : 0;
}

std::string ChildProcess::end() {
  if (id_ >= 0) {
    const bool by_itself = has_exited();
    const int status = end_session(id_);
    end_ = by_itself ? describe(status) : "killed";
    id_ = -1;
  }
  return end_;
}

}  // namespace rdspec::runner
