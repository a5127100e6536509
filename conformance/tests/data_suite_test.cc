// SPDX-License-Identifier: Apache-2.0
//
// load_suite: what it gives for a good suite, and that each way to spoil one is named with its
// place and remedy.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "conformance/tests/data_fixture.h"
#include "conformance/tests/data_spoilings.h"

namespace rdspec::runner {
namespace {

using LoadSuite = DataTest;

TEST_F(LoadSuite, GivesRulesCasesAndCodes) {
  const auto suite = load_suite(root());
  ASSERT_TRUE(suite.has_value()) << below_each_other(load_faults());
  ASSERT_EQ(suite->cases.size(), 5U);
  const Case* first = suite->find_case("RD-0001");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->title, "a class name");
  EXPECT_EQ(first->file, kClassText);
  EXPECT_EQ(first->line, 11U);
  EXPECT_EQ(first->evidence, Evidence::kObserved);
  EXPECT_EQ(first->expect["accept"]["eaten_units"], 42);
  const Rule* rule = suite->find_rule("MON-047");
  ASSERT_NE(rule, nullptr);
  ASSERT_TRUE(rule->bound.has_value());
  EXPECT_EQ(rule->bound->value, 36U);
  EXPECT_EQ(rule->line, 12U);
  const Rule* question = suite->find_rule("MON-Q01");
  ASSERT_NE(question, nullptr);
  EXPECT_TRUE(question->is_question);
  EXPECT_EQ(question->evidence, Evidence::kUnknown);
  EXPECT_EQ(suite->code_name(0x800401E4U), "MK_E_SYNTAX");
  EXPECT_EQ(suite->code_name(0x80004A0BU), "0x80004A0B");
  EXPECT_EQ(suite->find_code("S_OK")->value, 0U);
  EXPECT_EQ(suite->find_case("RD-0006"), nullptr);
}

TEST_F(LoadSuite, ExpandsGenerators) {
  const auto suite = load_suite(root());
  ASSERT_TRUE(suite.has_value());
  EXPECT_EQ(suite->find_case("RD-0004")->inputs.at(0)["name"]["text"],
            "new:" + std::string(200, 'a'));
}

TEST_F(LoadSuite, GivesEachInputOfARelation) {
  edit(kClassText,
       R"("in": {
        "api": "MkParseDisplayNameEx",
        "name": {"text": "clsid:10000013-0000-0000-0000-000000000001"}
      })",
       R"("in": {"each": [{"name": {"text": "a"}}, {"name": {"u16": "DC00"}}]})");
  edit(kClassText, R"({"accept": {"mksys": 7}})",
       R"({"relation": {"kind": "same", "fields": ["code", "mksys"]}})");
  const auto suite = load_suite(root());
  ASSERT_TRUE(suite.has_value()) << below_each_other(load_faults());
  ASSERT_EQ(suite->find_case("RD-0002")->inputs.size(), 2U);
  EXPECT_EQ(suite->find_case("RD-0002")->inputs[1]["name"]["u16"], "DC00");
}

TEST_F(LoadSuite, ReportsEveryFaultInTheOrderOfPlaces) {
  edit("spec/moniker.toml", "sides = \"accept\"", "sides = \"yes\"");
  edit(kClassText, "\"MON-040\"", "\"MON-049\"");
  edit(kClassText, "\"level\": \"must\"", "\"levle\": \"must\"");
  const auto lines = load_faults();
  ASSERT_EQ(lines.size(), 4U) << below_each_other(lines);
  EXPECT_EQ(lines[0],
            "conformance/cases/moniker/class_text.json:11: RD-0001: \"level\" is missing; add it");
  EXPECT_EQ(lines[1],
            "conformance/cases/moniker/class_text.json:11: RD-0001: rule MON-049 does not exist; "
            "nearest is MON-040");
  EXPECT_EQ(lines[2],
            "conformance/cases/moniker/class_text.json:11: RD-0001: unknown key \"levle\"; nearest "
            "is level");
  EXPECT_EQ(lines[3],
            "spec/moniker.toml:3: MON-040: \"sides\" cannot be \"yes\"; it is one of accept, "
            "refuse, both");
}

TEST_F(LoadSuite, DoesNotBlameCasesForASpecThatCannotBeRead) {
  edit("spec/moniker.toml", "[[rule]]", "[[rule");
  const auto lines = load_faults();
  ASSERT_EQ(lines.size(), 1U) << below_each_other(lines);
  expect_line_with(lines, {"spec/moniker.toml:3: "});
}

TEST_F(LoadSuite, RefusesAMissingRoot) {
  const auto suite = load_suite(root() / "nowhere");
  ASSERT_FALSE(suite.has_value());
  expect_line_with(lines_of(suite.error()), {"spec/codes.toml: cannot be read", "nowhere"});
}

TEST_F(LoadSuite, RefusesOneIdInTwoFiles) {
  std::string copy = read(kClassText);
  copy.replace(copy.find("\"topic\": \"class_text\""), 21, "\"topic\": \"other\"");
  write("conformance/cases/moniker/other.json", copy);
  expect_line_with(
      load_faults(),
      {"conformance/cases/moniker/other.json:11: RD-0001: the id is taken", "class_text.json:11"});
}

TEST_F(LoadSuite, RefusesHugeAndDeepFiles) {
  write("conformance/cases/moniker/huge.json", std::string((16U << 20U) + 1, ' '));
  write("conformance/cases/moniker/deep.json", std::string(100'000, '['));
  write("spec/session.toml", "noun = \"" + std::string(5'000, 'a') + "\"");
  const auto lines = load_faults();
  expect_line_with(lines, {"huge.json: is larger than 16777216 bytes"});
  expect_line_with(lines, {"deep.json:1: nested deeper than 24 levels"});
  expect_line_with(lines, {"spec/session.toml:1: the line is longer"});
}

class LoadSuiteSpoilt : public DataTest, public testing::WithParamInterface<Spoiling> {};

TEST_P(LoadSuiteSpoilt, NamesPlaceCaseAndRemedy) {
  const Spoiling& spoiling = GetParam();
  ASSERT_TRUE(load_faults().empty());
  edit(spoiling.file, spoiling.old, spoiling.replacement);
  const auto lines = load_faults();
  auto said = spoiling.said;
  said.push_back(spoiling.file + ":");
  expect_line_with(lines, said);
  for (const std::string& line : lines) {
    EXPECT_NE(line.find("; "), std::string::npos) << "no remedy: " << line;
  }
}

std::string name_of_spoiling(const testing::TestParamInfo<Spoiling>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(CaseFiles, LoadSuiteSpoilt, testing::ValuesIn(case_file_spoilings()),
                         name_of_spoiling);
INSTANTIATE_TEST_SUITE_P(Expectations, LoadSuiteSpoilt, testing::ValuesIn(expectation_spoilings()),
                         name_of_spoiling);
INSTANTIATE_TEST_SUITE_P(Spec, LoadSuiteSpoilt, testing::ValuesIn(spec_spoilings()),
                         name_of_spoiling);

}  // namespace
}  // namespace rdspec::runner
