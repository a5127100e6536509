// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/report_failures.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "conformance/runner/console.h"
#include "conformance/runner/describe.h"
#include "conformance/runner/report.h"

namespace rdspec::runner {
namespace {

constexpr std::size_t kBlockIndent = 2;
constexpr std::size_t kLabelWidth = 10;
constexpr std::size_t kValueLinesMax = 2;
constexpr std::size_t kRuleWidth = 8;
constexpr std::size_t kRecordedListedMax = 20;

std::string_view first_rule(const Case& c) {
  return c.rules.empty() ? std::string_view("no rule") : std::string_view(c.rules.front());
}

std::string labelled(const Style& style, std::string_view label, std::string_view text) {
  return std::string(kBlockIndent, ' ') +
         painted(style, Paint::kFaint, pad_right(label, kLabelWidth)) +
         fold(printable_line(text), {.indent = kBlockIndent + kLabelWidth,
                                     .width = style.width,
                                     .lines_max = kValueLinesMax}) +
         "\n";
}

std::string_view word_for(const GradedCase& graded) {
  switch (graded.standing) {
    case Standing::kChanged:
      return "CHANGED";
    case Standing::kUnexpectedPass:
      return "NOW RIGHT";
    case Standing::kStaleRev:
      return "STALE ENTRY";
    default:
      return "FAIL";
  }
}

std::string title_line(const GradedCase& graded, const Style& style) {
  const std::string_view word = word_for(graded);
  const std::string id = graded.test_case->id;
  const std::size_t indent = kBlockIndent + display_width(word) + 2 + display_width(id) + 2;
  return std::string(kBlockIndent, ' ') +
         painted(style, graded.standing == Standing::kUnlisted ? Paint::kBad : Paint::kWarning,
                 word) +
         "  " + painted(style, Paint::kStrong, id) + "  " +
         fold(graded.test_case->title,
              {.indent = indent, .width = style.width, .lines_max = kValueLinesMax}) +
         "\n";
}

std::string list_line(const GradedCase& graded, const Style& style) {
  switch (graded.standing) {
    case Standing::kChanged:
    case Standing::kUnexpectedPass:
      return labelled(style, "pinned", graded.pinned);
    case Standing::kStaleRev:
      return labelled(
          style, "pinned",
          fmt::format("for another revision than {}; look at the case and renew the entry",
                      graded.test_case->rev));
    default:
      return "";
  }
}

/// The outcome's kind alone is plain from `expected` and `got`; only a field needs a line of its
/// own.
bool needs_difference(const Verdict& verdict) {
  return !verdict.reason.empty() && !verdict.reason.starts_with("outcome: ");
}

std::string block(const RunRecord& record, const GradedCase& graded, const Style& style) {
  const Verdict& verdict = graded.verdict;
  std::string text = title_line(graded, style);
  text += labelled(style, "input", describe_inputs(*record.suite, *graded.test_case));
  if (!verdict.expected.empty()) {
    text += labelled(style, "expected", verdict.expected);
  }
  text += labelled(style, "got", verdict.got);
  if (needs_difference(verdict)) {
    text += labelled(style, "differs", verdict.reason);
  }
  text += list_line(graded, style);
  // Never folded: it is meant to be pasted.
  return text + std::string(kBlockIndent, ' ') +
         painted(style, Paint::kFaint, pad_right("repro", kLabelWidth)) +
         repro_line(record, *graded.test_case) + "\n";
}

std::string rule_heading(const RunRecord& record, std::string_view id, const Style& style) {
  const Rule* rule = record.suite->find_rule(id);
  const std::size_t indent = display_width(id) + 2;
  std::string text = painted(style, Paint::kStrong, id) + "  ";
  if (rule == nullptr) {
    return text + "\n";
  }
  text += fold(rule->statement, {.indent = indent, .width = style.width}) + "\n";
  std::string origin =
      fmt::format("{}, {}", rule->is_question ? "open question" : name_of(rule->level),
                  name_of(rule->evidence));
  if (!rule->source.empty()) {
    origin += ": " + rule->source;
  }
  return text + std::string(indent, ' ') +
         painted(style, Paint::kFaint, fold(origin, {.indent = indent, .width = style.width})) +
         "\n";
}

/// Cases for which the predicate holds, grouped by first rule in the order of the rules.
template <typename Predicate>
std::vector<const GradedCase*> grouped(const RunRecord& record, Predicate is_wanted) {
  std::vector<const GradedCase*> wanted;
  for (const GradedCase& graded : record.cases) {
    if (is_wanted(graded)) {
      wanted.push_back(&graded);
    }
  }
  std::stable_sort(wanted.begin(), wanted.end(), [](const auto* left, const auto* right) {
    return first_rule(*left->test_case) < first_rule(*right->test_case);
  });
  return wanted;
}

std::string recorded_cases(const std::vector<const GradedCase*>& recorded, const Style& style) {
  std::string text;
  for (const GradedCase* graded : recorded) {
    const std::string start = fmt::format(
        "{}  {}  ", pad_right(first_rule(*graded->test_case), kRuleWidth), graded->test_case->id);
    text += start +
            fold(printable_line(graded->test_case->title + ": " + graded->verdict.got),
                 {.indent = display_width(start), .width = style.width, .lines_max = 1}) +
            "\n";
  }
  return text;
}

std::string recorded_questions(const RunRecord& record,
                               const std::vector<const GradedCase*>& recorded, const Style& style) {
  std::string text;
  for (auto first = recorded.begin(); first != recorded.end();) {
    const std::string_view id = first_rule(*(*first)->test_case);
    const auto end = std::find_if(first, recorded.end(), [id](const GradedCase* graded) {
      return first_rule(*graded->test_case) != id;
    });
    const auto as_assumed =
        std::count_if(first, end, [](const GradedCase* graded) { return graded->verdict.matched; });
    const std::string start =
        fmt::format("{}  {:>4} of {:>4} as assumed  ", pad_right(id, kRuleWidth), as_assumed,
                    std::distance(first, end));
    const Rule* rule = record.suite->find_rule(id);
    text += start +
            fold(rule == nullptr ? "" : rule->statement,
                 {.indent = display_width(start), .width = style.width, .lines_max = 1}) +
            "\n";
    first = end;
  }
  return text;
}

}  // namespace

std::string repro_line(const RunRecord& record, const Case& c) {
  std::vector<std::string> words = record.repro;
  words.insert(words.end(), {"--select", c.id});
  return shell_quoted(words);
}

std::string printable_line(std::string_view line) {
  std::string text(line);
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }, ' ');
  return text;
}

std::string render_failures(const RunRecord& record, const Style& style) {
  std::string text;
  std::string_view rule;
  for (const GradedCase* graded : grouped(record, [](const GradedCase& candidate) {
         return breaks_run(candidate) && candidate.verdict.kind != VerdictKind::kNotRun;
       })) {
    text += text.empty() ? "" : "\n";
    if (first_rule(*graded->test_case) != rule) {
      rule = first_rule(*graded->test_case);
      text += rule_heading(record, rule, style);
    }
    text += block(record, *graded, style);
  }
  return text;
}

std::string render_recorded(const RunRecord& record, const Style& style) {
  const std::vector<const GradedCase*> recorded = grouped(record, [](const GradedCase& candidate) {
    return candidate.verdict.kind == VerdictKind::kRecorded;
  });
  if (recorded.empty()) {
    return "";
  }
  const bool is_listed = recorded.size() <= kRecordedListedMax;
  return painted(style, Paint::kStrong, "Recorded, not judged") + "\n" +
         (is_listed ? recorded_cases(recorded, style)
                    : recorded_questions(record, recorded, style));
}

}  // namespace rdspec::runner
