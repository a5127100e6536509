// SPDX-License-Identifier: Apache-2.0
//
// The expected list: what it covers, what breaks it, what exit code follows.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "conformance/runner/expected_list.h"
#include "conformance/runner/fault.h"
#include "conformance/tests/grading_fixture.h"

namespace rdspec::runner::testing {
namespace {

constexpr std::uint32_t kSyntax = 0x800401E4U;
const Json kAccept = {{"accept", Json::object()}};
const Json kReject = {{"reject", Json::object()}};

class TheList : public ::testing::Test {
 protected:
  TheList() {
    suite_.cases = {toy_case("RD-0001", kAccept), toy_case("RD-0002", kReject),
                    toy_case("RD-0003", kAccept)};
  }

  RunRecord run(std::vector<Outcome> outcomes) {
    return graded_record(suite_, std::move(outcomes));
  }

  /// The exit code of a run in which RD-0001 gives `outcome` and the list has `entries`.
  int exit_with(const Outcome& outcome, std::vector<ExpectedEntry> entries) {
    RunRecord record = run({outcome, rejected(kSyntax), accepted()});
    apply_list({"toy.json", "toy 1.0", std::move(entries)}, record);
    return exit_code_of(record);
  }

  std::expected<ExpectedList, std::vector<Fault>> read(const std::string& text) {
    const auto file = std::filesystem::path(::testing::TempDir()) / "expected_list_test.json";
    std::ofstream(file) << text;
    auto list = read_expected_list(file);
    std::filesystem::remove(file);
    return list;
  }

