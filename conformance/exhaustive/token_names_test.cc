// SPDX-License-Identifier: Apache-2.0
//
// Every law on every sequence of grammar tokens, and which mutants that alone would catch.

#include "conformance/exhaustive/token_names.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "conformance/adapters/reference/subject_under_test.h"
#include "conformance/laws/census.h"
#include "conformance/laws/law.h"
#include "conformance/mutants/mutant.h"

namespace rdspec::exhaustive {
namespace {

class TokenNames : public testing::TestWithParam<Beginning> {};

// A law that had nothing to say behind a beginning is not held to a minimum there; that every law
// has its say somewhere is what AllBeginnings asks.
TEST_P(TokenNames, KeepEveryLaw) {
  const Subject subject = subject_under_test();
  const std::vector<laws::Law> laws = laws::laws_in_force(reference_is_under_test());
  std::vector<laws::Census> censuses(laws.size());
  for_each_name(GetParam(), [&](std::u16string_view name) {
    const laws::Trial trial(subject, name);
    for (std::size_t i = 0; i < laws.size(); ++i) {
      const laws::Finding finding = laws[i].check(trial);
      censuses[i].add(trial, finding);
      EXPECT_TRUE(finding.holds()) << laws::report(laws[i], trial, finding);
    }
    return !HasFailure();
  });
  const std::size_t accepted = censuses.front().accepted();
  std::printf("%zu names, %zu accepted\n", censuses.front().names(), accepted);
  constexpr std::size_t kAcceptedMin = 10;
  if (reference_is_under_test()) {
    EXPECT_GE(accepted, kAcceptedMin);
  }
}

INSTANTIATE_TEST_SUITE_P(Behind, TokenNames, testing::ValuesIn(kBeginnings),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(AllBeginnings, GiveEveryLawSomethingToSay) {
  if (!reference_is_under_test()) GTEST_SKIP() << "the names are those that the reference accepts";
  const Subject subject = subject_under_test();
  std::vector<laws::Census> censuses(laws::all_laws().size());
  for (const Beginning& beginning : kBeginnings) {
    const Beginning shorter = {beginning.name, beginning.text, 2};
    for_each_name(shorter, [&](std::u16string_view name) {
      const laws::Trial trial(subject, name);
      for (std::size_t i = 0; i < censuses.size(); ++i) {
        censuses[i].add(trial, laws::all_laws()[i].check(trial));
      }
      return true;
    });
  }
  constexpr std::size_t kAcceptedMin = 100;
  constexpr std::size_t kTellingMin = 5;
  for (std::size_t i = 0; i < censuses.size(); ++i) {
    const auto shortfall = censuses[i].shortfall(kAcceptedMin, kTellingMin);
    EXPECT_FALSE(shortfall) << laws::all_laws()[i].name << ": " << *shortfall;
  }
}

// The name, if any, that shows a mutant to violate some law.
bool is_caught(const mutants::Mutant& mutant) {
  const Subject subject(*mutant.subject);
  bool is_violated = false;
  for (const Beginning& beginning : kBeginnings) {
    const Beginning shorter = {beginning.name, beginning.text, 2};
    for_each_name(shorter, [&](std::u16string_view name) {
      is_violated = !laws::first_violation(subject, laws::all_laws(), name).empty();
      return !is_violated;
    });
    if (is_violated) return true;
  }
  return false;
}

TEST(AllBeginnings, CatchEveryMutantOfParsing) {
  // No token is beyond ASCII.
  constexpr std::string_view kOutOfReach = "prints_question_marks";
  for (const mutants::Mutant& mutant : mutants::all_mutants()) {
    if (mutant.entry != mutants::Entry::kMonikerParse) continue;
    EXPECT_EQ(is_caught(mutant), mutant.name != kOutOfReach) << mutant.name << ": " << mutant.wrong;
  }
}

}  // namespace
}  // namespace rdspec::exhaustive
