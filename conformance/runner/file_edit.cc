// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/file_edit.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

constexpr int kFileMode = 0644;

// One file on its way: its new text stands in `fresh`, what was there is kept in `old`.
struct Change {
  std::string name;
  fs::path place;
  fs::path fresh;  // empty when the file is removed
  fs::path old;    // empty when there was none
};

std::string last_error() { return std::error_code(errno, std::generic_category()).message(); }

Fault fault_of(const std::string& name, const std::string& what) {
  return {name, 0, "", "cannot be written: " + what, "nothing was changed"};
}

// Writes a new file and brings it to the disk.
bool write_new(const fs::path& path, const std::string& text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kFileMode);
  if (descriptor < 0) {
    return false;
  }
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t wrote = ::write(descriptor, text.data() + done, text.size() - done);
    if (wrote < 0 && errno != EINTR) {
      break;
    }
    done += wrote < 0 ? 0 : static_cast<std::size_t>(wrote);
  }
  const bool flushed = done == text.size() && ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  return flushed;
}

fs::path beside(const fs::path& place, const char* ending) {
  return place.parent_path() /
         ('.' + place.filename().string() + '.' + std::to_string(::getpid()) + ending);
}

std::optional<Fault> prepare(Change& change, const std::optional<std::string>& text) {
  std::error_code error;
  fs::create_directories(change.place.parent_path(), error);
  if (error) {
    return fault_of(change.name, error.message());
  }
  if (text) {
    change.fresh = beside(change.place, ".new");
    if (!write_new(change.fresh, *text)) {
      return fault_of(change.name, last_error());
    }
  }
  if (fs::exists(change.place, error)) {
    change.old = beside(change.place, ".old");
    fs::create_hard_link(change.place, change.old, error);
  }
  if (error) {
    change.old.clear();
    return fault_of(change.name, error.message());
  }
  return std::nullopt;
}

std::optional<Fault> carry_out(const Change& change) {
  std::error_code error;
  if (change.fresh.empty()) {
    fs::remove(change.place, error);
  } else {
    fs::rename(change.fresh, change.place, error);
  }
  return error ? std::optional(fault_of(change.name, error.message())) : std::nullopt;
}

void put_back(const Change& change) {
  std::error_code ignored;
  if (change.old.empty()) {
    fs::remove(change.place, ignored);
  } else {
    fs::rename(change.old, change.place, ignored);
  }
}

void clean_up(const std::vector<Change>& changes) {
  std::error_code ignored;
  for (const Change& change : changes) {
    for (const fs::path& path : {change.fresh, change.old}) {
      if (!path.empty()) {
        fs::remove(path, ignored);
      }
    }
  }
}

}  // namespace

std::optional<FolderLock> FolderLock::hold(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return std::nullopt;
  }
  FolderLock lock(descriptor);
  while (::flock(descriptor, LOCK_EX) != 0) {
    if (errno != EINTR) {
      return std::nullopt;
    }
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

std::optional<Fault> write_files(const fs::path& root, const Overlay& files) {
  std::vector<Change> changes;
  std::optional<Fault> fault;
  for (const auto& [name, text] : files) {
    changes.push_back({.name = name, .place = root / name, .fresh = {}, .old = {}});
    fault = prepare(changes.back(), text);
    if (fault) {
      clean_up(changes);
      return fault;
    }
  }
  for (std::size_t i = 0; i < changes.size() && !fault; ++i) {
    fault = carry_out(changes[i]);
    for (std::size_t done = 0; fault && done < i; ++done) {
      put_back(changes[done]);
    }
  }
  clean_up(changes);
  return fault;
}

}  // namespace rdspec::runner
