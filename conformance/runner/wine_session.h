// SPDX-License-Identifier: Apache-2.0
//
// Runs a Windows program under Wine as an adapter, inside one folder: nothing is written to HOME or
// to the temporary folder of the machine, and nothing is left running.
//
//   auto session = WineSession::open(wine_state_dir(program_dir), program_dir /
//   "rdspec-win32.exe"); if (!session) … session.error() says what is missing and what to do …
//   run_requests(session->command(), …);
//   // the destructor stops Wine
//
// The folder holds a Wine prefix (about 700 MB, made once, reused by later runs), what Wine takes
// for its HOME and TMPDIR, and the lock. Object names of a prefix are machine-wide inside it, so
// one session at a time owns the folder, and one adapter at a time runs in it.
//
// Debian's Wine puts its server socket below TMPDIR. A Wine from elsewhere may insist on
// /tmp/.wine-<uid>; that folder is then the only thing outside.

#ifndef RDSPEC_RUNNER_WINE_SESSION_H_
#define RDSPEC_RUNNER_WINE_SESSION_H_

#include <expected>
#include <filesystem>
#include <memory>
#include <string>

#include "conformance/runner/adapter.h"

namespace rdspec::runner {

/// Where the state of Wine is kept: RDSPEC_WINE_STATE when set and not empty, else `wine-state`
/// beside the folder of the programs.
[[nodiscard]] std::filesystem::path wine_state_dir(const std::filesystem::path& program_dir);

/// Bounds of opening a session.
struct WineLimits {
  int lock_deadline_ms = 300'000;      // how long another session may hold the folder
  int creation_deadline_ms = 180'000;  // making a prefix; usually 7 to 15 s
};

/// Sole use of a state folder, with a running wineserver. Movable; stops Wine when destroyed.
class WineSession {
 public:
  /// Locks the folder, ends what a killed session left there, makes the prefix when there is none
  /// (or when its making was interrupted) and starts wineserver.
  ///
  /// @param state_dir  created when absent; any path.
  /// @param program    the Windows program.
  /// @return The session; or one sentence for a person: Wine or the program is missing (with the
  ///         remedy), the folder cannot be used, another session (its process id) holds it.
  /// @cost   0.1 s; 7 to 15 s the first time.
  [[nodiscard]] static std::expected<WineSession, std::string> open(
      const std::filesystem::path& state_dir, const std::filesystem::path& program,
      const WineLimits& limits = {});

  WineSession(WineSession&& other) noexcept;
  WineSession& operator=(WineSession&& other) noexcept;
  WineSession(const WineSession&) = delete;
  WineSession& operator=(const WineSession&) = delete;
  ~WineSession();

  /// How the engine starts the adapter. Valid while the session lives.
  [[nodiscard]] AdapterCommand command() const;

  /// Stops wineserver and every process of the prefix within a bounded time and gives up the
  /// folder. The destructor does the same, silently. A second call does nothing.
  /// @return Nothing; or a sentence naming the processes that could not be ended.
  std::expected<void, std::string> close();

 private:
  struct State;
  explicit WineSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_WINE_SESSION_H_
