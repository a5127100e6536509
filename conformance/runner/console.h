// SPDX-License-Identifier: Apache-2.0
//
// Text for a console: its width, its colours, columns that line up, lines that fold.

#ifndef RDSPEC_RUNNER_CONSOLE_H_
#define RDSPEC_RUNNER_CONSOLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rdspec::runner {

/// How a stream can be written to.
struct Style {
  bool colour = false;
  std::size_t width = 100;  // columns
};

enum class Paint : std::uint8_t { kStrong, kFaint, kGood, kBad, kWarning };

[[nodiscard]] bool is_terminal(int descriptor);

/// Colour only on a terminal that is not "dumb" and with NO_COLOR unset or empty; the terminal's
/// width within 40 and 100 columns, and 100 where there is no terminal.
[[nodiscard]] Style style_of(int descriptor);

/// The text in a colour, or as it is where the style has none.
[[nodiscard]] std::string painted(const Style& style, Paint paint, std::string_view text);

/// How many columns UTF-8 takes: wide characters two, combining ones none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text with blanks behind (before) it, to a width in columns.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// Where folded text stands.
struct Fold {
  std::size_t indent = 0;     // columns before every line but the first
  std::size_t width = 100;    // of the whole line
  std::size_t lines_max = 0;  // what is beyond ends in "…"; 0: no bound
};

/// Breaks a text at blanks, and a word that is too long anywhere. The first line is taken to start
/// at `indent` already. No LF at the end.
[[nodiscard]] std::string fold(std::string_view text, const Fold& fold);

/// A word of a shell command: as it is when that is safe, else in single quotes.
[[nodiscard]] std::string shell_quoted(std::string_view word);
[[nodiscard]] std::string shell_quoted(std::span<const std::string> words);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CONSOLE_H_
