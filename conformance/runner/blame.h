// SPDX-License-Identifier: Apache-2.0
//
// Finds the request that is guilty of an adapter's end. Knows no processes: it asks for replays.

#ifndef RDSPEC_RUNNER_BLAME_H_
#define RDSPEC_RUNNER_BLAME_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "conformance/runner/exchange.h"
#include "conformance/runner/outcome.h"

namespace rdspec::runner {

/// What a fresh adapter did with requests that it was given one at a time.
struct Replay {
  bool is_started = true;
  std::size_t guilty = 0;         // position of the request that the adapter ended at
  Ending ending;                  // kClean when every request was answered
  bool is_between = false;        // it ended before it had read that request
  std::vector<Outcome> outcomes;  // of the requests answered
};

/// Replays requests, given by index, in a fresh adapter.
using ReplayFunction = std::function<Replay(std::span<const std::size_t>)>;

/// An adapter's end: what it had answered, then who may be guilty, both in the order sent.
struct Incident {
  std::vector<std::size_t> history;
  std::vector<std::size_t> suspects;
};

struct Findings {
  std::vector<std::pair<std::size_t, Outcome>> outcomes;  // of requests that are settled
  bool is_nobody_guilty = false;                          // it did not happen again
  bool is_started = true;  // false: no adapter could be started, nothing was found out
};

/// Runs each suspect alone, oldest first; the first that ends the adapter is guilty, and those
/// behind it stay unsettled. When none does, replays everything in lockstep and minimises what has
/// to go before the request at which the adapter ends in the same way again.
///
/// @cost  one replay for each suspect, one of the whole, and a logarithmic number to minimise.
[[nodiscard]] Findings find_guilty(const Incident& incident, const ReplayFunction& replay);

/// The smallest part of `items`, in their order, for which `fails` still holds, by delta debugging:
/// nothing can be left out alone. `fails(items)` must hold. Asks at most `trials_max` times and
/// returns the best found then.
[[nodiscard]] std::vector<std::size_t> minimise(
    std::vector<std::size_t> items, std::size_t trials_max,
    const std::function<bool(std::span<const std::size_t>)>& fails);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_BLAME_H_
