// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/explain.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "conformance/runner/case_format.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/ids_lock.h"
#include "conformance/runner/list.h"
#include "conformance/wire/text.h"

namespace rdspec::runner {
namespace {

constexpr std::size_t kShownUnitsMax = 64;
constexpr std::size_t kShownBytesMax = 2'000;

void add_line(std::string& text, std::string_view label, std::string_view value) {
  if (!value.empty()) {
    text += "  " + std::string(label) + ": " + std::string(value) + '\n';
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

std::string hex_units(std::u16string_view units) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char16_t unit : units) {
    text += text.empty() ? "" : " ";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
      text += kDigits[(static_cast<unsigned>(unit) >> shift) & 0xFU];
    }
  }
  return text;
}

void explain_text(std::u16string_view units, const std::string& path, std::string& out) {
  const std::u16string_view shown = units.substr(0, kShownUnitsMax);
  const std::string more = units.size() > shown.size() ? " …" : "";
  out += "    " + path + ": \"" + wire::printable(shown) + more + "\" (" +
         std::to_string(units.size()) + (units.size() == 1 ? " unit)\n" : " units)\n");
  if (!shown.empty()) {
    out += "      " + hex_units(shown) + more + '\n';
  }
}

// One line for each member, texts also as code units.
void explain_input(const wire::Json& json, const std::string& path, std::string& out) {
  if (const auto text = wire::text_from_json(json)) {
    explain_text(*text, path, out);
    return;
  }
  if (json.is_object() && !json.empty()) {
    for (const auto& [key, value] : json.items()) {
      explain_input(value, path.empty() ? key : path + '.' + key, out);
    }
    return;
  }
  if (json.is_array() && !json.empty()) {
    for (std::size_t i = 0; i < json.size(); ++i) {
      explain_input(json[i], path + '[' + std::to_string(i) + ']', out);
    }
    return;
  }
  out += "    " + path + ": " + json.dump() + '\n';
}

std::string explain_rule(const Suite& suite, const Rule& rule) {
  std::string text = rule.id + " (" + rule.noun + '/' + rule.topic + ")\n";
  add_line(text, rule.is_question ? "open" : "statement", rule.statement);
  if (!rule.is_question) {
    add_line(text, "level", name_of(rule.level));
    add_line(text, "evidence", name_of(rule.evidence));
    add_line(text, "sides", rule.sides);
  }
  if (rule.bound) {
    add_line(text, "bound", std::to_string(rule.bound->value) + ' ' + rule.bound->unit);
  }
  add_line(text, rule.is_question ? "the sources allow" : "source", rule.source);
  add_line(text, "targets", joined(rule.targets));
  add_line(text, "the reference takes", rule.defaults);
  add_line(text, "what would settle it", rule.settle);
  add_line(text, "note", rule.note);
  add_line(text, "untested", rule.untested);
  std::string cases;
  for (const Case& c : suite.cases) {
    if (std::find(c.rules.begin(), c.rules.end(), rule.id) != c.rules.end()) {
      cases += "    " + c.id + "  " + std::string(tier_name(c)) + "  " + c.title + '\n';
    }
  }
  text += cases.empty() ? "  cases: none\n" : "  cases:\n" + cases;
  return text;
}

std::string explain_case(const Suite& suite, const Case& c) {
  std::string text = c.id + ": " + c.title + '\n';
  add_line(text, "file", c.file + ':' + std::to_string(c.line));
  add_line(text, "rev", std::to_string(c.rev));
  add_line(text, "tier",
           std::string(tier_name(c)) + " (level " + std::string(name_of(c.level)) + ", evidence " +
               std::string(name_of(c.evidence)) + ')');
  for (const std::string& flag : c.flags) {
    const auto found = suite.flags.find(c.topic + '/' + flag);
    add_line(text, "catches " + flag, found == suite.flags.end() ? "" : found->second);
  }
  for (const std::string& id : c.rules) {
    const Rule* rule = suite.find_rule(id);
    add_line(text, id, rule == nullptr ? "" : rule->statement);
    add_line(text, id + " rests on", rule == nullptr ? "" : rule->source);
  }
  add_line(text, "needs", joined(c.needs));
  add_line(text, "on", joined(c.targets));
  add_line(text, "operation", c.op);
  for (std::size_t i = 0; i < c.inputs.size(); ++i) {
    text += c.inputs.size() == 1 ? "  input:\n" : "  input " + std::to_string(i + 1) + ":\n";
    explain_input(c.inputs[i], "", text);
  }
  std::string expected = format_case_value(c.expect, 4);
  if (expected.size() > kShownBytesMax) {
    expected = expected.substr(0, kShownBytesMax);
    // Not in the middle of a character.
    while (!expected.empty() && (static_cast<std::uint8_t>(expected.back()) & 0xC0U) == 0x80U) {
      expected.pop_back();
    }
    expected += " …";
  }
  text += "  expected:\n    " + expected + '\n';
  add_line(text, "run it", repro_command(c));
  return text;
}

}  // namespace

std::string repro_command(const Case& c) {
  const bool gating = tier_name(c) == "gating";
  return "rdspec run --select " + c.id + (gating ? "" : " --strict");
}

std::expected<std::string, std::string> explain(const Suite& suite, std::string_view id) {
  if (const Rule* rule = suite.find_rule(id)) {
    return explain_rule(suite, *rule);
  }
  if (const Case* c = suite.find_case(id)) {
    return explain_case(suite, *c);
  }
  std::vector<Fault> ignored;  // the lint's concern
  const IdsLock lock = read_ids_lock(SourceTree(suite.root), ignored);
  if (const LockEntry* entry = lock.find(id); entry != nullptr && entry->retired) {
    return entry->id + " is retired: " + entry->reason + '\n' +
           (entry->successor.empty() ? "" : "  successor: " + entry->successor + '\n');
  }
  std::vector<std::string> known;
  for (const Rule& rule : suite.rules) {
    known.push_back(rule.id);
  }
  for (const Case& c : suite.cases) {
    known.push_back(c.id);
  }
  return std::unexpected("no rule, question or case has the id " + std::string(id) + "; " +
                         nearest_remedy(id, known, "see rdspec list"));
}

}  // namespace rdspec::runner
