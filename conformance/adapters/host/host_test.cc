// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "conformance/adapters/host/serve.h"
#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/wire/json.h"

namespace rdspec::host {
namespace {

wire::Json ask(const std::string& line) {
  bool stop = false;
  const auto answer = wire::parse_json(answer_line(reference_subject(), line, stop));
  return answer ? *answer : wire::Json("no JSON");
}

struct Exchange {
  std::string request;
  std::string answer;
};

TEST(AnswerLine, ReportsWhatParsingDid) {
  const Exchange table[] = {
      {R"({"cmd":"run","seq":7,"op":"moniker.parse","in":{"api":"MkParseDisplayNameEx",
           "name":{"text":"session:03!clsid:{abcdef01-0000-0000-0000-000000000001}"}}})",
       R"({"seq":7,"outcome":"accept","code":"0x00000000","value":{"eaten_units":55,"moniker":"set","mksys":1,
           "display_name":{"text":"Session:3!clsid:ABCDEF01-0000-0000-0000-000000000001:"},
           "components":[{"mksys":9,"display_name":{"text":"Session:3!"}},
             {"mksys":7,"display_name":{"text":"clsid:ABCDEF01-0000-0000-0000-000000000001:"}}]}})"},
      {R"({"cmd":"run","seq":8,"op":"moniker.parse","in":{"name":{"text":"clsid:"}}})",
       R"({"seq":8,"outcome":"reject","code":"0x800401E4","value":{"eaten_units":0,"moniker":"null"}})"},
      {R"({"cmd":"run","seq":9,"op":"moniker.parse","in":{"null":["name","eaten"]}})",
       R"({"seq":9,"outcome":"reject","code":"0x80070057",
           "value":{"eaten_units":"not_passed","moniker":"untouched"}})"},
      {R"({"cmd":"run","seq":1,"op":"moniker.equal","in":{
           "left":{"parse":{"text":"clsid:11111111-0000-0000-2222-444444444444;a"}},
           "right":{"class":"11111111-0000-0000-2222-444444444444"}}})",
       R"({"seq":1,"outcome":"accept","code":"0x00000000","value":{"equal":true}})"},
      {R"({"cmd":"run","seq":2,"op":"moniker.hash","in":{"moniker":{"class":"0002E005-0000-0000-C000-000000000046"}}})",
       R"({"seq":2,"outcome":"accept","code":"0x00000000","value":{"hash":"0x0002E005"}})"},
      {R"({"cmd":"run","seq":3,"op":"moniker.hash","in":{"moniker":{"parse":{"text":"Session:1!"}}}})",
       R"({"seq":3,"outcome":"unsupported","feature":"session-moniker-hash"})"},
      {R"({"cmd":"run","seq":4,"op":"moniker.is_system","in":{"moniker":{"parse":{"text":"x"}}}})",
       R"({"seq":4,"outcome":"reject","code":"0x800401E4","value":{"at":"moniker"}})"},
  };
  for (const Exchange& exchange : table) {
    EXPECT_EQ(ask(exchange.request), *wire::parse_json(exchange.answer)) << exchange.request;
  }
}

TEST(AnswerLine, KeepsADisplayNameThatNeedsMoreRoom) {
  const std::string extra(10'000, 'x');
  const wire::Json answer = ask(
      R"({"cmd":"run","seq":1,"op":"moniker.parse","in":{"name":{"text":"clsid:11111111-0000-0000-2222-444444444444)" +
      extra + R"("}}})");
  EXPECT_EQ(answer["value"]["display_name"]["text"],
            "clsid:11111111-0000-0000-2222-444444444444" + extra + ":");
}

TEST(AnswerLine, SaysWhatIsWrongWithARequest) {
  const Exchange table[] = {
      {"{", "bad-json"},
      {"[]", "unknown-cmd"},
      {R"({"cmd":"dance"})", "unknown-cmd"},
      {R"({"cmd":"run","seq":1,"op":"moniker.parse","in":{}})", "missing"},
      {R"({"cmd":"run","seq":1,"op":"moniker.parse","in":{"name":{"text":"a"},"null":["x"]}})",
       "unknown argument"},
      {R"({"cmd":"run","seq":1,"op":"moniker.parse","in":{"name":{"text":"a"},"api":"x"}})",
       "unknown api"},
      {R"({"cmd":"run","seq":1,"op":"moniker.fly"})", "unsupported"},
      {R"({"cmd":"target","target":"os-2"})", "false"},
  };
  for (const Exchange& exchange : table) {
    EXPECT_NE(ask(exchange.request).dump().find(exchange.answer), std::string::npos)
        << exchange.request << " -> " << ask(exchange.request).dump();
  }
}

TEST(AnswerLine, CarriesOutAScenarioStepByStep) {
  const wire::Json answer = ask(R"({"cmd":"run","seq":1,"op":"moniker.scenario","in":{"steps":[
    {"call":"CoInitialize"},{"call":"CoInitialize"},{"call":"IMoniker::Release"},
    {"call":"CreateBindCtx","reserved":1},{"call":"CreateBindCtx"},
    {"call":"MkParseDisplayName","name":{"text":"Session:Console!"}},
    {"call":"IMoniker::Release"},{"call":"IBindCtx::Release"},{"call":"CoUninitialize"}]}})");
  std::string codes;
  for (const wire::Json& step : answer["value"]["steps"]) {
    codes += step["code"].get<std::string>() + " ";
  }
  EXPECT_EQ(codes,
            "0x00000000 0x00000001 0x80004003 0x80070057 0x00000000 0x00000000 0x00000000 "
            "0x00000000 0x00000000 ");
}

TEST(AnswerLine, StopsWhenAsked) {
  bool stop = false;
  EXPECT_EQ(answer_line(reference_subject(), R"({"cmd":"stop"})", stop), R"({"bye":true})");
  EXPECT_TRUE(stop);
}

}  // namespace
}  // namespace rdspec::host
