// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/suite_commands.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include "conformance/runner/adapter_resolve.h"
#include "conformance/runner/case_edit.h"
#include "conformance/runner/explain.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/lint.h"
#include "conformance/runner/list.h"
#include "conformance/runner/output.h"
#include "conformance/runner/run_setup.h"

namespace rdspec::runner {
namespace {

int early(const EarlyEnd& end) {
  write_error(end.text);
  return end.exit_code;
}

int wrong_usage(std::string_view message) {
  write_error(fmt::format("rdspec: {}\n", message));
  return kExitUsage;
}

int printed(std::string_view text) { return write_output(text) ? kExitGood : kExitHarness; }

/// The whole of a file, or of standard input for "-".
std::optional<std::string> read_all(const std::string& file) {
  std::ostringstream text;
  if (file == "-") {
    text << std::cin.rdbuf();
    return std::move(text).str();
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return std::nullopt;
  }
  text << stream.rdbuf();
  return std::move(text).str();
}

int report_edit(const CaseEditResult& edit, std::string_view verb) {
  if (!edit) {
    write_error(format_faults(edit.error()) + "rdspec: nothing was changed\n");
    return kExitIntegrity;
  }
  std::string text;
  for (const std::string& id : edit->ids) {
    text += fmt::format("{} {}\n", verb, id);
  }
  for (const auto& file : edit->files) {
    text += fmt::format("wrote {}\n", file.string());
  }
  return printed(text);
}

/// Finds the suite for an edit and reports what the edit did.
template <typename Edit>
int with_root(const std::string& root, std::string_view verb, Edit edit) {
  const auto folder = find_root(program_dir(), root);
  return folder ? report_edit(edit(*folder), verb) : wrong_usage(folder.error());
}

}  // namespace

int list_command(const ListOptions& options) {
  const auto selection = load_selection(options.root, options.select, LockCheck::kSkipped);
  return selection ? printed(format_case_list(selection->cases)) : early(selection.error());
}

int explain_command(const ExplainOptions& options) {
  const auto suite = load_suite_at(options.root, LockCheck::kSkipped);
  if (!suite) {
    return early(suite.error());
  }
  const auto text = explain(**suite, options.id);
  return text ? printed(*text) : wrong_usage(text.error());
}

int lint_command(const LintOptions& options) {
  const auto folder = find_root(program_dir(), options.root);
  if (!folder) {
    return wrong_usage(folder.error());
  }
  const LintReport report = lint(*folder);
  if (!report.clean()) {
    write_error(format_faults(report.faults));
    return kExitIntegrity;
  }
  return printed(fmt::format(
      "The suite is whole: {} rules and {} questions, {} cases, {} sentences of the documents, {} "
      "files searched for ids.\n",
      report.rules, report.questions, report.cases, report.sentences, report.files_searched));
}

int case_add_command(const CaseAddOptions& options) {
  const std::size_t slash = options.topic.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == options.topic.size()) {
    return wrong_usage(
        fmt::format("{} is not a noun and a topic, as in moniker/class_text", options.topic));
  }
  const auto json = read_all(options.file);
  if (!json) {
    return wrong_usage(fmt::format("{} cannot be read", options.file));
  }
  return with_root(options.root, "added", [&](const std::filesystem::path& root) {
    return add_cases(root, {.noun = options.topic.substr(0, slash),
                            .topic = options.topic.substr(slash + 1),
                            .json = *json,
                            .name = options.file});
  });
}

int case_amend_command(const CaseAmendOptions& options) {
  return with_root(options.root, "amended",
                   [&](const std::filesystem::path& root) { return amend_case(root, options.id); });
}

int case_retire_command(const CaseRetireOptions& options) {
  return with_root(options.root, "retired", [&](const std::filesystem::path& root) {
    return retire_case(root, options.id, options.reason, options.successor);
  });
}

}  // namespace rdspec::runner
