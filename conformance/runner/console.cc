// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace rdspec::runner {
namespace {

constexpr std::size_t kWidthMin = 40;
constexpr std::size_t kWidthMax = 100;

struct Range {
  char32_t first;
  char32_t last;
};

// Coarse on purpose: blocks that terminals draw over the character before (none) or two columns
// wide.
constexpr std::array kCombining = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},  Range{0x064B, 0x065F},
    Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F},  Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xE0100, 0xE01EF}};
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},  Range{0x3041, 0x33FF}, Range{0x3400, 0x4DBF},
    Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},  Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE4F},   Range{0xFF00, 0xFF60},  Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1F64F},
    Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

template <std::size_t kCount>
bool is_in(const std::array<Range, kCount>& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(), [character](const Range& range) {
    return range.first <= character && character <= range.last;
  });
}

struct Glyph {
  std::size_t size_bytes;
  std::size_t columns;
};

/// The character at the start of a text that is not empty; a stray byte stands for itself.
Glyph first_glyph(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
  if (lead < 0xC0 || text.size() < size) {
    return {1, 1};
  }
  char32_t character = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {size, is_in(kCombining, character) ? 0U : is_in(kWide, character) ? 2U : 1U};
}

/// The longest start of a text that fits into some columns, at least one character.
std::string_view fitting(std::string_view text, std::size_t columns) {
  std::size_t size = 0;
  std::size_t used = 0;
  while (size < text.size()) {
    const Glyph glyph = first_glyph(text.substr(size));
    if (used + glyph.columns > columns && size != 0) {
      break;
    }
    size += glyph.size_bytes;
    used += glyph.columns;
  }
  return text.substr(0, size);
}

/// The next line of a text: up to the last blank that fits, or a piece of a word that is too long.
std::string_view next_line(std::string_view text, std::size_t columns) {
  const std::string_view piece = fitting(text, columns);
  if (piece.size() == text.size() || text[piece.size()] == ' ') {
    return piece;
  }
  const std::size_t blank = piece.rfind(' ');
  return blank == std::string_view::npos || blank == 0 ? piece : piece.substr(0, blank);
}

std::vector<std::string> folded_lines(std::string_view text, std::size_t columns,
                                      std::size_t lines_max) {
  std::vector<std::string> lines;
  while (true) {
    const std::string_view line = next_line(text, columns);
    text.remove_prefix(line.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    lines.emplace_back(line);
    if (text.empty()) {
      return lines;
    }
    if (lines.size() == lines_max) {
      lines.back() = std::string(fitting(lines.back(), columns - 1)) + "…";
      return lines;
    }
  }
}

}  // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

Style style_of(int descriptor) {
  if (!is_terminal(descriptor)) {
    return {};
  }
  Style style;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  style.colour = (no_color == nullptr || *no_color == '\0') && terminal != nullptr &&
                 std::string_view(terminal) != "dumb";
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) {
    style.width = std::clamp<std::size_t>(size.ws_col, kWidthMin, kWidthMax);
  }
  return style;
}

std::string painted(const Style& style, Paint paint, std::string_view text) {
  if (!style.colour) {
    return std::string(text);
  }
  constexpr std::array<std::string_view, 5> kCodes = {"\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[31m",
                                                      "\x1b[33m"};
  return std::string(kCodes[static_cast<std::size_t>(paint)]).append(text).append("\x1b[0m");
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    columns += glyph.columns;
    text.remove_prefix(glyph.size_bytes);
  }
  return columns;
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t columns = display_width(text);
  return std::string(text).append(columns < width ? width - columns : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t columns = display_width(text);
  return std::string(columns < width ? width - columns : 0, ' ').append(text);
}

std::string fold(std::string_view text, const Fold& fold) {
  const std::size_t columns = fold.width > fold.indent + 10 ? fold.width - fold.indent : 10;
  std::string result;
  for (const std::string& line : folded_lines(text, columns, fold.lines_max)) {
    if (!result.empty()) {
      result.append("\n").append(fold.indent, ' ');
    }
    result += line;
  }
  return result;
}

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view kSafe =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:=,+@%";
  if (!word.empty() && word.find_first_not_of(kSafe) == std::string_view::npos) {
    return std::string(word);
  }
  std::string quoted = "'";
  for (const char c : word) {
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return quoted + "'";
}

std::string shell_quoted(std::span<const std::string> words) {
  std::string line;
  for (const std::string& word : words) {
    line += (line.empty() ? "" : " ") + shell_quoted(word);
  }
  return line;
}

}  // namespace rdspec::runner
