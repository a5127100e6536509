// SPDX-License-Identifier: Apache-2.0
//
// Starts a program with pipes at its three standard streams and ends it with all that it started.

#ifndef RDSPEC_RUNNER_CHILD_PROCESS_H_
#define RDSPEC_RUNNER_CHILD_PROCESS_H_

#include <sys/types.h>

#include <cstddef>
#include <expected>
#include <string>

#include "conformance/runner/adapter.h"

namespace rdspec::runner {

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  void reset();

 private:
  int number_ = -1;
};

/// A running program, leader of a session of its own; its tree ends with this object.
class ChildProcess {
 public:
  /// Starts a program: `argv[0]` is a path, or a name that is looked up in PATH; no shell.
  /// @return The process; or why there is none, with the path and a remedy.
  /// @cost   one process start.
  static std::expected<ChildProcess, std::string> start(const AdapterCommand& command);

  ~ChildProcess() { end(); }
  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;

  // Ends of the pipes on this side, non-blocking.
  Descriptor input;   // what is written here, the program reads
  Descriptor output;  // what the program writes to standard output
  Descriptor errors;

  /// Whether the program has ended; what it started may still run.
  [[nodiscard]] bool has_exited() const;

  /// Waits until the program has ended, at most so long.
  [[nodiscard]] bool wait_exited(int deadline_ms) const;

  /// Bytes that were written and that nothing has read.
  [[nodiscard]] std::size_t unread_bytes() const;

  /// Kills whatever is left of the tree. May be called again.
  /// @return how the program ended by itself: "exit 0", "signal 11 (SIGSEGV)"; "killed" when it did
  ///         not.
  std::string end();

 private:
  explicit ChildProcess(pid_t id) : id_(id) {}

  pid_t id_ = -1;  // -1 once collected
  std::string end_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CHILD_PROCESS_H_
