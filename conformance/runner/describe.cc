// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/describe.h"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <nlohmann/json.hpp>
#include <system_error>

#include "conformance/runner/sha256.h"
#include "conformance/wire/text.h"

namespace rdspec::runner {
namespace {

using wire::Json;

constexpr std::size_t kShownHeadUnits = 60;
constexpr std::size_t kShownTailUnits = 24;
constexpr std::size_t kSignatureJsonBytesMax = 400;

bool is_high_surrogate(char16_t unit) { return (unit & 0xFC00U) == 0xD800U; }

/// JSON in ASCII: the same bytes for the same value wherever it is written.
std::string canonical(const Json& value) {
  return value.dump(-1, ' ', /*ensure_ascii=*/true, Json::error_handler_t::replace);
}

std::string bounded(std::string text) {
  if (text.size() <= kSignatureJsonBytesMax) {
    return text;
  }
  const std::string digest = sha256_hex(text);
  text.resize(kSignatureJsonBytesMax);
  return fmt::format("{}... sha256:{}", text, digest);
}

/// "signal 11", "exit 3" and "fault c0000005" say which crash it was; what follows is free text.
std::string crash_cause(std::string_view detail) {
  for (const std::string_view word : {"signal ", "exit ", "fault "}) {
    if (!detail.starts_with(word)) {
      continue;
    }
    std::size_t end = word.size();
    while (end < detail.size() && std::isalnum(static_cast<unsigned char>(detail[end])) != 0) {
      ++end;
    }
    return end == word.size() ? "" : ' ' + std::string(detail.substr(0, end));
  }
  return "";
}

std::string signature_of_one(const Suite& suite, const Outcome& outcome) {
  std::string line(name_of(outcome.kind));
  switch (outcome.kind) {
    case OutcomeKind::kAccept:
    case OutcomeKind::kReject:
      line += ' ' + suite.code_name(outcome.code);
      if (!outcome.value.is_null()) {
        line += ' ' + bounded(canonical(outcome.value));
      }
      return line;
    case OutcomeKind::kUnsupported:
      return line + ' ' + bounded(canonical(outcome.feature));
    case OutcomeKind::kError:
      return line + ' ' + bounded(canonical(outcome.detail));
    case OutcomeKind::kCrash:
      return line + crash_cause(outcome.detail);
    default:
      return line;
  }
}

std::string describe_member(const Suite& suite, const std::string& name, const Json& value) {
  const auto code = name == "code" && value.is_string()
                        ? parse_code(suite, value.get<std::string>())
                        : std::nullopt;
  return code ? suite.code_name(*code) : describe_value(suite, value);
}

std::string describe_members(const Suite& suite, const Json& object,
                             std::string_view skipped = {}) {
  std::string line;
  for (const auto& [name, value] : object.items()) {
    if (name != skipped) {
      line += fmt::format("{}{} {}", line.empty() ? "" : ", ", name,
                          describe_member(suite, name, value));
    }
  }
  return line;
}

std::string describe_verb(const Suite& suite, std::string_view verb, const Json& fields) {
  std::string line(verb);
  const auto code = fields.find("code");
  if (code != fields.end() && code->is_string()) {
    line += ' ' + code->get<std::string>();
  }
  const std::string members = describe_members(suite, fields, "code");
  return members.empty() ? line : fmt::format("{}, {}", line, members);
}

std::string describe_alternatives(const Suite& suite, const Json& alternatives) {
  std::string line;
  for (const Json& alternative : alternatives) {
    line += (line.empty() ? "" : "; or ") + describe_expectation(suite, alternative);
  }
  return line;
}

std::string describe_relation(const Json& relation) {
  std::string fields;
  for (const Json& field : relation.at("fields")) {
    fields += (fields.empty() ? "" : ", ") + field.get<std::string>();
  }
  return fmt::format("every input accepted, {} {}",
                     relation.at("kind") == "same" ? "the same" : "no two with the same", fields);
}

}  // namespace

std::optional<std::u16string> as_text(const Json& json) {
  if (!json.is_object() || json.size() != 1 || !(json.contains("text") || json.contains("u16"))) {
    return std::nullopt;
  }
  auto text = wire::text_from_json(json);
  if (!text) {
    return std::nullopt;
  }
  return *std::move(text);
}

std::optional<std::uint32_t> parse_code(const Suite& suite, std::string_view text) {
  if (const Code* code = suite.find_code(text)) {
    return code->value;
  }
  if (!text.starts_with("0x") && !text.starts_with("0X")) {
    return std::nullopt;
  }
  text.remove_prefix(2);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::string quoted_text(std::u16string_view text) {
  if (text.size() <= kShownTextUnitsMax) {
    return '"' + wire::printable(text) + '"';
  }
  std::size_t head_units = kShownHeadUnits;
  std::size_t tail_units = kShownTailUnits;
  head_units -= is_high_surrogate(text[head_units - 1]) ? 1U : 0U;
  tail_units -= is_high_surrogate(text[text.size() - tail_units - 1]) ? 1U : 0U;
  return fmt::format("\"{}…{}\" ({} units)", wire::printable(text.substr(0, head_units)),
                     wire::printable(text.substr(text.size() - tail_units)), text.size());
}

std::string describe_value(const Suite& suite, const Json& value) {
  if (const auto text = as_text(value)) {
    return quoted_text(*text);
  }
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_object()) {
    return '{' + describe_members(suite, value) + '}';
  }
  if (value.is_array()) {
    std::string line;
    for (const Json& element : value) {
      line += (line.empty() ? "" : ", ") + describe_value(suite, element);
    }
    return '[' + line + ']';
  }
  return canonical(value);
}

std::string describe(const Suite& suite, const Outcome& outcome) {
  std::string line(name_of(outcome.kind));
  switch (outcome.kind) {
    case OutcomeKind::kAccept:
    case OutcomeKind::kReject: {
      line += ' ' + suite.code_name(outcome.code);
      if (outcome.value.is_null()) {
        return line;
      }
      const std::string members = outcome.value.is_object() ? describe_members(suite, outcome.value)
                                                            : describe_value(suite, outcome.value);
      return members.empty() ? line : fmt::format("{}, {}", line, members);
    }
    case OutcomeKind::kUnsupported:
      return fmt::format("{} ({})", line, outcome.feature);
    default:
      return outcome.detail.empty() ? line : fmt::format("{}: {}", line, outcome.detail);
  }
}

std::string describe_inputs(const Suite& suite, const Case& c) {
  std::string line = c.op + ":";
  for (const Json& input : c.inputs) {
    line += (&input == c.inputs.data() ? " " : " | ") +
            (input.is_object() ? describe_members(suite, input) : describe_value(suite, input));
  }
  return line;
}

std::string describe_expectation(const Suite& suite, const Json& expect) {
  if (!expect.is_object() || expect.empty()) {
    return describe_value(suite, expect);
  }
  const std::string& kind = expect.begin().key();
  const Json& body = expect.begin().value();
  if (kind == "one_of") {
    return describe_alternatives(suite, body);
  }
  if (kind == "relation") {
    return describe_relation(body);
  }
  if (kind == "steps") {
    return fmt::format("accept, steps {}", describe_value(suite, body));
  }
  if (kind == "record") {
    return body.contains("default") ? fmt::format("open; provisionally {}",
                                                  describe_expectation(suite, body.at("default")))
                                    : "open: recorded, not judged";
  }
  return describe_verb(suite, kind, body);
}

std::string signature_of(const Suite& suite, std::span<const Outcome> outcomes) {
  std::string line;
  for (const Outcome& outcome : outcomes) {
    line += (line.empty() ? "" : " | ") + signature_of_one(suite, outcome);
  }
  return line;
}

}  // namespace rdspec::runner
