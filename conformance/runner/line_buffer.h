// SPDX-License-Identifier: Apache-2.0
//
// Collects bytes from a pipe and hands them out line by line, never more than a bound.

#ifndef RDSPEC_RUNNER_LINE_BUFFER_H_
#define RDSPEC_RUNNER_LINE_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rdspec::runner {

enum class ReadStatus : std::uint8_t { kData, kNothingYet, kEnd };

class LineBuffer {
 public:
  /// Reads once from a non-blocking descriptor.
  ReadStatus fill(int descriptor);

  /// The next whole line without its LF or CRLF; valid until the next fill().
  std::optional<std::string_view> next_line();

  /// Whether next_line() would give one.
  [[nodiscard]] bool has_line() { return find_newline() != end_; }

  /// Whether the line that next_line() would give, whole or not yet, has more than so many bytes.
  [[nodiscard]] bool is_longer_than(std::size_t line_bytes_max);

  /// What has come of a line without an end.
  [[nodiscard]] std::string_view rest() const;

 private:
  // Where the next LF stands; the end when there is none yet. Looks at each byte once.
  std::size_t find_newline();

  std::string bytes_;         // larger than what it holds: resizing would clear it each time
  std::size_t begin_ = 0;     // of the next line
  std::size_t searched_ = 0;  // no LF in [begin_, searched_)
  std::size_t end_ = 0;       // of what was read
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_LINE_BUFFER_H_
