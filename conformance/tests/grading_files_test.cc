// SPDX-License-Identifier: Apache-2.0
//
// Results as JSON Lines and as JUnit, and files that appear whole or not at all.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <sstream>

#include "conformance/runner/atomic_file.h"
#include "conformance/runner/expected_list.h"
#include "conformance/runner/ids_lock.h"
#include "conformance/runner/junit.h"
#include "conformance/runner/results_file.h"
#include "conformance/tests/grading_fixture.h"

namespace rdspec::runner::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kSyntax = 0x800401E4U;
const Json kAccept = {{"accept", Json::object()}};

/// One case of every verdict, and a crash.
class Files : public ::testing::Test {
 protected:
  Files() {
    suite_.cases = {toy_case("RD-0001", kAccept),
                    toy_case("RD-0002", kAccept),
                    toy_case("RD-0003", kAccept),
                    toy_case("RD-0004", kAccept),
                    toy_case("RD-0005", {{"record", Json::object()}}, "MON-Q01"),
                    toy_case("RD-0006", kAccept),
                    toy_case("RD-0007", kAccept)};
    suite_.cases[3].evidence = Evidence::kInferred;
    record_ = graded_record(
        suite_, suite_.cases,
        {accepted(), rejected(kSyntax, {{"eaten_units", 0}}),
         faulted(OutcomeKind::kCrash, "signal 11 \x01"), rejected(kSyntax), rejected(kSyntax),
         lacking("second-session"), faulted(OutcomeKind::kNotRun, "lost")});
  }

  Suite suite_ = toy_suite();
  RunRecord record_;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

TEST_F(Files, ResultsHoldEveryCaseBetweenHeaderAndFooter) {
  const std::vector<std::string> lines = lines_of(format_results(record_));
  ASSERT_EQ(lines.size(), 9U);
  const Json header = Json::parse(lines.front());
  EXPECT_EQ(header.at("schema"), "rdspec-results/1");
  EXPECT_EQ(header.at("hello"), Json({{"ok", true}}));
  EXPECT_EQ(header.at("target"), "windows-7");
  EXPECT_EQ(header.at("tier"), "gating");
  const Json failing = Json::parse(lines[2]);
  EXPECT_EQ(failing.at("id"), "RD-0002");
  EXPECT_EQ(failing.at("verdict"), "fail");
  EXPECT_EQ(failing.at("outcomes"),
            Json::parse(R"([{"outcome":"reject","code":"0x800401E4","value":{"eaten_units":0}}])"));
  EXPECT_EQ(failing.at("duration_us"), 5);
  EXPECT_EQ(failing.at("rules"), Json({"MON-040"}));
  EXPECT_EQ(Json::parse(lines[6]).at("outcomes")[0].at("feature"), "second-session");
}

TEST_F(Files, TheFooterProvesTheFileWhole) {
  const std::string text = format_results(record_);
  const std::size_t footer_at = text.rfind('\n', text.size() - 2) + 1;
  const Json footer = Json::parse(text.substr(footer_at));
  EXPECT_EQ(footer.at("sha256"), sha256_hex(text.substr(0, footer_at)));
  std::size_t sum = 0;
  for (const auto& [name, count] : footer.at("counts").items()) {
    sum += count.get<std::size_t>();
  }
  EXPECT_EQ(sum, 7U);
  EXPECT_EQ(footer.at("cases"), 7);
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(Files, ResultsTakeBytesThatAreNoUtf8) {
  record_.cases[2].outcomes[0].detail = "\xff\xfe";
  EXPECT_NO_THROW(static_cast<void>(Json::parse(lines_of(format_results(record_))[3])));
}

TEST_F(Files, JUnitTellsFailuresErrorsAndSkips) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(format_junit(record_).c_str()));
  const pugi::xml_node root = document.child("testsuites");
  EXPECT_EQ(root.attribute("tests").as_int(), 7);
  EXPECT_EQ(root.attribute("failures").as_int(), 1);
  EXPECT_EQ(root.attribute("errors").as_int(), 2);
  EXPECT_EQ(root.attribute("skipped").as_int(), 3);
  std::string children;
  for (const pugi::xml_node node : root.child("testsuite").children("testcase")) {
    children += std::string(node.first_child().name()) + ";";
  }
  EXPECT_EQ(children, ";failure;error;skipped;skipped;skipped;error;");
  EXPECT_STREQ(root.child("testsuite").child("testcase").attribute("classname").value(),
               "rdspec.moniker.class_text");
}

TEST_F(Files, JUnitHoldsNoCharacterThatXmlForbids) {
  const std::string text = format_junit(record_);
  EXPECT_EQ(text.find("&#1;"), std::string::npos);
  EXPECT_EQ(text.find('\x01'), std::string::npos);
}

TEST_F(Files, JUnitSkipsKnownFailuresAndFailsChangedOnes) {
  apply_list({"toy.json",
              "toy 1.0",
              {{"RD-0002", 1, R"(reject MK_E_SYNTAX {"eaten_units":0})", "a known one"},
               {"RD-0003", 1, "reject MK_E_SYNTAX", "it did not crash"}}},
             record_);
  const std::string text = format_junit(record_);
  EXPECT_NE(text.find("<skipped message=\"known failure: a known one\""), std::string::npos)
      << text;
  EXPECT_NE(text.find("type=\"changed\""), std::string::npos) << text;
}

class WriteWhole : public ::testing::Test {
 protected:
  WriteWhole() : dir_(fs::path(::testing::TempDir()) / "rdspec_write_whole") {
    fs::remove_all(dir_);
    fs::create_directory(dir_);
  }
  ~WriteWhole() override { fs::remove_all(dir_); }

  std::size_t entries() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(dir_), fs::directory_iterator()));
  }
  std::string content(const fs::path& file) const {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  fs::path dir_;
};

TEST_F(WriteWhole, ReplacesAFileAndLeavesNothingBeside) {
  const fs::path file = dir_ / "results.jsonl";
  ASSERT_TRUE(write_whole(file, "first").has_value());
  ASSERT_TRUE(write_whole(file, "second").has_value());
  EXPECT_EQ(content(file), "second");
  EXPECT_EQ(entries(), 1U);
  ASSERT_TRUE(check_writable(file).has_value());
  EXPECT_EQ(entries(), 1U);
}

TEST_F(WriteWhole, WritesARelativeName) {
  const fs::path before = fs::current_path();
  fs::current_path(dir_);
  EXPECT_TRUE(write_whole("plain.txt", "x").has_value());
  fs::current_path(before);
  EXPECT_EQ(content(dir_ / "plain.txt"), "x");
}

TEST_F(WriteWhole, RefusesAFolderThatDoesNotExist) {
  const auto written = write_whole(dir_ / "none" / "results.jsonl", "x");
  ASSERT_FALSE(written.has_value());
  EXPECT_NE(written.error().find("none/results.jsonl cannot be written: No such file"),
            std::string::npos)
      << written.error();
  EXPECT_FALSE(check_writable(dir_ / "none" / "results.jsonl").has_value());
}

TEST_F(WriteWhole, RefusesWhatIsNoRegularFile) {
  EXPECT_FALSE(write_whole(dir_, "x").has_value());
  EXPECT_FALSE(check_writable("/dev/null").has_value());
  const fs::path pipe = dir_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_FALSE(write_whole(pipe, "x").has_value());
  EXPECT_TRUE(fs::is_fifo(pipe));
}

}  // namespace
}  // namespace rdspec::runner::testing
