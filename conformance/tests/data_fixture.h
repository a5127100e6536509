// SPDX-License-Identifier: Apache-2.0
//
// A small suite in a temporary folder, for tests that spoil it.

#ifndef RDSPEC_TESTS_DATA_FIXTURE_H_
#define RDSPEC_TESTS_DATA_FIXTURE_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

inline constexpr std::string_view kClassText = "conformance/cases/moniker/class_text.json";

/// A suite of one topic that the lint finds whole; its cases were added by the tool.
class DataTest : public testing::Test {
 protected:
  DataTest();
  ~DataTest() override;
  DataTest(const DataTest&) = delete;
  DataTest& operator=(const DataTest&) = delete;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  void write(std::string_view path, std::string_view text) const;
  [[nodiscard]] std::string read(std::string_view path) const;
  /// Replaces the first occurrence of `old`, which must occur.
  void edit(std::string_view path, std::string_view old, std::string_view replacement) const;
  /// Every file and its content, to show that nothing was changed.
  [[nodiscard]] std::vector<std::string> snapshot() const;

  /// The faults of load_suite as lines; empty when it loads.
  [[nodiscard]] std::vector<std::string> load_faults() const;
  /// The faults of the lint as lines.
  [[nodiscard]] std::vector<std::string> lint_faults() const;

 private:
  std::filesystem::path root_;
};

[[nodiscard]] std::vector<std::string> lines_of(const std::vector<Fault>& faults);

/// The lines, one below the other, for messages of failed assertions.
[[nodiscard]] std::string below_each_other(const std::vector<std::string>& lines);

/// That one of the lines contains every given part.
void expect_line_with(const std::vector<std::string>& lines, const std::vector<std::string>& parts);

}  // namespace rdspec::runner

#endif  // RDSPEC_TESTS_DATA_FIXTURE_H_
