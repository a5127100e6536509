// SPDX-License-Identifier: Apache-2.0
//
// Lines to and from a child process, neither side ever waiting for the other while it could go on.

#ifndef RDSPEC_RUNNER_CHANNEL_H_
#define RDSPEC_RUNNER_CHANNEL_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "conformance/runner/adapter.h"
#include "conformance/runner/child_process.h"
#include "conformance/runner/line_buffer.h"

namespace rdspec::runner {

/// While one lives, writing to a closed pipe is an error for this thread and not its death.
class SigpipeBlock {
 public:
  SigpipeBlock();
  ~SigpipeBlock();
  SigpipeBlock(const SigpipeBlock&) = delete;
  SigpipeBlock& operator=(const SigpipeBlock&) = delete;

 private:
  bool was_blocked_;
};

enum class WaitStatus : std::uint8_t { kLine, kEnd, kDeadline, kTooLong, kStopped };

class Channel {
 public:
  using Clock = std::chrono::steady_clock;

  /// Starts the program. @return The channel, or why it could not be started.
  /// @param stop  when not null and set, no wait goes on; must outlive the channel.
  static std::expected<Channel, std::string> open(const AdapterCommand& command,
                                                  const std::atomic<bool>* stop);

  /// Queues bytes to be written. The caller needs a SigpipeBlock from here on.
  void queue(std::string_view bytes);

  /// Writes what the pipe takes now.
  void write_some();

  /// Waits for a line of at most so many bytes; meanwhile writes what is queued and reads what
  /// comes on standard error. An end of the process without the end of its output (something that
  /// it started holds the pipe) is an end.
  WaitStatus wait_line(Clock::time_point deadline, std::size_t line_bytes_max,
                       std::string_view& line);

  [[nodiscard]] std::size_t queued_bytes() const { return queue_.size() - written_; }
  /// Bytes ever queued.
  [[nodiscard]] std::uint64_t queued_ever() const { return queued_ever_; }
  /// How many of the bytes ever queued the process has taken out of the pipe.
  [[nodiscard]] std::uint64_t taken_ever() const;

  [[nodiscard]] const LineBuffer& lines() const { return lines_; }
  [[nodiscard]] const ChildProcess& process() const { return process_; }

  /// Ends the process and all it started, and takes in the last of standard error.
  /// @return as ChildProcess::end().
  std::string end();

  /// The last bytes of standard error, at most kStderrTailBytes.
  [[nodiscard]] const std::string& stderr_tail() const { return stderr_tail_; }

  static constexpr std::size_t kStderrTailBytes = 4U << 10U;

 private:
  Channel(ChildProcess process, bool waits_for_stderr_end, const std::atomic<bool>* stop)
      : process_(std::move(process)), waits_for_stderr_end_(waits_for_stderr_end), stop_(stop) {}
  void poll_once(Clock::time_point deadline);
  void read_errors();

  ChildProcess process_;
  bool waits_for_stderr_end_;
  const std::atomic<bool>* stop_;
  bool is_output_ended_ = false;
  bool is_input_broken_ = false;
  LineBuffer lines_;
  std::string queue_;
  std::size_t written_ = 0;  // of queue_
  std::uint64_t queued_ever_ = 0;
  std::string stderr_tail_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CHANNEL_H_
