// SPDX-License-Identifier: Apache-2.0
//
// Runs the program `rdspec` on a small suite in a temporary folder, against the toy adapter.

#ifndef RDSPEC_TESTS_CLI_FIXTURE_H_
#define RDSPEC_TESTS_CLI_FIXTURE_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rdspec::runner {

/// What a command did. A signal counts as 128 and its number, as in a shell.
struct Ended {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// Runs a shell command in `dir`.
[[nodiscard]] Ended run_shell(const std::filesystem::path& dir, const std::string& command);

/// A suite whose cases ask the toy adapter to echo: RD-0001 to RD-0006, of which RD-0003 carries
/// the mark that makes a hostile adapter misbehave, RD-0005 is an open question and RD-0006
/// inferred.
class CliTest : public testing::Test {
 protected:
  static constexpr std::string_view kCaseFile = "conformance/cases/moniker/echo.json";

  CliTest();
  ~CliTest() override;
  CliTest(const CliTest&) = delete;
  CliTest& operator=(const CliTest&) = delete;

  [[nodiscard]] const std::filesystem::path& dir() const { return dir_; }
  [[nodiscard]] std::filesystem::path root() const { return dir_ / "suite"; }

  /// Runs `rdspec` with shell words; $ADAPTER is the toy adapter without its behaviour, $RDSPEC the
  /// program.
  [[nodiscard]] Ended rdspec(const std::string& arguments) const;
  /// `rdspec run` on the toy suite against one behaviour of the toy adapter.
  [[nodiscard]] Ended run(const std::string& behaviour, const std::string& arguments = "") const;
  /// The verdict of each case in a results file, by id.
  [[nodiscard]] std::map<std::string, std::string> verdicts(std::string_view results) const;
  /// The first outcome of a case in a results file.
  [[nodiscard]] std::string outcome_of(std::string_view results, std::string_view id) const;

  void write(std::string_view path, std::string_view text) const;
  [[nodiscard]] std::string read(std::string_view path) const;
  /// Replaces the first occurrence of `old`, which must occur, in a file of the suite.
  void edit(std::string_view path, std::string_view old, std::string_view replacement) const;
  /// Names in the folder, but for the suite and the adapter.
  [[nodiscard]] std::vector<std::string> left_over() const;
  /// How many processes of this test's toy adapter there are.
  [[nodiscard]] std::size_t adapters_alive() const;

 private:
  std::filesystem::path dir_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_TESTS_CLI_FIXTURE_H_
