// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/adapter_resolve.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "conformance/wire/json.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFaultyPrefix = "faulty:";
constexpr std::string_view kChoices =
    "--adapter takes reference, wine, faulty:MUTANT, a program, or a JSON array of a program and "
    "its arguments";

std::expected<fs::path, std::string> runnable(const fs::path& program) {
  std::error_code ignored;
  if (!fs::exists(program, ignored)) {
    return std::unexpected(
        fmt::format("the adapter {} does not exist; {}", program.string(), kChoices));
  }
  if (!fs::is_regular_file(program, ignored) || access(program.c_str(), X_OK) != 0) {
    return std::unexpected(fmt::format(
        "the adapter {} is not executable; make it so with: chmod +x", program.string()));
  }
  return fs::absolute(program, ignored);
}

std::optional<fs::path> in_search_path(const std::string& name) {
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable == nullptr ? "" : variable;
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
    const fs::path candidate = fs::path(folder.empty() ? "." : folder) / name;
    std::error_code ignored;
    if (fs::is_regular_file(candidate, ignored) && access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
  }
  return std::nullopt;
}

std::expected<AdapterCommand, std::string> command_of(std::string name,
                                                      std::expected<fs::path, std::string> program,
                                                      std::vector<std::string> arguments) {
  if (!program) {
    return std::unexpected(std::move(program.error()));
  }
  AdapterCommand command;
  command.name = std::move(name);
  command.argv.push_back(program->string());
  command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
  return command;
}

std::expected<AdapterCommand, std::string> resolve_json(const std::string& adapter) {
  const auto json = wire::parse_json(adapter);
  bool is_argv = json && json->is_array() && !json->empty();
  for (std::size_t i = 0; is_argv && i < json->size(); ++i) {
    is_argv = (*json)[i].is_string();
  }
  if (!is_argv || (*json)[0].get<std::string>().empty()) {
    return std::unexpected(fmt::format(
        "--adapter {} is not a JSON array of a program and its arguments, as in '[\"python3\", "
        "\"adapter.py\"]'",
        adapter));
  }
  auto argv = json->get<std::vector<std::string>>();
  const std::string program = argv.front();
  argv.erase(argv.begin());
  if (program.contains('/')) {
    return command_of(program, runnable(program), std::move(argv));
  }
  const auto found = in_search_path(program);
  if (!found) {
    return std::unexpected(fmt::format("the adapter program {} is not in PATH", program));
  }
  return command_of(program, *found, std::move(argv));
}

bool holds_suite(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "spec", ignored) &&
         fs::is_directory(folder / "conformance", ignored);
}

}  // namespace

fs::path program_dir() {
  std::error_code ignored;
  return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::expected<fs::path, std::string> find_helper(const fs::path& dir, std::string_view name) {
  const fs::path installed = dir.parent_path() / "libexec" / "rdspec";
  for (const fs::path& folder : {dir, installed}) {
    std::error_code ignored;
    if (fs::is_regular_file(folder / name, ignored)) {
      return folder / name;
    }
  }
  return std::unexpected(fmt::format("{} is missing: it is neither in {} nor in {}", name,
                                     dir.string(), installed.string()));
}

std::expected<AdapterCommand, std::string> resolve_adapter(const fs::path& dir,
                                                           const std::string& adapter) {
  if (adapter == "reference") {
    return command_of(adapter, find_helper(dir, "rdspec-reference"), {});
  }
  if (adapter.starts_with(kFaultyPrefix)) {
    return command_of(adapter, find_helper(dir, "rdspec-faulty"),
                      {"--mutant", adapter.substr(kFaultyPrefix.size())});
  }
  if (adapter.starts_with('[')) {
    return resolve_json(adapter);
  }
  return command_of(adapter, runnable(adapter), {});
}

std::expected<AdapterCommand, std::string> resolve_library(const fs::path& dir,
                                                           const std::string& library) {
  std::error_code ignored;
  if (!fs::is_regular_file(library, ignored)) {
    return std::unexpected(fmt::format("the library {} does not exist", library));
  }
  return command_of(library, find_helper(dir, "rdspec-host"),
                    {"--lib", fs::absolute(library, ignored).string()});
}

std::expected<fs::path, std::string> find_root(const fs::path& dir, const std::string& given) {
  if (!given.empty()) {
    if (holds_suite(given)) {
      return given;
    }
    return std::unexpected(fmt::format(
        "--root {}: there is no suite; it must hold the folders spec and conformance", given));
  }
  const fs::path installed = dir.parent_path() / "share" / "rdspec";
  const fs::path checkout = dir.parent_path().parent_path().parent_path();  // of build/PRESET/bin
  for (const fs::path& folder : {installed, checkout}) {
    if (holds_suite(folder)) {
      return folder;
    }
  }
  return std::unexpected(fmt::format("no suite in {} nor in {}; name its folder with --root",
                                     installed.string(), checkout.string()));
}

}  // namespace rdspec::runner
