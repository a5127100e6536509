// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/run_setup.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "conformance/runner/adapter_resolve.h"
#include "conformance/runner/atomic_file.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/ids_lock.h"
#include "conformance/runner/run_record.h"
#include "conformance/runner/selector.h"
#include "conformance/runner/source_tree.h"
#include "conformance/runner/suite_loader.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

std::unexpected<EarlyEnd> end_with(ExitCode code, std::string_view message) {
  return std::unexpected(EarlyEnd{code, fmt::format("rdspec: {}\n", message)});
}

std::expected<ExpectedList, EarlyEnd> read_list(const std::string& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) {
    return end_with(kExitUsage, fmt::format("the expected list {} does not exist; make it with "
                                            "--write-expected",
                                            file));
  }
  auto list = read_expected_list(file);
  if (!list) {
    return std::unexpected(EarlyEnd{kExitIntegrity, format_faults(list.error())});
  }
  return *std::move(list);
}

}  // namespace

std::expected<std::unique_ptr<Suite>, EarlyEnd> load_suite_at(const std::string& root,
                                                              LockCheck lock_check) {
  const auto folder = find_root(program_dir(), root);
  if (!folder) {
    return end_with(kExitUsage, folder.error());
  }
  const SourceTree tree(*folder);
  LoadedSuite loaded = load_everything(tree);
  if (loaded.faults.empty() && lock_check == LockCheck::kDone) {
    check_ids_lock(read_ids_lock(tree, loaded.faults), loaded.files, loaded.faults);
  }
  if (!loaded.faults.empty()) {
    return std::unexpected(
        EarlyEnd{kExitIntegrity,
                 format_faults(loaded.faults) + "rdspec: the suite is wrong; nothing was run\n"});
  }
  return std::make_unique<Suite>(std::move(loaded.suite));
}

std::expected<Selection, EarlyEnd> load_selection(const std::string& root,
                                                  const std::string& select, LockCheck lock_check) {
  auto suite = load_suite_at(root, lock_check);
  if (!suite) {
    return std::unexpected(std::move(suite.error()));
  }
  const auto selector = parse_selector(select);
  if (!selector) {
    return end_with(kExitUsage, selector.error());
  }
  Selection selection{*std::move(suite), {}};
  selection.cases = select_cases(*selection.suite, *selector);
  if (selection.cases.empty()) {
    return end_with(kExitUsage, why_nothing(*selection.suite, *selector));
  }
  return selection;
}

std::expected<Lists, EarlyEnd> check_files(const RunOptions& options) {
  Lists lists;
  if (!options.expected.empty()) {
    auto list = read_list(options.expected);
    if (!list) {
      return std::unexpected(std::move(list.error()));
    }
    lists.expected = *std::move(list);
  }
  std::error_code ignored;
  if (!options.write_expected.empty() && fs::is_regular_file(options.write_expected, ignored)) {
    auto list = read_list(options.write_expected);
    if (!list) {
      return std::unexpected(std::move(list.error()));
    }
    lists.previous = *std::move(list);
  }
  for (const std::string& file : {options.results, options.junit, options.write_expected}) {
    if (file.empty()) {
      continue;
    }
    if (const auto writable = check_writable(file); !writable) {
      return end_with(kExitHarness, writable.error());
    }
  }
  return lists;
}

std::expected<ReadyAdapter, EarlyEnd> prepare_adapter(const RunOptions& options) {
  const fs::path dir = program_dir();
  if (options.library.empty() && options.adapter == kWineAdapter) {
    const auto program = find_helper(dir, "rdspec-win32.exe");
    if (!program) {
      return end_with(kExitHarness, fmt::format("{}; build it with: script/certify --adapter wine",
                                                program.error()));
    }
    auto session = WineSession::open(wine_state_dir(dir), *program);
    if (!session) {
      return end_with(kExitHarness, session.error());
    }
    AdapterCommand command = session->command();
    return ReadyAdapter{std::move(command), *std::move(session)};
  }
  auto command = options.library.empty() ? resolve_adapter(dir, options.adapter)
                                         : resolve_library(dir, options.library);
  if (!command) {
    return end_with(kExitHarness, command.error());
  }
  return ReadyAdapter{*std::move(command), std::nullopt};
}

}  // namespace rdspec::runner
