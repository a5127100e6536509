// SPDX-License-Identifier: Apache-2.0
//
// The program `rdspec`.

#include <variant>

#include "conformance/runner/command_line.h"
#include "conformance/runner/output.h"
#include "conformance/runner/run_command.h"
#include "conformance/runner/suite_commands.h"

namespace {

using namespace rdspec::runner;

struct Dispatcher {
  const char* program;

  int operator()(const RunOptions& options) const { return run_command(options, program); }
  int operator()(const ListOptions& options) const { return list_command(options); }
  int operator()(const ExplainOptions& options) const { return explain_command(options); }
  int operator()(const LintOptions& options) const { return lint_command(options); }
  int operator()(const CaseAddOptions& options) const { return case_add_command(options); }
  int operator()(const CaseAmendOptions& options) const { return case_amend_command(options); }
  int operator()(const CaseRetireOptions& options) const { return case_retire_command(options); }
};

}  // namespace

int main(int argc, char** argv) {
  const auto command = parse_command_line(argc, argv);
  if (!command) {
    const CommandLineEnd& end = command.error();
    if (end.exit_code != 0) {
      write_error(end.text);
      return end.exit_code;
    }
    return write_output(end.text) ? 0 : 3;
  }
  return std::visit(Dispatcher{argc > 0 ? argv[0] : "rdspec"}, *command);
}
