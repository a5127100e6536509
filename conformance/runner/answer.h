// SPDX-License-Identifier: Apache-2.0
//
// One line of an adapter after the handshake: an answer, last words, or nothing that is allowed.

#ifndef RDSPEC_RUNNER_ANSWER_H_
#define RDSPEC_RUNNER_ANSWER_H_

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/runner/outcome.h"

namespace rdspec::runner {

/// Names that an adapter may use for result codes.
using CodeNames = std::map<std::string, std::uint32_t, std::less<>>;

enum class AnswerKind : std::uint8_t { kOutcome, kFault, kBye };

struct Answer {
  AnswerKind kind = AnswerKind::kOutcome;
  std::uint64_t seq = 0;  // of an outcome
  Outcome outcome;
  std::string fault;  // "fault c0000005: read of address 0"
};

/// Why a line is no answer.
struct AnswerFault {
  std::string message;               // names what came and what was expected
  std::optional<std::uint64_t> seq;  // the request that it claims to answer, when it says so
};

/// Reads a line. @cost O(size).
[[nodiscard]] std::expected<Answer, AnswerFault> read_answer(std::string_view line,
                                                             const CodeNames& codes);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_ANSWER_H_
