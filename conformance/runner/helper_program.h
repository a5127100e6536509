// SPDX-License-Identifier: Apache-2.0
//
// Programs that prepare an adapter's surroundings: run to their end within a bound, with nothing of
// the terminal.

#ifndef RDSPEC_RUNNER_HELPER_PROGRAM_H_
#define RDSPEC_RUNNER_HELPER_PROGRAM_H_

#include <sys/types.h>

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rdspec::runner {

/// What to run. The program leads a session of its own and reads nothing.
struct HelperProgram {
  std::vector<std::string> argv;                                 // never empty; argv[0] is a path
  std::vector<std::pair<std::string, std::string>> environment;  // added to our own
  std::filesystem::path output;  // receives stdout and stderr; overwritten
  int deadline_ms = 10'000;
};

/// Runs a program and waits for its end, not for that of what it leaves running.
/// @return Its exit code (128 and the signal number when it died of one); or a sentence: it cannot
///         be started, or the deadline passed, and then its process group has been killed.
[[nodiscard]] std::expected<int, std::string> run_helper(const HelperProgram& program);

/// Looks a program up in PATH.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

/// The processes of this user that were started with this entry ("NAME=value") in their environment
/// and still run. Dead ones that nobody collected do not count.
/// @cost one walk over /proc.
[[nodiscard]] std::vector<pid_t> processes_with(std::string_view environment_entry);

/// Waits until no such process is left; kills those that remain at half of the time.
/// @return Those that could not be ended.
[[nodiscard]] std::vector<pid_t> end_processes_with(std::string_view environment_entry,
                                                    int deadline_ms);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_HELPER_PROGRAM_H_
