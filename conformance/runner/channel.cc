// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/channel.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <utility>

namespace rdspec::runner {
namespace {

using std::chrono::milliseconds;

// How often a silent process is asked whether it still lives.
constexpr milliseconds kLifeCheck{50};

// Enough to empty the largest pipe, and an end where a stranger keeps filling it.
constexpr unsigned kLastReads = 16;

// How long standard error may stay open after everything was killed.
constexpr milliseconds kStderrEndMax{500};

sigset_t only_sigpipe() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

}  // namespace

SigpipeBlock::SigpipeBlock() {
  const sigset_t sigpipe = only_sigpipe();
  sigset_t before;
  pthread_sigmask(SIG_BLOCK, &sigpipe, &before);
  was_blocked_ = sigismember(&before, SIGPIPE) == 1;
}

SigpipeBlock::~SigpipeBlock() {
  if (was_blocked_) {
    return;
  }
  // A signal that is pending would be delivered as soon as the block ends.
  const sigset_t sigpipe = only_sigpipe();
  const timespec no_wait{};
  sigtimedwait(&sigpipe, nullptr, &no_wait);
  pthread_sigmask(SIG_UNBLOCK, &sigpipe, nullptr);
}

std::expected<Channel, std::string> Channel::open(const AdapterCommand& command,
                                                  const std::atomic<bool>* stop) {
  std::expected<ChildProcess, std::string> process = ChildProcess::start(command);
  if (!process) {
    return std::unexpected(std::move(process.error()));
  }
  return Channel(*std::move(process), command.waits_for_stderr_end, stop);
}

void Channel::queue(std::string_view bytes) {
  if (written_ > queue_.size() / 2) {
    queue_.erase(0, written_);
    written_ = 0;
  }
  queue_ += bytes;
  queued_ever_ += bytes.size();
}

void Channel::write_some() {
  while (queued_bytes() != 0 && !is_input_broken_) {
    const ssize_t count = write(process_.input.number(), queue_.data() + written_, queued_bytes());
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      // Nobody reads any more? The answers, or their absence, decide what that means.
      is_input_broken_ = errno != EAGAIN;
      return;
    }
    written_ += static_cast<std::size_t>(count);
  }
}

std::uint64_t Channel::taken_ever() const {
  return queued_ever_ - queued_bytes() - process_.unread_bytes();
}

void Channel::read_errors() {
  std::array<char, 16U << 10U> chunk;
  const ssize_t count = read(process_.errors.number(), chunk.data(), chunk.size());
  if (count > 0) {
    stderr_tail_.append(chunk.data(), static_cast<std::size_t>(count));
    if (stderr_tail_.size() > kStderrTailBytes) {
      stderr_tail_.erase(0, stderr_tail_.size() - kStderrTailBytes);
    }
  } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
    process_.errors.reset();
  }
}

// Waits for anything to happen; what can be written then, the caller writes.
void Channel::poll_once(Clock::time_point deadline) {
  std::array<pollfd, 3> waits{
      {{process_.output.number(), POLLIN, 0},
       {process_.errors.number(), POLLIN, 0},
       {queued_bytes() == 0 || is_input_broken_ ? -1 : process_.input.number(), POLLOUT, 0}}};
  const auto remaining = std::chrono::ceil<milliseconds>(deadline - Clock::now());
  const auto patience = std::clamp(remaining, milliseconds{0}, kLifeCheck);
  const int ready = poll(waits.data(), waits.size(), static_cast<int>(patience.count()));
  if (ready == 0 && process_.has_exited()) {
    // Something else holds the pipe. What the process itself wrote is all there.
    for (unsigned i = 0; i < kLastReads; ++i) {
      if (lines_.fill(process_.output.number()) != ReadStatus::kData) {
        break;
      }
    }
    is_output_ended_ = true;
    return;
  }
  if (waits[1].revents != 0) {
    read_errors();
  }
  if (waits[0].revents != 0) {
    is_output_ended_ = lines_.fill(process_.output.number()) == ReadStatus::kEnd;
  }
}

WaitStatus Channel::wait_line(Clock::time_point deadline, std::size_t line_bytes_max,
                              std::string_view& line) {
  while (true) {
    if (lines_.is_longer_than(line_bytes_max)) {
      return WaitStatus::kTooLong;
    }
    if (const auto next = lines_.next_line()) {
      line = *next;
      return WaitStatus::kLine;
    }
    if (is_output_ended_) {
      return WaitStatus::kEnd;
    }
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) {
      return WaitStatus::kStopped;
    }
    write_some();
    poll_once(deadline);
    if (!is_output_ended_ && Clock::now() >= deadline && !lines_.has_line()) {
      return WaitStatus::kDeadline;
    }
  }
}

std::string Channel::end() {
  const std::string how = process_.end();
  const Clock::time_point give_up = Clock::now() + kStderrEndMax;
  while (process_.errors.is_open()) {
    pollfd wait{process_.errors.number(), POLLIN, 0};
    const milliseconds patience = waits_for_stderr_end_ ? kLifeCheck : milliseconds{0};
    const int ready = poll(&wait, 1, static_cast<int>(patience.count()));
    if (ready > 0) {
      read_errors();
    }
    if ((ready == 0 && !waits_for_stderr_end_) || Clock::now() > give_up) {
      break;
    }
  }
  return how;
}

}  // namespace rdspec::runner
