// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "conformance/runner/report_failures.h"
#include "conformance/runner/topic_table.h"

namespace rdspec::runner {
namespace {

constexpr std::size_t kStderrLinesShown = 6;

std::string with_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) {
    digits.insert(i - 3, ",");
  }
  return digits;
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", with_thousands(count), noun, count == 1 ? "" : "s");
}

double seconds_of(const RunRecord& record) {
  return static_cast<double>(record.elapsed.count()) / 1e6;
}

using Cells = std::array<std::string, 8>;

Cells cells_of(std::string_view topic, const Tally& tally) {
  const auto cell = [](std::size_t count) {
    return count == 0 ? std::string("-") : with_thousands(count);
  };
  return {std::string(topic),   cell(tally.pass),
          cell(tally.fail),     cell(tally.info),
          cell(tally.recorded), cell(tally.unsupported),
          cell(tally.not_run),  with_thousands(tally.total())};
}

std::string table_row(const Cells& cells, const std::array<std::size_t, 8>& widths) {
  std::string line = pad_right(cells[0], widths[0]);
  for (std::size_t i = 1; i < cells.size(); ++i) {
    line += "  " + pad_left(cells[i], widths[i]);
  }
  return line;
}

/// The heading line of the summary's paragraphs: a word in a column, then folded text.
std::string remark(const Style& style, Paint paint, std::string_view word, std::string_view text) {
  constexpr std::size_t kColumn = 13;
  return painted(style, paint, pad_right(word, kColumn)) +
         fold(text, {.indent = kColumn, .width = style.width}) + "\n";
}

std::string coverage_remarks(const RunRecord& record, const Style& style) {
  const Coverage coverage = coverage_of(record);
  std::string text = remark(
      style, Paint::kStrong, "rules",
      fmt::format(
          "{} of {} covered by the cases of this run; {} judged, {} of these without a failure",
          coverage.rules_compared, coverage.rules, coverage.rules_judged, coverage.rules_passed));
  if (coverage.questions != 0) {
    text +=
        remark(style, Paint::kStrong, "questions",
               fmt::format("{} of {} recorded", coverage.questions_answered, coverage.questions));
  }
  const auto differing =
      std::count_if(record.cases.begin(), record.cases.end(), [](const GradedCase& graded) {
        return graded.verdict.kind == VerdictKind::kInfo && !graded.verdict.matched;
      });
  if (const std::size_t info = record.tally().info; info != 0) {
    text +=
        remark(style, Paint::kStrong, "info",
               fmt::format("{} compared but not judged, {} of them not as expected{}",
                           plural(info, "case"), differing,
                           record.tier == Tier::kGating ? "; --strict judges most of them" : ""));
  }
  return text;
}

std::size_t standing_count(const RunRecord& record, Standing standing) {
  return static_cast<std::size_t>(
      std::count_if(record.cases.begin(), record.cases.end(),
                    [standing](const GradedCase& graded) { return graded.standing == standing; }));
}

std::string list_remarks(const RunRecord& record, const Style& style) {
  if (record.list.file.empty()) {
    return "";
  }
  std::string text = remark(
      style, Paint::kStrong, "expected",
      fmt::format("{}: {} as pinned, {} changed, {} unexpectedly right, {} for another revision",
                  record.list.file, plural(standing_count(record, Standing::kKnown), "answer"),
                  standing_count(record, Standing::kChanged),
                  standing_count(record, Standing::kUnexpectedPass),
                  standing_count(record, Standing::kStaleRev)));
  for (const std::string& id : record.list.unknown_ids) {
    text += remark(style, Paint::kBad, "",
                   fmt::format("entry {}: the suite has no such case; remove the entry", id));
  }
  if (record.list.unexamined != 0) {
    text += remark(style, Paint::kWarning, "",
                   fmt::format("{} still without a written reason (\"unexamined\")",
                               record.list.unexamined == 1
                                   ? std::string("one entry is")
                                   : fmt::format("{} entries are", record.list.unexamined)));
  }
  return text;
}

std::string stderr_remark(const RunRecord& record, const Style& style) {
  std::string_view tail = record.stderr_tail;
  while (tail.ends_with('\n')) {
    tail.remove_suffix(1);
  }
  std::size_t start = tail.size();
  for (std::size_t i = 0; i < kStderrLinesShown && start != std::string_view::npos; ++i) {
    start = start == 0 ? std::string_view::npos : tail.rfind('\n', start - 1);
  }
  tail.remove_prefix(start == std::string_view::npos ? 0 : start + 1);
  std::string text;
  while (!tail.empty()) {
    const std::string_view line = tail.substr(0, tail.find('\n'));
    tail.remove_prefix(std::min(tail.size(), line.size() + 1));
    text += remark(style, Paint::kFaint, text.empty() ? "its stderr" : "", printable_line(line));
  }
  return text;
}

