// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/faulty/behaviours.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <utility>

#include "conformance/adapters/faulty/misdeeds.h"

namespace rdspec::faulty {
namespace {

using TurnMisdeed = void (*)(Output&, const Turn&);
using Misdeed = void (*)();
using HelloChange = std::string (*)(std::string);

// Turns a misdeed into a behaviour at requests with mark 1; the others are answered honestly.
template <TurnMisdeed misdeed>
void at_mark(Output& output, const Turn& turn) {
  if (turn.mark == 1) {
    misdeed(output, turn);
  } else {
    output.write(turn.answer);
  }
}

// What a request with mark 1 leaves behind for one with mark 2.
bool is_poisoned = false;

template <Misdeed misdeed>
void after_poison(Output& output, const Turn& turn) {
  is_poisoned = is_poisoned || turn.mark == 1;
  if (turn.mark == 2 && is_poisoned) {
    misdeed();
  }
  output.write(turn.answer);
}

void die_of_segv() { die(SIGSEGV); }
void exit_quietly() { _exit(0); }
void hang_at_start(Output& /*output*/) { hang(); }
void die_at_start(Output& /*output*/) { die(SIGSEGV); }
void leave_at_start(Output& /*output*/) { leave_all_kinds(); }
void banner_at_start(Output& output) { output.write("Toy adapter 1.0 \x1b[1mready\xff\n"); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string not_ok(std::string hello) {
  return replaced(std::move(hello), "\"ok\":true", "\"ok\":false");
}
std::string other_protocol(std::string hello) {
  return replaced(std::move(hello), "\"protocol\":1", "\"protocol\":2");
}
std::string no_ops(std::string hello) { return replaced(std::move(hello), "\"toy.echo\"", ""); }
std::string no_inflight(std::string hello) {
  return replaced(std::move(hello), "\"max_inflight\":64", "\"max_inflight\":0");
}
std::string one_inflight(std::string hello) {
  return replaced(std::move(hello), "\"max_inflight\":64", "\"max_inflight\":1");
}
std::string short_lines(std::string hello) { return replaced(std::move(hello), "8388608", "2000"); }

constexpr Behaviour turn(std::string_view name, std::string_view about, TurnMisdeed misdeed) {
  return {.name = name, .about = about, .at_turn = misdeed};
}
constexpr Behaviour start(std::string_view name, std::string_view about, void (*misdeed)(Output&)) {
  return {.name = name, .about = about, .at_start = misdeed};
}
constexpr Behaviour hello(std::string_view name, std::string_view about, HelloChange change) {
  return {.name = name, .about = about, .hello = change};
}
constexpr Behaviour stop(std::string_view name, std::string_view about, Misdeed misdeed) {
  return {.name = name, .about = about, .at_stop = misdeed};
}

constexpr std::array kBehaviours = {
    Behaviour{.name = "honest", .about = "answers every request"},
    turn("prints_garbage", "a line of text before the answer to mark 1", at_mark<print_garbage>),
    turn("garbage_after_answer", "a line of text after it", at_mark<print_garbage_after>),
    turn("half_line_then_hang", "half an answer to mark 1, then silence",
         at_mark<half_line_then_hang>),
    turn("wrong_seq", "answers mark 1 with another seq", at_mark<wrong_seq>),
    turn("always_wrong_seq", "answers everything with another seq", wrong_seq),
    turn("answers_twice", "answers mark 1 twice", at_mark<answer_twice>),
    turn("closes_stdout", "closes its output at mark 1 and stays", at_mark<close_stdout>),
    turn("endless_line", "a gigabyte without LF at mark 1", at_mark<endless_line>),
    turn("exits_zero_silently", "exits with 0 at mark 1", at_mark<exit_zero>),
    turn("dies_on_marker", "SIGSEGV at mark 1", at_mark<die_on_mark>),
    turn("always_dies", "SIGSEGV at every request", die_on_mark),
    turn("dies_with_last_words", "a fault line at mark 1, then exit 5",
         at_mark<die_with_last_words>),
    turn("dies_once", "SIGKILL at mark 1, the first time of all processes", at_mark<die_once>),
    turn("hangs_on_marker", "silence at mark 1", at_mark<hang_on_mark>),
    turn("crash_needs_history", "SIGSEGV at mark 2 after a mark 1", after_poison<die_of_segv>),
    turn("hang_needs_history", "silence at mark 2 after a mark 1", after_poison<hang>),
    turn("sigkill_between_cases", "SIGKILL after the fifth answer", sigkill_between),
    turn("leaves_children_and_dies", "at mark 1", at_mark<leave_all_and_die>),
    turn("leaves_children_and_hangs", "at mark 1", at_mark<leave_all_and_hang>),
    turn("stderr_flood", "a megabyte on standard error for each answer", flood_stderr),
    turn("bad_utf8", "ill-formed UTF-8 in the answer to mark 1", at_mark<bad_utf8>),
    turn("deep_json", "ten thousand brackets in the answer to mark 1", at_mark<deep_json>),
    turn("duplicate_keys", "two outcomes in the answer to mark 1", at_mark<duplicate_keys>),
    turn("unknown_outcome", "an outcome that does not exist at mark 1", at_mark<unknown_outcome>),
    turn("bad_code", "a code that is no text at mark 1", at_mark<bad_code>),
    turn("failing_accept", "accepts mark 1 with a failure code", at_mark<failing_accept>),
    turn("lies_in_hello", "lacks for every request what it has in `hello`", undeclared_absence),
    turn("own_error", "an error of its own at mark 1", at_mark<own_error>),
    turn("odd_but_legal", "CRLF, unknown members, one byte at a time", odd_but_legal),
    stop("ignores_stop", "stays when told to stop", hang),
    stop("dies_at_stop", "SIGSEGV when told to stop", die_of_segv),
    stop("ends_without_bye", "exits with 0 and no last line", exit_quietly),
    Behaviour{.name = "stays_after_bye", .about = "says good bye and stays", .at_end = hang},
    start("leaves_children", "three kinds of descendants that never end", leave_at_start),
    start("slow_start", "never comes to `hello`", hang_at_start),
    start("dies_at_start", "SIGSEGV before `hello`", die_at_start),
    start("garbage_at_start", "a banner before the answer to `hello`", banner_at_start),
    start("endless_start", "a gigabyte without LF before `hello`", write_endless_line),
    hello("hello_not_ok", "refuses `hello`", not_ok),
    hello("hello_other_protocol", "speaks protocol 2", other_protocol),
    hello("hello_no_ops", "lists no operation", no_ops),
    hello("hello_bad_inflight", "takes no request at all", no_inflight),
    hello("hello_short_lines", "reads lines of 2000 bytes only", short_lines),
    hello("hello_one_inflight", "takes one request at a time", one_inflight),
    Behaviour{.name = "refuses_target",
              .about = "lists targets and refuses each",
              .target_answer = "{\"ok\":false}\n"},
};

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
