// SPDX-License-Identifier: Apache-2.0

#include "conformance/tests/engine_fixture.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace rdspec::runner {
namespace {

// The last argument of every adapter of this process: other tests run at the same time.
std::string tag() { return "test-of-" + std::to_string(getpid()); }

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool is_zombie(const std::string& stat) {
  const std::size_t name_end = stat.rfind(')');
  return name_end == std::string::npos || stat.substr(name_end).starts_with(") Z");
}

}  // namespace

AdapterCommand hostile(std::string_view behaviour) {
  AdapterCommand command;
  command.name = "hostile";
  command.argv = {RDSPEC_HOSTILE_PATH, std::string(behaviour), tag()};
  return command;
}

std::vector<Request> toy_requests(std::size_t count, const Marks& marks) {
  std::vector<Request> requests;
  for (std::size_t i = 0; i < count; ++i) {
    std::string in = "{\"n\":" + std::to_string(i);
    if (const auto mark = marks.find(i); mark != marks.end()) {
      in += ",\"mark\":" + std::to_string(mark->second);
    }
    requests.push_back({"toy.echo", in + "}"});
  }
  return requests;
}

std::vector<std::string> survivors() {
  std::vector<std::string> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    const std::string id = entry.path().filename();
    const bool is_process = std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
    if (is_process && id != std::to_string(getpid()) &&
        content_of(entry.path() / "cmdline").find(tag()) != std::string::npos &&
        !is_zombie(content_of(entry.path() / "stat"))) {
      found.push_back(id + " " + content_of(entry.path() / "stat"));
    }
  }
  return found;
}

void expect_answered_but(const EngineResult& result, const std::vector<std::size_t>& guilty) {
  for (std::size_t i = 0; i < result.outcomes.size(); ++i) {
    if (std::ranges::find(guilty, i) != guilty.end()) {
      continue;
    }
    const Outcome& outcome = result.outcomes[i];
    EXPECT_EQ(outcome.kind, OutcomeKind::kAccept)
        << "request " << i << ": " << name_of(outcome.kind) << ", " << outcome.detail;
    EXPECT_EQ(outcome.value.value("n", std::size_t{0} - 1), i);
  }
}

}  // namespace rdspec::runner
