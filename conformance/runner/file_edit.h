// SPDX-License-Identifier: Apache-2.0
//
// Changes several files so that each appears whole, and keeps two editors apart.

#ifndef RDSPEC_RUNNER_FILE_EDIT_H_
#define RDSPEC_RUNNER_FILE_EDIT_H_

#include <filesystem>
#include <optional>
#include <vector>

#include "conformance/runner/source_tree.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// Holds a folder against other holders, in this process or another, for as long as it lives.
class FolderLock {
 public:
  /// Waits until the folder is free.
  /// @return Nothing when the folder cannot be opened.
  [[nodiscard]] static std::optional<FolderLock> hold(const std::filesystem::path& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Writes and removes files below `root`: first every new text beside its place, then all renames.
/// What was there is put back when one of them fails.
/// @return The first fault, or nothing.
[[nodiscard]] std::optional<Fault> write_files(const std::filesystem::path& root,
                                               const Overlay& files);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_FILE_EDIT_H_
