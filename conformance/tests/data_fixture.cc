// SPDX-License-Identifier: Apache-2.0

#include "conformance/tests/data_fixture.h"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "conformance/runner/case_edit.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/lint.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCodes = R"([[code]]
name = "S_OK"
value = 0x00000000
source = "[MS-ERREF] 2.1.1"

[[code]]
name = "MK_E_SYNTAX"
value = 0x800401E4
source = "[MS-ERREF] 2.1.1"
)";

constexpr std::string_view kMoniker = R"(noun = "moniker"

[[rule]]
id = "MON-040"
topic = "class_text"
level = "must"
evidence = "observed"
statement = "A class name is a class moniker."
source = "A test, test_class_moniker"
sides = "accept"

[[rule]]
id = "MON-047"
topic = "class_text"
level = "must"
evidence = "inferred"
statement = "A class id has 36 units."
source = "A page, section 2"
sides = "both"
bound = { value = 36, unit = "UTF-16 code units" }

[[rule]]
id = "MON-090"
topic = "new_text"
level = "should"
evidence = "documented"
statement = "A new name is a new moniker."
source = "A page, section 3"
sides = "accept"
targets = ["windows-7", "windows-10"]

[[question]]
id = "MON-Q01"
topic = "class_text"
open = "Is a leading zero taken?"
allows = "Nothing is said."
defaults = "It is taken."
settle = "Parse one."
)";

constexpr std::string_view kSeeds = R"([[document]]
id = "page"
title = "A page"
edition = "2018"
sentences = 3

[[sentence]]
document = "page"
number = 1
begins = "A class name"
rules = ["MON-040", "MON-Q01"]

[[sentence]]
document = "page"
number = 2
begins = "Welcome"
info = "a greeting"

[[sentence]]
document = "page"
number = 3
begins = "The environment"
later = "chapter environment_block, as rules"
)";

constexpr std::string_view kDrafts = R"({
  "about": "The text that names a class moniker.",
  "flags": {
    "Documented": "A form that the documentation prints is refused. Programs stop working.",
    "Limit": "Class ids of the wrong length are taken. Another class is activated."
  },
  "cases": [
    {"title": "a class name", "rules": ["MON-040"], "level": "must", "evidence": "observed",
     "op": "moniker.parse",
     "in": {"api": "MkParseDisplayName", "name": {"text": "clsid:10000013-0000-0000-0000-000000000001"}},
     "expect": {"accept": {"code": "S_OK", "eaten_units": 42, "mksys": 7}}, "flags": ["Documented"]},
    {"title": "36 units", "rules": ["MON-047"], "level": "must", "evidence": "inferred",
     "op": "moniker.parse", "boundary": {"rule": "MON-047", "side": "inside", "value": 36},
     "in": {"api": "MkParseDisplayNameEx", "name": {"text": "clsid:10000013-0000-0000-0000-000000000001"}},
     "expect": {"accept": {"mksys": 7}}, "flags": ["Limit"]},
    {"title": "35 units", "rules": ["MON-047"], "level": "must", "evidence": "inferred",
     "op": "moniker.parse", "boundary": {"rule": "MON-047", "side": "outside", "value": 35},
     "in": {"api": "MkParseDisplayName", "name": {"text": "clsid:10000013-0000-0000-0000-00000000000"}},
     "expect": {"reject": {"code": "MK_E_SYNTAX", "eaten_units": 0}}, "flags": ["Limit"]},
    {"title": "a new name", "rules": ["MON-090"], "level": "should", "evidence": "documented",
     "op": "moniker.parse", "on": ["windows-7"], "needs": ["registered-class"],
     "in": {"api": "MkParseDisplayName", "name": {"gen": [{"text": "new:"}, {"repeat": {"text": "a"}, "times": 200}]}},
     "expect": {"one_of": [{"accept": {}}, {"reject": {}}]}},
    {"title": "open: a leading zero", "rules": ["MON-Q01"], "level": "info", "evidence": "unknown",
     "op": "moniker.parse",
     "in": {"api": "MkParseDisplayName", "name": {"u16": "D800 0041"}},
     "expect": {"record": {"default": {"accept": {"code": "S_OK"}}}}}
  ]
})";

}  // namespace

DataTest::DataTest() {
  std::string pattern = (fs::temp_directory_path() / "rdspec-data-XXXXXX").string();
  root_ = mkdtemp(pattern.data());
  fs::create_directories(root_ / "spec");
  fs::create_directories(root_ / "conformance");
  const fs::path source(RDSPEC_SOURCE_ROOT);
  for (const char* file : {"spec/operations.toml", "spec/targets.toml"}) {
    fs::copy_file(source / file, root_ / file);
  }
  write("spec/codes.toml", kCodes);
  write("spec/moniker.toml", kMoniker);
  write("spec/seeds.toml", kSeeds);
  const auto added = add_cases(root_, {.noun = "moniker",
                                       .topic = "class_text",
                                       .json = std::string(kDrafts),
                                       .name = "drafts.json"});
  if (!added) {
    ADD_FAILURE() << format_faults(added.error());
  }
}

DataTest::~DataTest() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

void DataTest::write(std::string_view path, std::string_view text) const {
  fs::create_directories((root_ / path).parent_path());
  std::ofstream(root_ / path, std::ios::binary) << text;
}

std::string DataTest::read(std::string_view path) const {
  std::ostringstream text;
  text << std::ifstream(root_ / path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

void DataTest::edit(std::string_view path, std::string_view old,
                    std::string_view replacement) const {
  std::string text = read(path);
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << path << " does not hold " << old << '\n' << text;
  text.replace(at, old.size(), replacement);
  write(path, text);
}

std::vector<std::string> DataTest::snapshot() const {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root_)) {
    const std::string path = entry.path().lexically_relative(root_).string();
    files.push_back(entry.is_regular_file() ? path + '\n' + read(path) : path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> DataTest::load_faults() const {
  const auto suite = load_suite(root_);
  return suite ? std::vector<std::string>{} : lines_of(suite.error());
}

std::vector<std::string> DataTest::lint_faults() const { return lines_of(lint(root_).faults); }

std::vector<std::string> lines_of(const std::vector<Fault>& faults) {
  std::vector<std::string> lines;
  std::transform(faults.begin(), faults.end(), std::back_inserter(lines), format_fault);
  return lines;
}

std::string below_each_other(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + '\n';
  }
  return text;
}

void expect_line_with(const std::vector<std::string>& lines,
                      const std::vector<std::string>& parts) {
  const bool found = std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return line.find(part) != std::string::npos;
    });
  });
  EXPECT_TRUE(found) << "no line has all of:\n"
                     << below_each_other(parts) << "the lines are:\n"
                     << below_each_other(lines);
}

}  // namespace rdspec::runner
