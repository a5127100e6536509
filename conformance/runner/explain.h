// SPDX-License-Identifier: Apache-2.0
//
// Says what a rule, an open question or a case is about, for people.

#ifndef RDSPEC_RUNNER_EXPLAIN_H_
#define RDSPEC_RUNNER_EXPLAIN_H_

#include <expected>
#include <string>
#include <string_view>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// Several lines about an id.
///
/// Of a rule or question: statement, evidence, source, note and the cases that cite it. Of a case:
/// why it exists, what it rests on, its input as text and as UTF-16 code units, what is expected,
/// and the command that runs it alone.
/// @return The text, ended by LF; or, for an id that the suite does not have, a sentence that names
///         the nearest.
[[nodiscard]] std::expected<std::string, std::string> explain(const Suite& suite,
                                                              std::string_view id);

/// The command that runs one case alone: "rdspec run --select RD-0007", with --strict where the
/// case is judged in the strict tier alone.
[[nodiscard]] std::string repro_command(const Case& c);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_EXPLAIN_H_
