// SPDX-License-Identifier: Apache-2.0
//
// conformance/ids.lock: every case id that was ever allocated, with its revision and the SHA-256 of
// its meaning, or a tombstone.
//
//   RD-0001 1 2f6b…                         id, rev, 64 hexadecimal digits
//   RD-0002 retired RD-0007 says it better  id, successor or -, reason

#ifndef RDSPEC_RUNNER_IDS_LOCK_H_
#define RDSPEC_RUNNER_IDS_LOCK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/source_tree.h"
#include "conformance/runner/suite_loader.h"

namespace rdspec::runner {

inline constexpr std::string_view kIdsLockPath = "conformance/ids.lock";

struct LockEntry {
  std::string id;
  bool retired = false;
  unsigned rev = 0;
  std::string sha256;     // lower-case hexadecimal
  std::string successor;  // of a retired case; may be empty
  std::string reason;     // of a retired case
  std::size_t line = 0;
};

struct IdsLock {
  std::vector<LockEntry> entries;  // in the order of their ids

  [[nodiscard]] LockEntry* find(std::string_view id);
  [[nodiscard]] const LockEntry* find(std::string_view id) const;
};

/// Reads the lock; a file that does not exist is an empty lock.
[[nodiscard]] IdsLock read_ids_lock(const SourceTree& tree, std::vector<Fault>& faults);
[[nodiscard]] std::string format_ids_lock(const IdsLock& lock);

/// The number after the highest that the lock or a case file holds.
[[nodiscard]] unsigned next_case_number(const IdsLock& lock, const std::vector<CaseFile>& files);
/// "RD-0007".
[[nodiscard]] std::string case_id(unsigned number);

/// Reports every disagreement between the lock and the cases, and ids that the lock lost.
void check_ids_lock(const IdsLock& lock, const std::vector<CaseFile>& files,
                    std::vector<Fault>& faults);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_IDS_LOCK_H_
