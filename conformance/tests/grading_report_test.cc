// SPDX-License-Identifier: Apache-2.0
//
// The report that people read.

#include <gtest/gtest.h>

#include <sstream>

#include "conformance/runner/expected_list.h"
#include "conformance/runner/progress.h"
#include "conformance/runner/report.h"
#include "conformance/tests/grading_fixture.h"

namespace rdspec::runner::testing {
namespace {

constexpr std::uint32_t kSyntax = 0x800401E4U;
const Json kAccept = {{"accept", {{"code", "S_OK"}, {"eaten_units", 7}}}};

class Report : public ::testing::Test {
 protected:
  Report() {
    suite_.cases = {toy_case("RD-0001", kAccept),
                    toy_case("RD-0002", {{"reject", {{"code", "MK_E_SYNTAX"}}}}, "MON-001"),
                    toy_case("RD-0003", {{"record", Json::object()}}, "MON-Q01"),
                    toy_case("RD-0004", kAccept, "MON-041")};
    suite_.cases[3].evidence = Evidence::kInferred;
  }

  RunRecord run() {
    return graded_record(suite_, suite_.cases,
                         {accepted({{"eaten_units", 6}}), rejected(kSyntax),
                          rejected(kSyntax, {{"eaten_units", 0}}), accepted({{"eaten_units", 7}})});
  }

