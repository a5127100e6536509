// SPDX-License-Identifier: Apache-2.0
//
// Reads drafts of cases and merges them into the file of their topic.

#ifndef RDSPEC_RUNNER_CASE_DRAFTS_H_
#define RDSPEC_RUNNER_CASE_DRAFTS_H_

#include <cstddef>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "conformance/runner/case_edit.h"
#include "conformance/runner/suite_loader.h"

namespace rdspec::runner {

struct NewCase {
  std::string id;
  std::string meaning;
  std::size_t line = 0;  // in the drafts
};

struct MergedDrafts {
  wire::Json file;  // the case file with the new cases at its end
  std::vector<NewCase> cases;
};

/// @param first_number  of the first id to give.
/// @return The file as it would be; or every fault of the drafts.
[[nodiscard]] std::expected<MergedDrafts, std::vector<Fault>> merge_drafts(
    const LoadedSuite& loaded, const CaseDrafts& drafts, unsigned first_number);

/// Makes faults of new cases point at the drafts, since the file is not written.
void point_at_drafts(const MergedDrafts& merged, const CaseDrafts& drafts,
                     std::vector<Fault>& faults);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CASE_DRAFTS_H_
