// SPDX-License-Identifier: Apache-2.0
//
// Carries out requests through adapter processes: pipelined, with exact blame.
//
// When an adapter dies or falls silent, each request in flight is run alone in a fresh process,
// oldest first; the first that dies alone is guilty and everything after it is queued again. If
// none dies alone, the history is replayed in lockstep and minimised (crash with history). An
// adapter that dies between two requests is lost: nobody is guilty.

#ifndef RDSPEC_RUNNER_ENGINE_H_
#define RDSPEC_RUNNER_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "conformance/runner/adapter.h"
#include "conformance/runner/outcome.h"

namespace rdspec::runner {

struct EngineOptions {
  int case_deadline_ms = 5'000;  // starts when a request becomes the oldest unanswered one
  int stop_deadline_ms = 5'000;  // from `stop` to the end of the adapter
  unsigned window = 64;          // requests in flight; never above the adapter's own bound
  unsigned jobs = 1;             // adapter processes at once; never above the command's bound
  std::string suite_version;
  std::string target;                                       // empty: the adapter's first
  std::map<std::string, std::uint32_t, std::less<>> codes;  // names that an answer may use
  // Progress: in any order, never from two threads at once. Comes again for a request whose outcome
  // a later line of the adapter put in doubt.
  std::function<void(std::size_t index, const Outcome& outcome)> on_outcome;
};

struct EngineResult {
  std::optional<AdapterInfo> adapter;  // nothing when it never answered `hello`
  std::vector<Outcome> outcomes;       // one for each request, in the order of the requests
  std::size_t adapters_lost = 0;       // ends that no request is guilty of
  std::string harness_failure;  // why the run could not be carried out to its end, or how the
                                // adapter broke the protocol outside requests; empty when well
  std::string stderr_tail;      // the last 4 KiB of what the adapter wrote to stderr, as UTF-8
};

/// Starts the adapter, asks `hello`, carries out every request and stops the adapter.
///
/// Every request has an outcome when this returns: kNotRun with a reason where the adapter never
/// started, was lost too often, or reads no line as long as the request's. Operations that the
/// adapter does not list are not sent: they are kUnsupported with the operation's name as the
/// feature. No process of the adapter is left.
///
/// @cost  one process for each job and one for each re-run after a fault.
[[nodiscard]] EngineResult run_requests(const AdapterCommand& command,
                                        std::span<const Request> requests,
                                        const EngineOptions& options);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_ENGINE_H_
