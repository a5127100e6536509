// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <string>

#include "rdspec/moniker.h"

namespace rdspec::moniker {
namespace {

constexpr std::u16string_view kGuid = u"10000013-0000-0000-0000-000000000001";
constexpr ClassId kId = {0x10000013, 0, 0, {0, 0, 0, 0, 0, 0, 0, 1}};

std::u16string operator+(std::u16string_view left, std::u16string_view right) {
  return std::u16string(left).append(right);
}

struct Accepted {
  std::u16string name;
  std::optional<SessionMoniker> session;
  std::size_t object_kind;  // index of ObjectMoniker: 0 none, 1 class, 2 new
  std::u16string extra_data;
};

TEST(ParseDisplayName, AcceptsWholeNames) {
  const SessionMoniker three{.session_id = 3};
  const SessionMoniker console{.console = true};
  const Accepted table[] = {
      {u"clsid:" + kGuid, {}, 1, u""},
      {u"clsid:" + kGuid + u":", {}, 1, u""},
      {u"CLSID:{" + kGuid + u"}:", {}, 1, u""},
      {u"clsid:" + kGuid + u"}", {}, 1, u"}"},
      {u"clsid:" + kGuid + u";extra data:", {}, 1, u";extra data"},
      {u"clsid:" + kGuid + u"0", {}, 1, u"0"},
      {u"{0000031a-0000-0000-c000-000000000046}:" + kGuid, {}, 1, u""},
      {u"new:" + kGuid, {}, 2, u""},
      {u"NEW:{" + kGuid + u"}", {}, 2, u""},
      {u"Session:3!clsid:" + kGuid, three, 1, u""},
      {u"sESSION:0003!new:" + kGuid, three, 2, u""},
      {u"Session:cONSOLE!clsid:" + kGuid + u"x", console, 1, u"x"},
      {u"Session:3!", three, 0, u""},
      {u"Session:4294967294!", SessionMoniker{.session_id = 4294967294}, 0, u""},
  };
  for (const Accepted& row : table) {
    const auto parsed = parse_display_name(row.name);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().rule << " " << parsed.error().offset_units;
    EXPECT_EQ(parsed->session, row.session);
    EXPECT_EQ(parsed->object.index(), row.object_kind);
    EXPECT_EQ(parsed->eaten_units, row.name.size());
    if (const auto* class_moniker = std::get_if<ClassMoniker>(&parsed->object)) {
      EXPECT_EQ(class_moniker->class_id, kId);
      EXPECT_EQ(class_moniker->extra_data, row.extra_data);
    }
  }
}

struct Refused {
  std::u16string name;
  Hresult code;
  std::size_t eaten_units;
  std::size_t offset_units;
  std::string_view rule;
};

TEST(ParseDisplayName, RefusesWithCodeEatenPlaceAndRule) {
  constexpr auto kSyntax = Hresult::kMonikerSyntax;
  const Refused table[] = {
      {u"x", kSyntax, 0, 0, "MON-023"},
      {u"NonExistentProgId:", kSyntax, 0, 0, "MON-022"},
      {u" clsid:" + kGuid, kSyntax, 0, 0, "MON-022"},
      {u"clsid:", kSyntax, 0, 6, "MON-046"},
      {u"clsid:{" + kGuid, kSyntax, 0, 43, "MON-043"},
      {u"clsid:{" + kGuid + u"x}", kSyntax, 0, 43, "MON-043"},
      {u"clsid:1000001g" + kGuid.substr(8), kSyntax, 0, 13, "MON-047"},
      {u"clsid:" + kGuid.substr(0, 35), kSyntax, 0, 41, "MON-047"},
      {u"clsid:" + kGuid + u":tail", Hresult::kClassNotRegistered, 43, 43, "MON-Q21"},
      {u"new:" + kGuid + u":", kSyntax, 0, 40, "MON-Q20"},
      {u"new:ProgID", kSyntax, 0, 4, "MON-090"},
      {u"Session:", kSyntax, 0, 8, "MON-Q02"},
      {u"Session:3", kSyntax, 0, 9, "MON-Q07"},
      {u"Session:!clsid:" + kGuid, kSyntax, 0, 8, "MON-Q03"},
      {u"Session:+3!", kSyntax, 0, 8, "MON-Q02"},
      {u"Session:3/clsid:" + kGuid, kSyntax, 0, 9, "MON-071"},
      {u"Session:Consolex!", kSyntax, 0, 15, "MON-071"},
      {u"Session:4294967295!", kSyntax, 0, 17, "MON-Q05"},
      {u"Session:4294967299!", kSyntax, 0, 17, "MON-Q04"},
      {u"Session:18446744073709551619!", kSyntax, 0, 18, "MON-Q04"},
      {u"Session:3!clsid:xyz", kSyntax, 10, 16, "MON-Q13"},
      {u"Session:3!Session:4!", kSyntax, 10, 10, "MON-Q13"},
      {u"Session:3!clsid:" + kGuid + u":tail", Hresult::kClassNotRegistered, 53, 53, "MON-Q21"},
  };
  for (const Refused& row : table) {
    const auto parsed = parse_display_name(row.name);
    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error(), (ParseError{row.code, row.eaten_units, row.offset_units, row.rule}))
        << std::string(row.name.begin(), row.name.end()) << ": eaten " << parsed.error().eaten_units
        << ", offset " << parsed.error().offset_units << ", " << parsed.error().rule;
  }
}

TEST(ParseDisplayName, EndsAtTheFirstNul) {
  const std::u16string name = u"Session:3!clsid:" + kGuid + u";a:";
  for (std::size_t i = 0; i < name.size(); ++i) {
    std::u16string cut = name;
    cut[i] = u'\0';
    const auto with_nul = parse_display_name(cut);
    const auto shortened = parse_display_name(std::u16string_view(name).substr(0, i));
    ASSERT_EQ(with_nul.has_value(), shortened.has_value()) << i;
    if (with_nul) {
      EXPECT_EQ(with_nul->eaten_units, i);
    } else {
      EXPECT_EQ(with_nul.error(), shortened.error());
    }
  }
}

TEST(ParseDisplayName, TakesIllFormedTextAndLongOnes) {
  const std::u16string extra(100'000, u'\xD800');
  const std::u16string long_name = u"clsid:" + kGuid + extra;
  const auto parsed = parse_display_name(long_name);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(std::get<ClassMoniker>(parsed->object).extra_data, extra);
  const std::u16string zeros = u"Session:" + std::u16string(100'000, u'0') + u"7!";
  ASSERT_TRUE(parse_display_name(zeros).has_value());
  EXPECT_EQ(parse_display_name(zeros)->session->session_id, 7U);
}

TEST(ParseDisplayName, FollowsEachSwitchOfAnOpenQuestion) {
  const std::u16string console = u"Session:console!";
  EXPECT_FALSE(parse_display_name(console, {.console_ignores_case = false}));
  EXPECT_TRUE(parse_display_name(u"Session:Console!", {.console_ignores_case = false}));
  EXPECT_FALSE(parse_display_name(u"Session:65536!", {.session_id_max = 65535}));
  EXPECT_TRUE(parse_display_name(u"Session:65535!", {.session_id_max = 65535}));
  EXPECT_TRUE(parse_display_name(u"Session:4294967295!", {.session_id_max = 0xFFFFFFFF}));
  EXPECT_FALSE(parse_display_name(u"Session:3!", {.bare_session_is_complete = false}));
  EXPECT_TRUE(
      parse_display_name(u"new:" + kGuid + u":", {.new_takes_trailing_colon = true}).has_value());
  EXPECT_EQ(parse_display_name(u"Session:x", {.malformed_session = Hresult::kInvalidArgument})
                .error()
                .code,
            Hresult::kInvalidArgument);
  EXPECT_EQ(parse_display_name(u"Session:3!x", {.partial_failure_keeps_eaten = false})
                .error()
                .eaten_units,
            0U);
  EXPECT_EQ(
      parse_display_name(u"clsid:" + kGuid + u":x", {.unregistered_tail = Hresult::kMonikerSyntax})
          .error()
          .code,
      Hresult::kMonikerSyntax);
}

TEST(ArgumentsAreValid, NeedsEveryPointerAndANameThatIsNotEmpty) {
  EXPECT_TRUE(arguments_are_valid({}, u"x"));
  EXPECT_FALSE(arguments_are_valid({}, u""));
  EXPECT_FALSE(arguments_are_valid({}, std::u16string_view(u"\0x", 2)));
  EXPECT_FALSE(arguments_are_valid({.bind_context = true}, u"x"));
  EXPECT_FALSE(arguments_are_valid({.name = true}, u"x"));
  EXPECT_FALSE(arguments_are_valid({.eaten = true}, u"x"));
  EXPECT_FALSE(arguments_are_valid({.moniker = true}, u"x"));
}

}  // namespace
}  // namespace rdspec::moniker
