// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/line_buffer.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace rdspec::runner {
namespace {

// As much as a pipe holds by default.
constexpr std::size_t kReadBytes = 64U << 10U;

}  // namespace

ReadStatus LineBuffer::fill(int descriptor) {
  if (begin_ == end_) {
    begin_ = searched_ = end_ = 0;
  } else if (begin_ > end_ / 2) {
    std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    searched_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (bytes_.size() < end_ + kReadBytes) {
    bytes_.resize(2 * end_ + kReadBytes);
  }
  const ssize_t count = read(descriptor, bytes_.data() + end_, bytes_.size() - end_);
  if (count > 0) {
    end_ += static_cast<std::size_t>(count);
    return ReadStatus::kData;
  }
  const bool is_nothing_yet = count < 0 && (errno == EAGAIN || errno == EINTR);
  return is_nothing_yet ? ReadStatus::kNothingYet : ReadStatus::kEnd;
}

std::size_t LineBuffer::find_newline() {
  const void* found = std::memchr(bytes_.data() + searched_, '\n', end_ - searched_);
  searched_ = found == nullptr
                  ? end_
                  : static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
  return searched_;
}

std::optional<std::string_view> LineBuffer::next_line() {
  const std::size_t newline = find_newline();
  if (newline == end_) {
    return std::nullopt;
  }
  std::string_view line(bytes_.data() + begin_, newline - begin_);
  begin_ = searched_ = newline + 1;
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

bool LineBuffer::is_longer_than(std::size_t line_bytes_max) {
  return find_newline() - begin_ > line_bytes_max;
}

std::string_view LineBuffer::rest() const { return {bytes_.data() + begin_, end_ - begin_}; }

}  // namespace rdspec::runner
