// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/junit.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/runner/report_failures.h"

namespace rdspec::runner {
namespace {

enum class Kind : std::uint8_t { kPassed, kFailure, kError, kSkipped };

struct Entry {
  Kind kind = Kind::kPassed;
  std::string type;
  std::string message;
};

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  std::uint64_t duration_us = 0;
};

std::string fault_name(const GradedCase& graded) {
  for (const Outcome& outcome : graded.outcomes) {
    if (is_fault(outcome.kind)) {
      return std::string(name_of(outcome.kind));
    }
  }
  return "";
}

/// A case that is listed and has not stayed as listed.
Entry entry_off_list(const GradedCase& graded) {
  const std::string fault = fault_name(graded);
  return {fault.empty() ? Kind::kFailure : Kind::kError, std::string(name_of(graded.standing)),
          fmt::format("pinned: {}; got: {}", graded.pinned, graded.signature)};
}

Entry entry_of(const GradedCase& graded) {
  const Verdict& verdict = graded.verdict;
  const std::string kind(name_of(verdict.kind));
  if (graded.standing == Standing::kKnown) {
    return {Kind::kSkipped, "known", fmt::format("known failure: {}", graded.reason)};
  }
  if (graded.standing != Standing::kUnlisted) {
    return entry_off_list(graded);
  }
  switch (verdict.kind) {
    case VerdictKind::kPass:
      return {};
    case VerdictKind::kFail: {
      const std::string fault = fault_name(graded);
      return fault.empty() ? Entry{Kind::kFailure, kind, verdict.reason}
                           : Entry{Kind::kError, fault, verdict.reason};
    }
    case VerdictKind::kNotRun:
      return {Kind::kError, kind, verdict.reason};
    case VerdictKind::kInfo:
      return {Kind::kSkipped, kind,
              verdict.matched ? "not judged; as expected" : "not judged; " + verdict.reason};
    case VerdictKind::kRecorded:
      return {Kind::kSkipped, kind, "open question; got " + verdict.got};
    case VerdictKind::kUnsupported:
      return {Kind::kSkipped, kind, verdict.reason};
  }
  std::unreachable();
}

void count(const Entry& entry, const GradedCase& graded, Counts& counts) {
  ++counts.tests;
  counts.failures += entry.kind == Kind::kFailure ? 1U : 0U;
  counts.errors += entry.kind == Kind::kError ? 1U : 0U;
  counts.skipped += entry.kind == Kind::kSkipped ? 1U : 0U;
  counts.duration_us += graded.duration_us;
}

std::string seconds(std::uint64_t microseconds) {
  return fmt::format("{:.6f}", static_cast<double>(microseconds) / 1e6);
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(printable_line(value).c_str());
}

void write_counts(pugi::xml_node node, const Counts& counts) {
  set(node, "tests", std::to_string(counts.tests));
  set(node, "failures", std::to_string(counts.failures));
  set(node, "errors", std::to_string(counts.errors));
  set(node, "skipped", std::to_string(counts.skipped));
  set(node, "time", seconds(counts.duration_us));
}

void write_case(pugi::xml_node suite, const RunRecord& record, const GradedCase& graded,
                const Entry& entry) {
  const Case& c = *graded.test_case;
  pugi::xml_node node = suite.append_child("testcase");
  set(node, "classname", fmt::format("rdspec.{}.{}", c.noun, c.topic));
  set(node, "name", fmt::format("{} {}", c.id, c.title));
  set(node, "time", seconds(graded.duration_us));
  if (entry.kind == Kind::kPassed) {
    return;
  }
  const char* element = entry.kind == Kind::kFailure ? "failure"
                        : entry.kind == Kind::kError ? "error"
                                                     : "skipped";
  pugi::xml_node body = node.append_child(element);
  set(body, "message", entry.message);
  if (entry.kind == Kind::kSkipped) {
    return;  // the schema knows no more of it
  }
  set(body, "type", entry.type);
  std::string rules;
  for (const std::string& rule : c.rules) {
    rules += (rules.empty() ? "" : ", ") + rule;
  }
  const std::string text = fmt::format("rules: {}\nexpected: {}\ngot: {}\nrepro: {}\n", rules,
                                       printable_line(graded.verdict.expected),
                                       printable_line(graded.verdict.got), repro_line(record, c));
  body.append_child(pugi::node_pcdata).set_value(text.c_str());
}

}  // namespace

std::string format_junit(const RunRecord& record) {
  std::map<std::string, std::vector<std::pair<const GradedCase*, Entry>>> topics;
  Counts all;
  for (const GradedCase& graded : record.cases) {
    Entry entry = entry_of(graded);
    count(entry, graded, all);
    topics[fmt::format("{}/{}", graded.test_case->noun, graded.test_case->topic)].emplace_back(
        &graded, std::move(entry));
  }
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("testsuites");
  set(root, "name", fmt::format("rdspec {}", record.command.name));
  write_counts(root, all);
  for (const auto& [topic, entries] : topics) {
    pugi::xml_node suite = root.append_child("testsuite");
    set(suite, "name", topic);
    Counts counts;
    for (const auto& [graded, entry] : entries) {
      count(entry, *graded, counts);
    }
    write_counts(suite, counts);
    for (const auto& [graded, entry] : entries) {
      write_case(suite, record, *graded, entry);
    }
  }
  std::ostringstream text;
  document.save(text, "  ", pugi::format_default, pugi::encoding_utf8);
  return text.str();
}

}  // namespace rdspec::runner
