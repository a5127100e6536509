// SPDX-License-Identifier: Apache-2.0
//
// rdspec-hostile BEHAVIOUR: a toy adapter that misbehaves in one named way. Without an argument it
// lists the behaviours. Its operation toy.echo answers with its input; {"mark":1} in there
// triggers.

#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>

#include "conformance/adapters/faulty/behaviours.h"

namespace {

using rdspec::faulty::Behaviour;
using rdspec::faulty::Output;
using rdspec::faulty::Turn;

// Lines of standard input; flushes the output before it waits.
class Input {
 public:
  explicit Input(Output& output) : output_(output) {}

  bool next(std::string_view& line) {
    while (true) {
      const std::size_t newline = bytes_.find('\n', begin_);
      if (newline != std::string::npos) {
        line = std::string_view(bytes_).substr(begin_, newline - begin_);
        begin_ = newline + 1;
        return true;
      }
      bytes_.erase(0, begin_);
      begin_ = 0;
      output_.flush();
      const ssize_t count = read(STDIN_FILENO, chunk_.data(), chunk_.size());
      if (count <= 0 && errno != EINTR) {
        return false;
      }
      bytes_.append(chunk_.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    }
  }

 private:
  Output& output_;
  std::string bytes_;
  std::size_t begin_ = 0;
  std::array<char, 64U << 10U> chunk_{};
};

// The number after `"name":`. The runner writes its lines without blanks and in one order.
std::uint64_t number_after(std::string_view line, std::string_view name) {
  std::uint64_t value = 0;
  const std::size_t at = line.find(name);
  if (at != std::string_view::npos) {
    std::from_chars(line.data() + at + name.size(), line.data() + line.size(), value);
  }
  return value;
}

std::string_view input_of(std::string_view line) {
  constexpr std::string_view kBefore = "\"in\":";
  constexpr std::string_view kSync = ",\"sync\":true";
  const std::size_t begin = line.find(kBefore);
  if (begin == std::string_view::npos) {
    return "null";
  }
  std::string_view rest = line.substr(begin + kBefore.size());
  rest.remove_suffix(1);
  return rest.ends_with(kSync) ? rest.substr(0, rest.size() - kSync.size()) : rest;
}

Turn turn_of(std::string_view line, std::uint64_t answered) {
  Turn turn;
  turn.seq = number_after(line, "\"seq\":");
  turn.mark = static_cast<unsigned>(number_after(line, "\"mark\":"));
  turn.is_synced = line.find("\"sync\":true") != std::string_view::npos;
  turn.answered = answered;
  turn.answer = "{\"seq\":" + std::to_string(turn.seq);
  turn.answer += R"(,"outcome":"accept","code":"0x00000000","value":)";
  turn.answer += input_of(line);
  turn.answer += "}\n";
  return turn;
}

int serve(const Behaviour& behaviour) {
  Output output;
  Input input(output);
  if (behaviour.at_start != nullptr) {
    behaviour.at_start(output);
  }
  std::string_view line;
  for (std::uint64_t answered = 0; input.next(line);) {
    if (line.starts_with(R"({"cmd":"run",)")) {
      const Turn turn = turn_of(line, answered++);
      if (behaviour.at_turn != nullptr) {
        behaviour.at_turn(output, turn);
      } else {
        output.write(turn.answer);
      }
    } else if (line.starts_with(R"({"cmd":"hello",)")) {
      std::string hello = rdspec::faulty::toy_hello();
      output.write(behaviour.hello == nullptr ? hello : behaviour.hello(std::move(hello)));
    } else if (line.starts_with(R"({"cmd":"target",)")) {
      output.write(behaviour.target_answer);
    } else if (line.starts_with(R"({"cmd":"stop")")) {
      if (behaviour.at_stop != nullptr) {
        output.flush();
        behaviour.at_stop();
      }
      output.write("{\"bye\":true}\n");
      break;
    } else {
      output.write("{\"error\":\"unknown-cmd\"}\n");
    }
  }
  output.flush();
  if (behaviour.at_end != nullptr) {
    behaviour.at_end();
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    for (const Behaviour& behaviour : rdspec::faulty::behaviours()) {
      std::printf("%-26s %s\n", std::string(behaviour.name).c_str(),
                  std::string(behaviour.about).c_str());
    }
    return 0;
  }
  const Behaviour* behaviour = rdspec::faulty::find_behaviour(argv[1]);
  if (behaviour == nullptr) {
    std::fprintf(stderr,
                 "rdspec-hostile: no behaviour \"%s\"; run it without argument for a list\n",
                 argv[1]);
    return 2;
  }
  return serve(*behaviour);
}
