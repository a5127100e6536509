// SPDX-License-Identifier: Apache-2.0
//
// That every mutant is wrong for a class of inputs, and which of them the laws see.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/laws/census.h"
#include "conformance/laws/law.h"
#include "conformance/mutants/mutant.h"
#include "conformance/mutants/tests/search.h"

namespace rdspec::mutants {
namespace {

constexpr std::size_t kDifferencesWanted = 100;
constexpr std::uint64_t kSeed = 20;

std::vector<Mutant> mutants_with(Entry entry) {
  std::vector<Mutant> result;
  for (const Mutant& mutant : all_mutants()) {
    if (mutant.entry == entry) result.push_back(mutant);
  }
  return result;
}

TEST(AllMutants, HaveNamesOfTheirOwnAndSayWhatIsWrong) {
  std::set<std::string_view> names;
  for (const Mutant& mutant : all_mutants()) {
    EXPECT_TRUE(names.insert(mutant.name).second) << mutant.name;
    EXPECT_TRUE(mutant.rules.starts_with("MON-")) << mutant.name;
    EXPECT_TRUE(mutant.wrong.ends_with('.')) << mutant.name;
    EXPECT_EQ(find_mutant(mutant.name), mutant.subject);
    EXPECT_NE(Subject(*mutant.subject).describe().find("faulty:" + std::string(mutant.name)),
              std::string::npos);
  }
  EXPECT_EQ(find_mutant("no_such_mutant"), nullptr);
}

// The distinct inputs on which a mutant was seen to differ from the reference.
struct Differences {
  const Mutant* mutant;
  std::set<std::string> inputs;

  [[nodiscard]] bool are_enough() const { return inputs.size() >= kDifferencesWanted; }
};

std::vector<Differences> wanted_differences(const std::vector<Mutant>& mutants) {
  std::vector<Differences> wanted;
  for (const Mutant& mutant : mutants) wanted.push_back({&mutant, {}});
  return wanted;
}

bool all_are_enough(const std::vector<Differences>& found) {
  return std::ranges::all_of(found, &Differences::are_enough);
}

void expect_all_enough(const std::vector<Differences>& found) {
  for (const Differences& differences : found) {
    EXPECT_TRUE(differences.are_enough())
        << differences.mutant->name << " differs on " << differences.inputs.size()
        << " of the inputs that were tried";
  }
}

std::string key_of(const ParseInput& input) {
  return laws::printable(input.name) + ' ' + std::to_string(input.manner.api) + ' ' +
         std::to_string(input.manner.null_arguments);
}

TEST(CaseTexts, HoldWhatStandsInACase) {
  const CaseTexts cases;
  EXPECT_TRUE(cases.hold(u"Session:3!clsid:10000013-0000-0000-0000-000000000001"));
  EXPECT_FALSE(cases.hold(u"Session:3!clsid:10000013-0000-0000-0000-000000000001 no case"));
}

TEST(ParseMutants, DifferOnManyInputsOutsideTheCases) {
  constexpr std::size_t kInputsMax = 150'000;
  const CaseTexts cases;
  const Subject reference(reference_subject());
  const std::vector<Mutant> mutants = mutants_with(Entry::kMonikerParse);
  std::vector<Differences> found = wanted_differences(mutants);
  laws::Choices choices(kSeed);
  std::size_t tried = 0;
  for (; tried < kInputsMax && !all_are_enough(found); ++tried) {
    const ParseInput input = spell_parse_input(choices);
    const laws::Answer right = laws::ask(reference, input.name, input.manner);
    for (Differences& differences : found) {
      if (differences.are_enough()) continue;
      const Subject mutant(*differences.mutant->subject);
      const bool differs = laws::ask(mutant, input.name, input.manner) != right;
      if (differs && !cases.hold(input.name)) differences.inputs.insert(key_of(input));
    }
  }
  std::printf("%zu mutants of moniker_parse, %zu inputs\n", mutants.size(), tried);
  expect_all_enough(found);
}

TEST(OperationMutants, DifferOnManyInputsOutsideTheCases) {
  constexpr std::size_t kInputsMax = 20'000;
  const Subject reference(reference_subject());
  const std::vector<Mutant> mutants = mutants_with(Entry::kRun);
  std::vector<Differences> found = wanted_differences(mutants);
  laws::Choices choices(kSeed);
  std::size_t tried = 0;
  for (; tried < kInputsMax && !all_are_enough(found); ++tried) {
    const std::string request = spell_request(choices);
    const auto right = reference.run(request);
    for (Differences& differences : found) {
      if (differences.are_enough()) continue;
      const Subject mutant(*differences.mutant->subject);
      if (mutant.run(request) != right) differences.inputs.insert(request);
    }
  }
  std::printf("%zu mutants of run, %zu requests\n", mutants.size(), tried);
  expect_all_enough(found);
}

// The law that a name shows to be violated; nullptr when all hold.
const laws::Law* violated_law(const Subject& subject, std::u16string_view name) {
  const laws::Trial trial(subject, name);
  for (const laws::Law& law : laws::all_laws()) {
    if (!law.check(trial).holds()) return &law;
  }
  return nullptr;
}

TEST(ParseMutants, AreSeenByTheLaws) {
  constexpr std::size_t kNamesMax = 5'000;
  std::size_t slowest = 0;
  for (const Mutant& mutant : mutants_with(Entry::kMonikerParse)) {
    const Subject subject(*mutant.subject);
    laws::Choices choices(kSeed);
    const laws::Law* law = nullptr;
    std::size_t names = 0;
    while (law == nullptr && names < kNamesMax) {
      ++names;
      law = violated_law(subject, spell_any_name(choices));
    }
    EXPECT_NE(law, nullptr) << mutant.name << " violates no law on " << names << " names";
    if (law == nullptr) continue;
    slowest = std::max(slowest, names);
    std::printf("%-42s %5zu names  %s\n", std::string(mutant.name).c_str(), names,
                std::string(law->name).c_str());
  }
  std::printf("the last one took %zu names\n", slowest);
}

// No law may be there for nothing: each is violated by some mutant.
TEST(Laws, AreEachViolatedBySomeMutant) {
  constexpr std::size_t kNames = 3'000;
  std::set<std::string_view> unviolated;
  for (const laws::Law& law : laws::all_laws()) unviolated.insert(law.name);
  // What only a subject that breaks rdspec_subject.h can violate is shown in laws_test.cc.
  unviolated.erase("calls_stay_in_their_buffers");
  laws::Choices choices(kSeed);
  for (std::size_t i = 0; i < kNames && !unviolated.empty(); ++i) {
    const std::u16string name = spell_any_name(choices);
    for (const Mutant& mutant : mutants_with(Entry::kMonikerParse)) {
      const Subject subject(*mutant.subject);
      const laws::Trial trial(subject, name);
      for (const laws::Law& law : laws::all_laws()) {
        if (unviolated.contains(law.name) && !law.check(trial).holds()) unviolated.erase(law.name);
      }
    }
  }
  for (const std::string_view law : unviolated) ADD_FAILURE() << "no mutant violates " << law;
}

}  // namespace
}  // namespace rdspec::mutants
