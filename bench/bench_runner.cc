// SPDX-License-Identifier: Apache-2.0
//
// The runner end to end: the case set, repeated, through the reference adapter over stdio.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "conformance/runner/engine.h"
#include "conformance/runner/suite.h"

namespace rdspec::bench {
namespace {

using Requests = std::vector<runner::Request>;

// Enough that the start of the adapter does not count.
constexpr std::size_t kRequestsMin = 100'000;
constexpr std::size_t kRequestBytesMin = 64U << 20U;

// The cases of very long names measure the copying of bytes, all others the handling of requests.
constexpr std::size_t kOrdinaryBytesMax = 1024;

// One request for each input of each case, as a run sends them. Empty when the suite is wrong.
Requests requests_of_suite() {
  Requests requests;
  if (const auto suite = runner::load_suite(RDSPEC_BENCH_ROOT)) {
    for (const runner::Case& c : suite->cases) {
      for (const wire::Json& input : c.inputs) {
        requests.push_back({.op = c.op, .in = input.dump()});
      }
    }
  }
  return requests;
}

std::size_t bytes_of(const Requests& requests) {
  return std::accumulate(
      requests.begin(), requests.end(), std::size_t{0},
      [](std::size_t sum, const runner::Request& request) { return sum + request.in.size(); });
}

Requests repeated(const Requests& once) {
  Requests requests;
  const std::size_t bytes_once = bytes_of(once);
  for (std::size_t bytes = 0;
       !once.empty() && requests.size() < kRequestsMin && bytes < kRequestBytesMin;
       bytes += bytes_once) {
    requests.insert(requests.end(), once.begin(), once.end());
  }
  return requests;
}

// Only outcomes that the adapter reported count as carried out.
bool was_answered(const runner::Outcome& outcome) {
  return outcome.kind == runner::OutcomeKind::kAccept ||
         outcome.kind == runner::OutcomeKind::kReject ||
         outcome.kind == runner::OutcomeKind::kUnsupported;
}

void run_repeatedly(benchmark::State& state, const Requests& requests) {
  if (requests.empty()) {
    state.SkipWithError("there are no cases: `rdspec lint` says why");
    return;
  }
  runner::AdapterCommand command;
  command.name = "reference";
  command.argv = {RDSPEC_BENCH_ADAPTER};
  runner::EngineOptions options;
  options.window = static_cast<unsigned>(state.range(0));
  options.suite_version = "bench";
  for (auto _ : state) {
    const runner::EngineResult result = runner::run_requests(command, requests, options);
    if (!result.harness_failure.empty() || !std::ranges::all_of(result.outcomes, was_answered)) {
      state.SkipWithError("not every request was answered");
      return;
    }
  }
  const auto count = state.iterations() * static_cast<std::int64_t>(requests.size());
  state.counters["requests/s"] =
      benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes_of(requests)));
}

// Every case but those of very long names.
void BM_RunOrdinaryCases(benchmark::State& state) {
  static const Requests kRequests = [] {
    Requests requests = requests_of_suite();
    std::erase_if(requests,
                  [](const runner::Request& r) { return r.in.size() > kOrdinaryBytesMax; });
    return repeated(requests);
  }();
  run_repeatedly(state, kRequests);
}

void BM_RunAllCases(benchmark::State& state) {
  static const Requests kRequests = repeated(requests_of_suite());
  run_repeatedly(state, kRequests);
}

// Lockstep shows what pipelining is worth.
BENCHMARK(BM_RunOrdinaryCases)
    ->ArgName("window")
    ->Arg(64)
    ->Arg(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(BM_RunAllCases)->ArgName("window")->Arg(64)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rdspec::bench
