// SPDX-License-Identifier: Apache-2.0
//
// What people read and write: faults, selectors, lists, explanations.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "conformance/runner/case_edit.h"
#include "conformance/runner/case_format.h"
#include "conformance/runner/explain.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/list.h"
#include "conformance/runner/selector.h"
#include "conformance/tests/data_fixture.h"

namespace rdspec::runner {
namespace {

TEST(FormatFault, LeavesOutWhatAFaultDoesNotHave) {
  EXPECT_EQ(format_fault({"a.json", 41, "RD-0007", "it is wrong", "mend it"}),
            "a.json:41: RD-0007: it is wrong; mend it");
  EXPECT_EQ(format_fault({"a.json", 0, "", "it is wrong", ""}), "a.json: it is wrong");
}

TEST(Nearest, FindsTheMostAlikeOrNothing) {
  const std::vector<std::string> known{"MON-040", "MON-099", "title", "rules"};
  EXPECT_EQ(nearest("MON-999", known), "MON-099");
  EXPECT_EQ(nearest("Titel", known), "title");
  EXPECT_EQ(nearest("something else entirely", known), "");
  EXPECT_EQ(nearest("x", {}), "");
}

TEST(FormatCaseFile, IsAFixedPoint) {
  const wire::Json file = {
      {"cases", {{{"title", std::string(120, 'a')}, {"id", "RD-0001"}, {"rules", {"MON-040"}}}}},
      {"topic", "a"},
      {"flags", wire::Json::object()}};
  const std::string text = format_case_file(file);
  EXPECT_EQ(wire::Json::parse(text), file);
  EXPECT_EQ(format_case_file(wire::Json::parse(text)), text);
  EXPECT_LT(text.find("\"id\""), text.find("\"title\""));
  EXPECT_NE(text.find("\"flags\": {},"), std::string::npos) << text;
}

TEST(FormatCaseFile, BreaksWhatDoesNotFit) {
  const wire::Json value = {{"name", std::string(60, 'a')}, {"other", std::string(60, 'b')}};
  const std::string text = format_case_value(value, 4);
  EXPECT_EQ(text, "{\n      \"name\": \"" + std::string(60, 'a') + "\",\n      \"other\": \"" +
                      std::string(60, 'b') + "\"\n    }");
}

class Selecting : public DataTest {
 protected:
  [[nodiscard]] std::vector<std::string> selected(std::string_view text) const {
    const auto suite = load_suite(root());
    const auto selector = parse_selector(text);
    std::vector<std::string> ids;
    if (suite && selector) {
      for (const Case* c : select_cases(*suite, *selector)) {
        ids.push_back(c->id);
      }
    }
    return ids;
  }
};

using Ids = std::vector<std::string>;

TEST_F(Selecting, MatchesIdOperationPlaceAndRule) {
  EXPECT_EQ(selected("").size(), 5U);
  EXPECT_EQ(selected("RD-0003"), Ids{"RD-0003"});
  EXPECT_EQ(selected("RD-000[24]"), (Ids{"RD-0002", "RD-0004"}));
  EXPECT_EQ(selected("MON-04?"), (Ids{"RD-0001", "RD-0002", "RD-0003"}));
  EXPECT_EQ(selected("moniker.*").size(), 5U);
  EXPECT_EQ(selected("moniker/class_text").size(), 5U);
  EXPECT_EQ(selected(" MON-Q* , RD-0001 "), (Ids{"RD-0001", "RD-0005"}));
}

TEST_F(Selecting, MatchesWholesOnly) {
  EXPECT_EQ(selected("RD-000"), Ids{});
  EXPECT_EQ(selected("rd-0001"), Ids{});
  EXPECT_EQ(selected("class_text"), Ids{});
  EXPECT_EQ(selected("\\RD-0001"), Ids{});
}

TEST_F(Selecting, SaysWhyNothingIsSelected) {
  const auto suite = load_suite(root());
  EXPECT_EQ(why_nothing(*suite, *parse_selector("MON-999,moniker/class_txt")),
            "no case matches \"MON-999\", nearest is MON-090; no case matches "
            "\"moniker/class_txt\", nearest is moniker/class_text");
  EXPECT_EQ(why_nothing(Suite{}, *parse_selector("MON-999")), "the suite has no cases");
}

TEST(ParseSelector, RefusesEmptyPatterns) {
  EXPECT_FALSE(parse_selector("RD-0001,").has_value());
  EXPECT_FALSE(parse_selector(",").has_value());
  EXPECT_NE(parse_selector("a,,b").error().find("pattern 2"), std::string::npos);
  EXPECT_TRUE(parse_selector("  ").has_value());
}

class Explaining : public DataTest {
 protected:
  [[nodiscard]] std::string explained(std::string_view id) const {
    const auto suite = load_suite(root());
    const auto text = explain(*suite, id);
    return text ? *text : "refused: " + text.error();
  }
};

TEST_F(Explaining, TellsOfACase) {
  EXPECT_EQ(explained("RD-0003"), R"(RD-0003: 35 units
  file: conformance/cases/moniker/class_text.json:42
  rev: 1
  tier: strict (level must, evidence inferred)
  catches Limit: Class ids of the wrong length are taken. Another class is activated.
  MON-047: A class id has 36 units.
  MON-047 rests on: A page, section 2
  operation: moniker.parse
  input:
    api: "MkParseDisplayName"
    name: "clsid:10000013-0000-0000-0000-00000000000" (41 units)
      0063 006C 0073 0069 0064 003A 0031 0030 0030 0030 0030 0030 0031 0033 002D 0030 0030 0030 0030 002D 0030 0030 0030 0030 002D 0030 0030 0030 0030 002D 0030 0030 0030 0030 0030 0030 0030 0030 0030 0030 0030
  expected:
    {"reject": {"code": "MK_E_SYNTAX", "eaten_units": 0}}
  run it: rdspec run --select RD-0003 --strict
)");
}

TEST_F(Explaining, ShortensLongTexts) {
  const std::string text = explained("RD-0004");
  EXPECT_NE(text.find("name: \"new:" + std::string(60, 'a') + " …\" (204 units)"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("needs: registered-class"), std::string::npos);
  EXPECT_NE(text.find("run it: rdspec run --select RD-0004\n"), std::string::npos);
}

TEST_F(Explaining, ShowsIllFormedUnits) {
  EXPECT_NE(explained("RD-0005").find("name: \"\\uD800A\" (2 units)\n      D800 0041\n"),
            std::string::npos)
      << explained("RD-0005");
}

TEST_F(Explaining, TellsOfARuleAndAQuestion) {
  EXPECT_EQ(explained("MON-047"), R"(MON-047 (moniker/class_text)
  statement: A class id has 36 units.
  level: must
  evidence: inferred
  sides: both
  bound: 36 UTF-16 code units
  source: A page, section 2
  cases:
    RD-0002  strict  36 units
    RD-0003  strict  35 units
)");
  EXPECT_EQ(explained("MON-Q01"), R"(MON-Q01 (moniker/class_text)
  open: Is a leading zero taken?
  the sources allow: Nothing is said.
  the reference takes: It is taken.
  what would settle it: Parse one.
  cases:
    RD-0005  record  open: a leading zero
)");
}

TEST_F(Explaining, TellsOfARetiredCase) {
  ASSERT_TRUE(retire_case(root(), "RD-0001", "said twice", "RD-0002").has_value());
  EXPECT_EQ(explained("RD-0001"), "RD-0001 is retired: said twice\n  successor: RD-0002\n");
}

TEST_F(Explaining, NamesTheNearestOfAnUnknownId) {
  EXPECT_EQ(explained("MON-048"),
            "refused: no rule, question or case has the id MON-048; nearest is MON-040");
}

using Listing = DataTest;

TEST_F(Listing, HasOneLineForEachCase) {
  const auto suite = load_suite(root());
  EXPECT_EQ(format_case_list(select_cases(*suite, {})),
            "RD-0001  gating  moniker.parse  MON-040  a class name\n"
            "RD-0002  strict  moniker.parse  MON-047  36 units\n"
            "RD-0003  strict  moniker.parse  MON-047  35 units\n"
            "RD-0004  gating  moniker.parse  MON-090  a new name\n"
            "RD-0005  record  moniker.parse  MON-Q01  open: a leading zero\n");
  EXPECT_EQ(format_case_list({}), "");
}

TEST(TierName, FollowsLevelAndEvidence) {
  const auto tier = [](Level level, Evidence evidence) {
    Case c;
    c.level = level;
    c.evidence = evidence;
    return tier_name(c);
  };
  EXPECT_EQ(tier(Level::kMust, Evidence::kDocumented), "gating");
  EXPECT_EQ(tier(Level::kShould, Evidence::kObserved), "gating");
  EXPECT_EQ(tier(Level::kMay, Evidence::kObserved), "strict");
  EXPECT_EQ(tier(Level::kMust, Evidence::kDerived), "strict");
  EXPECT_EQ(tier(Level::kInfo, Evidence::kObserved), "info");
  EXPECT_EQ(tier(Level::kMust, Evidence::kConflict), "record");
}

}  // namespace
}  // namespace rdspec::runner
