// SPDX-License-Identifier: Apache-2.0
//
// Adds, amends and retires cases. The tool alone allocates ids and writes ids.lock.
//
// Each function holds a lock on conformance/ while it works, checks the whole suite as it would be
// afterwards, and only then writes: each file appears whole, and none changes when there is a
// fault.

#ifndef RDSPEC_RUNNER_CASE_EDIT_H_
#define RDSPEC_RUNNER_CASE_EDIT_H_

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// Drafts of cases for one topic.
struct CaseDrafts {
  std::string noun;   // "moniker"
  std::string topic;  // "class_text"
  std::string json;   // a draft, an array of drafts, or {"about","flags","cases"}; see CASES.md
  std::string name;   // the file the drafts came from, for messages; "-" for standard input
};

/// What an edit did.
struct CaseEdit {
  std::vector<std::string> ids;              // of the cases added, amended or retired
  std::vector<std::filesystem::path> files;  // written or removed, relative to the root
};

using CaseEditResult = std::expected<CaseEdit, std::vector<Fault>>;

/// Gives drafts their ids and puts them at the end of their topic's file.
///
/// A file that does not exist yet is made from the drafts' "about" and "flags"; flags are merged
/// into a file that does.
/// @return The new ids in the order of the drafts; or every fault of the drafts, with their lines
///         in `drafts.json`, or of the suite.
[[nodiscard]] CaseEditResult add_cases(const std::filesystem::path& root, const CaseDrafts& drafts);

/// Records that a person changed the meaning of a case in its file: a new rev, a new hash.
/// @return A fault when the id is unknown or the meaning is the one in ids.lock.
[[nodiscard]] CaseEditResult amend_case(const std::filesystem::path& root, std::string_view id);

/// Removes a case for good and leaves a tombstone with the reason in ids.lock.
/// @param reason     one line, not empty.
/// @param successor  the id of the case that takes its place; may be empty.
[[nodiscard]] CaseEditResult retire_case(const std::filesystem::path& root, std::string_view id,
                                         std::string_view reason, std::string_view successor);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CASE_EDIT_H_
