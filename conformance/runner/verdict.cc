// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "conformance/runner/describe.h"
#include "conformance/runner/pattern.h"
#include "conformance/runner/run_record.h"

namespace rdspec::runner {
namespace {

using wire::Json;

/// Nothing when it matches, else why not.
using Difference = std::optional<std::string>;

/// What an open question's case would have to give under --strict; null when nothing is proposed.
const Json* provisional_default(const Case& c) {
  const auto record = c.expect.find("record");
  if (record == c.expect.end()) {
    return nullptr;
  }
  const auto proposed = record->find("default");
  return proposed == record->end() ? nullptr : &*proposed;
}

bool is_open(const Case& c) { return c.expect.contains("record"); }

Difference compare_kind(OutcomeKind wanted, const Outcome& outcome) {
  if (outcome.kind == wanted) {
    return std::nullopt;
  }
  return fmt::format("outcome: expected {}, got {}", name_of(wanted), name_of(outcome.kind));
}

Difference compare_answer(const Suite& suite, OutcomeKind wanted, const Json& fields,
                          const Outcome& outcome) {
  if (auto difference = compare_kind(wanted, outcome)) {
    return difference;
  }
  Json others = fields;
  if (const auto code = fields.find("code"); code != fields.end()) {
    const std::string name = code->get<std::string>();
    if (parse_code(suite, name) != outcome.code) {
      return sentence({"code", name, suite.code_name(outcome.code), ""});
    }
    others.erase("code");
  }
  if (others.empty()) {
    return std::nullopt;
  }
  const Json empty = Json::object();
  const auto mismatch =
      match_pattern(suite, others, outcome.value.is_null() ? empty : outcome.value, "");
  return mismatch ? Difference(sentence(*mismatch)) : std::nullopt;
}

Difference compare_steps(const Suite& suite, const Json& steps, const Outcome& outcome) {
  if (auto difference = compare_kind(OutcomeKind::kAccept, outcome)) {
    return difference;
  }
  const auto got = outcome.value.is_object() ? outcome.value.find("steps") : outcome.value.end();
  if (got == outcome.value.end()) {
    return "steps: the answer has none";
  }
  const auto mismatch = match_pattern(suite, steps, *got, "steps");
  return mismatch ? Difference(sentence(*mismatch)) : std::nullopt;
}

Difference compare_one(const Suite& suite, const Json& expect, const Outcome& outcome) {
  const std::string& kind = expect.begin().key();
  const Json& body = expect.begin().value();
  if (kind == "accept") {
    return compare_answer(suite, OutcomeKind::kAccept, body, outcome);
  }
  if (kind == "reject") {
    return compare_answer(suite, OutcomeKind::kReject, body, outcome);
  }
  if (kind == "steps") {
    return compare_steps(suite, body, outcome);
  }
  Difference first;
  for (const Json& alternative : body) {  // one_of
    Difference difference = compare_one(suite, alternative, outcome);
    if (!difference) {
      return std::nullopt;
    }
    if (!first) {
      first = std::move(difference);
    }
  }
  return fmt::format("none of the alternatives; of the first, {}", first.value_or("there is none"));
}

/// A named field of an answer: a member of its value, or `code`.
std::optional<Json> field_of(const Suite& suite, const Outcome& outcome, const std::string& field) {
  if (field == "code") {
    return Json(suite.code_name(outcome.code));
  }
  if (!outcome.value.is_object() || !outcome.value.contains(field)) {
    return std::nullopt;
  }
  return outcome.value.at(field);
}

/// One of several answers: which input it belongs to, and the field that is compared.
struct Field {
  std::size_t input;  // from 1
  Json value;
};

Difference compare_pair(const Suite& suite, const std::string& field, bool wants_same,
                        const Field& left, const Field& right) {
  if (same_value(left.value, right.value) == wants_same) {
    return std::nullopt;
  }
  if (wants_same) {
    return fmt::format("{}: input {} gives {}, input {} gives {}", field, left.input,
                       describe_value(suite, left.value), right.input,
                       describe_value(suite, right.value));
  }
  return fmt::format("{}: inputs {} and {} both give {}", field, left.input, right.input,
                     describe_value(suite, left.value));
}

Difference compare_field(const Suite& suite, const std::string& field, bool wants_same,
                         std::span<const Outcome> outcomes) {
  std::vector<Field> fields;
  for (const Outcome& outcome : outcomes) {
    auto value = field_of(suite, outcome, field);
    if (!value) {
      return fmt::format("{}: input {} gives nothing", field, fields.size() + 1);
    }
    fields.push_back({fields.size() + 1, *std::move(value)});
  }
  for (std::size_t j = 1; j < fields.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (auto difference = compare_pair(suite, field, wants_same, fields[i], fields[j])) {
        return difference;
      }
    }
  }
  return std::nullopt;
}

Difference compare_relation(const Suite& suite, const Json& relation,
                            std::span<const Outcome> outcomes) {
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].kind != OutcomeKind::kAccept) {
      return fmt::format("input {}: expected accept, got {}", i + 1, name_of(outcomes[i].kind));
    }
  }
  const bool wants_same = relation.at("kind") == "same";
  for (const Json& field : relation.at("fields")) {
    if (auto difference = compare_field(suite, field.get<std::string>(), wants_same, outcomes)) {
      return difference;
    }
  }
  return std::nullopt;
}

