// SPDX-License-Identifier: Apache-2.0

#include "conformance/tests/cli_fixture.h"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX
#include <sys/wait.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kOperations = R"([[op]]
name = "moniker.echo"
noun = "moniker"
status = "open"
in = ["mark", "n"]
value = ["mark", "n"]
)";

constexpr std::string_view kTargets = R"([[target]]
name = "toy-1"
stands_for = "The first toy"

[[target]]
name = "toy-2"
stands_for = "The second toy"
)";

constexpr std::string_view kCodes = R"([[code]]
name = "S_OK"
value = 0x00000000
source = "A table"

[[code]]
name = "MK_E_SYNTAX"
value = 0x800401E4
source = "A table"
)";

constexpr std::string_view kMoniker = R"(noun = "moniker"

[[rule]]
id = "MON-001"
topic = "echo"
level = "must"
evidence = "observed"
statement = "What goes in comes out."
source = "A page, section 1, 2024"
sides = "accept"

[[rule]]
id = "MON-002"
topic = "guess"
level = "must"
evidence = "inferred"
statement = "It stays so."
source = "A page, section 2, 2024"
sides = "accept"

[[question]]
id = "MON-Q01"
topic = "open"
open = "What comes out of nothing?"
allows = "Nothing is said."
defaults = "Nothing."
settle = "Ask."
)";

constexpr std::string_view kSeeds = R"([[document]]
id = "page"
title = "A page"
edition = "2024"
sentences = 1

[[sentence]]
document = "page"
number = 1
begins = "What goes in"
rules = ["MON-001", "MON-002", "MON-Q01"]
)";

Json draft(const char* title, const char* rule, const char* evidence, int n, Json expect) {
  return {{"title", title},
          {"rules", {rule}},
          {"level", "must"},
          {"evidence", evidence},
          {"op", "moniker.echo"},
          {"in", {{"n", n}}},
          {"expect", std::move(expect)}};
}

std::string drafts() {
  Json cases = Json::array();
  for (int n = 1; n <= 4; ++n) {
    cases.push_back(
        draft("an echo", "MON-001", "observed", n, {{"accept", {{"code", "S_OK"}, {"n", n}}}}));
  }
  cases[2]["in"]["mark"] = 1;
  cases[3]["on"] = {"toy-1"};
  cases.push_back(draft("an open question", "MON-Q01", "unknown", 5,
                        {{"record", {{"default", {{"accept", {{"n", 5}}}}}}}}));
  cases[4]["level"] = "may";
  cases.push_back(draft("a guess", "MON-002", "inferred", 6, {{"accept", {{"n", 7}}}}));
  return Json{{"about", "Echoes."}, {"flags", Json::object()}, {"cases", cases}}.dump();
}

std::string content_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(text).str();
}

}  // namespace

Ended run_shell(const fs::path& dir, const std::string& command) {
  const fs::path out = dir / ".out";
  const fs::path err = dir / ".err";
  const int status = std::system(("cd '" + dir.string() + "' && { " + command + "\n} >'" +
                                  out.string() + "' 2>'" + err.string() + "'")
                                     .c_str());
  Ended ended;
  ended.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  ended.out = content_of(out);
  ended.err = content_of(err);
  fs::remove(out);
  fs::remove(err);
  return ended;
}

CliTest::CliTest() {
  std::string pattern = (fs::temp_directory_path() / "rdspec-cli-XXXXXX").string();
  dir_ = mkdtemp(pattern.data());
  setenv("RDSPEC", RDSPEC_PROGRAM_PATH, 1);
  // Below a name of its own, so that its processes can be told from those of other tests.
  fs::create_symlink(RDSPEC_HOSTILE_PATH, dir_ / ".toy-adapter");
  setenv("ADAPTER", (dir_ / ".toy-adapter").c_str(), 1);
  setenv("RDSPEC_HOSTILE_OP", "moniker.echo", 1);
  write("suite/spec/operations.toml", kOperations);
  write("suite/spec/targets.toml", kTargets);
  write("suite/spec/codes.toml", kCodes);
  write("suite/spec/moniker.toml", kMoniker);
  write("suite/spec/seeds.toml", kSeeds);
  fs::create_directories(root() / "conformance");
  write("drafts.json", drafts());
  const Ended added = rdspec("case add moniker/echo drafts.json --root suite");
  EXPECT_EQ(added.exit_code, 0) << added.err;
  fs::remove(dir_ / "drafts.json");
}

CliTest::~CliTest() {
  std::error_code ignored;
  fs::remove_all(dir_, ignored);
}

Ended CliTest::rdspec(const std::string& arguments) const {
  return run_shell(dir_, "\"$RDSPEC\" " + arguments);
}

Ended CliTest::run(const std::string& behaviour, const std::string& arguments) const {
  return rdspec("run --root suite --adapter \"[\\\"$ADAPTER\\\",\\\"" + behaviour + "\\\"]\" " +
                arguments);
}

std::map<std::string, std::string> CliTest::verdicts(std::string_view results) const {
  std::istringstream lines(read(results));
  std::map<std::string, std::string> verdicts;
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line);
    if (json.contains("id")) {
      verdicts[json.at("id")] = json.at("verdict");
    }
  }
  return verdicts;
}

std::string CliTest::outcome_of(std::string_view results, std::string_view id) const {
  std::istringstream lines(read(results));
  for (std::string line; std::getline(lines, line);) {
    const Json json = Json::parse(line);
    if (json.value("id", "") == id) {
      return json.at("outcomes")[0].at("outcome");
    }
  }
  return "none";
}

void CliTest::write(std::string_view path, std::string_view text) const {
  fs::create_directories((dir_ / path).parent_path());
  std::ofstream(dir_ / path, std::ios::binary) << text;
}

std::string CliTest::read(std::string_view path) const { return content_of(dir_ / path); }

void CliTest::edit(std::string_view path, std::string_view old,
                   std::string_view replacement) const {
  const std::string file = "suite/" + std::string(path);
  std::string text = read(file);
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << file << " does not hold " << old << '\n' << text;
  write(file, text.replace(at, old.size(), replacement));
}

std::vector<std::string> CliTest::left_over() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(dir_)) {
    const std::string name = entry.path().filename().string();
    if (name != "suite" && name != ".toy-adapter") {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t CliTest::adapters_alive() const {
  const std::string text = (dir_ / ".toy-adapter").string();
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (std::isdigit(static_cast<unsigned char>(name.front())) != 0 &&
        content_of(entry.path() / "cmdline").find(text) != std::string::npos) {
      ++count;
    }
  }
  return count;
}

}  // namespace rdspec::runner
