// SPDX-License-Identifier: Apache-2.0
//
// A small suite, cases and outcomes for the tests of judging and reporting.

#ifndef RDSPEC_TESTS_GRADING_FIXTURE_H_
#define RDSPEC_TESTS_GRADING_FIXTURE_H_

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "conformance/runner/adapter.h"
#include "conformance/runner/grading.h"
#include "conformance/runner/outcome.h"
#include "conformance/runner/run_record.h"
#include "conformance/runner/suite.h"
#include "conformance/runner/verdict.h"

namespace rdspec::runner::testing {

using wire::Json;

inline Suite toy_suite() {
  Suite suite;
  suite.codes = {{"S_OK", 0, ""},
                 {"S_FALSE", 1, ""},
                 {"E_INVALIDARG", 0x80070057U, ""},
                 {"MK_E_SYNTAX", 0x800401E4U, ""}};
  const auto rule = [&suite](const char* id, const char* topic, bool is_question) {
    Rule added;
    added.id = id;
    added.noun = "moniker";
    added.topic = topic;
    added.is_question = is_question;
    added.level = Level::kMust;
    added.evidence = is_question ? Evidence::kUnknown : Evidence::kObserved;
    added.statement = std::string("The statement of ") + id + ".";
    added.source = "A Document, section 2, 2024";
    suite.rules.push_back(std::move(added));
  };
  rule("MON-001", "arguments", false);
  rule("MON-040", "class_text", false);
  rule("MON-041", "class_text", false);
  rule("MON-Q01", "session_text", true);
  return suite;
}

inline Case toy_case(std::string id, Json expect, std::string rule = "MON-040") {
  Case c;
  c.id = std::move(id);
  c.title = "a title";
  c.noun = "moniker";
  c.topic = "class_text";
  c.rules = {std::move(rule)};
  c.level = Level::kMust;
  c.evidence = expect.contains("record") ? Evidence::kUnknown : Evidence::kObserved;
  c.op = "moniker.parse";
  const std::size_t inputs = expect.contains("relation") ? 2 : 1;
  c.inputs.assign(inputs, Json{{"api", "MkParseDisplayName"}, {"name", {{"text", "clsid:x"}}}});
  c.expect = std::move(expect);
  return c;
}

inline Outcome accepted(Json value = nullptr, std::uint32_t code = 0) {
  Outcome outcome;
  outcome.kind = OutcomeKind::kAccept;
  outcome.code = code;
  outcome.value = std::move(value);
  outcome.duration_us = 5;
  return outcome;
}

inline Outcome rejected(std::uint32_t code, Json value = nullptr) {
  Outcome outcome = accepted(std::move(value), code);
  outcome.kind = OutcomeKind::kReject;
  return outcome;
}

inline Outcome faulted(OutcomeKind kind, std::string detail = "") {
  Outcome outcome;
  outcome.kind = kind;
  outcome.detail = std::move(detail);
  return outcome;
}

inline Outcome lacking(std::string feature) {
  Outcome outcome;
  outcome.kind = OutcomeKind::kUnsupported;
  outcome.feature = std::move(feature);
  return outcome;
}

inline AdapterInfo toy_adapter() {
  AdapterInfo adapter;
  adapter.implementation_name = "toy";
  adapter.implementation_version = "1.0";
  adapter.ops = {"moniker.parse"};
  adapter.features = {{"second-session", false}, {"world", true}};
  adapter.targets = {"windows-7"};
  adapter.raw = R"({"ok":true})";
  return adapter;
}

/// The record of a run in which each case, of one input, was answered with its outcome.
inline RunRecord graded_record(const Suite& suite, const std::vector<Case>& cases,
                               std::vector<Outcome> outcomes) {
  RunRecord record;
  record.suite = &suite;
  record.suite_version = "9.9";
  record.command.name = "toy";
  record.command.argv = {"/bin/toy"};
  record.adapter = toy_adapter();
  record.target = "windows-7";
  record.repro = {"rdspec", "run", "--adapter", "my toy"};
  std::vector<const Case*> pointers;
  for (const Case& c : cases) {
    pointers.push_back(&c);
  }
  grade(plan_requests(pointers, 1), outcomes, record);
  return record;
}

}  // namespace rdspec::runner::testing

#endif  // RDSPEC_TESTS_GRADING_FIXTURE_H_
