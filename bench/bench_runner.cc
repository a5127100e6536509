// SPDX-License-Identifier: Apache-2.0
//
// The runner end to end: the case set, repeated, through the reference adapter over stdio.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "conformance/runner/engine.h"
#include "conformance/runner/suite.h"

namespace rdspec::bench {
namespace {

// Enough that the start of the adapter does not count.
constexpr std::size_t kRequestsMin = 100'000;

// One request for each input of each case, as a run sends them. Empty when the suite is wrong.
std::vector<runner::Request> requests_of_suite() {
  std::vector<runner::Request> requests;
  if (const auto suite = runner::load_suite(RDSPEC_BENCH_ROOT)) {
    for (const runner::Case& c : suite->cases) {
      for (const wire::Json& input : c.inputs) {
        requests.push_back({.op = c.op, .in = input.dump()});
      }
    }
  }
  return requests;
}

std::vector<runner::Request> repeated(const std::vector<runner::Request>& once) {
  std::vector<runner::Request> requests;
  while (!once.empty() && requests.size() < kRequestsMin) {
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

void BM_RunCaseSet(benchmark::State& state) {
  static const std::vector<runner::Request> kRequests = repeated(requests_of_suite());
  if (kRequests.empty()) {
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
    const runner::EngineResult result = runner::run_requests(command, kRequests, options);
    if (!result.harness_failure.empty() || !std::ranges::all_of(result.outcomes, was_answered)) {
      state.SkipWithError("not every request was answered");
      return;
    }
  }
  const auto count = state.iterations() * static_cast<std::int64_t>(kRequests.size());
  state.counters["requests/s"] =
      benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
}

// Lockstep shows what pipelining is worth.
BENCHMARK(BM_RunCaseSet)
    ->ArgName("window")
    ->Arg(64)
    ->Arg(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rdspec::bench
