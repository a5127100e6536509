// SPDX-License-Identifier: Apache-2.0
//
// The command line of `rdspec`: its commands, their options and their help.

#ifndef RDSPEC_RUNNER_COMMAND_LINE_H_
#define RDSPEC_RUNNER_COMMAND_LINE_H_

#include <cstddef>
#include <expected>
#include <string>
#include <variant>

namespace rdspec::runner {

struct RunOptions {
  std::string adapter = "reference";
  std::string library;  // not empty: instead of adapter
  std::string target;   // empty: the adapter's first
  std::string select;   // empty: every case
  bool strict = false;
  unsigned jobs = 1;
  std::size_t repeats = 1;
  int deadline_ms = 5'000;
  std::string root;
  std::string results;  // empty: no file; so are the three below
  std::string junit;
  std::string expected;
  std::string write_expected;
  bool quiet = false;
};

struct ListOptions {
  std::string root;
  std::string select;
};

struct ExplainOptions {
  std::string root;
  std::string id;
};

struct LintOptions {
  std::string root;
};

struct CaseAddOptions {
  std::string root;
  std::string topic;       // "moniker/class_text"
  std::string file = "-";  // "-": standard input
};

struct CaseAmendOptions {
  std::string root;
  std::string id;
};

struct CaseRetireOptions {
  std::string root;
  std::string id;
  std::string reason;
  std::string successor;
};

using Command = std::variant<RunOptions, ListOptions, ExplainOptions, LintOptions, CaseAddOptions,
                             CaseAmendOptions, CaseRetireOptions>;

/// Why there is nothing to do: help or the version was asked for, or the arguments are wrong.
struct CommandLineEnd {
  int exit_code = 0;
  std::string text;  // for standard output when exit_code is 0, else for standard error
};

/// @param argv  as main() has it.
[[nodiscard]] std::expected<Command, CommandLineEnd> parse_command_line(int argc,
                                                                        const char* const* argv);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_COMMAND_LINE_H_
