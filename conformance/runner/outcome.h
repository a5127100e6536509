// SPDX-License-Identifier: Apache-2.0
//
// A request to an adapter and what came of it.

#ifndef RDSPEC_RUNNER_OUTCOME_H_
#define RDSPEC_RUNNER_OUTCOME_H_

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/wire/json.h"

namespace rdspec::runner {

/// One operation to carry out.
struct Request {
  std::string op;
  std::string in;  // serialised JSON of the input, ready to be sent
};

/// What happened to a request. The first four are the adapter's words, the others the runner's.
enum class OutcomeKind : std::uint8_t {
  kAccept,
  kReject,
  kUnsupported,
  kError,
  kCrash,
  kCrashWithHistory,  // only after the requests in `history`
  kTimeout,
  kProtocolError,
  kNotRun,
};

/// The name of a kind in reports and lists: "accept", "crash-with-history", ….
[[nodiscard]] std::string_view name_of(OutcomeKind kind);

struct Outcome {
  OutcomeKind kind = OutcomeKind::kNotRun;
  std::uint32_t code = 0;  // accept, reject
  wire::Json value;        // accept, reject; null when the adapter sent none
  std::string feature;     // unsupported
  std::string detail;      // error, crash ("signal 11", "fault c0000005"), protocol error, not run
  std::vector<std::size_t> history;  // crash with history (timeout, protocol error): indices of the
                                     // requests that must go before; empty when it happens alone
  std::uint64_t duration_us = 0;     // from becoming the oldest unanswered request to the answer
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_OUTCOME_H_