  Suite suite_ = toy_suite();
};

TEST_F(TheList, CoversOneOutcomeOfOneRevisionAndNothingElse) {
  const ExpectedEntry entry = {"RD-0001", 1, "reject MK_E_SYNTAX", "has none"};
  EXPECT_EQ(exit_with(rejected(kSyntax), {}), kExitFailures);
  EXPECT_EQ(exit_with(rejected(kSyntax), {entry}), kExitGood);
  EXPECT_EQ(exit_with(rejected(0x80070057U), {entry}), kExitStaleList);
  EXPECT_EQ(exit_with(rejected(kSyntax, {{"eaten_units", 0}}), {entry}), kExitStaleList);
  EXPECT_EQ(exit_with(faulted(OutcomeKind::kCrash), {entry}), kExitStaleList);
  EXPECT_EQ(exit_with(accepted(), {entry}), kExitStaleList);
  EXPECT_EQ(exit_with(rejected(kSyntax), {{"RD-0001", 2, entry.outcome, "x"}}), kExitStaleList);
}

TEST_F(TheList, PinsCrashesAsCrashes) {
  const ExpectedEntry entry = {"RD-0001", 1, "crash signal 11", "known bug"};
  EXPECT_EQ(exit_with(faulted(OutcomeKind::kCrash, "signal 11"), {entry}), kExitGood);
  EXPECT_EQ(exit_with(faulted(OutcomeKind::kCrash, "signal 6"), {entry}), kExitStaleList);
  EXPECT_EQ(exit_with(rejected(kSyntax), {entry}), kExitStaleList);
}

TEST_F(TheList, BreaksOnUnknownIdsAndOnEntriesForRightAnswers) {
  EXPECT_EQ(exit_with(accepted(), {{"RD-9999", 1, "crash", "x"}}), kExitStaleList);
  EXPECT_EQ(exit_with(accepted(), {{"RD-0002", 1, "reject MK_E_SYNTAX", "x"}}), kExitStaleList);
}

TEST_F(TheList, AnUnlistedFailureOutranksAStaleEntry) {
  EXPECT_EQ(exit_with(rejected(kSyntax), {{"RD-9999", 1, "crash", "x"}}), kExitFailures);
}

TEST_F(TheList, SaysNothingAboutCasesThatWereNotSelected) {
  RunRecord record = graded_record(suite_, {&suite_.cases[1]}, {rejected(kSyntax)});
  apply_list({"toy.json", "toy 1.0", {{"RD-0001", 1, "crash", "x"}}}, record);
  EXPECT_EQ(exit_code_of(record), kExitGood);
}

TEST_F(TheList, IsDraftedFromTheFailuresAndThenHolds) {
  RunRecord record = run({rejected(kSyntax), accepted({{"mksys", 1}}), accepted()});
  const ExpectedList draft = draft_list(record, {});
  ASSERT_EQ(draft.entries.size(), 2U);
  EXPECT_EQ(draft.implementation, "toy 1.0");
  EXPECT_EQ(draft.entries[0].reason, kUnexamined);
  const auto reread = read(format_expected_list(draft));
  ASSERT_TRUE(reread.has_value());
  apply_list(*reread, record);
  EXPECT_EQ(exit_code_of(record), kExitGood);
  EXPECT_EQ(record.list.unexamined, 2U);
}

TEST_F(TheList, KeepsReasonsOfUnchangedAnswersAlone) {
  const ExpectedList previous = {"toy.json",
                                 "toy 0.9",
                                 {{"RD-0001", 1, "reject MK_E_SYNTAX", "kept"},
                                  {"RD-0002", 1, "accept S_FALSE", "another answer"},
                                  {"RD-0003", 1, "crash", "not selected"},
                                  {"RD-9999", 1, "crash", "gone from the suite"}}};
  const RunRecord record =
      graded_record(suite_, {&suite_.cases[0], &suite_.cases[1]}, {rejected(kSyntax), accepted()});
  const ExpectedList draft = draft_list(record, previous);
  ASSERT_EQ(draft.entries.size(), 3U);
  EXPECT_EQ(draft.entries[0].reason, "kept");
  EXPECT_EQ(draft.entries[1].reason, kUnexamined);
  EXPECT_EQ(draft.entries[2].reason, "not selected");
}

TEST_F(TheList, DropsEntriesOfCasesThatAreRightNow) {
  const RunRecord record = run({accepted(), rejected(kSyntax), accepted()});
  const ExpectedList draft =
      draft_list(record, {"toy.json", "toy 1.0", {{"RD-0001", 1, "crash", "x"}}});
  EXPECT_TRUE(draft.entries.empty());
}

TEST_F(TheList, RefusesWhatItDoesNotUnderstand) {
  const std::string good = R"({"id":"RD-0001","rev":1,"outcome":"crash","reason":"known"})";
  const auto with = [](const std::string& entries) {
    return R"({"schema":"rdspec-expected/1","implementation":"toy","entries":[)" + entries + "]}";
  };
  EXPECT_TRUE(read(with(good)).has_value());
  for (const auto& [text, message] : std::vector<std::pair<std::string, std::string>>{
           {"{", "JSON"},
           {"[]", "not an object"},
           {R"({"schema":"rdspec-expected/1","entries":[]})", "missing key \"implementation\""},
           {R"({"schema":"other","implementation":"toy","entries":[]})", "\"schema\""},
           {with(good + "," + good), "a second entry"},
           {with(R"({"id":"RD-0001","rev":1,"outcome":"crash","reason":""})"), "\"reason\""},
           {with(R"({"id":"RD-0001","rev":1,"outcome":"","reason":"x"})"), "\"outcome\""},
           {with(R"({"id":"RD-0001","rev":0,"outcome":"crash","reason":"x"})"), "\"rev\""},
           {with(R"({"id":"RD-0001","rev":1,"outcome":"crash","reason":"x","issue":1})"),
            "unknown key \"issue\""},
           {with(R"({"id":"RD-0001","rev":1,"outcome":"crash"})"), "missing key \"reason\""}}) {
    const auto list = read(text);
    ASSERT_FALSE(list.has_value()) << text;
    const std::string faults = format_faults(list.error());
    EXPECT_TRUE(message == "JSON" || faults.find(message) != std::string::npos) << faults;
    EXPECT_NE(faults.find(".json:1"), std::string::npos) << faults;
  }
  EXPECT_FALSE(read_expected_list("/nowhere/at/all.json").has_value());
}

TEST(ExitCodeOf, PutsTheHarnessFirst) {
  Suite suite = toy_suite();
  suite.cases = {toy_case("RD-0001", kAccept)};
  RunRecord record = graded_record(suite, {rejected(kSyntax)});
  EXPECT_EQ(exit_code_of(record), kExitFailures);
  record.adapters_lost = 1;
  EXPECT_EQ(exit_code_of(record), kExitHarness);
  record.stopped_by_signal = 2;
  EXPECT_EQ(exit_code_of(record), 130);
  EXPECT_EQ(exit_code_of(graded_record(suite, {faulted(OutcomeKind::kNotRun)})), kExitHarness);
}

TEST(ExitCodeOf, IsNotGoodWhenNothingWasGraded) {
  Suite suite = toy_suite();
  suite.cases = {toy_case("RD-0001", kAccept), toy_case("RD-0002", {{"record", Json::object()}})};
  const Outcome lack = lacking("second-session");
  EXPECT_EQ(exit_code_of(graded_record(suite, {lack, lack})), kExitUsage);
  EXPECT_EQ(exit_code_of(graded_record(suite, {lack, accepted()})), kExitGood);
}

TEST(ExitCodeOf, IsNeverACount) {
  Suite suite = toy_suite();
  for (const std::size_t failures : {256U, 512U}) {
    suite.cases.clear();
    for (std::size_t i = 0; i < failures; ++i) {
      suite.cases.push_back(toy_case("RD-" + std::to_string(10'000 + i), kAccept));
    }
    EXPECT_EQ(exit_code_of(graded_record(suite, std::vector<Outcome>(failures, rejected(kSyntax)))),
              kExitFailures);
  }
}

}  // namespace
}  // namespace rdspec::runner::testing
