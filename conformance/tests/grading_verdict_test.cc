// SPDX-License-Identifier: Apache-2.0
//
// What passes, what fails, and what is not judged.

#include <gtest/gtest.h>

#include "conformance/runner/verdict.h"
#include "conformance/tests/grading_fixture.h"

namespace rdspec::runner::testing {
namespace {

class Judge : public ::testing::Test {
 protected:
  Verdict judged(const Case& c, const std::vector<Outcome>& outcomes, Tier tier = Tier::kGating) {
    return judge(suite_, c, outcomes, toy_adapter(), tier);
  }
  Verdict judged(const Json& expect, const Outcome& outcome) {
    return judged(toy_case("RD-0001", expect), {outcome});
  }

  Suite suite_ = toy_suite();
};

constexpr std::uint32_t kSyntax = 0x800401E4U;
constexpr std::uint32_t kInvalidArgument = 0x80070057U;

TEST_F(Judge, PassesAnswersThatHaveEveryNamedField) {
  const Json value = {{"eaten_units", 7}, {"mksys", 7}, {"more", "ignored"}};
  const Verdict verdict =
      judged({{"accept", {{"code", "S_OK"}, {"eaten_units", 7}}}}, accepted(value));
  EXPECT_EQ(verdict.kind, VerdictKind::kPass);
  EXPECT_TRUE(verdict.matched);
  EXPECT_EQ(verdict.reason, "");
  EXPECT_EQ(verdict.expected, "accept S_OK, eaten_units 7");
  EXPECT_EQ(verdict.got, "accept S_OK, eaten_units 7, mksys 7, more ignored");
}

TEST_F(Judge, NamesTheFirstDifferingField) {
  const Verdict verdict =
      judged({{"accept", {{"eaten_units", 52}}}}, accepted({{"eaten_units", 51}}));
  EXPECT_EQ(verdict.kind, VerdictKind::kFail);
  EXPECT_FALSE(verdict.matched);
  EXPECT_EQ(verdict.reason, "eaten_units: expected 52, got 51");
}

TEST_F(Judge, ComparesCodesByNumberWhateverTheirForm) {
  EXPECT_EQ(judged({{"reject", {{"code", "MK_E_SYNTAX"}}}}, rejected(kSyntax)).kind,
            VerdictKind::kPass);
  EXPECT_EQ(judged({{"reject", {{"code", "0x800401e4"}}}}, rejected(kSyntax)).kind,
            VerdictKind::kPass);
  EXPECT_EQ(judged({{"reject", {{"code", "MK_E_SYNTAX"}}}}, rejected(kInvalidArgument)).reason,
            "code: expected MK_E_SYNTAX, got E_INVALIDARG");
  EXPECT_EQ(judged({{"accept", {{"code", "S_FALSE"}}}}, accepted()).kind, VerdictKind::kFail);
}

TEST_F(Judge, DoesNotAssertACodeThatTheCaseLeavesOut) {
  const Json any_failure = {{"reject", Json::object()}};
  EXPECT_EQ(judged(any_failure, rejected(0x80004005U)).kind, VerdictKind::kPass);
  EXPECT_EQ(judged(any_failure, accepted()).kind, VerdictKind::kFail);
}

TEST_F(Judge, TellsAcceptFromReject) {
  EXPECT_EQ(judged({{"accept", Json::object()}}, rejected(kSyntax)).reason,
            "outcome: expected accept, got reject");
}

TEST_F(Judge, NeverTakesAFaultForARejection) {
  for (const OutcomeKind kind :
       {OutcomeKind::kCrash, OutcomeKind::kCrashWithHistory, OutcomeKind::kTimeout,
        OutcomeKind::kProtocolError, OutcomeKind::kError}) {
    const Verdict verdict = judged({{"reject", Json::object()}}, faulted(kind));
    EXPECT_EQ(verdict.kind, VerdictKind::kFail) << name_of(kind);
    EXPECT_FALSE(verdict.matched);
  }
}

TEST_F(Judge, FailsFaultsOfCasesThatAreOtherwiseNotJudged) {
  EXPECT_EQ(judged({{"record", Json::object()}}, faulted(OutcomeKind::kCrash)).kind,
            VerdictKind::kFail);
  Case info = toy_case("RD-0001", {{"accept", Json::object()}});
  info.level = Level::kInfo;
  EXPECT_EQ(judged(info, {faulted(OutcomeKind::kTimeout)}).kind, VerdictKind::kFail);
}

TEST_F(Judge, ExcusesDeclaredAbsenceAlone) {
  const Json expect = {{"accept", Json::object()}};
  EXPECT_EQ(judged(expect, lacking("second-session")).kind, VerdictKind::kUnsupported);
  for (const char* feature : {"world", "never-mentioned", ""}) {
    const Verdict verdict = judged(expect, lacking(feature));
    EXPECT_EQ(verdict.kind, VerdictKind::kFail) << feature;
    EXPECT_TRUE(verdict.reason.starts_with("undeclared-unsupported")) << verdict.reason;
  }
}

TEST_F(Judge, ExcusesOperationsThatHelloDoesNotList) {
  Case c = toy_case("RD-0001", {{"accept", Json::object()}});
  c.op = "moniker.hash";
  EXPECT_EQ(judged(c, {lacking("moniker.hash")}).kind, VerdictKind::kUnsupported);
}

TEST_F(Judge, JudgesAnswersOfAnAdapterThatDeclaredTheNeedAbsent) {
  Case c = toy_case("RD-0001", {{"accept", Json::object()}});
  c.needs = {"second-session"};
  const Verdict verdict = judged(c, {rejected(kSyntax)});
  EXPECT_EQ(verdict.kind, VerdictKind::kFail);
  EXPECT_NE(verdict.reason.find("declares second-session absent"), std::string::npos);
}

TEST_F(Judge, TakesAnyOfSeveralAlternatives) {
  const Json expect = {
      {"one_of",
       {{{"reject", {{"code", "MK_E_SYNTAX"}}}}, {{"reject", {{"code", "E_INVALIDARG"}}}}}}};
  EXPECT_EQ(judged(expect, rejected(kInvalidArgument)).kind, VerdictKind::kPass);
  EXPECT_EQ(judged(expect, rejected(0x80004005U)).kind, VerdictKind::kFail);
}

TEST_F(Judge, ComparesEveryStepOfAScenario) {
  const Json expect = {
      {"steps", {{{"code", "S_OK"}}, {{"code", "MK_E_SYNTAX"}, {"eaten_units", 0}}}}};
  const Json good = {{{"code", "0x00000000"}},
                     {{"code", "0x800401E4"}, {"eaten_units", 0}, {"x", 1}}};
  EXPECT_EQ(judged(expect, accepted({{"steps", good}})).kind, VerdictKind::kPass);
  const Json wrong = {{{"code", "0x00000000"}}, {{"code", "0x80070057"}, {"eaten_units", 0}}};
  EXPECT_EQ(judged(expect, accepted({{"steps", wrong}})).reason,
            "steps[1].code: expected MK_E_SYNTAX, got E_INVALIDARG");
  const Json short_one = {{{"code", "0x00000000"}}};
  EXPECT_EQ(judged(expect, accepted({{"steps", short_one}})).kind, VerdictKind::kFail);
  EXPECT_EQ(judged(expect, accepted()).kind, VerdictKind::kFail);
}

TEST_F(Judge, RelatesTheAnswersToSeveralInputs) {
  const auto relation = [](const char* kind) {
    return toy_case("RD-0001", {{"relation", {{"kind", kind}, {"fields", {"hash"}}}}});
  };
  const Outcome one = accepted({{"hash", "0x00000001"}});
  const Outcome two = accepted({{"hash", "0x00000002"}});
  EXPECT_EQ(judged(relation("same"), {one, one}).kind, VerdictKind::kPass);
  EXPECT_EQ(judged(relation("same"), {one, two}).reason,
            "hash: input 1 gives 0x00000001, input 2 gives 0x00000002");
  EXPECT_EQ(judged(relation("differ"), {one, two}).kind, VerdictKind::kPass);
  EXPECT_EQ(judged(relation("differ"), {one, one}).kind, VerdictKind::kFail);
  EXPECT_EQ(judged(relation("differ"), {one, two, one}).kind, VerdictKind::kFail);
  EXPECT_EQ(judged(relation("same"), {accepted(), accepted()}).reason,
            "hash: input 1 gives nothing");
  EXPECT_EQ(judged(relation("same"), {one, rejected(kSyntax)}).kind, VerdictKind::kFail);
}

TEST_F(Judge, RecordsOpenQuestionsAndGradesTheirDefaultsWhenStrict) {
  const Case open = toy_case("RD-0001", {{"record", Json::object()}});
  EXPECT_EQ(judged(open, {rejected(kSyntax)}).kind, VerdictKind::kRecorded);
  EXPECT_EQ(judged(open, {rejected(kSyntax)}, Tier::kStrict).kind, VerdictKind::kRecorded);
  const Case proposed =
      toy_case("RD-0001", {{"record", {{"default", {{"accept", {{"code", "S_OK"}}}}}}}});
  EXPECT_EQ(judged(proposed, {rejected(kSyntax)}).kind, VerdictKind::kRecorded);
  EXPECT_EQ(judged(proposed, {rejected(kSyntax)}, Tier::kStrict).kind, VerdictKind::kFail);
  EXPECT_EQ(judged(proposed, {accepted()}, Tier::kStrict).kind, VerdictKind::kPass);
}

TEST_F(Judge, SeparatesTheTiers) {
  struct Row {
    Level level;
    Evidence evidence;
    bool gates;
    bool strict;
  };
  for (const Row& row : {Row{Level::kMust, Evidence::kDocumented, true, true},
                         Row{Level::kShould, Evidence::kObserved, true, true},
                         Row{Level::kMay, Evidence::kObserved, false, true},
                         Row{Level::kInfo, Evidence::kObserved, false, false},
                         Row{Level::kMust, Evidence::kDerived, false, true},
                         Row{Level::kMust, Evidence::kInferred, false, true}}) {
    Case c = toy_case("RD-0001", {{"accept", Json::object()}});
    c.level = row.level;
    c.evidence = row.evidence;
    const std::string which =
        std::string(name_of(row.level)) + " " + std::string(name_of(row.evidence));
    EXPECT_EQ(is_judged(c, Tier::kGating), row.gates) << which;
    EXPECT_EQ(is_judged(c, Tier::kStrict), row.strict) << which;
    const Verdict verdict = judged(c, {rejected(kSyntax)});
    EXPECT_EQ(verdict.kind, row.gates ? VerdictKind::kFail : VerdictKind::kInfo) << which;
    EXPECT_FALSE(verdict.matched) << which;
  }
}

TEST_F(Judge, SaysWhyACaseWasNotRun) {
  const Verdict verdict =
      judged({{"accept", Json::object()}}, faulted(OutcomeKind::kNotRun, "stopped"));
  EXPECT_EQ(verdict.kind, VerdictKind::kNotRun);
  EXPECT_EQ(verdict.reason, "stopped");
}

}  // namespace
}  // namespace rdspec::runner::testing
