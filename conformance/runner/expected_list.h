// SPDX-License-Identifier: Apache-2.0
//
// The pinned answers of one implementation: which wrong answers are known, and which exactly.
//
// An entry covers one outcome of one revision of one case and nothing else: a case that failed with
// a rejection and now crashes, or is now right, breaks the run.

#ifndef RDSPEC_RUNNER_EXPECTED_LIST_H_
#define RDSPEC_RUNNER_EXPECTED_LIST_H_

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/run_record.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// The reason of a drafted entry that nobody has looked at.
inline constexpr std::string_view kUnexamined = "unexamined";

struct ExpectedEntry {
  std::string id;
  unsigned rev = 1;
  std::string outcome;  // a signature; see describe.h
  std::string reason;   // never empty
};

struct ExpectedList {
  std::string file;
  std::string implementation;
  std::vector<ExpectedEntry> entries;  // sorted by id
};

/// Reads a list: a closed object {"schema":"rdspec-expected/1","implementation","entries"}.
/// @return The list; or every fault: no such file, syntax, an unknown or missing key, an id twice,
/// an
///         empty reason. Ids that no suite has are not faults here; see apply_list.
[[nodiscard]] std::expected<ExpectedList, std::vector<Fault>> read_expected_list(
    const std::filesystem::path& file);

/// Compares every graded case with its entry and fills the record's standings and list.
/// Entries of cases that were not selected say nothing.
void apply_list(const ExpectedList& list, RunRecord& record);

/// A list that pins the failures of a run. Reasons of `previous` are kept where id, rev and outcome
/// are the same, else kUnexamined; entries of `previous` for cases that were not run are kept.
[[nodiscard]] ExpectedList draft_list(const RunRecord& record, const ExpectedList& previous);

/// The list as the text of its file.
[[nodiscard]] std::string format_expected_list(const ExpectedList& list);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_EXPECTED_LIST_H_
