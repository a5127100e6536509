// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace rdspec::runner {
namespace {

std::unexpected<std::string> refused(const std::filesystem::path& file, int error) {
  return std::unexpected(fmt::format("{} cannot be written: {}", file.string(),
                                     std::generic_category().message(error)));
}

/// A file beside another that removes itself unless it takes the other's name.
class Draft {
 public:
  explicit Draft(const std::filesystem::path& file)
      : path_(file.parent_path() / fmt::format(".{}.{}.draft", file.filename().string(), getpid())),
        descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)),
        error_(descriptor_ < 0 ? errno : 0) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
      ::unlink(path_.c_str());
    }
  }

  /// 0, or what the system said when the file was made.
  [[nodiscard]] int error() const { return error_; }

  [[nodiscard]] int write(std::string_view content) const {
    while (!content.empty()) {
      const ssize_t written = ::write(descriptor_, content.data(), content.size());
      if (written >= 0) {
        content.remove_prefix(static_cast<std::size_t>(written));
      } else if (errno != EINTR) {
        return errno;
      }
    }
    return ::fsync(descriptor_) == 0 ? 0 : errno;
  }

  [[nodiscard]] int take_name_of(const std::filesystem::path& file) {
    if (::rename(path_.c_str(), file.c_str()) != 0) {
      return errno;
    }
    ::close(descriptor_);
    descriptor_ = -1;
    return 0;
  }

 private:
  std::filesystem::path path_;
  int descriptor_;
  int error_;
};

/// Renaming over a device or a folder would destroy or miss it.
std::expected<void, std::string> check_kind(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto kind = std::filesystem::status(file, ignored).type();
  if (kind == std::filesystem::file_type::not_found ||
      kind == std::filesystem::file_type::regular) {
    return {};
  }
  return std::unexpected(
      fmt::format("{} cannot be written: it is not a regular file", file.string()));
}

}  // namespace

std::expected<void, std::string> write_whole(const std::filesystem::path& file,
                                             std::string_view content) {
  if (auto kind = check_kind(file); !kind) {
    return kind;
  }
  Draft draft(file);
  if (draft.error() != 0) {
    return refused(file, draft.error());
  }
  if (const int error = draft.write(content); error != 0) {
    return refused(file, error);
  }
  if (const int error = draft.take_name_of(file); error != 0) {
    return refused(file, error);
  }
  return {};
}

std::expected<void, std::string> check_writable(const std::filesystem::path& file) {
  if (auto kind = check_kind(file); !kind) {
    return kind;
  }
  const Draft draft(file);
  if (draft.error() != 0) {
    return refused(file, draft.error());
  }
  return {};
}

}  // namespace rdspec::runner
