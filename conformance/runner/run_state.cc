// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/run_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "conformance/runner/excerpt.h"

namespace rdspec::runner {
namespace {

// Starts of adapters that a run may take: enough for each request to be guilty of a crash, too few
// for a run that gets nowhere.
constexpr std::size_t kStartsBase = 100;
constexpr std::size_t kStartsPerRequest = 4;

// Requests that a worker takes at once: large against the cost of taking, small against a run.
constexpr std::size_t kShareMax = 1024;

}  // namespace

RunState::RunState(const AdapterCommand& command, std::span<const Request> requests,
                   const EngineOptions& options)
    : command_(&command),
      requests_(requests),
      options_(&options),
      starts_max_(kStartsBase + kStartsPerRequest * requests.size()) {
  result_.outcomes.resize(requests.size());
}

void RunState::queue_for(const AdapterInfo& adapter) {
  result_.adapter = adapter;
  for (std::size_t index = 0; index < requests_.size(); ++index) {
    const std::string& op = requests_[index].op;
    if (std::ranges::find(adapter.ops, op) == adapter.ops.end()) {
      Outcome outcome;
      outcome.kind = OutcomeKind::kUnsupported;
      outcome.feature = op;
      settle(index, std::move(outcome));
    } else {
      queue_.push_back(index);
    }
  }
}

std::deque<std::size_t> RunState::take_share(unsigned jobs) {
  const std::scoped_lock lock(mutex_);
  const std::size_t share =
      std::clamp<std::size_t>(queue_.size() / (std::size_t{4} * jobs), 1, kShareMax);
  const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(share, queue_.size()));
  std::deque<std::size_t> taken(queue_.begin(), end);
  queue_.erase(queue_.begin(), end);
  return taken;
}

void RunState::give_back(std::deque<std::size_t> indices) {
  const std::scoped_lock lock(mutex_);
  queue_.insert(queue_.begin(), indices.begin(), indices.end());
}

std::size_t RunState::queued() {
  const std::scoped_lock lock(mutex_);
  return queue_.size();
}

std::expected<Exchange, std::string> RunState::start_adapter() {
  if (starts_.fetch_add(1) >= starts_max_) {
    std::string reason = fmt::format(
        "the adapter had to be started more than {} times for {} requests; see the crashes and "
        "timeouts above, or run fewer requests at once",
        starts_max_, requests_.size());
    abort(reason);
    return std::unexpected(std::move(reason));
  }
  std::string stderr_text;
  std::expected<Exchange, std::string> exchange =
      Exchange::start(*command_, *options_, stderr_text);
  add_stderr(stderr_text);
  return exchange;
}

void RunState::settle(std::size_t index, Outcome outcome) {
  const std::scoped_lock lock(mutex_);
  result_.outcomes[index] = std::move(outcome);
  if (options_->on_outcome) {
    options_->on_outcome(index, result_.outcomes[index]);
  }
}

void RunState::count_lost() {
  const std::scoped_lock lock(mutex_);
  ++result_.adapters_lost;
}

void RunState::add_stderr(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  std::string& tail = result_.stderr_tail;
  tail += text;
  if (tail.size() > Channel::kStderrTailBytes) {
    tail.erase(0, tail.size() - Channel::kStderrTailBytes);
  }
}

void RunState::note_failure(std::string reason) {
  const std::scoped_lock lock(mutex_);
  if (result_.harness_failure.empty()) {
    result_.harness_failure = std::move(reason);
  }
}

void RunState::abort(std::string reason) {
  note_failure(std::move(reason));
  is_aborted_.store(true);
}

EngineResult RunState::finish() {
  for (std::size_t index = 0; index < requests_.size(); ++index) {
    Outcome& outcome = result_.outcomes[index];
    if (outcome.kind == OutcomeKind::kNotRun && outcome.detail.empty()) {
      Outcome not_run;
      not_run.detail = is_stopped() ? "stopped" : result_.harness_failure;
      settle(index, std::move(not_run));
    }
  }
  result_.stderr_tail = as_utf8(result_.stderr_tail);
  return std::move(result_);
}

}  // namespace rdspec::runner
