// SPDX-License-Identifier: Apache-2.0
//
// Matching of values and their wording in one line.

#include <gtest/gtest.h>

#include "conformance/runner/describe.h"
#include "conformance/runner/pattern.h"
#include "conformance/tests/grading_fixture.h"

namespace rdspec::runner::testing {
namespace {

std::string difference(const Json& pattern, const Json& value) {
  const auto mismatch = match_pattern(toy_suite(), pattern, value, "");
  return mismatch ? sentence(*mismatch) : "";
}

TEST(MatchPattern, ComparesObjectsAsSubsetsAtEveryDepth) {
  const Json value = {{"a", {{"b", 1}, {"c", 2}}}, {"d", 3}};
  EXPECT_EQ(difference({{"a", {{"b", 1}}}}, value), "");
  EXPECT_EQ(difference({{"a", {{"b", 2}}}}, value), "a.b: expected 2, got 1");
  EXPECT_EQ(difference({{"e", 1}}, value), "e: expected 1, got nothing");
}

TEST(MatchPattern, ComparesArraysElementByElementAndInLength) {
  const Json value = {{"list", {{{"mksys", 9}}, {{"mksys", 7}}}}};
  EXPECT_EQ(difference({{"list", {{{"mksys", 9}}, {{"mksys", 7}}}}}, value), "");
  EXPECT_EQ(difference({{"list", {{{"mksys", 9}}, {{"mksys", 8}}}}}, value),
            "list[1].mksys: expected 8, got 7");
  EXPECT_EQ(difference({{"list", Json::array({{{"mksys", 9}}})}}, value),
            "list: expected 1 elements, got 2");
  EXPECT_NE(difference({{"list", Json::array()}}, value), "");
}

TEST(MatchPattern, ComparesTextByUnitsWhateverItsForm) {
  const Json plain = {{"t", {{"text", "ab"}}}};
  EXPECT_EQ(difference(plain, {{"t", {{"u16", "0061 0062"}}}}), "");
  EXPECT_EQ(difference({{"t", {{"u16", "0061 0062"}}}}, plain), "");
  EXPECT_EQ(difference(plain, {{"t", {{"text", "aB"}}}}),
            "t: expected \"ab\", got \"aB\" (at unit 1: 0042 instead of 0062)");
  EXPECT_EQ(difference(plain, {{"t", {{"text", "a"}}}}),
            "t: expected \"ab\", got \"a\" (at unit 1: the end instead of 0062)");
  EXPECT_NE(difference(plain, {{"t", "ab"}}), "");
  EXPECT_NE(difference({{"t", {{"u16", "D800"}}}}, {{"t", {{"u16", "D801"}}}}), "");
}

TEST(MatchPattern, DoesNotConfuseTypes) {
  EXPECT_NE(difference({{"n", 1}}, {{"n", "1"}}), "");
  EXPECT_NE(difference({{"n", 1}}, {{"n", true}}), "");
  EXPECT_NE(difference({{"n", 1}}, {{"n", 1.0}}), "");
  EXPECT_NE(difference({{"n", 0}}, {{"n", nullptr}}), "");
  EXPECT_NE(difference({{"n", -1}}, {{"n", 18446744073709551615ULL}}), "");
  EXPECT_NE(difference({{"n", Json::object()}}, {{"n", Json::array()}}), "");
}

TEST(MatchPattern, ComparesNestedCodesByNumber) {
  EXPECT_EQ(difference({{"code", "MK_E_SYNTAX"}}, {{"code", "0x800401E4"}}), "");
  EXPECT_EQ(difference({{"code", "S_OK"}}, {{"code", "0x80004003"}}),
            "code: expected S_OK, got 0x80004003");
  EXPECT_NE(difference({{"code", "S_OK"}}, {{"code", "nonsense"}}), "");
}

TEST(SameValue, LooksAtEveryMember) {
  const Json left = {{"a", {{"text", "x"}}}, {"b", {1, 2}}};
  EXPECT_TRUE(same_value(left, {{"a", {{"u16", "0078"}}}, {"b", {1, 2}}}));
  EXPECT_FALSE(same_value(left, {{"a", {{"text", "x"}}}}));
  EXPECT_FALSE(same_value(left, {{"a", {{"text", "x"}}}, {"b", {1, 3}}}));
  EXPECT_FALSE(same_value(left, {{"a", {{"text", "x"}}}, {"c", {1, 2}}}));
}

TEST(Describe, ShortensLongTextButSaysItsLength) {
  const std::string shown = quoted_text(std::u16string(100'000, u'x'));
  EXPECT_LT(shown.size(), 140U);
  EXPECT_NE(shown.find("(100000 units)"), std::string::npos);
  EXPECT_EQ(quoted_text(u"ab"), "\"ab\"");
}

TEST(Describe, NamesCodesAtEveryDepth) {
  EXPECT_EQ(describe_value(toy_suite(), {{"steps", {{{"code", "0x800401E4"}}, {{"code", "0x1"}}}}}),
            "{steps [{code MK_E_SYNTAX}, {code S_FALSE}]}");
}

TEST(Describe, DoesNotCutSurrogatePairs) {
  std::u16string text;
  for (int i = 0; i < 100; ++i) {
    text += u"x\U0001F600"[i % 3];
  }
  for (std::size_t prefix = 0; prefix < 3; ++prefix) {
    EXPECT_EQ(quoted_text(std::u16string(prefix, u'y') + text + text).find("\\u"),
              std::string::npos)
        << prefix;
  }
}

TEST(Signature, IsOneAsciiLineThatTellsOutcomesApart) {
  const Suite suite = toy_suite();
  const auto one = [&suite](const Outcome& outcome) {
    return signature_of(suite, std::span(&outcome, 1));
  };
  EXPECT_EQ(one(rejected(0x800401E4U, {{"moniker", "null"}, {"eaten_units", 0}})),
            R"(reject MK_E_SYNTAX {"eaten_units":0,"moniker":"null"})");
  EXPECT_EQ(one(accepted()), "accept S_OK");
  EXPECT_EQ(one(accepted({{"t", {{"text", "ä\n"}}}})), R"(accept S_OK {"t":{"text":"\u00e4\n"}})");
  EXPECT_EQ(one(faulted(OutcomeKind::kCrash, "signal 11 (SIGSEGV)")), "crash signal 11");
  EXPECT_EQ(one(faulted(OutcomeKind::kCrash, "fault c0000005: at 0x7f12")), "crash fault c0000005");
  EXPECT_EQ(one(faulted(OutcomeKind::kCrash, "at 0x7ffe12")), "crash");
  EXPECT_EQ(one(faulted(OutcomeKind::kTimeout, "5000 ms")), "timeout");
  const std::vector<Outcome> both = {accepted(), rejected(0x800401E4U)};
  EXPECT_EQ(signature_of(suite, both), "accept S_OK | reject MK_E_SYNTAX");
}

TEST(Signature, BoundsLongValuesAndKeepsThemApart) {
  const Suite suite = toy_suite();
  std::string text(5'000, 'x');
  const std::vector<Outcome> one = {accepted({{"t", {{"text", text}}}})};
  text.back() = 'y';
  const std::vector<Outcome> other = {accepted({{"t", {{"text", text}}}})};
  EXPECT_LT(signature_of(suite, one).size(), 600U);
  EXPECT_NE(signature_of(suite, one), signature_of(suite, other));
}

}  // namespace
}  // namespace rdspec::runner::testing
