// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "conformance/runner/excerpt.h"
#include "conformance/runner/handshake.h"

namespace rdspec::runner {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

// How long a process that closed its output may take to end before it counts as still running.
constexpr int kCloseGraceMs = 500;

// What is queued is written when so much has come together, so that the adapter works while answers
// are being read.
constexpr std::size_t kWriteBytes = 32U << 10U;
constexpr std::size_t kWriteRequests = 16;

}  // namespace

Outcome Ending::outcome() const {
  Outcome outcome;
  outcome.detail = detail;
  switch (kind) {
    case EndingKind::kClean:
      break;
    case EndingKind::kDied:
      outcome.kind = OutcomeKind::kCrash;
      break;
    case EndingKind::kSilent:
      outcome.kind = OutcomeKind::kTimeout;
      break;
    case EndingKind::kGarbled:
      outcome.kind = OutcomeKind::kProtocolError;
      break;
  }
  return outcome;
}

std::expected<Exchange, std::string> Exchange::start(const AdapterCommand& command,
                                                     const EngineOptions& options,
                                                     std::string& stderr_text) {
  const Clock::time_point deadline = Clock::now() + milliseconds{command.start_deadline_ms};
  std::expected<Channel, std::string> channel = Channel::open(command, options.stop);
  if (!channel) {
    return std::unexpected(std::move(channel.error()));
  }
  Exchange exchange(*std::move(channel), options);
  std::string wrong = exchange.greet(deadline, command.start_deadline_ms);
  if (!wrong.empty()) {
    stderr_text += exchange.close();
    return std::unexpected(std::move(wrong));
  }
  return exchange;
}

// `hello`, and `target` when one was chosen. @return what is wrong; nothing when all is well.
std::string Exchange::greet(Clock::time_point deadline, int deadline_ms) {
  const auto hello = ask("hello", hello_line(options_->suite_version), deadline, deadline_ms);
  if (!hello) {
    return hello.error();
  }
  std::expected<AdapterInfo, std::string> info = read_hello(*hello);
  if (!info) {
    return info.error();
  }
  adapter_ = *std::move(info);
  line_bytes_max_ = std::min(adapter_.line_bytes_max, kLineBytesMax);
  const std::string& target = options_->target;
  if (target.empty()) {
    return {};
  }
  if (std::ranges::find(adapter_.targets, target) == adapter_.targets.end()) {
    return no_such_target(target, adapter_);
  }
  const auto answer = ask("target", target_line(target), deadline, deadline_ms);
  if (!answer) {
    return answer.error();
  }
  const auto accepted = read_target(*answer, target, adapter_);
  return accepted ? std::string() : accepted.error();
}

// One command of the handshake. @return the line that came, or why none did.
std::expected<std::string, std::string> Exchange::ask(std::string_view what, std::string_view line,
                                                      Clock::time_point deadline, int deadline_ms) {
  channel_.queue(line);
  std::string_view answer;
  switch (channel_.wait_line(deadline, kHelloBytesMax, answer)) {
    case WaitStatus::kLine:
      return std::string(answer);
    case WaitStatus::kEnd:
      return std::unexpected(
          fmt::format("the adapter ended before it answered `{}` ({}); what it wrote instead: {}",
                      what, cause_of_death(kCloseGraceMs), excerpt(channel_.lines().rest())));
    case WaitStatus::kDeadline:
      return std::unexpected(fmt::format(
          "the adapter did not answer `{}` within {} ms of its start; what it wrote so far: {}; it "
          "must write one line and flush its output",
          what, deadline_ms, excerpt(channel_.lines().rest())));
    case WaitStatus::kStopped:
      return std::unexpected("stopped");
    case WaitStatus::kTooLong:
      break;
  }
  return std::unexpected(
      fmt::format("the adapter answered `{}` with a line of more than {} bytes that begins {}",
                  what, kHelloBytesMax, excerpt(channel_.lines().rest())));
}

std::size_t Exchange::line_bytes(const Request& request) {
  // The longest frame around op and in.
  constexpr std::string_view kFrame =
      R"({"cmd":"run","seq":18446744073709551615,"op":"","in":,"sync":true})";
  return kFrame.size() + request.op.size() + request.in.size();
}

void Exchange::send(const Request& request, bool is_synced) {
  if (inflight_begins_.empty()) {
    oldest_since_ = Clock::now();
  }
  inflight_begins_.push_back(channel_.queued_ever());
  channel_.queue(R"({"cmd":"run","seq":)");
  channel_.queue(fmt::format_int(++seq_sent_).c_str());
  channel_.queue(R"(,"op":")");
  channel_.queue(request.op);
  channel_.queue(R"(","in":)");
  channel_.queue(request.in);
  channel_.queue(is_synced ? ",\"sync\":true}\n" : "}\n");
  ++sent_since_write_;
}

