// SPDX-License-Identifier: Apache-2.0
//
// case add, amend and retire: what they write, and that they write nothing when there is a fault.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "conformance/runner/case_edit.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/lint.h"
#include "conformance/tests/data_fixture.h"

namespace rdspec::runner {
namespace {

constexpr std::string_view kLock = "conformance/ids.lock";

std::string draft(const std::string& title, const std::string& name = "clsid:a") {
  return R"({"title": ")" + title + R"(", "rules": ["MON-040"], "level": "must",
  "evidence": "observed", "op": "moniker.parse",
  "in": {"api": "MkParseDisplayName", "name": {"text": ")" +
         name + R"("}},
  "expect": {"accept": {"mksys": 7}}})";
}

class CaseEditTest : public DataTest {
 protected:
  [[nodiscard]] CaseEditResult add(const std::string& json, const std::string& topic = "class_text",
                                   const std::string& noun = "moniker") const {
    return add_cases(root(), {.noun = noun, .topic = topic, .json = json, .name = "draft.json"});
  }

  // That an edit is refused with these words and changes no file.
  template <typename Edit>
  void expect_refusal(Edit edit, const std::vector<std::string>& said) const {
    const auto before = snapshot();
    const CaseEditResult result = edit();
    ASSERT_FALSE(result.has_value());
    expect_line_with(lines_of(result.error()), said);
    EXPECT_EQ(snapshot(), before);
  }

  void expect_added(const std::string& json, const std::vector<std::string>& said) const {
    expect_refusal([&] { return add(json); }, said);
  }
};

using CaseAdd = CaseEditTest;
using CaseAmend = CaseEditTest;
using CaseRetire = CaseEditTest;

// The hash was computed by another program over the text that CASES.md describes.
TEST_F(CaseAdd, WritesTheLockThatIsDocumented) {
  const std::string lock = read(kLock);
  EXPECT_EQ(lock.substr(0, lock.find('\n')),
            "RD-0001 1 "
            "ef1f54bb726e6c06991ea54d6b1451a10dd48f07011f9f3b5899482ec0d4ada2");
  EXPECT_EQ(std::count(lock.begin(), lock.end(), '\n'), 5);
}

