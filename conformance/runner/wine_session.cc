// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/wine_session.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "conformance/runner/helper_program.h"
#include "conformance/runner/state_lock.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

constexpr int kVersionMin = 8;
constexpr int kServerDeadlineMs = 10'000;
constexpr int kAwaitComDeadlineMs = 60'000;
constexpr int kEndDeadlineMs = 10'000;
constexpr int kAdapterStartDeadlineMs = 60'000;
constexpr std::string_view kMarker = ".rdspec-complete";  // in a prefix: made to its end

// What is known of an open session; also what its parts work on while it is being opened.
struct Surroundings {
  fs::path state_dir;
  fs::path program;
  fs::path wine;
  fs::path wineserver;
  std::string version;  // as `wine --version` prints it

  [[nodiscard]] fs::path prefix() const { return state_dir / "prefix"; }
  [[nodiscard]] std::string prefix_entry() const { return "WINEPREFIX=" + prefix().string(); }
};

using Maybe = std::expected<void, std::string>;

// Everything that Wine, or a library that it loads, would otherwise look for or write elsewhere.
// Without a display, so that a desk and a server behave alike; without the debugger, which prints
// to the standard output of the program that crashed.
std::vector<std::pair<std::string, std::string>> environment_of(const Surroundings& at) {
  const std::string home = (at.state_dir / "home").string();
  return {{"HOME", home},
          {"TMPDIR", (at.state_dir / "run").string()},
          {"XDG_CACHE_HOME", home + "/cache"},
          {"XDG_CONFIG_HOME", home + "/config"},
          {"XDG_DATA_HOME", home + "/data"},
          {"WINEPREFIX", at.prefix().string()},
          {"WINEARCH", "win64"},
          {"WINEDEBUG", "-all"},
          {"WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe,winedbg.exe="},
          {"DISPLAY", ""},
          {"WAYLAND_DISPLAY", ""},
          {"LC_ALL", "C.UTF-8"}};
}

// Runs a program of Wine's with its output in `<state>/log/<step>.txt`.
std::expected<int, std::string> run_step(const Surroundings& at, const std::string& step,
                                         std::vector<std::string> argv, int deadline_ms) {
  return run_helper({.argv = std::move(argv),
                     .environment = environment_of(at),
                     .output = at.state_dir / "log" / (step + ".txt"),
                     .deadline_ms = deadline_ms});
}

Maybe must_succeed(const Surroundings& at, const std::string& step, std::vector<std::string> argv,
                   int deadline_ms) {
  const auto code = run_step(at, step, std::move(argv), deadline_ms);
  if (!code) {
    return std::unexpected(code.error());
  }
  if (*code != 0) {
    return std::unexpected("Wine: the step " + step + " ended with exit code " +
                           std::to_string(*code) + "; see " +
                           (at.state_dir / "log" / (step + ".txt")).string());
  }
  return {};
}

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Maybe make_folders(const Surroundings& at) {
  for (const char* name : {"home", "run", "log"}) {
    std::error_code fault;
    fs::create_directories(at.state_dir / name, fault);
    if (fault) {
      return std::unexpected(
          "the state folder of Wine cannot be made: " + (at.state_dir / name).string() + ": " +
          fault.message() + " (RDSPEC_WINE_STATE names another place)");
    }
  }
  return {};
}

// "wine-8.0 (Debian 8.0~repack-4)"; some builds print a hint in front.
Maybe read_version(Surroundings& at) {
  const auto run = must_succeed(at, "version", {at.wine.string(), "--version"}, kServerDeadlineMs);
  if (!run) {
    return run;
  }
  constexpr std::string_view kName = "wine-";
  const std::string text = read_text(at.state_dir / "log" / "version.txt");
  const std::size_t begin = text.find(kName);
  int major = 0;
  if (begin != std::string::npos) {
    at.version = text.substr(begin, text.find('\n', begin) - begin);
    const char* const digits = text.data() + begin + kName.size();
    std::from_chars(digits, text.data() + text.size(), major);
  }
  if (major < kVersionMin) {
    return std::unexpected("Wine 8 or later is needed, and " + at.wine.string() + " is " +
                           (at.version.empty() ? "no Wine" : at.version) +
                           ": install the Debian packages wine and wine64");
  }
  return {};
}

// `wineserver -k` may hang against a program that is just starting: it is bounded, and whatever
// still runs in the prefix then is killed.
Maybe stop_wine(const Surroundings& at) {
  if (!processes_with(at.prefix_entry()).empty()) {
    // What counts is what is left.
    [[maybe_unused]] const auto ignored =
        run_step(at, "stop", {at.wineserver.string(), "-k"}, kServerDeadlineMs);
  }
  const std::vector<pid_t> left = end_processes_with(at.prefix_entry(), kEndDeadlineMs);
  if (left.empty()) {
    return {};
  }
  std::string message = "processes of Wine that could not be ended:";
  for (const pid_t id : left) {
    message += " " + std::to_string(id);
  }
  return std::unexpected(message);
}

