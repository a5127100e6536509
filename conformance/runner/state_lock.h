// SPDX-License-Identifier: Apache-2.0
//
// Sole use of a folder between processes, given up by the kernel when the holder dies.

#ifndef RDSPEC_RUNNER_STATE_LOCK_H_
#define RDSPEC_RUNNER_STATE_LOCK_H_

#include <expected>
#include <filesystem>
#include <string>

namespace rdspec::runner {

/// A lock that is held while the object lives. Programs that the holder starts do not inherit it.
class StateLock {
 public:
  /// Waits for the lock.
  ///
  /// @param folder       must exist; a file `lock` in it names the holder.
  /// @param deadline_ms  how long to wait; 0 tries once.
  /// @return The lock; or a sentence: who holds it, or why the file cannot be opened.
  [[nodiscard]] static std::expected<StateLock, std::string> acquire(
      const std::filesystem::path& folder, int deadline_ms);

  StateLock(StateLock&& other) noexcept;
  StateLock& operator=(StateLock&& other) noexcept;
  StateLock(const StateLock&) = delete;
  StateLock& operator=(const StateLock&) = delete;
  ~StateLock();

 private:
  explicit StateLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_STATE_LOCK_H_