std::string harness_remarks(const RunRecord& record, const Style& style) {
  std::string text;
  if (record.adapters_lost != 0) {
    text += remark(
        style, Paint::kBad, "adapter lost",
        fmt::format("it died {} between two requests; no case is to blame, and every "
                    "case was graded from a later run",
                    record.adapters_lost == 1 ? std::string("once")
                                              : fmt::format("{} times", record.adapters_lost)));
  }
  if (!record.harness_failure.empty()) {
    text += remark(style, Paint::kBad, "harness", record.harness_failure);
  }
  if (!text.empty()) {
    text += stderr_remark(record, style);
  }
  return text;
}

std::string last_line(const RunRecord& record, const Style& style) {
  const Tally tally = record.tally();
  const Coverage coverage = coverage_of(record);
  const int exit_code = exit_code_of(record);
  std::string text = fmt::format("{} of {} of {} passed", with_thousands(tally.pass),
                                 plural(tally.pass + tally.fail, "judged case"),
                                 plural(coverage.rules_judged, "rule"));
  if (!record.list.file.empty()) {
    text += fmt::format(", {} as pinned", with_thousands(standing_count(record, Standing::kKnown)));
  }
  if (tally.not_run != 0) {
    text += fmt::format(", {} not run", with_thousands(tally.not_run));
  }
  text += fmt::format(" ({} tier, {:.2f} s", record.tier == Tier::kStrict ? "strict" : "gating",
                      seconds_of(record));
  if (record.repeats > 1 && record.elapsed.count() > 0) {
    text += fmt::format(", {} requests per second",
                        with_thousands(static_cast<std::uint64_t>(
                            static_cast<double>(record.requests) / seconds_of(record))));
  }
  text += ")";
  constexpr std::array<std::string_view, 5> kWords = {"PASS", "FAIL", "LIST STALE", "HARNESS",
                                                      "NOTHING"};
  const std::string_view word =
      record.stopped_by_signal != 0 ? "STOPPED" : kWords[static_cast<std::size_t>(exit_code)];
  return remark(style, exit_code == kExitGood ? Paint::kGood : Paint::kBad, word, text);
}

}  // namespace

std::string render_heading(const RunRecord& record, const Style& style) {
  std::string text = fmt::format(
      "rdspec {} · {} {}{} · {} tier · {}", record.suite_version,
      record.adapter.implementation_name, record.adapter.implementation_version,
      record.target.empty() ? "" : " as " + record.target,
      record.tier == Tier::kStrict ? "strict" : "gating", plural(record.cases.size(), "case"));
  if (record.excluded_by_target != 0) {
    text += fmt::format(", {} more not for this target", record.excluded_by_target);
  }
  return painted(style, Paint::kStrong, text) + "\n";
}

std::string render_table(const RunRecord& record, const Style& style) {
  const Cells heading = {"topic",    "pass",        "fail",    "info",
                         "recorded", "unsupported", "not run", "total"};
  std::vector<Cells> rows;
  Tally sum;
  for (const TopicRow& row : topic_rows(record)) {
    rows.push_back(cells_of(row.topic, row.tally));
    sum.add(row.tally);
  }
  const Cells total = cells_of("total", sum);
  std::array<std::size_t, 8> widths{};
  for (std::size_t i = 0; i < widths.size(); ++i) {
    widths[i] = std::max(display_width(heading[i]), display_width(total[i]));
    for (const Cells& row : rows) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string text = painted(style, Paint::kFaint, table_row(heading, widths)) + "\n";
  for (const Cells& row : rows) {
    text += table_row(row, widths) + "\n";
  }
  return text + painted(style, Paint::kStrong, table_row(total, widths)) + "\n";
}

std::string render_summary(const RunRecord& record, const Style& style) {
  return coverage_remarks(record, style) + list_remarks(record, style) +
         harness_remarks(record, style) + last_line(record, style);
}

std::string render_report(const RunRecord& record, const Style& style, bool quiet) {
  if (quiet) {
    return render_summary(record, style);
  }
  std::string text = render_heading(record, style) + "\n";
  for (const std::string& part : {render_failures(record, style), render_recorded(record, style),
                                  render_table(record, style)}) {
    text += part.empty() ? "" : part + "\n";
  }
  return text + render_summary(record, style);
}

std::string count_fault(const RunRecord& record) {
  std::set<std::string_view> ids;
  Tally sum;
  for (const GradedCase& graded : record.cases) {
    ids.insert(graded.test_case->id);
  }
  for (const TopicRow& row : topic_rows(record)) {
    sum.add(row.tally);
  }
  if (ids.size() == record.cases.size() && sum.total() == record.cases.size()) {
    return "";
  }
  return fmt::format("the counts do not add up: {} verdicts and {} in the table for {} cases",
                     record.cases.size(), sum.total(), ids.size());
}

}  // namespace rdspec::runner
