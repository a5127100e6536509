// SPDX-License-Identifier: Apache-2.0
//
// Lists cases, one a line.

#ifndef RDSPEC_RUNNER_LIST_H_
#define RDSPEC_RUNNER_LIST_H_

#include <span>
#include <string>
#include <string_view>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// When a case is judged: "gating", "strict" (with --strict alone), "info" (compared, never breaks
/// a run) or "record" (an open question).
[[nodiscard]] std::string_view tier_name(const Case& c);

/// One line for each case: id, tier, operation, rules and title in columns.
/// @return Text for people, empty when there are no cases.
[[nodiscard]] std::string format_case_list(std::span<const Case* const> cases);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_LIST_H_