Maybe start_server(const Surroundings& at) {
  // It stays for a minute without programs, so that each start of an adapter finds it running, and
  // ends by itself should this process die.
  return must_succeed(at, "wineserver", {at.wineserver.string(), "-p60"}, kServerDeadlineMs);
}

bool has_complete_prefix(const Surroundings& at) {
  return read_text(at.prefix() / kMarker) == at.version;
}

// The marker is written last, after wineserver has ended and stored the registry: a prefix whose
// making was interrupted, or that another version made, is made anew.
Maybe create_prefix(const Surroundings& at, int deadline_ms) {
  std::error_code fault;
  fs::remove_all(at.prefix(), fault);
  fs::create_directory(at.prefix(), fault);
  if (fault) {
    return std::unexpected(at.prefix().string() + ": " + fault.message());
  }
  if (const auto started = start_server(at); !started) {
    return started;
  }
  if (const auto made =
          must_succeed(at, "wineboot", {at.wine.string(), "wineboot", "-i"}, deadline_ms);
      !made) {
    return made;
  }
  if (const auto stopped = stop_wine(at); !stopped) {
    return stopped;
  }
  std::ofstream(at.prefix() / kMarker) << at.version;
  if (!has_complete_prefix(at)) {
    return std::unexpected("cannot write below " + at.prefix().string());
  }
  return {};
}

Maybe prepare(Surroundings& at, const WineLimits& limits) {
  if (const auto version = read_version(at); !version) {
    return version;
  }
  if (const auto stopped = stop_wine(at); !stopped) {
    return stopped;
  }
  if (!has_complete_prefix(at)) {
    if (const auto created = create_prefix(at, limits.creation_deadline_ms); !created) {
      return created;
    }
  }
  if (const auto started = start_server(at); !started) {
    return started;
  }
  // Also starts Wine's services, which then belong to no adapter.
  return must_succeed(at, "await-com", {at.wine.string(), at.program.string(), "--await-com"},
                      kAwaitComDeadlineMs);
}

std::expected<Surroundings, std::string> find_parts(const fs::path& state_dir,
                                                    const fs::path& program) {
  std::error_code fault;
  if (!fs::is_regular_file(program, fault)) {
    return std::unexpected("the Windows adapter is not built: no " + program.string() +
                           "; configure with -DRDSPEC_WINDOWS_ADAPTER=ON (Debian package "
                           "g++-mingw-w64-x86-64-posix) and build");
  }
  const auto wine = find_program("wine");
  const auto wineserver = find_program("wineserver");
  if (!wine || !wineserver) {
    return std::unexpected(
        "Wine is not installed: no program wine or wineserver in PATH; install the Debian packages "
        "wine and wine64");
  }
  return Surroundings{.state_dir = fs::absolute(state_dir).lexically_normal(),
                      .program = fs::absolute(program),
                      .wine = *wine,
                      .wineserver = *wineserver,
                      .version = {}};
}

}  // namespace

struct WineSession::State {
  StateLock lock;  // released last
  Surroundings at;
};

fs::path wine_state_dir(const fs::path& program_dir) {
  const char* const chosen = std::getenv("RDSPEC_WINE_STATE");
  if (chosen != nullptr && *chosen != '\0') {
    return chosen;
  }
  return (fs::absolute(program_dir) / ".." / "wine-state").lexically_normal();
}

std::expected<WineSession, std::string> WineSession::open(const fs::path& state_dir,
                                                          const fs::path& program,
                                                          const WineLimits& limits) {
  auto at = find_parts(state_dir, program);
  if (!at) {
    return std::unexpected(at.error());
  }
  if (const auto made = make_folders(*at); !made) {
    return std::unexpected(made.error());
  }
  auto lock = StateLock::acquire(at->state_dir, limits.lock_deadline_ms);
  if (!lock) {
    return std::unexpected(lock.error());
  }
  if (const auto prepared = prepare(*at, limits); !prepared) {
    [[maybe_unused]] const auto ignored = stop_wine(*at);  // the first failure is what matters
    return std::unexpected(prepared.error());
  }
  return WineSession(
      std::make_unique<State>(State{.lock = *std::move(lock), .at = *std::move(at)}));
}

WineSession::WineSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
WineSession::WineSession(WineSession&&) noexcept = default;

WineSession& WineSession::operator=(WineSession&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

WineSession::~WineSession() { [[maybe_unused]] const auto ignored = close(); }

AdapterCommand WineSession::command() const {
  return {.name = "wine",
          .argv = {state_->at.wine.string(), state_->at.program.string()},
          .environment = environment_of(state_->at),
          .start_deadline_ms = kAdapterStartDeadlineMs,
          .jobs_max = 1,
          .waits_for_stderr_end = false};
}

std::expected<void, std::string> WineSession::close() {
  if (!state_) {
    return {};
  }
  const std::unique_ptr<State> state = std::move(state_);
  return stop_wine(state->at);
}

}  // namespace rdspec::runner
