// SPDX-License-Identifier: Apache-2.0
//
// The report of a run on a console: what failed and why, then the counts.

#ifndef RDSPEC_RUNNER_REPORT_H_
#define RDSPEC_RUNNER_REPORT_H_

#include <string>

#include "conformance/runner/console.h"
#include "conformance/runner/run_record.h"

namespace rdspec::runner {

/// What was run against what, in one line.
[[nodiscard]] std::string render_heading(const RunRecord& record, const Style& style);

/// A block for each case that breaks the run, grouped by the first rule that it cites: what was
/// asked, expected and got, where they part, and a command that can be pasted. Empty when none
/// does.
[[nodiscard]] std::string render_failures(const RunRecord& record, const Style& style);

/// What was got for open questions: a line for each case while they are few, else for each question
/// how many cases it has and how many were answered as provisionally assumed. Empty when there is
/// none.
[[nodiscard]] std::string render_recorded(const RunRecord& record, const Style& style);

/// A table of verdicts by the topic of the first rule, whose totals add up.
[[nodiscard]] std::string render_table(const RunRecord& record, const Style& style);

/// Coverage, the state of the expected list, what went wrong with the adapter, and last one line
/// that says how many cases of how many rules passed.
[[nodiscard]] std::string render_summary(const RunRecord& record, const Style& style);

/// All of it, or the summary alone.
[[nodiscard]] std::string render_report(const RunRecord& record, const Style& style, bool quiet);

/// Whether every case has one verdict and the table's totals are those of the run; else what is
/// wrong. A report that does not add up is a fault of this program and must not look like a result.
[[nodiscard]] std::string count_fault(const RunRecord& record);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_REPORT_H_
