// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/answer.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "conformance/runner/excerpt.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {
namespace {

using wire::Json;

constexpr std::uint32_t kFailureBit = 0x8000'0000U;

const std::string* find_text(const Json& object, const char* name) {
  const auto place = object.find(name);
  const bool is_text = place != object.end() && place->is_string();
  return is_text ? &place->get_ref<const std::string&>() : nullptr;
}

// "0x800401E4" or a name.
std::optional<std::uint32_t> read_code(std::string_view text, const CodeNames& codes) {
  constexpr std::size_t kSize = 10;
  if (text.size() == kSize && text.starts_with("0x")) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + kSize, value, 16);
    if (error == std::errc() && end == text.data() + kSize) {
      return value;
    }
  }
  const auto named = codes.find(text);
  return named == codes.end() ? std::nullopt : std::optional(named->second);
}

// The result of a call that was made. @return what is wrong with it; nothing when it is good.
std::string read_result(Json& object, const CodeNames& codes, Outcome& outcome) {
  const std::string* text = find_text(object, "code");
  if (text == nullptr) {
    return "without a text `code`";
  }
  const std::optional<std::uint32_t> code = read_code(*text, codes);
  if (!code) {
    return fmt::format("with code {}, expected 0x and eight hexadecimal digits or a known name",
                       excerpt(*text));
  }
  outcome.code = *code;
  if (outcome.kind == OutcomeKind::kAccept && (*code & kFailureBit) != 0) {
    return fmt::format("with outcome accept and the failure code {}", *text);
  }
  if (const auto value = object.find("value"); value != object.end()) {
    outcome.value = std::move(*value);
  }
  return {};
}

// @return what is wrong; nothing when the outcome is good.
std::string read_outcome(Json& object, const CodeNames& codes, Outcome& outcome) {
  const std::string* kind = find_text(object, "outcome");
  if (kind == nullptr) {
    return "without a text `outcome`";
  }
  if (*kind == "accept" || *kind == "reject") {
    outcome.kind = *kind == "accept" ? OutcomeKind::kAccept : OutcomeKind::kReject;
    return read_result(object, codes, outcome);
  }
  if (*kind == "unsupported") {
    outcome.kind = OutcomeKind::kUnsupported;
    const std::string* feature = find_text(object, "feature");
    if (feature == nullptr || feature->empty()) {
      return "with outcome unsupported and no `feature`";
    }
    outcome.feature = *feature;
    return {};
  }
  if (*kind == "error") {
    outcome.kind = OutcomeKind::kError;
    const std::string* detail = find_text(object, "detail");
    outcome.detail = detail == nullptr ? "" : *detail;
    return {};
  }
  return fmt::format("with outcome {}, expected accept, reject, unsupported or error",
                     excerpt(*kind));
}

std::unexpected<AnswerFault> refuse(std::string_view line, std::string_view why,
                                    std::optional<std::uint64_t> seq = std::nullopt) {
  return std::unexpected(AnswerFault{fmt::format("line {}: {}", excerpt(line), why), seq});
}

}  // namespace

std::expected<Answer, AnswerFault> read_answer(std::string_view line, const CodeNames& codes) {
  auto json = wire::parse_json(line);
  if (!json) {
    return refuse(line, "no JSON, " + complaint(json.error()));
  }
  if (!json->is_object()) {
    return refuse(line, "expected a JSON object");
  }
  Answer answer;
  const auto seq = json->find("seq");
  if (seq == json->end()) {
    if (const std::string* fault = find_text(*json, "fault")) {
      const std::string* detail = find_text(*json, "detail");
      answer.kind = AnswerKind::kFault;
      answer.fault = "fault " + *fault + (detail == nullptr ? "" : ": " + *detail);
      return answer;
    }
    if (json->contains("bye")) {
      answer.kind = AnswerKind::kBye;
      return answer;
    }
    return refuse(line, "an answer without `seq`");
  }
  if (!seq->is_number_unsigned()) {
    return refuse(line, "`seq` is not the number of a request");
  }
  answer.seq = seq->get<std::uint64_t>();
  const std::string wrong = read_outcome(*json, codes, answer.outcome);
  if (!wrong.empty()) {
    return refuse(line, "an answer " + wrong, answer.seq);
  }
  return answer;
}

}  // namespace rdspec::runner
