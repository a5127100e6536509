// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/state_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace rdspec::runner {
namespace {

constexpr std::chrono::milliseconds kPause{50};

// The process id that the holder wrote, or "unknown" between its locking and its writing.
std::string holder_of(int file) {
  std::array<char, 32> text{};
  const ssize_t size = pread(file, text.data(), text.size() - 1, 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "unknown";
}

// The name of the holder is a courtesy to those who wait: a disk without room does not matter.
void write_holder(int file) {
  const std::string id = std::to_string(getpid());
  if (ftruncate(file, 0) == 0) {
    [[maybe_unused]] const ssize_t written = pwrite(file, id.data(), id.size(), 0);
  }
}

}  // namespace

std::expected<StateLock, std::string> StateLock::acquire(const std::filesystem::path& folder,
                                                         int deadline_ms) {
  const std::filesystem::path path = folder / "lock";
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    return std::unexpected(path.string() + ": " + std::strerror(errno));
  }
  StateLock lock(file);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(deadline_ms);
  while (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return std::unexpected(path.string() + ": " + std::strerror(errno));
    }
    if (std::chrono::steady_clock::now() >= deadline) {
      return std::unexpected(folder.string() + " is in use by process " + holder_of(file) +
                             "; waited " + std::to_string(deadline_ms) + " ms");
    }
    std::this_thread::sleep_for(kPause);
  }
  write_holder(file);
  return lock;
}

StateLock::StateLock(StateLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

StateLock& StateLock::operator=(StateLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

StateLock::~StateLock() {
  if (file_ >= 0) {
    close(file_);
  }
}

}  // namespace rdspec::runner
