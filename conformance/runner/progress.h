// SPDX-License-Identifier: Apache-2.0
//
// A line on a terminal that shows how far a run is.

#ifndef RDSPEC_RUNNER_PROGRESS_H_
#define RDSPEC_RUNNER_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <string>

#include "conformance/runner/console.h"

namespace rdspec::runner {

/// What the line says: "[######----]  120 of 300   41,000/s   2 failing".
[[nodiscard]] std::string progress_line(std::size_t done, std::size_t total, std::size_t failing,
                                        double seconds, const Style& style);

/// Draws the line on standard error, at most twenty times a second, and wipes it at the end.
/// Draws nothing where standard error is no terminal. For one thread at a time.
class Progress {
 public:
  /// @param is_wanted  false: draw nothing anywhere.
  Progress(std::size_t total, bool is_wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  [[nodiscard]] bool is_drawn() const { return is_drawn_; }

  void show(std::size_t done, std::size_t failing);

 private:
  using Clock = std::chrono::steady_clock;

  std::size_t total_;
  bool is_drawn_;
  Style style_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_PROGRESS_H_
