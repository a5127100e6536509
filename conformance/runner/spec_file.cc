// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/spec_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

#include "conformance/runner/object_reader.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 3> kSpecKeys{"noun", "rule", "question"};
constexpr std::array<std::string_view, 11> kRuleKeys{"id",        "topic",  "level",   "evidence",
                                                     "statement", "source", "targets", "sides",
                                                     "bound",     "note",   "untested"};
constexpr std::array<std::string_view, 8> kQuestionKeys{"id",       "topic",  "open", "allows",
                                                        "defaults", "settle", "note", "untested"};
constexpr std::array<std::string_view, 2> kBoundKeys{"value", "unit"};
constexpr std::array<std::string_view, 1> kCodesKeys{"code"};
constexpr std::array<std::string_view, 3> kCodeKeys{"name", "value", "source"};
constexpr std::array<std::string_view, 1> kOperationsKeys{"op"};
constexpr std::array<std::string_view, 7> kOperationKeys{"name",  "noun",    "status",    "in",
                                                         "value", "step_in", "step_value"};
constexpr std::array<std::string_view, 1> kTargetsKeys{"target"};
constexpr std::array<std::string_view, 2> kTargetKeys{"name", "stands_for"};
constexpr std::array<std::string_view, 2> kStatuses{"open", "later"};

std::optional<Bound> read_bound(ObjectReader& rule) {
  const wire::Json* json = rule.member("bound", Need::kOptional);
  if (json == nullptr) {
    return std::nullopt;
  }
  ObjectReader reader(*json, rule.at("bound"), rule.id(), rule.sink());
  if (!reader.close(kBoundKeys)) {
    return std::nullopt;
  }
  const auto value =
      reader.number("value", std::numeric_limits<std::int64_t>::max(), Need::kRequired);
  return Bound{.value = value.value_or(0), .unit = reader.text("unit", Need::kRequired)};
}

// What rules and questions share.
Rule read_common(ObjectReader& reader, const Noun& noun, bool is_question) {
  Rule rule;
  rule.id = reader.text("id", Need::kRequired);
  const bool shaped =
      is_question ? is_question_id(rule.id, noun.prefix) : is_rule_id(rule.id, noun.prefix);
  if (!rule.id.empty() && !shaped) {
    reader.fault("the id has the wrong shape", "write " + std::string(noun.prefix) + "-" +
                                                   (is_question ? "Q and two" : "and three") +
                                                   " digits");
  }
  rule.noun = noun.name;
  rule.topic = reader.text("topic", Need::kRequired);
  if (!rule.topic.empty() && !is_name(rule.topic, '_')) {
    reader.fault("the topic \"" + rule.topic + "\" is no name",
                 "use lower-case letters, digits and underscores");
  }
  rule.is_question = is_question;
  rule.note = reader.text("note", Need::kOptional);
  rule.untested = reader.text("untested", Need::kOptional);
  rule.file = reader.sink().file();
  rule.line = reader.line();
  return rule;
}

Rule read_rule(ObjectReader& reader, const Noun& noun) {
  reader.adopt_id("id");
  if (!reader.close(kRuleKeys)) {
    return {};
  }
  Rule rule = read_common(reader, noun, false);
  // Unknown is for questions: a rule that nothing supports is none.
  const std::span evidence(kEvidenceNames.data(), kEvidenceNames.size() - 1);
  if (const auto level = reader.choice("level", kLevelNames, Need::kRequired)) {
    rule.level = static_cast<Level>(*level);
  }
  if (const auto grade = reader.choice("evidence", evidence, Need::kRequired)) {
    rule.evidence = static_cast<Evidence>(*grade);
  }
  if (const auto sides = reader.choice("sides", kSides, Need::kRequired)) {
    rule.sides = kSides.at(*sides);
  }
  rule.statement = reader.text("statement", Need::kRequired);
  rule.source = reader.text("source", Need::kRequired);
  rule.targets = reader.list("targets", Need::kOptional);
  rule.bound = read_bound(reader);
  return rule;
}

Rule read_question(ObjectReader& reader, const Noun& noun) {
  reader.adopt_id("id");
  if (!reader.close(kQuestionKeys)) {
    return {};
  }
  Rule rule = read_common(reader, noun, true);
  rule.statement = reader.text("open", Need::kRequired);
  rule.source = reader.text("allows", Need::kRequired);
  rule.defaults = reader.text("defaults", Need::kRequired);
  rule.settle = reader.text("settle", Need::kRequired);
  return rule;
}

