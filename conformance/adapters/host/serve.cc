// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/host/serve.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "conformance/adapters/host/parse_operation.h"
#include "conformance/wire/json.h"
#include "conformance/wire/message.h"

namespace rdspec::host {
namespace {

using wire::Json;

constexpr std::size_t kLineBytesMax = 64U << 20U;
constexpr std::size_t kChunkBytes = 256U << 10U;
constexpr std::uint64_t kBenchIterationsMax = 100'000'000;

void append_to_string(void* context, const char* text, std::size_t length_bytes) {
  static_cast<std::string*>(context)->append(text, length_bytes);
}

std::string describe(const rdspec_subject& subject) {
  std::string text;
  subject.describe(append_to_string, &text);
  const auto json = wire::parse_json(text);
  return json ? json->dump() : wire::error("the subject's description is no JSON").dump();
}

// The subject's typed entry where there is one, else its general one.
std::string carry_out(const rdspec_subject& subject, const Json& request) {
  static const Json kNothing;
  const std::string op = request.value("op", "");
  const auto member = request.find("in");
  const Json& in = member != request.end() ? *member : kNothing;
  if (op == "moniker.parse" && subject.moniker_parse != nullptr) {
    return parse_operation(subject, in);
  }
  if (subject.run == nullptr) {
    return wire::unsupported(op).dump();
  }
  std::string text = R"({"op":)" + Json(op).dump() + R"(,"in":)";
  text += in.is_null() ? "{}" : in.dump();
  text += '}';
  std::string answer;
  subject.run(text.data(), text.size(), append_to_string, &answer);
  return answer;
}

// The runner's `seq` is a number; whatever else came goes back as it is.
std::string seq_of(const Json& request) {
  const auto seq = request.find("seq");
  if (seq == request.end()) {
    return "null";
  }
  return seq->is_number_unsigned() ? std::to_string(seq->get<std::uint64_t>()) : seq->dump();
}

// Puts `seq` in front of the members of an answer.
std::string with_seq(const Json& request, std::string_view answer) {
  std::string text = "{\"seq\":" + seq_of(request);
  if (answer.size() > 1 && answer.front() == '{' && answer[1] != '}') {
    text += ',';
    text += answer.substr(1);
  } else {
    text += R"(,"outcome":"error","detail":"the subject's answer is no JSON object"})";
  }
  return text;
}

std::string bench(const rdspec_subject& subject, const Json& request) {
  const std::uint64_t iterations =
      std::min(request.value("iterations", std::uint64_t{1}), kBenchIterationsMax);
  std::string answer;
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < iterations; ++i) {
    answer = carry_out(subject, request);
  }
  const auto elapsed = std::chrono::steady_clock::now() - start;
  const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed).count();
  return wire::accept(0, {{"nanoseconds", nanoseconds}, {"iterations", iterations}}).dump();
}

std::string set_target(const rdspec_subject& subject, const Json& request) {
  std::string text;
  subject.describe(append_to_string, &text);
  const auto description = wire::parse_json(text);
  const Json targets = description ? description->value("targets", Json::array()) : Json::array();
  const bool known =
      request.contains("target") && std::ranges::find(targets, request["target"]) != targets.end();
  return Json{{"ok", known}}.dump();
}

bool write_all(int output, std::string_view text) {
  while (!text.empty()) {
    const auto written =
        ::write(output, text.data(),
                static_cast<unsigned>(std::min<std::size_t>(text.size(), std::size_t{1} << 30U)));
    if (written <= 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::string answer_line(const rdspec_subject& subject, std::string_view line, bool& stop) {
  const auto request = wire::parse_json(line);
  if (!request) {
    return Json{{"error", "bad-json"}, {"detail", request.error().message}}.dump();
  }
  const auto cmd = request->is_object() ? request->find("cmd") : request->end();
  if (!request->is_object() || cmd == request->end()) {
    return R"({"error":"unknown-cmd"})";
  }
  if (*cmd == "run") {
    return with_seq(*request, carry_out(subject, *request));
  }
  if (*cmd == "hello") {
    return describe(subject);
  }
  if (*cmd == "target") {
    return set_target(subject, *request);
  }
  if (*cmd == "reset") {
    return R"({"ok":true})";
  }
  if (*cmd == "bench") {
    return with_seq(*request, bench(subject, *request));
  }
  if (*cmd == "stop") {
    stop = true;
    return R"({"bye":true})";
  }
  return R"({"error":"unknown-cmd"})";
}

int serve(const rdspec_subject& subject, int input, int output) {
  std::string pending;
  std::vector<char> chunk(kChunkBytes);
  bool stop = false;
  while (!stop) {
    const auto count = ::read(input, chunk.data(), static_cast<unsigned>(chunk.size()));
    if (count <= 0) {
      return 0;
    }
    std::size_t searched = pending.size();
    pending.append(chunk.data(), static_cast<std::size_t>(count));
    // Everything that has arrived is answered before anything is written: input has run dry then.
    std::string answers;
    std::size_t begin = 0;
    std::size_t end = 0;
    while (!stop && (end = pending.find('\n', std::max(begin, searched))) != std::string::npos) {
      std::string_view line = std::string_view(pending).substr(begin, end - begin);
      if (line.ends_with('\r')) {
        line.remove_suffix(1);
      }
      answers += answer_line(subject, line, stop);
      answers += '\n';
      begin = end + 1;
      searched = 0;
    }
    pending.erase(0, begin);
    if (!write_all(output, answers) || pending.size() > kLineBytesMax) {
      return 1;
    }
  }
  return 0;
}

}  // namespace rdspec::host