TEST_F(CaseAdd, WritesCanonicalText) {
  const std::string text = read(kClassText);
  EXPECT_TRUE(text.starts_with(R"({
  "schema": "rdspec-cases/1",
  "noun": "moniker",
  "topic": "class_text",
  "about": "The text that names a class moniker.",
  "flags": {
    "Documented": "A form that the documentation prints is refused. Programs stop working.",
    "Limit": "Class ids of the wrong length are taken. Another class is activated."
  },
  "cases": [
    {
      "id": "RD-0001",
      "rev": 1,
      "title": "a class name",
      "rules": ["MON-040"],
      "level": "must",
      "evidence": "observed",
      "op": "moniker.parse",
      "in": {
        "api": "MkParseDisplayName",
        "name": {"text": "clsid:10000013-0000-0000-0000-000000000001"}
      },
      "expect": {"accept": {"code": "S_OK", "eaten_units": 42, "mksys": 7}},
      "flags": ["Documented"]
    },
)")) << text;
  EXPECT_TRUE(text.ends_with("    }\n  ]\n}\n")) << text;
}

TEST_F(CaseAdd, KeepsWhatWasThere) {
  const std::string before = read(kClassText);
  const auto edit = add(draft("one more"));
  ASSERT_TRUE(edit.has_value()) << format_faults(edit.error());
  EXPECT_EQ(edit->ids, std::vector<std::string>{"RD-0006"});
  const std::string after = read(kClassText);
  EXPECT_TRUE(after.starts_with(before.substr(0, before.rfind("\n  ]"))));
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
}

TEST_F(CaseAdd, TakesArraysAndEnvelopes) {
  EXPECT_TRUE(add("[" + draft("a") + "," + draft("b", "clsid:b") + "]").has_value());
  const auto edit =
      add(R"({"topic": "class_text", "flags": {"Blank": "Blanks are trimmed."}, "cases": [)" +
          draft("c").insert(1, R"("flags": ["Blank"],)") + "]}");
  ASSERT_TRUE(edit.has_value()) << format_faults(edit.error());
  EXPECT_EQ(edit->ids, std::vector<std::string>{"RD-0008"});
  EXPECT_NE(read(kClassText).find("\"Blank\": \"Blanks are trimmed.\""), std::string::npos);
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
}

TEST_F(CaseAdd, MakesANewFile) {
  const auto edit = add(
      R"({"about": "Display names.", "flags": {}, "cases": [)" + draft("a") + "]}", "display_name");
  ASSERT_TRUE(edit.has_value()) << format_faults(edit.error());
  EXPECT_NE(read("conformance/cases/moniker/display_name.json").find("RD-0006"), std::string::npos);
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
}

TEST_F(CaseAdd, RefusesWhatIsWrongInADraft) {
  expect_added(draft("a").insert(1, R"("id": "RD-0006",)"),
               {"draft.json:1: draft 1", "a draft has no \"id\""});
  expect_added(draft("a").insert(1, R"("rev": 1,)"), {"a draft has no \"rev\""});
  expect_added("[" + draft("a") + ",\n" + draft("b").replace(2, 5, "titel") + "]",
               {"draft.json:5: draft 2", "nearest is title"});
  expect_added(draft("a").insert(1, R"("flags": ["Nowhere"],)"),
               {"draft 1", "flag Nowhere is not listed"});
  expect_added("[]", {"no drafts"});
  expect_added("[1]", {"draft 1", "must be an object"});
  expect_added("{", {"draft.json:1: "});
  expect_added("", {"draft.json"});
}

TEST_F(CaseAdd, RefusesFalseClaims) {
  expect_added("[" + draft("a") + ",\n" +
                   draft("b").insert(
                       1, R"("boundary": {"rule": "MON-040", "side": "inside", "value": 7},)") +
                   "]",
               {"draft.json:5: draft 2", "MON-040 has no bound"});
  expect_added(R"({"flags": {"Unused": "x"}, "cases": [)" + draft("a") + "]}",
               {"flag Unused is explained and no case"});
}

TEST_F(CaseAdd, RefusesWhatContradictsTheFile) {
  expect_added(R"({"about": "Something else.", "cases": [)" + draft("a") + "]}",
               {"\"about\" differs"});
  expect_added(R"({"flags": {"Limit": "Something else."}, "cases": [)" + draft("a") + "]}",
               {"flag Limit is explained otherwise"});
  expect_added(R"({"topic": "results", "cases": [)" + draft("a") + "]}", {"results", "class_text"});
  expect_added(R"({"id": "x", "cases": [)" + draft("a") + "]}", {"unknown key \"id\""});
}

TEST_F(CaseAdd, RefusesBadTopics) {
  expect_refusal([&] { return add(draft("a"), "new_topic"); }, {"the topic is new"});
  expect_refusal([&] { return add(draft("a"), "../codes"); }, {"is no name"});
  expect_refusal([&] { return add(draft("a"), "class_text", "monikers"); }, {"nearest is moniker"});
  expect_refusal([&] { return add_cases(root() / "nowhere", {}); }, {"cannot be locked"});
}

TEST_F(CaseAdd, RefusesASpoiltSuite) {
  edit(kClassText, "\"title\"", "\"titel\"");
  expect_added(draft("a"), {"RD-0001", "nearest is title"});
}

TEST_F(CaseAdd, RefusesASpoiltLock) {
  write(kLock, read(kLock) + "RD-6\n");
  expect_added(draft("a"), {"conformance/ids.lock:6", "malformed"});
}

TEST_F(CaseAdd, NeverReusesAnId) {
  ASSERT_TRUE(retire_case(root(), "RD-0005", "it was wrong", "").has_value());
  EXPECT_EQ(add(draft("a"))->ids, std::vector<std::string>{"RD-0006"});
}

TEST_F(CaseAdd, WritesNothingWhereItCannotWrite) {
  std::filesystem::remove(root() / kLock);
  std::filesystem::create_directory(root() / kLock);
  const auto before = read(kClassText);
  EXPECT_FALSE(add(draft("a")).has_value());
  EXPECT_EQ(read(kClassText), before);
}

TEST_F(CaseAdd, KeepsSeveralWritersApart) {
  constexpr int kWriters = 4;
  constexpr int kEach = 3;
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([this, writer] {
        for (int i = 0; i < kEach; ++i) {
          const auto edit = add(draft(std::to_string(writer) + " " + std::to_string(i)));
          EXPECT_TRUE(edit.has_value()) << format_faults(edit.error());
        }
      });
    }
  }
  EXPECT_EQ(lint(root()).cases, 5U + kWriters * kEach);
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
  }
}

