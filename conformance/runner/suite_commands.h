// SPDX-License-Identifier: Apache-2.0
//
// `rdspec list`, `explain`, `lint` and `case`: commands that read or edit the suite and run
// nothing.

#ifndef RDSPEC_RUNNER_SUITE_COMMANDS_H_
#define RDSPEC_RUNNER_SUITE_COMMANDS_H_

#include "conformance/runner/command_line.h"

namespace rdspec::runner {

// Each prints to standard output, messages to standard error, and returns the exit code.

[[nodiscard]] int list_command(const ListOptions& options);
[[nodiscard]] int explain_command(const ExplainOptions& options);
[[nodiscard]] int lint_command(const LintOptions& options);
[[nodiscard]] int case_add_command(const CaseAddOptions& options);
[[nodiscard]] int case_amend_command(const CaseAmendOptions& options);
[[nodiscard]] int case_retire_command(const CaseRetireOptions& options);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SUITE_COMMANDS_H_