std::size_t Exchange::reached() const {
  const std::uint64_t taken = channel_.taken_ever();
  const auto unreached = std::ranges::lower_bound(inflight_begins_, taken);
  return static_cast<std::size_t>(unreached - inflight_begins_.begin());
}

std::optional<Outcome> Exchange::receive() {
  if (sent_since_write_ >= kWriteRequests || channel_.queued_bytes() >= kWriteBytes) {
    channel_.write_some();
    sent_since_write_ = 0;
  }
  const int deadline_ms = options_->case_deadline_ms;
  std::string_view line;
  switch (channel_.wait_line(oldest_since_ + milliseconds{deadline_ms}, line_bytes_max_, line)) {
    case WaitStatus::kLine:
      return take(line);
    case WaitStatus::kEnd:
      end(EndingKind::kDied, cause_of_death(kCloseGraceMs));
      break;
    case WaitStatus::kDeadline: {
      const std::string_view rest = channel_.lines().rest();
      end(EndingKind::kSilent, fmt::format("no answer within {} ms{}", deadline_ms,
                                           rest.empty() ? "" : ", only " + excerpt(rest)));
      break;
    }
    case WaitStatus::kTooLong:
      end(EndingKind::kGarbled,
          fmt::format("a line of more than {} bytes, the adapter's own limit, that begins {}",
                      line_bytes_max_, excerpt(channel_.lines().rest())));
      break;
    case WaitStatus::kStopped:
      break;  // the run is aborted: nobody asks how this exchange ended
  }
  return std::nullopt;
}

std::optional<Outcome> Exchange::take(std::string_view line) {
  std::expected<Answer, AnswerFault> answer = read_answer(line, options_->codes);
  if (!answer) {
    end(EndingKind::kGarbled, std::move(answer.error().message), answer.error().seq);
    return std::nullopt;
  }
  if (answer->kind == AnswerKind::kFault) {
    end(EndingKind::kDied, std::move(answer->fault));
    return std::nullopt;
  }
  const std::uint64_t expected = seq_sent_ - inflight_begins_.size() + 1;
  if (answer->kind != AnswerKind::kOutcome || answer->seq != expected) {
    end(EndingKind::kGarbled,
        fmt::format("line {}: expected the answer to seq {}", excerpt(line), expected),
        answer->seq);
    return std::nullopt;
  }
  inflight_begins_.pop_front();
  const Clock::time_point now = Clock::now();
  answer->outcome.duration_us = static_cast<std::uint64_t>(
      std::chrono::duration_cast<microseconds>(now - oldest_since_).count());
  oldest_since_ = now;
  return std::move(answer->outcome);
}

const Ending& Exchange::stop(int deadline_ms) {
  const Clock::time_point deadline = Clock::now() + milliseconds{deadline_ms};
  channel_.queue("{\"cmd\":\"stop\"}\n");
  bool is_bye_said = false;
  while (true) {
    std::string_view line;
    const WaitStatus status = channel_.wait_line(deadline, line_bytes_max_, line);
    if (status == WaitStatus::kLine) {
      const std::expected<Answer, AnswerFault> answer = read_answer(line, options_->codes);
      if (answer && answer->kind == AnswerKind::kBye && !is_bye_said) {
        is_bye_said = true;
        continue;
      }
      if (answer && answer->kind == AnswerKind::kFault) {
        end(EndingKind::kDied, answer->fault);
        return ending_;
      }
      end(EndingKind::kGarbled, fmt::format("line {} when everything was answered", excerpt(line)),
          answer ? std::optional(answer->seq) : answer.error().seq);
    } else if (status == WaitStatus::kTooLong) {
      end(EndingKind::kGarbled, "an endless line when everything was answered");
    } else if (status == WaitStatus::kStopped) {
      return ending_;
    } else if (status == WaitStatus::kDeadline) {
      end(EndingKind::kSilent, fmt::format("did not end within {} ms of `stop`", deadline_ms));
    } else if (const std::string cause = cause_of_death(deadline_ms); cause != "exit 0") {
      end(EndingKind::kDied, cause);
    }
    return ending_;
  }
}

std::string Exchange::cause_of_death(int patience_ms) {
  if (!channel_.process().wait_exited(patience_ms)) {
    return "closed its output and kept running";
  }
  return channel_.end();
}

void Exchange::end(EndingKind kind, std::string detail, std::optional<std::uint64_t> seq) {
  ending_ = Ending{kind, std::move(detail), seq};
}

std::string Exchange::close() {
  channel_.end();
  return channel_.stderr_tail();
}

}  // namespace rdspec::runner