TEST_F(CaseAmend, RecordsAChangedMeaning) {
  edit(kClassText, "\"mksys\": 7}}", "\"mksys\": 8}}");
  const auto amended = amend_case(root(), "RD-0001");
  ASSERT_TRUE(amended.has_value()) << format_faults(amended.error());
  EXPECT_EQ(load_suite(root())->find_case("RD-0001")->rev, 2U);
  EXPECT_TRUE(lint_faults().empty()) << below_each_other(lint_faults());
}

TEST_F(CaseAmend, AllowsForARevThatAPersonWrote) {
  edit(kClassText, "\"mksys\": 7}}", "\"mksys\": 8}}");
  edit(kClassText, "\"rev\": 1", "\"rev\": 5");
  ASSERT_TRUE(amend_case(root(), "RD-0001").has_value());
  EXPECT_EQ(load_suite(root())->find_case("RD-0001")->rev, 2U);
}

TEST_F(CaseAmend, RefusesWhatHasNotChanged) {
  edit(kClassText, "a class name", "another title");
  expect_refusal([&] { return amend_case(root(), "RD-0001"); }, {"RD-0001", "has not changed"});
  expect_refusal([&] { return amend_case(root(), "RD-0009"); }, {"never allocated"});
  expect_refusal([&] { return amend_case(root(), "nonsense"); }, {"never allocated"});
}

TEST_F(CaseAmend, RefusesAWrongEdit) {
  edit(kClassText, "\"mksys\": 7}}", "\"mksis\": 7}}");
  expect_refusal([&] { return amend_case(root(), "RD-0001"); }, {"RD-0001", "mksis"});
}

TEST_F(CaseRetire, LeavesATombstone) {
  const auto retired = retire_case(root(), "RD-0001", "the other says it better", "RD-0002");
  ASSERT_TRUE(retired.has_value()) << format_faults(retired.error());
  EXPECT_TRUE(read(kLock).starts_with("RD-0001 retired RD-0002 the other says it better\n"));
  EXPECT_EQ(read(kClassText).find("RD-0001"), std::string::npos);
  EXPECT_EQ(read(kClassText).find("Documented"), std::string::npos);
  const auto lines = lint_faults();
  ASSERT_EQ(lines.size(), 1U) << below_each_other(lines);
  expect_line_with(lines, {"MON-040", "no case cites it"});
  expect_refusal([&] { return retire_case(root(), "RD-0001", "again", ""); }, {"is retired"});
  expect_refusal([&] { return amend_case(root(), "RD-0001"); }, {"is retired"});
}

TEST_F(CaseRetire, MendsTheLockOfACaseThatWasRemovedByHand) {
  std::string text = read(kClassText);
  const std::size_t first = text.find("    {\n      \"id\": \"RD-0002\"");
  const std::size_t second = text.find("    {\n      \"id\": \"RD-0003\"");
  write(kClassText, text.erase(first, second - first));
  ASSERT_TRUE(retire_case(root(), "RD-0002", "it was wrong", "").has_value());
  EXPECT_NE(read(kLock).find("RD-0002 retired - it was wrong\n"), std::string::npos);
}

TEST_F(CaseRetire, RemovesAFileWithoutCases) {
  for (const char* id : {"RD-0001", "RD-0002", "RD-0003", "RD-0004", "RD-0005"}) {
    ASSERT_TRUE(retire_case(root(), id, "gone", "").has_value()) << id;
  }
  EXPECT_FALSE(std::filesystem::exists(root() / kClassText));
}

TEST_F(CaseRetire, RefusesBadReasonsAndSuccessors) {
  expect_refusal([&] { return retire_case(root(), "RD-0001", " ", ""); }, {"one line"});
  expect_refusal([&] { return retire_case(root(), "RD-0001", "a\nb", ""); }, {"one line"});
  expect_refusal([&] { return retire_case(root(), "RD-0001", "a", "RD-0001"); },
                 {"succeed itself"});
  expect_refusal([&] { return retire_case(root(), "RD-0001", "a", "RD-0077"); },
                 {"RD-0077", "never allocated"});
}

}  // namespace
}  // namespace rdspec::runner
