// SPDX-License-Identifier: Apache-2.0
//
// Carries out its share of a run through one adapter after another.

#ifndef RDSPEC_RUNNER_WORKER_H_
#define RDSPEC_RUNNER_WORKER_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "conformance/runner/blame.h"
#include "conformance/runner/channel.h"
#include "conformance/runner/exchange.h"
#include "conformance/runner/run_state.h"

namespace rdspec::runner {

class Worker {
 public:
  Worker(RunState& run, unsigned jobs) : run_(&run), jobs_(jobs) {}

  /// Takes shares of the queue until nothing is left, the run is aborted or no adapter starts.
  /// @param first  an adapter that is started already.
  void work(std::optional<Exchange> first);

 private:
  bool has_work();
  bool start(std::optional<Exchange>& exchange);
  void carry_out(Exchange& exchange);
  void send_ahead(Exchange& exchange);
  void stop(Exchange& exchange);
  void handle_end(Exchange& exchange);
  Incident incident_of(const Ending& ending, std::size_t reached) const;
  void lose(const std::string& detail, bool had_progress);
  void requeue(std::span<const std::size_t> indices);
  void blame(const Incident& incident, const Ending& ending);
  Replay replay(std::span<const std::size_t> indices);

  RunState* run_;
  unsigned jobs_;
  std::deque<std::size_t> todo_;
  std::vector<std::size_t> sent_;  // to the adapter of now, in this order
  std::size_t answered_ = 0;       // of sent_
  // After an end the next adapter gets one request alone first: if that ends it too, it is guilty
  // without another run.
  bool is_careful_ = false;
  bool is_stop_ignored_ = false;
  unsigned starts_failed_ = 0;  // in a row
  unsigned fruitless_ = 0;      // adapters lost in a row that had answered nothing
  SigpipeBlock sigpipe_block_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_WORKER_H_
