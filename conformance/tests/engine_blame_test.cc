// SPDX-License-Identifier: Apache-2.0
//
// Blame against adapters that are a function: no process is started.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <vector>

#include "conformance/runner/blame.h"

namespace rdspec::runner {
namespace {

using Indices = std::vector<std::size_t>;

// An adapter that ends at a request, given what it had before; counts how often it is started.
class FakeAdapter {
 public:
  using EndsAt =
      std::function<EndingKind(std::span<const std::size_t> before, std::size_t request)>;

  explicit FakeAdapter(EndsAt ends_at) : ends_at_(std::move(ends_at)) {}

  ReplayFunction replay() {
    return [this](std::span<const std::size_t> indices) {
      ++starts_;
      Replay result;
      for (; result.guilty < indices.size(); ++result.guilty) {
        const EndingKind kind = ends_at_(indices.first(result.guilty), indices[result.guilty]);
        if (kind != EndingKind::kClean) {
          result.ending.kind = kind;
          result.ending.detail = "as told";
          break;
        }
        Outcome outcome;
        outcome.kind = OutcomeKind::kAccept;
        result.outcomes.push_back(outcome);
      }
      return result;
    };
  }

  [[nodiscard]] unsigned starts() const { return starts_; }

 private:
  EndsAt ends_at_;
  unsigned starts_ = 0;
};

Indices counted(std::size_t from, std::size_t to) {
  Indices indices(to - from);
  std::iota(indices.begin(), indices.end(), from);
  return indices;
}

bool contains(std::span<const std::size_t> indices, std::size_t index) {
  return std::ranges::find(indices, index) != indices.end();
}

const Outcome* outcome_of(const Findings& findings, std::size_t index) {
  for (const auto& [settled, outcome] : findings.outcomes) {
    if (settled == index) {
      return &outcome;
    }
  }
  return nullptr;
}

TEST(Blame, TheFirstThatDiesAloneIsGuiltyAndThoseBehindStayUnsettled) {
  FakeAdapter adapter([](auto, std::size_t request) {
    return request == 13 || request == 15 ? EndingKind::kDied : EndingKind::kClean;
  });
  const Findings findings = find_guilty({counted(0, 10), counted(10, 20)}, adapter.replay());
  EXPECT_FALSE(findings.is_nobody_guilty);
  ASSERT_EQ(findings.outcomes.size(), 4U);
  for (const std::size_t innocent : counted(10, 13)) {
    EXPECT_EQ(outcome_of(findings, innocent)->kind, OutcomeKind::kAccept);
  }
  EXPECT_EQ(outcome_of(findings, 13)->kind, OutcomeKind::kCrash);
  EXPECT_EQ(outcome_of(findings, 14), nullptr);
  EXPECT_EQ(adapter.starts(), 4U);
}

TEST(Blame, AHistoryIsMinimisedToWhatIsNeeded) {
  FakeAdapter adapter([](std::span<const std::size_t> before, std::size_t request) {
    const bool is_fatal = request == 1003 && contains(before, 17) && contains(before, 800);
    return is_fatal ? EndingKind::kDied : EndingKind::kClean;
  });
  const Findings findings = find_guilty({counted(0, 1000), counted(1000, 1010)}, adapter.replay());
  ASSERT_NE(outcome_of(findings, 1003), nullptr);
  EXPECT_EQ(outcome_of(findings, 1003)->kind, OutcomeKind::kCrashWithHistory);
  EXPECT_EQ(outcome_of(findings, 1003)->history, (Indices{17, 800}));
  EXPECT_EQ(outcome_of(findings, 1003)->detail, "as told");
  // All the others have their answers from the runs alone.
  EXPECT_EQ(findings.outcomes.size(), 10U);
  EXPECT_EQ(outcome_of(findings, 1009)->kind, OutcomeKind::kAccept);
}

TEST(Blame, ASuspectCanBeTheHistoryOfAnother) {
  FakeAdapter adapter([](std::span<const std::size_t> before, std::size_t request) {
    return request == 7 && contains(before, 6) ? EndingKind::kDied : EndingKind::kClean;
  });
  const Findings findings = find_guilty({counted(0, 5), counted(5, 9)}, adapter.replay());
  ASSERT_NE(outcome_of(findings, 7), nullptr);
  EXPECT_EQ(outcome_of(findings, 7)->history, Indices{6});
}

// Leaving out request 4 makes 5 die: that is another fault, and 4 is not part of this history.
TEST(Blame, AnEndAtAnotherRequestIsNotTheSameEnd) {
  FakeAdapter adapter([](std::span<const std::size_t> before, std::size_t request) {
    const bool is_other = request == 5 && !contains(before, 4);
    const bool is_fatal = request == 9 && contains(before, 5);
    return is_other || is_fatal ? EndingKind::kDied : EndingKind::kClean;
  });
  const Findings findings = find_guilty({counted(0, 9), {9}}, adapter.replay());
  ASSERT_NE(outcome_of(findings, 9), nullptr);
  EXPECT_EQ(outcome_of(findings, 9)->history, (Indices{4, 5}));
}

TEST(Blame, SilenceWithHistoryIsATimeoutThatNamesIt) {
  FakeAdapter adapter([](std::span<const std::size_t> before, std::size_t request) {
    return request == 9 && contains(before, 2) ? EndingKind::kSilent : EndingKind::kClean;
  });
  const Findings findings = find_guilty({counted(0, 8), counted(8, 12)}, adapter.replay());
  ASSERT_NE(outcome_of(findings, 9), nullptr);
  EXPECT_EQ(outcome_of(findings, 9)->kind, OutcomeKind::kTimeout);
  EXPECT_EQ(outcome_of(findings, 9)->history, Indices{2});
}

TEST(Blame, WhatDoesNotHappenAgainIsNobodysFault) {
  FakeAdapter adapter([](auto, std::size_t) { return EndingKind::kClean; });
  const Findings findings = find_guilty({counted(0, 5), counted(5, 9)}, adapter.replay());
  EXPECT_TRUE(findings.is_nobody_guilty);
  EXPECT_EQ(findings.outcomes.size(), 4U);
}

TEST(Blame, AnEndAmongWhatWasAnsweredBeforeIsNobodysFault) {
  FakeAdapter adapter([](std::span<const std::size_t> before, std::size_t) {
    return before.size() == 3 ? EndingKind::kDied : EndingKind::kClean;
  });
  const Findings findings = find_guilty({counted(0, 5), counted(5, 9)}, adapter.replay());
  EXPECT_TRUE(findings.is_nobody_guilty);
}

TEST(Blame, NothingIsFoundOutWithoutAnAdapter) {
  const Findings findings = find_guilty({{}, {4, 5}}, [](auto) {
    Replay none;
    none.is_started = false;
    return none;
  });
  EXPECT_FALSE(findings.is_started);
  EXPECT_TRUE(findings.outcomes.empty());
}

// Nothing can be left out of the result, and it fails: for every set of up to three needed items.
TEST(Minimise, FindsExactlyTheNeededItemsWhereverTheyAre) {
  constexpr std::size_t kItems = 13;
  for (std::size_t a = 0; a < kItems; ++a) {
    for (std::size_t b = a; b < kItems; ++b) {
      for (std::size_t c = b; c < kItems; ++c) {
        const std::set<std::size_t> needed{a, b, c};
        const Indices found =
            minimise(counted(0, kItems), 1000, [&](std::span<const std::size_t> some) {
              return std::ranges::all_of(needed, [&](std::size_t i) { return contains(some, i); });
            });
        EXPECT_EQ(found, Indices(needed.begin(), needed.end()));
      }
    }
  }
}

TEST(Minimise, GivesTheBestFoundWhenItMayAskNoMore) {
  const auto fails = [](std::span<const std::size_t> some) { return contains(some, 99); };
  const Indices found = minimise(counted(0, 100), 2, fails);
  EXPECT_TRUE(fails(found));
  EXPECT_LT(found.size(), 100U);
  EXPECT_GT(found.size(), 1U);
}

}  // namespace
}  // namespace rdspec::runner
