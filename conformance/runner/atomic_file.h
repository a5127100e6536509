// SPDX-License-Identifier: Apache-2.0
//
// Writes files that appear whole or not at all.

#ifndef RDSPEC_RUNNER_ATOMIC_FILE_H_
#define RDSPEC_RUNNER_ATOMIC_FILE_H_

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace rdspec::runner {

/// Puts `content` into a new file beside `file`, syncs it and renames it over `file`.
/// @return Nothing; or a sentence naming the file and what the system said (no space, no right to
///         write, no such folder, `file` is something other than a regular file). Then `file` is as
///         it was, and nothing is left beside it.
[[nodiscard]] std::expected<void, std::string> write_whole(const std::filesystem::path& file,
                                                           std::string_view content);

/// Whether write_whole could work, tried by making and removing an empty file beside `file`: to be
/// asked before a long run.
/// @return Nothing; or the sentence of write_whole.
[[nodiscard]] std::expected<void, std::string> check_writable(const std::filesystem::path& file);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_ATOMIC_FILE_H_