  Suite suite_ = toy_suite();
};

TEST_F(Report, ShowsAFailureAsABlockThatCanBePasted) {
  EXPECT_EQ(render_failures(run(), {}),
            "MON-040  The statement of MON-040.\n"
            "         must, observed: A Document, section 2, 2024\n"
            "  FAIL  RD-0001  a title\n"
            "  input     moniker.parse: api MkParseDisplayName, name \"clsid:x\"\n"
            "  expected  accept S_OK, eaten_units 7\n"
            "  got       accept S_OK, eaten_units 6\n"
            "  differs   eaten_units: expected 7, got 6\n"
            "  repro     rdspec run --adapter 'my toy' --select RD-0001\n");
}

TEST_F(Report, ShowsRecordedAnswers) {
  EXPECT_EQ(render_recorded(run(), {}),
            "Recorded, not judged\n"
            "MON-Q01   RD-0003  a title: reject MK_E_SYNTAX, eaten_units 0\n");
}

TEST_F(Report, CountsEveryCaseOnceInTheTable) {
  EXPECT_EQ(render_table(run(), {}),
            "topic                 pass  fail  info  recorded  unsupported  not run  total\n"
            "moniker/arguments        1     -     -         -            -        -      1\n"
            "moniker/class_text       -     1     1         -            -        -      2\n"
            "moniker/session_text     -     -     -         1            -        -      1\n"
            "total                    1     1     1         1            -        -      4\n");
  EXPECT_EQ(count_fault(run()), "");
}

TEST_F(Report, NoticesCountsThatDoNotAddUp) {
  RunRecord record = run();
  record.cases.push_back(record.cases.front());
  EXPECT_NE(count_fault(record), "");
}

TEST_F(Report, EndsWithCasesRulesAndVerdict) {
  RunRecord record = run();
  record.elapsed = std::chrono::milliseconds(250);
  const std::string text = render_summary(record, {});
  EXPECT_NE(text.find("rules        3 of 3 covered by the cases of this run; 2 judged, 1 of these"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("questions    1 of 1 recorded"), std::string::npos) << text;
  EXPECT_TRUE(
      text.ends_with("FAIL         1 of 2 judged cases of 2 rules passed (gating tier, 0.25 s)\n"))
      << text;
}

TEST_F(Report, SaysHowAnAnswerStandsToTheList) {
  RunRecord record = run();
  apply_list({"toy.json", "toy 1.0", {{"RD-0001", 1, "crash", "x"}, {"RD-9999", 1, "crash", "x"}}},
             record);
  const std::string failures = render_failures(record, {});
  EXPECT_NE(failures.find("  CHANGED  RD-0001"), std::string::npos) << failures;
  EXPECT_NE(failures.find("  pinned    crash\n"), std::string::npos) << failures;
  const std::string summary = render_summary(record, {});
  EXPECT_NE(summary.find("entry RD-9999: the suite has no such case"), std::string::npos)
      << summary;
  EXPECT_NE(summary.find("LIST STALE"), std::string::npos) << summary;
}

TEST_F(Report, LeavesKnownFailuresOutOfTheBlocks) {
  RunRecord record = run();
  apply_list({"toy.json",
              "toy 1.0",
              {{"RD-0001", 1, R"(accept S_OK {"eaten_units":6})", std::string(kUnexamined)}}},
             record);
  EXPECT_EQ(render_failures(record, {}), "");
  EXPECT_NE(render_summary(record, {}).find("1 answer as pinned"), std::string::npos);
  EXPECT_NE(render_summary(record, {}).find("one entry is still without a written reason"),
            std::string::npos);
}

TEST_F(Report, KeepsWithinTheWidthExceptForWhatIsPasted) {
  suite_.cases[0].title = std::string(300, 'w') + " " + std::string(50, 'x');
  suite_.rules[1].statement = "many words that go on and on and on and on and on and on and on";
  const RunRecord record = run();
  for (const std::size_t width : {40U, 72U, 100U}) {
    std::istringstream lines(render_failures(record, {.colour = false, .width = width}));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(display_width(line) <= width || line.starts_with("  repro")) << line;
    }
  }
}

TEST_F(Report, QuietIsTheSummaryAlone) {
  EXPECT_EQ(render_report(run(), {}, true), render_summary(run(), {}));
}

TEST_F(Report, LetsNoControlCharacterOfAnAdapterThrough) {
  RunRecord record = graded_record(suite_, {suite_.cases[0]},
                                   {faulted(OutcomeKind::kError, "red \x1b[31m\r\nnext")});
  record.harness_failure = "it failed";
  record.stderr_tail = "one\ntwo \x1b[2J\n";
  const std::string text = render_report(record, {}, false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
}

TEST_F(Report, GradesARepeatedAnswerThatDiffersAsUnstable) {
  RunRecord record;
  record.suite = &suite_;
  record.adapter = toy_adapter();
  const std::vector<const Case*> cases = {&suite_.cases[0], &suite_.cases[1]};
  const RequestPlan plan = plan_requests(cases, 2);
  ASSERT_EQ(plan.requests.size(), 4U);
  std::vector<Outcome> outcomes = {accepted({{"eaten_units", 7}}), rejected(kSyntax),
                                   accepted({{"eaten_units", 6}}), rejected(kSyntax)};
  grade(plan, outcomes, record);
  EXPECT_EQ(record.cases[0].verdict.kind, VerdictKind::kFail);
  EXPECT_EQ(record.cases[0].verdict.reason,
            "unstable: repeat 2 gave accept S_OK {\"eaten_units\":6}");
  EXPECT_EQ(record.cases[1].verdict.kind, VerdictKind::kPass);
}

TEST_F(Report, NamesTheCasesThatLeadToACrash) {
  Outcome crash = faulted(OutcomeKind::kCrashWithHistory, "signal 11");
  crash.history = {0, 1};
  const RunRecord record = graded_record(
      suite_, suite_.cases,
      {accepted({{"eaten_units", 7}}), rejected(kSyntax), crash, accepted({{"eaten_units", 7}})});
  EXPECT_EQ(record.cases[2].verdict.kind, VerdictKind::kFail);
  EXPECT_EQ(record.cases[2].verdict.got, "crash-with-history: signal 11 after RD-0001, RD-0002");
}

TEST(Console, MeasuresColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("äö…"), 3U);
  EXPECT_EQ(display_width("日本"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(pad_right("日", 4), "日  ");
  EXPECT_EQ(pad_left("7", 3), "  7");
}

TEST(Console, FoldsAtBlanksAndCutsWhatIsTooLong) {
  EXPECT_EQ(fold("one two three", {.indent = 2, .width = 12}), "one two\n  three");
  EXPECT_EQ(fold("abcdefghijklmnop", {.indent = 0, .width = 11}), "abcdefghijk\nlmnop");
  EXPECT_EQ(fold("one two three four five", {.indent = 0, .width = 11, .lines_max = 1}),
            "one two…");
  EXPECT_EQ(fold("", {}), "");
}

TEST(Console, QuotesForAShell) {
  EXPECT_EQ(shell_quoted("plain-1.so"), "plain-1.so");
  EXPECT_EQ(shell_quoted("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_quoted(R"(["a","b"])"), R"('["a","b"]')");
  EXPECT_EQ(shell_quoted(""), "''");
  EXPECT_EQ(shell_quoted("$HOME"), "'$HOME'");
}

TEST(Console, ColoursOnlyWhereItIsWanted) {
  EXPECT_EQ(painted({.colour = false}, Paint::kBad, "x"), "x");
  EXPECT_EQ(painted({.colour = true}, Paint::kBad, "x"), "\x1b[31mx\x1b[0m");
}

TEST(Progress, ShowsHowFarAndHowFast) {
  EXPECT_EQ(progress_line(15, 30, 2, 0.5, {.colour = false, .width = 60}),
            "[##########----------]  15 of 30   30/s   2 failing");
}

}  // namespace
}  // namespace rdspec::runner::testing