Operation read_operation(ObjectReader& reader) {
  Operation op;
  reader.adopt_id("name");
  if (!reader.close(kOperationKeys)) {
    return op;
  }
  op.name = reader.text("name", Need::kRequired);
  op.noun = reader.text("noun", Need::kRequired);
  op.open = reader.choice("status", kStatuses, Need::kRequired) == std::size_t{0};
  const Need need = op.open ? Need::kRequired : Need::kOptional;
  op.in = reader.list("in", need);
  op.value = reader.list("value", need);
  op.step_in = reader.list("step_in", Need::kOptional);
  op.step_value = reader.list("step_value", Need::kOptional);
  if (find_noun(op.noun) == nullptr || !op.name.starts_with(op.noun + '.')) {
    reader.fault("the operation is not named for its noun \"" + op.noun + '"',
                 "write \"<noun>.<verb>\"");
  }
  return op;
}

Code read_code(ObjectReader& reader) {
  Code code;
  reader.adopt_id("name");
  if (!reader.close(kCodeKeys)) {
    return code;
  }
  code.name = reader.text("name", Need::kRequired);
  code.value = static_cast<std::uint32_t>(
      reader.number("value", std::numeric_limits<std::uint32_t>::max(), Need::kRequired)
          .value_or(0));
  code.source = reader.text("source", Need::kRequired);
  return code;
}

// Appends a named thing unless its name was taken; a name that could not be read is no name.
template <typename Thing>
void add_unique(Thing thing, const std::string& name, std::set<std::string>& names,
                ObjectReader& reader, std::vector<Thing>& things) {
  if (name.empty()) {
    return;
  }
  if (!names.insert(name).second) {
    reader.fault("the name is taken by an earlier entry", "remove or rename one of them");
    return;
  }
  things.push_back(std::move(thing));
}

}  // namespace

std::vector<Rule> read_rules(const DataFile& file, std::string_view noun,
                             std::vector<Fault>& faults) {
  std::vector<Rule> rules;
  std::set<std::string> ids;
  FaultSink sink(file.path, file.lines, faults);
  ObjectReader reader(file.json, "", "", sink);
  reader.close(kSpecKeys);
  const Noun* known = find_noun(noun);
  if (known == nullptr) {
    return rules;
  }
  if (const std::string said = reader.text("noun", Need::kRequired);
      !said.empty() && said != noun) {
    reader.fault("the noun is \"" + said + "\" in a file named for " + std::string(noun),
                 "write noun = \"" + std::string(noun) + "\"");
  }
  for (ObjectReader& table : reader.tables("rule", Need::kOptional)) {
    Rule rule = read_rule(table, *known);
    const std::string id = rule.id;
    add_unique(std::move(rule), id, ids, table, rules);
  }
  for (ObjectReader& table : reader.tables("question", Need::kOptional)) {
    Rule rule = read_question(table, *known);
    const std::string id = rule.id;
    add_unique(std::move(rule), id, ids, table, rules);
  }
  return rules;
}

std::vector<Code> read_codes(const DataFile& file, std::vector<Fault>& faults) {
  std::vector<Code> codes;
  std::set<std::string> names;
  FaultSink sink(file.path, file.lines, faults);
  ObjectReader reader(file.json, "", "", sink);
  reader.close(kCodesKeys);
  for (ObjectReader& table : reader.tables("code", Need::kRequired)) {
    Code code = read_code(table);
    const std::string name = code.name;
    add_unique(std::move(code), name, names, table, codes);
  }
  return codes;
}

std::vector<Operation> read_operations(const DataFile& file, std::vector<Fault>& faults) {
  std::vector<Operation> operations;
  std::set<std::string> names;
  FaultSink sink(file.path, file.lines, faults);
  ObjectReader reader(file.json, "", "", sink);
  reader.close(kOperationsKeys);
  for (ObjectReader& table : reader.tables("op", Need::kRequired)) {
    Operation op = read_operation(table);
    const std::string name = op.name;
    add_unique(std::move(op), name, names, table, operations);
  }
  return operations;
}

std::vector<std::string> read_targets(const DataFile& file, std::vector<Fault>& faults) {
  std::vector<std::string> targets;
  std::set<std::string> names;
  FaultSink sink(file.path, file.lines, faults);
  ObjectReader reader(file.json, "", "", sink);
  reader.close(kTargetsKeys);
  for (ObjectReader& table : reader.tables("target", Need::kRequired)) {
    table.adopt_id("name");
    if (table.close(kTargetKeys)) {
      const std::string name = table.text("name", Need::kRequired);
      static_cast<void>(table.text("stands_for", Need::kRequired));
      add_unique(name, name, names, table, targets);
    }
  }
  return targets;
}

}  // namespace rdspec::runner
