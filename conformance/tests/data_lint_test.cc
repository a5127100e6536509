// SPDX-License-Identifier: Apache-2.0
//
// The lint: a whole suite passes, and each hole is found.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "conformance/runner/case_edit.h"
#include "conformance/runner/lint.h"
#include "conformance/tests/data_fixture.h"

namespace rdspec::runner {
namespace {

constexpr std::string_view kLock = "conformance/ids.lock";
constexpr std::string_view kRules = "spec/moniker.toml";
constexpr std::string_view kSeeds = "spec/seeds.toml";

using Lint = DataTest;

TEST_F(Lint, FindsNothingInAWholeSuite) {
  const LintReport report = lint(root());
  EXPECT_TRUE(report.clean()) << below_each_other(lines_of(report.faults));
  EXPECT_EQ(report.rules, 3U);
  EXPECT_EQ(report.questions, 1U);
  EXPECT_EQ(report.cases, 5U);
  EXPECT_EQ(report.sentences, 3U);
}

TEST_F(Lint, ReportsWhatLoadSuiteReports) {
  edit(kClassText, "\"title\"", "\"titel\"");
  expect_line_with(lint_faults(), {"RD-0001", "nearest is title"});
}

TEST_F(Lint, FindsARuleWithoutACase) {
  edit(kClassText, "[\"MON-090\"]", "[\"MON-040\"]");
  edit(kClassText, "\"evidence\": \"documented\"", "\"evidence\": \"observed\"");
  expect_line_with(lint_faults(), {"spec/moniker.toml:22: MON-090: no case cites it"});
  edit(kRules, "id = \"MON-090\"", "id = \"MON-090\"\nuntested = \"Needs a registered class.\"");
  for (const std::string& line : lint_faults()) {
    EXPECT_EQ(line.find("MON-090: no case"), std::string::npos) << line;
  }
}

TEST_F(Lint, FindsAnUntestedRuleThatIsTested) {
  edit(kRules, "id = \"MON-090\"", "id = \"MON-090\"\nuntested = \"Needs a class.\"");
  expect_line_with(lint_faults(), {"MON-090", "says that it is untested"});
}

TEST_F(Lint, FindsAMustRuleWithoutOneOfItsSides) {
  edit(kClassText, R"({"reject": {"code": "MK_E_SYNTAX", "eaten_units": 0}})",
       R"({"one_of": [{"accept": {}}, {"reject": {}}]})");
  expect_line_with(lint_faults(), {"MON-047", "no case of this must-rule expects a refusal"});
  edit(kRules, "sides = \"accept\"", "sides = \"refuse\"");
  expect_line_with(lint_faults(), {"MON-040", "expects a refusal"});
}

TEST_F(Lint, FindsAMustRuleThatNothingAccepts) {
  edit(kClassText, R"({"accept": {"mksys": 7}})", R"({"reject": {}})");
  expect_line_with(lint_faults(), {"MON-047", "no case of this must-rule expects an acceptance"});
}

TEST_F(Lint, FindsABoundWithoutOneOfItsSides) {
  edit(kClassText, R"(      "boundary": {"rule": "MON-047", "side": "inside", "value": 36},
)",
       "");
  expect_line_with(lint_faults(), {"MON-047", "no case stands inside the bound of 36 UTF-16"});
}

TEST_F(Lint, FindsABoundaryThatIsNone) {
  edit(kClassText, "\"side\": \"outside\", \"value\": 35", "\"side\": \"outside\", \"value\": 34");
  const auto lines = lint_faults();
  expect_line_with(lines, {"RD-0003", "34 does not stand at the bound of 36"});
  expect_line_with(lines, {"RD-0003", "the input does not hold the value 34"});
}

TEST_F(Lint, FindsABoundaryOnTheWrongSide) {
  edit(kClassText, "\"side\": \"inside\", \"value\": 36", "\"side\": \"outside\", \"value\": 35");
  const auto lines = lint_faults();
  expect_line_with(lines, {"RD-0002", "outside the bound the rule refuses"});
  expect_line_with(lines, {"RD-0002", "does not hold the value 35"});
}

TEST_F(Lint, FindsABoundaryOfARuleWithoutBound) {
  edit(kRules, "bound = { value = 36, unit = \"UTF-16 code units\" }\n", "");
  expect_line_with(lint_faults(), {"RD-0002", "MON-047 has no bound"});
}

TEST_F(Lint, TakesTheValueOfABoundaryFromDigitsAndNumbers) {
  edit(kRules, "value = 36", "value = 13");
  edit(kClassText, "\"value\": 36", "\"value\": 13");
  edit(kClassText, "\"value\": 35", "\"value\": 12");
  const auto before = lint_faults();
  expect_line_with(before, {"RD-0002", "does not hold the value 13"});
  expect_line_with(before, {"RD-0003", "does not hold the value 12"});
  edit(kClassText, "clsid:10000013-0000-0000-0000-00000000000\"", "Session:12!\"");
  std::string text = read(kClassText);
  const std::size_t second = text.find("clsid:", text.find("RD-0002"));
  write(kClassText, text.replace(second, 6, "13clsid"));
  const auto after = lint_faults();
  expect_line_with(after, {"RD-0002", "does not hold the value 13"});
  for (const std::string& line : after) {
    EXPECT_EQ(line.find("value 12"), std::string::npos) << line;
  }
}

TEST_F(Lint, FindsALevelThatNoRuleDemands) {
  edit(kClassText, "\"level\": \"should\"", "\"level\": \"must\"");
  expect_line_with(lint_faults(), {"RD-0004", "level must is more"});
}

TEST_F(Lint, FindsAFlagThatNoCaseCarries) {
  edit(kClassText, "\"flags\": [\"Documented\"]", "\"flags\": [\"Limit\"]");
  expect_line_with(lint_faults(), {"flag Documented is explained and no case carries it"});
}

TEST_F(Lint, FindsASourceThatQuotesTooMuch) {
  std::string words = "one";
  for (int i = 0; i < 24; ++i) {
    words += " more";
  }
  edit(kRules, "\"A page, section 2\"", "'A page: \"" + words + "\" and so on without end'");
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
  edit(kRules, "\" and so on", " too\" and so on");
  expect_line_with(lint_faults(), {"MON-047", "quotes more than 25 words"});
}

TEST_F(Lint, FindsUnknownIdsInSourcesAndDocuments) {
  write("fuzz/fuzz_moniker.cc",
        "// MON-040 and MON-Q01 hold.\n// MON-04? are patterns, MON-nnn no id.\n");
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
  EXPECT_EQ(lint(root()).files_searched, 1U);
  write("reference/src/a.cc", "int a;\n// (MON-041)\n");
  write("conformance/laws/b.h", "/// OBN-001,MON-Q02.\n");
  write("bench/README.md", "MON-4 and MON-0400\n");
  write("conformance/tests/c.cc", "// MON-999\n");
  const auto lines = lint_faults();
  expect_line_with(lines,
                   {"reference/src/a.cc:2: rule MON-041 does not exist; nearest is MON-040"});
  expect_line_with(lines, {"conformance/laws/b.h:1: rule OBN-001 does not exist"});
  expect_line_with(lines,
                   {"conformance/laws/b.h:1: rule MON-Q02 does not exist; nearest is MON-Q01"});
  expect_line_with(lines, {"bench/README.md:1: rule MON-4 does not exist"});
  expect_line_with(lines, {"bench/README.md:1: rule MON-0400 does not exist"});
  EXPECT_EQ(lines.size(), 5U) << below_each_other(lines);
}

TEST_F(Lint, FindsAChangedMeaning) {
  edit(kClassText, "\"mksys\": 7}}", "\"mksys\": 8}}");
  expect_line_with(lint_faults(), {"RD-0001", "the meaning changed without a new rev",
                                   "rdspec case amend RD-0001"});
  edit(kClassText, "\"rev\": 1", "\"rev\": 2");
  expect_line_with(lint_faults(), {"RD-0001", "the lock does not know"});
}

TEST_F(Lint, LetsTitleRulesAndFlagsChange) {
  edit(kClassText, "a class name", "the class name of the sample");
  edit(kClassText, "\"flags\": [\"Documented\"]", "\"flags\": [\"Documented\", \"Limit\"]");
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
}

TEST_F(Lint, FindsARevWithoutAChangedMeaning) {
  edit(kClassText, "\"rev\": 1", "\"rev\": 2");
  expect_line_with(lint_faults(), {"RD-0001", "rev is 2, the lock says 1"});
}

TEST_F(Lint, FindsACaseThatIsNotInTheLock) {
  const std::string lock = read(kLock);
  write(kLock, lock.substr(0, lock.find("RD-0005")));
  expect_line_with(lint_faults(), {"RD-0005", "is not in conformance/ids.lock"});
  write(kLock, "");
  expect_line_with(lint_faults(), {"RD-0001", "is not in conformance/ids.lock"});
}

TEST_F(Lint, FindsAVanishedCase) {
  std::string text = read(kClassText);
  const std::size_t first = text.find("    {\n      \"id\": \"RD-0001\"");
  const std::size_t second = text.find("    {\n      \"id\": \"RD-0002\"");
  write(kClassText, text.erase(first, second - first));
  expect_line_with(lint_faults(),
                   {"conformance/ids.lock:1: RD-0001", "vanished without a tombstone"});
}

TEST_F(Lint, FindsAHoleInTheLock) {
  const std::string lock = read(kLock);
  write(kLock, lock.substr(lock.find("RD-0002")));
  expect_line_with(lint_faults(), {"conformance/ids.lock:1: RD-0002: RD-0001 is missing"});
}

TEST_F(Lint, FindsMalformedLines) {
  const std::string lock = read(kLock);
  write(kLock, lock + "RD-0006 retired -\n");
  expect_line_with(lint_faults(), {"conformance/ids.lock:6: RD-0006: the line is malformed"});
  write(kLock, lock + "RD-0006 1 abc\n");
  expect_line_with(lint_faults(), {"conformance/ids.lock:6: RD-0006: the line is malformed"});
  write(kLock, lock + lock.substr(0, lock.find('\n') + 1));
  expect_line_with(lint_faults(), {"conformance/ids.lock:6: RD-0001: the line is out of order"});
  write(kLock, lock + lock.substr(lock.find("RD-0005")));
  expect_line_with(lint_faults(), {"conformance/ids.lock:6: RD-0005: the id stands twice"});
  write(kLock, lock + "RD-0006 retired RD-0099 it was wrong\n");
  expect_line_with(lint_faults(), {"RD-0006", "RD-0099 was never allocated"});
}

TEST_F(Lint, FindsARetiredIdInUse) {
  std::string lock = read(kLock);
  const std::size_t last = lock.find("RD-0005");
  write(kLock, lock.substr(0, last) + "RD-0005 retired - it was wrong\n");
  expect_line_with(lint_faults(), {"RD-0005", "the id is retired"});
}

TEST_F(Lint, FindsHolesInTheSeeds) {
  edit(kSeeds, "sentences = 3", "sentences = 4");
  expect_line_with(lint_faults(), {"spec/seeds.toml:1: page: sentence 4 has no place"});
  edit(kSeeds, "sentences = 4", "sentences = 2");
  expect_line_with(lint_faults(), {"page sentence 3", "1 to 2"});
  edit(kSeeds, "sentences = 2", "sentences = 0");
  expect_line_with(lint_faults(), {"page", "at least one sentence"});
}

TEST_F(Lint, FindsSpoiltSeeds) {
  const std::string seeds = read(kSeeds);
  const auto said_of = [&](std::string_view old, std::string_view replacement,
                           const std::vector<std::string>& said) {
    write(kSeeds, seeds);
    edit(kSeeds, old, replacement);
    expect_line_with(lint_faults(), said);
  };
  said_of("number = 2", "number = 1", {"page sentence 1", "stands twice"});
  said_of("MON-040", "MON-041", {"page sentence 1", "nearest is MON-040"});
  said_of("info = \"a greeting\"", "", {"page sentence 2", "has 0 places"});
  said_of("info = \"a greeting\"", "info = \"a\"\nlater = \"b\"",
          {"page sentence 2", "has 2 places"});
  said_of("info = \"a greeting\"", "info = \"\"", {"page sentence 2", "\"info\" is empty"});
  said_of("document = \"page\"", "document = \"pgae\"", {"pgae sentence 1", "not listed"});
  said_of("\"Welcome\"", "\"a b c d e f g h i j k l m\"",
          {"page sentence 2", "more than 12 words"});
  said_of("begins", "begin", {"unknown key \"begin\""});
}

}  // namespace
}  // namespace rdspec::runner
