// SPDX-License-Identifier: Apache-2.0
//
// Finds what a run needs on this machine: the programs beside `rdspec`, adapters, the suite.

#ifndef RDSPEC_RUNNER_ADAPTER_RESOLVE_H_
#define RDSPEC_RUNNER_ADAPTER_RESOLVE_H_

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "conformance/runner/adapter.h"

namespace rdspec::runner {

/// The folder of the running program.
[[nodiscard]] std::filesystem::path program_dir();

/// A program that belongs to rdspec: in `dir`, or in ../libexec/rdspec beside it.
/// @return Its path; or a sentence saying where it was looked for.
[[nodiscard]] std::expected<std::filesystem::path, std::string> find_helper(
    const std::filesystem::path& dir, std::string_view name);

/// What the report calls the adapter of `--adapter wine`, which needs a WineSession around it.
inline constexpr std::string_view kWineAdapter = "wine";

/// The command behind `--adapter`: "reference", "faulty:MUTANT", a path, or a JSON array of a
/// program and its arguments (a program without slash is looked for in PATH).
/// @return The command; or a sentence: what is missing or not executable, and what there is.
[[nodiscard]] std::expected<AdapterCommand, std::string> resolve_adapter(
    const std::filesystem::path& dir, const std::string& adapter);

/// The command behind `--lib`: the host program with the library.
[[nodiscard]] std::expected<AdapterCommand, std::string> resolve_library(
    const std::filesystem::path& dir, const std::string& library);

/// The folder that holds spec/ and conformance/: `given` when it is not empty, else that of an
/// installation around `dir`, else the checkout of which `dir` is build/PRESET/bin.
/// @return The folder; or a sentence naming the folders that were tried.
[[nodiscard]] std::expected<std::filesystem::path, std::string> find_root(
    const std::filesystem::path& dir, const std::string& given);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_ADAPTER_RESOLVE_H_
