// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace rdspec::runner {
namespace {

constexpr std::chrono::milliseconds kRedrawInterval{50};
constexpr std::string_view kWipe = "\r\x1b[K";

void write_to_terminal(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t total, std::size_t failing, double seconds,
                          const Style& style) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  const std::string words = fmt::format(
      "  {} of {}   {:.0f}/s{}", done, total, rate,
      failing == 0 ? "" : painted(style, Paint::kBad, fmt::format("   {} failing", failing)));
  const std::size_t bar_width = std::min<std::size_t>(30, style.width / 3);
  const std::size_t filled = total == 0 ? bar_width : bar_width * std::min(done, total) / total;
  return "[" + std::string(filled, '#') + std::string(bar_width - filled, '-') + "]" + words;
}

Progress::Progress(std::size_t total, bool is_wanted)
    : total_(total),
      is_drawn_(is_wanted && is_terminal(STDERR_FILENO)),
      style_(style_of(STDERR_FILENO)) {}

Progress::~Progress() {
  if (is_drawn_) {
    write_to_terminal(std::string(kWipe));
  }
}

void Progress::show(std::size_t done, std::size_t failing) {
  const Clock::time_point now = Clock::now();
  if (!is_drawn_ || now - drawn_ < kRedrawInterval) {
    return;
  }
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  write_to_terminal(std::string(kWipe) + progress_line(done, total_, failing, seconds, style_));
}

}  // namespace rdspec::runner
