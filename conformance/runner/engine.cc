// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/engine.h"

#include <algorithm>
#include <expected>
#include <thread>
#include <utility>

#include "conformance/runner/exchange.h"
#include "conformance/runner/process_tree.h"
#include "conformance/runner/run_state.h"
#include "conformance/runner/worker.h"

namespace rdspec::runner {
namespace {

// One worker in this thread with the adapter that answered `hello` first, the others beside it.
void work(RunState& run, Exchange first, unsigned jobs) {
  std::vector<std::jthread> threads;
  for (unsigned job = 1; job < jobs; ++job) {
    threads.emplace_back([&run, jobs] { Worker(run, jobs).work(std::nullopt); });
  }
  Worker(run, jobs).work(std::move(first));
}

}  // namespace

EngineResult run_requests(const AdapterCommand& command, std::span<const Request> requests,
                          const EngineOptions& options) {
  const ReaperScope reaper;
  const SigpipeBlock sigpipe_block;
  RunState run(command, requests, options);
  std::expected<Exchange, std::string> first = run.start_adapter();
  if (!first) {
    run.note_failure(std::move(first.error()));
    return run.finish();
  }
  run.queue_for(first->adapter());
  const std::size_t useful = std::max<std::size_t>(run.queued(), 1);
  const unsigned jobs_max = std::max(std::min(options.jobs, command.jobs_max), 1U);
  const auto jobs = static_cast<unsigned>(std::min<std::size_t>(jobs_max, useful));
  work(run, *std::move(first), jobs);
  return run.finish();
}

}  // namespace rdspec::runner
