// SPDX-License-Identifier: Apache-2.0
//
// `rdspec run`: from the arguments to the exit code.

#ifndef RDSPEC_RUNNER_RUN_COMMAND_H_
#define RDSPEC_RUNNER_RUN_COMMAND_H_

#include <string>

#include "conformance/runner/command_line.h"

namespace rdspec::runner {

/// Runs, prints the report to standard output and messages to standard error, writes the files.
/// Nothing is started when the suite, the selection, the list or an output file is wrong.
///
/// @param program  what the user typed to start this program, for the commands in the report.
/// @return The exit code.
[[nodiscard]] int run_command(const RunOptions& options, const std::string& program);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_RUN_COMMAND_H_