Difference compare(const Suite& suite, const Json& expect, std::span<const Outcome> outcomes) {
  if (const auto relation = expect.find("relation"); relation != expect.end()) {
    return compare_relation(suite, *relation, outcomes);
  }
  return compare_one(suite, expect, outcomes.front());
}

bool declares_absent(const AdapterInfo& adapter, const std::string& feature) {
  const auto declared = adapter.features.find(feature);
  return declared != adapter.features.end() && !declared->second;
}

bool lists_op(const AdapterInfo& adapter, const std::string& op) {
  return std::find(adapter.ops.begin(), adapter.ops.end(), op) != adapter.ops.end();
}

void judge_unsupported(const Case& c, const Outcome& outcome, const AdapterInfo& adapter,
                       Verdict& verdict) {
  if (declares_absent(adapter, outcome.feature)) {
    verdict.kind = VerdictKind::kUnsupported;
    verdict.reason = fmt::format("declared absent: {}", outcome.feature);
  } else if (!lists_op(adapter, c.op)) {
    verdict.kind = VerdictKind::kUnsupported;
    verdict.reason = fmt::format("operation not offered: {}", c.op);
  } else {
    verdict.kind = VerdictKind::kFail;
    verdict.reason =
        fmt::format("undeclared-unsupported: hello offers {} and does not declare {} absent", c.op,
                    outcome.feature.empty() ? "any feature" : outcome.feature);
  }
}

void judge_answer(const Suite& suite, const Case& c, std::span<const Outcome> outcomes,
                  const AdapterInfo& adapter, Tier tier, Verdict& verdict) {
  const Json* proposed = provisional_default(c);
  if (is_open(c) && proposed == nullptr) {
    verdict.kind = VerdictKind::kRecorded;
    return;
  }
  const Difference difference = compare(suite, proposed ? *proposed : c.expect, outcomes);
  verdict.matched = !difference;
  verdict.reason = difference.value_or("");
  if (is_judged(c, tier)) {
    verdict.kind = difference ? VerdictKind::kFail : VerdictKind::kPass;
  } else {
    verdict.kind = is_open(c) ? VerdictKind::kRecorded : VerdictKind::kInfo;
  }
  for (const std::string& feature : c.needs) {
    if (difference && declares_absent(adapter, feature)) {
      verdict.reason +=
          fmt::format("; hello declares {} absent, yet the adapter answered", feature);
    }
  }
}

std::string describe_all(const Suite& suite, std::span<const Outcome> outcomes) {
  std::string line;
  for (const Outcome& outcome : outcomes) {
    line += (line.empty() ? "" : " | ") + describe(suite, outcome);
  }
  return line;
}

}  // namespace

std::string_view name_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kPass:
      return "pass";
    case VerdictKind::kFail:
      return "fail";
    case VerdictKind::kInfo:
      return "info";
    case VerdictKind::kRecorded:
      return "recorded";
    case VerdictKind::kUnsupported:
      return "unsupported";
    case VerdictKind::kNotRun:
      return "not-run";
  }
  std::unreachable();
}

bool is_judged(const Case& c, Tier tier) {
  if (c.level == Level::kInfo || (is_open(c) && provisional_default(c) == nullptr)) {
    return false;
  }
  const bool gates = (c.level == Level::kMust || c.level == Level::kShould) &&
                     (c.evidence == Evidence::kDocumented || c.evidence == Evidence::kObserved) &&
                     !is_open(c);
  return gates || tier == Tier::kStrict;
}

Verdict judge(const Suite& suite, const Case& c, std::span<const Outcome> outcomes,
              const AdapterInfo& adapter, Tier tier) {
  Verdict verdict;
  verdict.expected =
      is_open(c) && !provisional_default(c) ? "" : describe_expectation(suite, c.expect);
  verdict.got = describe_all(suite, outcomes);
  const auto first_of = [outcomes](auto&& is_wanted) {
    return std::find_if(outcomes.begin(), outcomes.end(),
                        [&](const Outcome& outcome) { return is_wanted(outcome.kind); });
  };
  // A fault is no answer at all: it fails whatever the case is graded as.
  if (const auto fault = first_of(is_fault); fault != outcomes.end()) {
    verdict.kind = VerdictKind::kFail;
    verdict.reason = fmt::format("outcome: {}", describe(suite, *fault));
    return verdict;
  }
  const auto not_run = first_of([](OutcomeKind kind) { return kind == OutcomeKind::kNotRun; });
  if (outcomes.empty() || not_run != outcomes.end()) {
    verdict.reason = outcomes.empty() ? "no outcome" : not_run->detail;
    return verdict;
  }
  const auto missing = first_of([](OutcomeKind kind) { return kind == OutcomeKind::kUnsupported; });
  if (missing != outcomes.end()) {
    judge_unsupported(c, *missing, adapter, verdict);
    return verdict;
  }
  judge_answer(suite, c, outcomes, adapter, tier, verdict);
  return verdict;
}

}  // namespace rdspec::runner
