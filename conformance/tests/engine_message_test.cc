// SPDX-License-Identifier: Apache-2.0
//
// What an adapter may say, line by line, and how wrong lines are reported.

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "conformance/runner/answer.h"
#include "conformance/runner/excerpt.h"
#include "conformance/runner/handshake.h"
#include "conformance/runner/line_buffer.h"

namespace rdspec::runner {
namespace {

constexpr std::string_view kHello =
    R"({"ok":true,"protocol":1,"implementation":{"name":"wine","version":"8.0","vendor":"WineHQ"},)"
    R"("ops":["moniker.parse"],"features":{"second-session":false},"targets":["windows-7"],)"
    R"("limits":{"line_bytes":4096},"max_inflight":8,"unknown":[]})";

std::string hello_with(std::string_view from, std::string_view to) {
  std::string line(kHello);
  const std::size_t at = line.find(from);
  EXPECT_NE(at, std::string::npos);
  return line.replace(at, from.size(), to);
}

std::string complaint_of(const std::string& line) {
  const auto info = read_hello(line);
  return info ? "" : info.error();
}

TEST(Hello, IsReadWhole) {
  const auto info = read_hello(kHello);
  ASSERT_TRUE(info) << info.error();
  EXPECT_EQ(info->implementation_name, "wine");
  EXPECT_EQ(info->implementation_version, "8.0");
  EXPECT_EQ(info->ops, std::vector<std::string>{"moniker.parse"});
  EXPECT_EQ(info->features.at("second-session"), false);
  EXPECT_EQ(info->targets, std::vector<std::string>{"windows-7"});
  EXPECT_EQ(info->line_bytes_max, 4096U);
  EXPECT_EQ(info->inflight_max, 8U);
  EXPECT_EQ(info->raw, kHello);
}

TEST(Hello, HasDefaultsForWhatMayBeAbsent) {
  const auto info =
      read_hello(R"({"ok":true,"protocol":1,"implementation":{"name":"a","version":"1"},)"
                 R"("ops":["o"],"targets":["t"]})");
  ASSERT_TRUE(info) << info.error();
  EXPECT_TRUE(info->features.empty());
  EXPECT_EQ(info->line_bytes_max, AdapterInfo{}.line_bytes_max);
  EXPECT_EQ(info->inflight_max, AdapterInfo{}.inflight_max);
}

struct BadHello {
  std::string_view from;
  std::string_view to;
  std::string_view complaint;
};

TEST(Hello, EveryWrongMemberIsNamedWithWhatCameAndWhatWasExpected) {
  constexpr std::array kBad = {
      BadHello{R"("ok":true)", R"("ok":1)", "member `ok`: came `1`, expected true"},
      BadHello{R"("protocol":1)", R"("protocol":2)", "member `protocol`: came `2`, expected 1"},
      BadHello{R"("name":"wine")", R"("name":"")", "member `implementation.name`: came `\"\"`"},
      BadHello{R"("version":"8.0")", R"("version":8)", "`implementation.version`: came `8`"},
      BadHello{R"(["moniker.parse"])", "[]", "member `ops`: came `[]`, expected an array of texts"},
      BadHello{R"(["moniker.parse"])", "[7]", "member `ops`: came `[7]`"},
      BadHello{R"({"second-session":false})", R"({"second-session":0})", "member `features`"},
      BadHello{R"("targets")", R"("goals")", "member `targets`: came nothing"},
      BadHello{"4096", "10",
               "member `limits.line_bytes`: came `10`, expected a number of at least"},
      BadHello{R"("max_inflight":8)", R"("max_inflight":1025)", "expected a number from 1 to 1024"},
      BadHello{R"("max_inflight":8)", R"("max_inflight":0)", "expected a number from 1 to 1024"},
      BadHello{R"("max_inflight":8)", R"("max_inflight":-1)", "member `max_inflight`: came `-1`"},
  };
  for (const BadHello& bad : kBad) {
    const std::string complaint = complaint_of(hello_with(bad.from, bad.to));
    EXPECT_NE(complaint.find(bad.complaint), std::string::npos) << complaint;
    EXPECT_NE(complaint.find("PROTOCOL.md"), std::string::npos);
  }
}

TEST(Hello, GarbageIsQuotedSafely) {
  const std::string complaint = complaint_of("Welcome \x1b[1m\xff");
  EXPECT_NE(complaint.find(R"(came `Welcome \x1B[1m\xFF`)"), std::string::npos) << complaint;
  EXPECT_NE(complaint.find("standard error"), std::string::npos);
  EXPECT_NE(complaint_of("[]").find("expected a JSON object"), std::string::npos);
}

TEST(Target, ARefusalNamesWhatIsOnOffer) {
  AdapterInfo info;
  info.implementation_name = "wine";
  info.targets = {"windows-7", "windows-10"};
  EXPECT_TRUE(read_target(R"({"ok":true})", "windows-7", info));
  for (const std::string_view line : {R"({"ok":false})", R"({"error":"unknown-cmd"})"}) {
    const auto refused = read_target(line, "windows-7", info);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().find("windows-7, windows-10"), std::string::npos);
  }
}

TEST(Answer, EachOutcomeIsRead) {
  const CodeNames codes{{"MK_E_SYNTAX", 0x800401E4U}};
  const auto accept =
      read_answer(R"({"seq":17,"outcome":"accept","code":"0x00000001","value":{"a":1}})", codes);
  ASSERT_TRUE(accept) << accept.error().message;
  EXPECT_EQ(accept->seq, 17U);
  EXPECT_EQ(accept->outcome.kind, OutcomeKind::kAccept);
  EXPECT_EQ(accept->outcome.code, 1U);
  EXPECT_EQ(accept->outcome.value, wire::Json::parse(R"({"a":1})"));

  const auto reject = read_answer(R"({"seq":18,"outcome":"reject","code":"MK_E_SYNTAX"})", codes);
  ASSERT_TRUE(reject) << reject.error().message;
  EXPECT_EQ(reject->outcome.kind, OutcomeKind::kReject);
  EXPECT_EQ(reject->outcome.code, 0x800401E4U);
  EXPECT_TRUE(reject->outcome.value.is_null());

  const auto absent = read_answer(R"({"seq":1,"outcome":"unsupported","feature":"f"})", codes);
  ASSERT_TRUE(absent);
  EXPECT_EQ(absent->outcome.feature, "f");
  const auto error = read_answer(R"({"seq":1,"outcome":"error","detail":"d"})", codes);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->outcome.detail, "d");
}

