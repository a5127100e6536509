// SPDX-License-Identifier: Apache-2.0
//
// Checks what a case expects: that it is well-formed, that an outcome could ever match it, and that
// its kind is one that the case's evidence allows.

#ifndef RDSPEC_RUNNER_EXPECTATION_H_
#define RDSPEC_RUNNER_EXPECTATION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/fault.h"
#include "conformance/runner/spec_file.h"
#include "conformance/runner/suite.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

/// What an expectation is checked against.
struct ExpectationContext {
  const std::vector<Code>* codes = nullptr;  // null when they could not be read, as is `op`: then
  const Operation* op = nullptr;             // nothing is checked against them
  std::optional<Evidence> evidence;          // nothing when it could not be read
};

/// Reports the faults of the member `expect` of a case.
/// @param input    the case's `in`.
/// @param pointer  where `expect` is in its file.
void check_expectation(const wire::Json& expect, const wire::Json& input,
                       const ExpectationContext& context, const std::string& pointer,
                       std::string_view id, FaultSink& sink);

/// Whether every outcome that matches is an acceptance.
[[nodiscard]] bool expects_acceptance(const wire::Json& expect);
/// Whether every outcome that matches is a refusal, or a step of it is.
[[nodiscard]] bool expects_refusal(const Suite& suite, const wire::Json& expect);
[[nodiscard]] bool expects_nothing(const wire::Json& expect);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_EXPECTATION_H_
