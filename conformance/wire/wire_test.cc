// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "conformance/wire/json.h"
#include "conformance/wire/text.h"

namespace rdspec::wire {
namespace {

TEST(ParseJson, ReadsEveryKindOfValue) {
  const auto json = parse_json(R"({"a":[1,-2,3.5,true,false,null,"x"],"b":{}})");
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(json->dump(), R"({"a":[1,-2,3.5,true,false,null,"x"],"b":{}})");
}

struct BadJson {
  std::string text;
  std::size_t line;
  std::size_t column;
  std::string message_part;
};

TEST(ParseJson, RefusesWithThePlace) {
  const BadJson table[] = {
      {"", 1, 1, "end of input"},           {"{\n \"a\": 1,\n \"a\": 2}", 3, 5, "stands twice"},
      {"[1,\n2,]", 2, 3, "unexpected ']'"}, {"{} x", 1, 4, "expected end of input"},
      {R"(["\ud800"])", 1, 9, "surrogate"}, {"[\"\xff\"]", 1, 3, "UTF-8"},
      {"[[[[[", 1, 5, "deeper than 4"},
  };
  for (const BadJson& bad : table) {
    JsonLines lines;
    const auto json = parse_json(bad.text, {.depth_max = 4}, &lines);
    ASSERT_FALSE(json.has_value()) << bad.text;
    EXPECT_EQ(json.error().line, bad.line) << bad.text;
    EXPECT_NE(json.error().message.find(bad.message_part), std::string::npos)
        << json.error().message;
    EXPECT_NEAR(static_cast<double>(json.error().column), static_cast<double>(bad.column), 1)
        << bad.text;
  }
}

TEST(ParseJson, RefusesMoreBytesThanAllowed) {
  EXPECT_TRUE(parse_json("[1,2]", {.size_bytes_max = 5}).has_value());
  EXPECT_FALSE(parse_json("[1,2]", {.size_bytes_max = 4}).has_value());
}

TEST(ParseJson, TellsTheLinesOfObjectsAndArrays) {
  JsonLines lines;
  ASSERT_TRUE(parse_json("{\n\"cases\": [\n  {\"a\": 1},\n\n  {\"in\": {\n}}]}", {}, &lines));
  EXPECT_EQ(lines.at(""), 1U);
  EXPECT_EQ(lines.at("/cases"), 2U);
  EXPECT_EQ(lines.at("/cases/0"), 3U);
  EXPECT_EQ(lines.at("/cases/1"), 5U);
  EXPECT_EQ(lines.at("/cases/1/in"), 5U);
}

TEST(TextFromJson, ReadsBothForms) {
  EXPECT_EQ(text_from_json(Json{{"text", "aé€😀"}}), u"aé€😀");
  EXPECT_EQ(text_from_json(Json{{"u16", "D800 0041 0000"}}), std::u16string(u"\xD800"
                                                                            u"A\0",
                                                                            3));
  EXPECT_EQ(text_from_json(Json{{"u16", ""}}), u"");
}

TEST(TextFromJson, RefusesEverythingElse) {
  for (const char* text :
       {R"({"text":"a\u0000"})", R"({"u16":"D80"})", R"({"u16":"D800 "})", R"({"u16":"D8000041"})",
        R"({"u16":"D80G"})", R"({"text":"a","u16":"0041"})", R"({"text":1})", R"("a")", "{}"}) {
    EXPECT_FALSE(text_from_json(*parse_json(text)).has_value()) << text;
  }
}

TEST(TextToJson, ChoosesTheFormThatCanHoldTheText) {
  EXPECT_EQ(text_to_json(u"aé€😀").dump(), R"({"text":"aé€😀"})");
  EXPECT_EQ(text_to_json(u"\xDC00").dump(), R"({"u16":"DC00"})");
  EXPECT_EQ(text_to_json(u"a\xD800").dump(), R"({"u16":"0061 D800"})");
  EXPECT_EQ(text_to_json(std::u16string_view(u"\0", 1)).dump(), R"({"u16":"0000"})");
}

TEST(AppendTextJson, PrintsWhatTextToJsonBuilds) {
  for (const std::u16string_view text :
       {std::u16string_view(u""), std::u16string_view(u"aé€😀"), std::u16string_view(u"\xD800 x"),
        std::u16string_view(u"\"\\/\b\n\x1f\x7f"), std::u16string_view(u"a\0", 2)}) {
    std::string out = "before";
    append_text_json(text, out);
    ASSERT_TRUE(out.starts_with("before"));
    const auto json = parse_json(std::string_view(out).substr(6));
    ASSERT_TRUE(json.has_value()) << out;
    EXPECT_EQ(*json, text_to_json(text));
  }
}

TEST(Printable, EscapesWhatATerminalCannotShow) {
  EXPECT_EQ(printable(u"a\x1b😀\xD800"), "a\\u001B😀\\uD800");
}

}  // namespace
}  // namespace rdspec::wire
