// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/faulty/behaviours.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>

namespace rdspec::faulty {
namespace {

constexpr std::uint64_t kAnswersBeforeDeath = 5;
constexpr std::size_t kBigBytes = 1U << 20U;
constexpr std::size_t kGigabyteInBigs = 1024;
constexpr std::size_t kDeepLevels = 10'000;

[[noreturn]] void hang() {
  signal(SIGTERM, SIG_IGN);
  while (true) {
    pause();
  }
}

// Dies as a plain program does, also under a sanitizer, and leaves no core file.
[[noreturn]] void die(int signal_number) {
  const rlimit no_core{};
  setrlimit(RLIMIT_CORE, &no_core);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
  _exit(1);
}

void answer_with(Output& output, const Turn& turn, std::string_view rest) {
  output.write("{\"seq\":" + std::to_string(turn.seq) + "," + std::string(rest) + "}\n");
}

void write_endless_line(Output& output) {
  const std::string big(kBigBytes, 'x');
  for (std::size_t i = 0; i < kGigabyteInBigs; ++i) {
    output.write(big);
    output.flush();
  }
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

void leave_all_kinds() {
  leave_child();
  leave_child_in_own_session();
  leave_daemon();
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

// What a request with mark 1 leaves behind for one with mark 2.
bool is_poisoned = false;

void note_poison(const Turn& turn) { is_poisoned = is_poisoned || turn.mark == 1; }

// Turns a misdeed into a behaviour at requests with mark 1; the others are answered honestly.
template <void (*misdeed)(Output&, const Turn&)>
void on_mark(Output& output, const Turn& turn) {
  if (turn.mark == 1) {
    misdeed(output, turn);
  } else {
    output.write(turn.answer);
  }
}

template <void (*misdeed)()>
void after_poison(Output& output, const Turn& turn) {
  note_poison(turn);
  if (turn.mark == 2 && is_poisoned) {
    misdeed();
  }
  output.write(turn.answer);
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
  answer_with({output}, {turn.seq + 1000, 0, 0, {}}, R"("outcome":"accept","code":"0x00000000")");
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

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// clang-format off
constexpr std::array kBehaviours = {
    Behaviour{.name = "honest", .about = "answers every request"},
    Behaviour{.name = "prints_garbage", .about = "a line of text before the answer to mark 1", .at_turn = on_mark<print_garbage>},
    Behaviour{.name = "garbage_after_answer", .about = "a line of text after the answer to mark 1", .at_turn = on_mark<print_garbage_after>},
    Behaviour{.name = "half_line_then_hang", .about = "half an answer to mark 1, then silence", .at_turn = on_mark<half_line_then_hang>},
    Behaviour{.name = "wrong_seq", .about = "answers mark 1 with another seq", .at_turn = on_mark<wrong_seq>},
    Behaviour{.name = "always_wrong_seq", .about = "answers everything with another seq", .at_turn = wrong_seq},
    Behaviour{.name = "answers_twice", .about = "answers mark 1 twice", .at_turn = on_mark<answer_twice>},
    Behaviour{.name = "closes_stdout", .about = "closes its output at mark 1 and stays", .at_turn = on_mark<close_stdout>},
    Behaviour{.name = "endless_line", .about = "a gigabyte without LF at mark 1", .at_turn = on_mark<endless_line>},
    Behaviour{.name = "exits_zero_silently", .about = "exits with 0 at mark 1", .at_turn = on_mark<exit_zero>},
    Behaviour{.name = "dies_on_marker", .about = "SIGSEGV at mark 1", .at_turn = on_mark<die_on_mark>},
    Behaviour{.name = "always_dies", .about = "SIGSEGV at every request", .at_turn = die_on_mark},
    Behaviour{.name = "dies_with_last_words", .about = "a fault line at mark 1, then exit 5", .at_turn = on_mark<die_with_last_words>},
    Behaviour{.name = "dies_once", .about = "SIGKILL at mark 1 the first time of all (RDSPEC_HOSTILE_STATE)", .at_turn = on_mark<die_once>},
    Behaviour{.name = "hangs_on_marker", .about = "silence at mark 1", .at_turn = on_mark<hang_on_mark>},
    Behaviour{.name = "crash_needs_history", .about = "SIGSEGV at mark 2 after a mark 1", .at_turn = after_poison<[] { die(SIGSEGV); }>},
    Behaviour{.name = "hang_needs_history", .about = "silence at mark 2 after a mark 1", .at_turn = after_poison<hang>},
    Behaviour{.name = "sigkill_between_cases", .about = "SIGKILL after the fifth answer of each process", .at_turn = sigkill_between},
    Behaviour{.name = "leaves_children", .about = "three kinds of descendants that never end", .at_start = [](Output&) { leave_all_kinds(); }},
    Behaviour{.name = "leaves_children_and_dies", .about = "leaves descendants and dies at mark 1", .at_turn = on_mark<leave_all_and_die>},
    Behaviour{.name = "leaves_children_and_hangs", .about = "leaves descendants and hangs at mark 1", .at_turn = on_mark<leave_all_and_hang>},
    Behaviour{.name = "stderr_flood", .about = "a megabyte on standard error for each answer", .at_turn = flood_stderr},
    Behaviour{.name = "bad_utf8", .about = "ill-formed UTF-8 in the answer to mark 1", .at_turn = on_mark<bad_utf8>},
    Behaviour{.name = "deep_json", .about = "ten thousand brackets in the answer to mark 1", .at_turn = on_mark<deep_json>},
    Behaviour{.name = "duplicate_keys", .about = "two outcomes in the answer to mark 1", .at_turn = on_mark<duplicate_keys>},
    Behaviour{.name = "unknown_outcome", .about = "an outcome that does not exist at mark 1", .at_turn = on_mark<unknown_outcome>},
    Behaviour{.name = "bad_code", .about = "a code that is no text at mark 1", .at_turn = on_mark<bad_code>},
    Behaviour{.name = "failing_accept", .about = "accepts mark 1 with a failure code", .at_turn = on_mark<failing_accept>},
    Behaviour{.name = "lies_in_hello", .about = "lists an op and has a feature that it then says it lacks", .at_turn = undeclared_absence},
    Behaviour{.name = "own_error", .about = "an error of its own at mark 1", .at_turn = on_mark<own_error>},
    Behaviour{.name = "odd_but_legal", .about = "CRLF, unknown members, one byte at a time", .at_turn = odd_but_legal},
    Behaviour{.name = "ignores_stop", .about = "stays when told to stop", .at_stop = hang},
    Behaviour{.name = "dies_at_stop", .about = "SIGSEGV when told to stop", .at_stop = [] { die(SIGSEGV); }},
    Behaviour{.name = "ends_without_bye", .about = "exits with 0 and no last line", .at_stop = [] { _exit(0); }},
    Behaviour{.name = "stays_after_bye", .about = "says good bye and stays", .at_end = hang},
    Behaviour{.name = "slow_start", .about = "never comes to `hello`", .at_start = [](Output&) { hang(); }},
    Behaviour{.name = "dies_at_start", .about = "SIGSEGV before `hello`", .at_start = [](Output&) { die(SIGSEGV); }},
    Behaviour{.name = "garbage_at_start", .about = "a banner before the answer to `hello`", .at_start = [](Output& output) { output.write("Toy adapter 1.0 \x1b[1mready\xff\n"); }},
    Behaviour{.name = "endless_start", .about = "a gigabyte without LF before `hello`", .at_start = [](Output& output) { write_endless_line(output); }},
    Behaviour{.name = "hello_not_ok", .about = "refuses `hello`", .hello = [](std::string text) { return replaced(std::move(text), "\"ok\":true", "\"ok\":false"); }},
    Behaviour{.name = "hello_other_protocol", .about = "speaks protocol 2", .hello = [](std::string text) { return replaced(std::move(text), "\"protocol\":1", "\"protocol\":2"); }},
    Behaviour{.name = "hello_no_ops", .about = "lists no operation", .hello = [](std::string text) { return replaced(std::move(text), "\"toy.echo\"", ""); }},
    Behaviour{.name = "hello_bad_inflight", .about = "max_inflight 0", .hello = [](std::string text) { return replaced(std::move(text), "\"max_inflight\":64", "\"max_inflight\":0"); }},
    Behaviour{.name = "hello_short_lines", .about = "reads lines of 2000 bytes only", .hello = [](std::string text) { return replaced(std::move(text), "8388608", "2000"); }},
    Behaviour{.name = "hello_one_inflight", .about = "max_inflight 1", .hello = [](std::string text) { return replaced(std::move(text), "\"max_inflight\":64", "\"max_inflight\":1"); }},
    Behaviour{.name = "refuses_target", .about = "lists targets and refuses each", .target_answer = "{\"ok\":false}\n"},
};
// clang-format on

}  // namespace

void Output::write(std::string_view bytes) { bytes_ += bytes; }

void Output::flush() {
  std::size_t written = 0;
  while (written < bytes_.size()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes_.data() + written, bytes_.size() - written);
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      _exit(1);
    }
    written += static_cast<std::size_t>(count);
  }
  bytes_.clear();
}

std::span<const Behaviour> behaviours() { return kBehaviours; }

const Behaviour* find_behaviour(std::string_view name) {
  const auto place = std::ranges::find(kBehaviours, name, &Behaviour::name);
  return place == kBehaviours.end() ? nullptr : &*place;
}

std::string toy_hello() {
  const char* op = std::getenv("RDSPEC_HOSTILE_OP");
  return R"({"ok":true,"protocol":1,"implementation":{"name":"toy","version":"1.0"},"ops":[")" +
         std::string(op == nullptr ? "toy.echo" : op) +
         R"("],"features":{"second-toy":false},)"
         R"("targets":["toy-1","toy-2"],"limits":{"line_bytes":8388608},"max_inflight":64})"
         "\n";
}

}  // namespace rdspec::faulty
