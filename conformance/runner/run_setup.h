// SPDX-License-Identifier: Apache-2.0
//
// What must be in order before an adapter is started: suite, selection, list, output files,
// adapter.

#ifndef RDSPEC_RUNNER_RUN_SETUP_H_
#define RDSPEC_RUNNER_RUN_SETUP_H_

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "conformance/runner/adapter.h"
#include "conformance/runner/command_line.h"
#include "conformance/runner/expected_list.h"
#include "conformance/runner/suite.h"
#include "conformance/runner/wine_session.h"

namespace rdspec::runner {

/// Why a command ends early.
struct EarlyEnd {
  int exit_code = 0;
  std::string text;  // for standard error, ended by LF
};

/// The suite and the cases that were selected from it.
struct Selection {
  std::unique_ptr<Suite> suite;  // stays where it is: the cases point into it
  std::vector<const Case*> cases;
};

/// Whether a changed meaning under an old revision is a fault. For a run it is: its results would
/// claim a case that they did not run.
enum class LockCheck : std::uint8_t { kSkipped, kDone };

/// Loads the suite at `root` (see find_root).
/// @return The suite; or kExitUsage (no suite), or kExitIntegrity with every fault of the suite.
[[nodiscard]] std::expected<std::unique_ptr<Suite>, EarlyEnd> load_suite_at(const std::string& root,
                                                                            LockCheck lock_check);

/// Loads the suite and selects cases.
/// @return The selection, never empty; or as load_suite_at; or kExitUsage (bad selector, nothing
///         selected).
[[nodiscard]] std::expected<Selection, EarlyEnd> load_selection(const std::string& root,
                                                                const std::string& select,
                                                                LockCheck lock_check);

/// The lists of a run.
struct Lists {
  std::optional<ExpectedList> expected;  // --expected
  ExpectedList previous;                 // of --write-expected: what the file holds now
};

/// Reads the lists and tries every output file.
[[nodiscard]] std::expected<Lists, EarlyEnd> check_files(const RunOptions& options);

/// An adapter that can be started, and what must live as long as it runs.
struct ReadyAdapter {
  AdapterCommand command;
  std::optional<WineSession> wine;
};

/// @return The adapter; or kExitHarness and what is missing.
[[nodiscard]] std::expected<ReadyAdapter, EarlyEnd> prepare_adapter(const RunOptions& options);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_RUN_SETUP_H_
