// SPDX-License-Identifier: Apache-2.0
//
// What the workers of one run share: the queue of requests, the outcomes, the budget of starts.

#ifndef RDSPEC_RUNNER_RUN_STATE_H_
#define RDSPEC_RUNNER_RUN_STATE_H_

#include <atomic>
#include <cstddef>
#include <deque>
#include <expected>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/engine.h"
#include "conformance/runner/exchange.h"

namespace rdspec::runner {

/// Safe from several threads, but for the const references that it hands out.
class RunState {
 public:
  RunState(const AdapterCommand& command, std::span<const Request> requests,
           const EngineOptions& options);

  [[nodiscard]] const Request& request(std::size_t index) const { return requests_[index]; }
  [[nodiscard]] const EngineOptions& options() const { return *options_; }

  /// Settles the requests that `adapter` does not list and queues the others.
  void queue_for(const AdapterInfo& adapter);
  /// Takes a share of the queue; empty when there is nothing left.
  [[nodiscard]] std::deque<std::size_t> take_share(unsigned jobs);
  void give_back(std::deque<std::size_t> indices);
  [[nodiscard]] std::size_t queued();

  /// Starts an adapter, unless the budget of starts is used up.
  [[nodiscard]] std::expected<Exchange, std::string> start_adapter();

  void settle(std::size_t index, Outcome outcome);
  void count_lost();
  void add_stderr(std::string_view text);
  /// Notes what broke the run or the protocol; the first note stays.
  void note_failure(std::string reason);
  /// Ends the run: what has no outcome is not run.
  void abort(std::string reason);
  /// Whether the run was aborted, or stopped from outside.
  [[nodiscard]] bool is_aborted() const {
    return is_aborted_.load(std::memory_order_relaxed) || is_stopped();
  }

  /// The result, when all workers are done.
  [[nodiscard]] EngineResult finish();

 private:
  [[nodiscard]] bool is_stopped() const {
    return options_->stop != nullptr && options_->stop->load(std::memory_order_relaxed);
  }

  const AdapterCommand* command_;
  std::span<const Request> requests_;
  const EngineOptions* options_;
  std::size_t starts_max_;
  std::atomic<std::size_t> starts_{0};
  std::atomic<bool> is_aborted_{false};
  std::mutex mutex_;  // of all below
  std::deque<std::size_t> queue_;
  EngineResult result_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_RUN_STATE_H_
