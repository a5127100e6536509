// SPDX-License-Identifier: Apache-2.0
//
// Judges what an adapter reported. Knows cases and outcomes; does no input or output.

#ifndef RDSPEC_RUNNER_VERDICT_H_
#define RDSPEC_RUNNER_VERDICT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "conformance/runner/adapter.h"
#include "conformance/runner/outcome.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// Which cases are judged: those that can fail a vendor, or also derived and inferred ones and the
/// provisional defaults of open questions.
enum class Tier : std::uint8_t { kGating, kStrict };

enum class VerdictKind : std::uint8_t {
  kPass,
  kFail,         // judged and wrong; also crash, timeout, protocol error, error, undeclared absence
  kInfo,         // compared, outside the tier or of level info: never breaks a run
  kRecorded,     // an open question: printed, not compared
  kUnsupported,  // declared absent in `hello`
  kNotRun,
};

[[nodiscard]] std::string_view name_of(VerdictKind kind);

struct Verdict {
  VerdictKind kind = VerdictKind::kNotRun;
  bool matched =
      false;  // whether the outcome is what the case expects, also when that is not judged
  std::string expected;  // one line for people; empty when there is nothing to compare
  std::string got;       // one line for people
  std::string reason;    // why it is not a plain pass: "eaten_units: expected 52, got 51"
};

/// Whether a case's mismatch breaks a run of this tier.
[[nodiscard]] bool is_judged(const Case& c, Tier tier);

/// Judges the outcomes of one case, one for each of its inputs.
[[nodiscard]] Verdict judge(const Suite& suite, const Case& c, std::span<const Outcome> outcomes,
                            const AdapterInfo& adapter, Tier tier);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_VERDICT_H_
