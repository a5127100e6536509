// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/faulty/misdeeds.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

namespace rdspec::faulty {
namespace {

// Longer than any test; what a broken runner leaves behind ends some day.
constexpr unsigned kHangSeconds = 600;

constexpr std::uint64_t kAnswersBeforeDeath = 5;
constexpr std::size_t kBigBytes = 1U << 20U;
constexpr std::size_t kGigabyteInBigs = 1024;
constexpr std::size_t kDeepLevels = 10'000;

void answer_with(Output& output, const Turn& turn, std::string_view rest) {
  output.write("{\"seq\":" + std::to_string(turn.seq) + "," + std::string(rest) + "}\n");
}

// A process that nobody waits for, in a session of its own.
void leave_daemon() {
  if (fork() == 0) {
    setsid();
    if (fork() == 0) {
      hang();
    }
    _exit(0);
  }
}

void leave_child() {
  if (fork() == 0) {
    hang();
  }
}

void leave_child_in_own_session() {
  if (fork() == 0) {
    setsid();
    hang();
  }
}

// Whether this is the first call of all processes that share the file in RDSPEC_HOSTILE_STATE.
bool is_first_of_all() {
  const char* path = std::getenv("RDSPEC_HOSTILE_STATE");
  const int file = path == nullptr ? -1 : open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file >= 0) {
    close(file);
  }
  return file >= 0;
}

}  // namespace

void hang() {
  signal(SIGTERM, SIG_IGN);
  sleep(kHangSeconds);
  _exit(0);
}

void die(int signal_number) {
  const rlimit no_core{};
  setrlimit(RLIMIT_CORE, &no_core);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
  _exit(1);
}

void write_endless_line(Output& output) {
  const std::string big(kBigBytes, 'x');
  for (std::size_t i = 0; i < kGigabyteInBigs; ++i) {
    output.write(big);
    output.flush();
  }
}

void leave_all_kinds() {
  leave_child();
  leave_child_in_own_session();
  leave_daemon();
}

void print_garbage(Output& output, const Turn& turn) {
  output.write("Welcome! This is no JSON.\n");
  output.write(turn.answer);
}

void print_garbage_after(Output& output, const Turn& turn) {
  output.write(turn.answer);
  output.write("debug: all went well\n");
}

void half_line_then_hang(Output& output, const Turn& turn) {
  output.write(std::string_view(turn.answer).substr(0, turn.answer.size() / 2));
  output.flush();
  hang();
}

void wrong_seq(Output& output, const Turn& turn) {
  Turn other = turn;
  other.seq += 1000;
  answer_with(output, other, R"("outcome":"accept","code":"0x00000000")");
}

void answer_twice(Output& output, const Turn& turn) {
  output.write(turn.answer);
  output.write(turn.answer);
}

void close_stdout(Output& output, const Turn& /*turn*/) {
  output.flush();
  close(STDOUT_FILENO);
  hang();
}

void endless_line(Output& output, const Turn& turn) {
  write_endless_line(output);
  output.write(turn.answer);
}

void exit_zero(Output& output, const Turn& /*turn*/) {
  output.flush();
  _exit(0);
}

void die_on_mark(Output& output, const Turn& /*turn*/) {
  output.flush();
  die(SIGSEGV);
}

void die_with_last_words(Output& output, const Turn& /*turn*/) {
  output.write("{\"fault\":\"c0000005\",\"detail\":\"read of address 0\"}\n");
  output.flush();
  _exit(5);
}

void die_once(Output& output, const Turn& turn) {
  if (is_first_of_all()) {
    output.flush();
    die(SIGKILL);
  }
  output.write(turn.answer);
}

void hang_on_mark(Output& output, const Turn& /*turn*/) {
  output.flush();
  hang();
}

void leave_all_and_die(Output& output, const Turn& turn) {
  leave_all_kinds();
  die_on_mark(output, turn);
}

void leave_all_and_hang(Output& output, const Turn& turn) {
  leave_all_kinds();
  hang_on_mark(output, turn);
}

void bad_utf8(Output& output, const Turn& turn) {
  answer_with(output, turn,
              "\"outcome\":\"accept\",\"code\":\"0x00000000\",\"value\":\"\xff\xfe\"");
}

void deep_json(Output& output, const Turn& turn) {
  answer_with(output, turn,
              R"("outcome":"accept","code":"0x00000000","value":)" + std::string(kDeepLevels, '[') +
                  std::string(kDeepLevels, ']'));
}

void duplicate_keys(Output& output, const Turn& turn) {
  answer_with(output, turn, R"("outcome":"reject","outcome":"accept","code":"0x00000000")");
}

void unknown_outcome(Output& output, const Turn& turn) {
  answer_with(output, turn, R"("outcome":"maybe","code":"0x00000000")");
}

void bad_code(Output& output, const Turn& turn) {
  answer_with(output, turn, R"("outcome":"reject","code":-2147221020)");
}

void failing_accept(Output& output, const Turn& turn) {
  answer_with(output, turn, R"("outcome":"accept","code":"0x800401E4")");
}

void undeclared_absence(Output& output, const Turn& turn) {
  answer_with(output, turn, R"("outcome":"unsupported","feature":"echo")");
}

void own_error(Output& output, const Turn& turn) {
  answer_with(output, turn, R"("outcome":"error","detail":"out of toys")");
}

void sigkill_between(Output& output, const Turn& turn) {
  output.write(turn.answer);
  if (turn.answered + 1 == kAnswersBeforeDeath) {
    output.flush();
    die(SIGKILL);
  }
}

void flood_stderr(Output& output, const Turn& turn) {
  const std::string big(kBigBytes, 'e');
  std::size_t written = 0;
  while (written < big.size()) {
    const ssize_t count = write(STDERR_FILENO, big.data() + written, big.size() - written);
    if (count < 0) {
      break;
    }
    written += static_cast<std::size_t>(count);
  }
  output.write(turn.answer);
}

// Legal, if hard to read: CRLF, members nobody knows, another order, a byte at a time.
void odd_but_legal(Output& output, const Turn& turn) {
  const std::string line =
      R"({"x-note":{"a":[1]},"value":{"odd":true},"code":"0x00000000","outcome":"accept","seq":)" +
      std::to_string(turn.seq) + "}\r\n";
  for (const char& byte : line) {
    output.write({&byte, 1});
    output.flush();
  }
}

}  // namespace rdspec::faulty
