// SPDX-License-Identifier: Apache-2.0
//
// Runs requests through a hostile adapter and looks for what it left running.

#ifndef RDSPEC_TESTS_ENGINE_FIXTURE_H_
#define RDSPEC_TESTS_ENGINE_FIXTURE_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/engine.h"

namespace rdspec::runner {

/// Index of a request to the mark that it carries.
using Marks = std::map<std::size_t, unsigned>;

/// How the hostile adapter is started with one behaviour.
AdapterCommand hostile(std::string_view behaviour);

/// So many requests of the toy op, each with its own number.
std::vector<Request> toy_requests(std::size_t count, const Marks& marks = {});

/// Processes of hostile adapters of this test program that still run.
std::vector<std::string> survivors();

/// Every request but those named was answered with its own input.
void expect_answered_but(const EngineResult& result, const std::vector<std::size_t>& guilty);

class EngineTest : public testing::Test {
 protected:
  EngineTest() {
    options_.case_deadline_ms = 800;
    options_.suite_version = "0.1.0";
  }
  void TearDown() override { EXPECT_EQ(survivors(), std::vector<std::string>{}); }

  EngineResult run(std::string_view behaviour, std::size_t count, const Marks& marks = {}) {
    return run_requests(hostile(behaviour), toy_requests(count, marks), options_);
  }

  /// Runs and expects that request `guilty` alone has this outcome. @return that outcome.
  Outcome expect_guilty(std::string_view behaviour, OutcomeKind kind) {
    const EngineResult result = run(behaviour, kCount, {{kGuilty, 1}});
    EXPECT_EQ(result.harness_failure, "");
    EXPECT_EQ(result.adapters_lost, 0U);
    EXPECT_EQ(result.outcomes.at(kGuilty).kind, kind) << name_of(result.outcomes[kGuilty].kind);
    expect_answered_but(result, {kGuilty});
    return result.outcomes[kGuilty];
  }

  static constexpr std::size_t kCount = 100;
  static constexpr std::size_t kGuilty = 70;
  EngineOptions options_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_TESTS_ENGINE_FIXTURE_H_
