// SPDX-License-Identifier: Apache-2.0
//
// Pieces that the console report and the JUnit file say in the same words.

#ifndef RDSPEC_RUNNER_REPORT_FAILURES_H_
#define RDSPEC_RUNNER_REPORT_FAILURES_H_

#include <string>
#include <string_view>

#include "conformance/runner/run_record.h"

namespace rdspec::runner {

/// The shell command that runs this case alone as it was run.
[[nodiscard]] std::string repro_line(const RunRecord& record, const Case& c);

/// A line of bytes from elsewhere, without what could move a cursor: control characters as blanks.
[[nodiscard]] std::string printable_line(std::string_view line);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_REPORT_FAILURES_H_