TEST(Answer, LastWordsAndGoodByeAreToldApart) {
  const auto fault = read_answer(R"({"fault":"c0000005","detail":"read"})", {});
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, AnswerKind::kFault);
  EXPECT_EQ(fault->fault, "fault c0000005: read");
  const auto bye = read_answer(R"({"bye":true})", {});
  ASSERT_TRUE(bye);
  EXPECT_EQ(bye->kind, AnswerKind::kBye);
}

TEST(Answer, WrongLinesAreRefused) {
  for (const std::string_view line : {
           "",
           "x",
           "[]",
           "{}",
           R"({"error":"unknown-cmd"})",
           R"({"seq":-1,"outcome":"error"})",
           R"({"seq":"1","outcome":"error"})",
           R"({"seq":1})",
           R"({"seq":1,"outcome":"crash"})",
           R"({"seq":1,"outcome":"accept"})",
           R"({"seq":1,"outcome":"accept","code":0})",
           R"({"seq":1,"outcome":"accept","code":"0x0000000"})",
           R"({"seq":1,"outcome":"accept","code":"0x0000000g"})",
           R"({"seq":1,"outcome":"accept","code":"0x80004005"})",
           R"({"seq":1,"outcome":"reject","code":"MK_E_NO_SUCH_NAME"})",
           R"({"seq":1,"outcome":"unsupported"})",
           R"({"seq":1,"outcome":"unsupported","feature":""})",
           R"({"seq":1,"seq":2,"outcome":"error"})",
           R"({"seq":1,"outcome":"error"} x)",
       }) {
    EXPECT_FALSE(read_answer(line, {})) << line;
  }
  EXPECT_EQ(read_answer(R"({"seq":3,"outcome":"crash"})", {}).error().seq, 3U);
}

TEST(Excerpt, IsPrintableAndShort) {
  EXPECT_EQ(excerpt("a\tb\xff"), R"(`a\x09b\xFF`)");
  EXPECT_TRUE(excerpt(std::string(1000, 'a')).ends_with("a…`"));
  EXPECT_EQ(as_utf8("caf\xc3\xa9 \xff"), "caf\xc3\xa9 \xef\xbf\xbd");
}

TEST(LineBuffer, GivesLinesHoweverTheyAreCut) {
  constexpr std::string_view kText = "one\r\n\ntwo\nthree and a half";
  for (std::size_t piece = 1; piece <= kText.size(); ++piece) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    LineBuffer lines;
    std::vector<std::string> got;
    for (std::size_t at = 0; at < kText.size(); at += piece) {
      const std::string_view part = kText.substr(at, piece);
      ASSERT_EQ(write(ends[1], part.data(), part.size()), static_cast<ssize_t>(part.size()));
      EXPECT_EQ(lines.fill(ends[0]), ReadStatus::kData);
      while (const auto line = lines.next_line()) {
        got.emplace_back(*line);
      }
    }
    EXPECT_EQ(got, (std::vector<std::string>{"one", "", "two"}));
    EXPECT_EQ(lines.rest(), "three and a half");
    EXPECT_TRUE(lines.is_longer_than(15));
    EXPECT_FALSE(lines.is_longer_than(16));
    close(ends[1]);
    EXPECT_EQ(lines.fill(ends[0]), ReadStatus::kEnd);
    close(ends[0]);
  }
}

}  // namespace
}  // namespace rdspec::runner
