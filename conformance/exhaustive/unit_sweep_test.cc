// SPDX-License-Identifier: Apache-2.0
//
// Each of the 65,536 units at each position of representative names.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/adapters/reference/subject_under_test.h"
#include "conformance/laws/census.h"
#include "conformance/laws/law.h"

namespace rdspec::exhaustive {
namespace {

using namespace std::string_view_literals;

// A name, and the stretch of it whose units are replaced: what is read as in the name before is not
// repeated.
struct Sweep {
  std::string_view name;  // of the test
  std::u16string_view text;
  std::size_t begin_units;
  std::size_t end_units;
};

constexpr Sweep kSweeps[] = {
    {"SessionAndClass", u"Session:3!clsid:10000013-0000-0000-0000-00000000000A"sv, 0, 52},
    {"Console", u"Session:Console!"sv, 8, 16},
    {"OpeningBrace", u"clsid:{10000013-0000-0000-0000-00000000000a}:"sv, 6, 8},
    {"ClosingBrace", u"clsid:{10000013-0000-0000-0000-00000000000a}:"sv, 42, 45},
    {"OwnId", u"{0000031A-0000-0000-C000-000000000046}:10000013-0000-0000-0000-000000000001"sv, 0,
     39},
    {"New", u"new:10000013-0000-0000-0000-000000000001"sv, 0, 5},
    {"ExtraData", u"clsid:10000013-0000-0000-0000-000000000001;x:"sv, 42, 45},
};

constexpr std::uint32_t kUnits = 0x10000;

// Units whose mistakes have a history get every law; the others those that ask only once.
bool is_notorious(char16_t unit) {
  constexpr std::u16string_view kFolded = u"\u0130\u0131\u017F\u0153\u212A\u0661\u2028\u3000\uFEFF";
  constexpr char16_t kFirstBlocksEnd = 0x0100;
  constexpr char16_t kFullwidthBegin = 0xFF00;
  constexpr char16_t kFullwidthEnd = 0xFF60;
  const bool is_edge_of_surrogates = unit == 0xD7FF || unit == 0xD800 || unit == 0xDBFF ||
                                     unit == 0xDC00 || unit == 0xDFFF || unit == 0xE000;
  return unit < kFirstBlocksEnd || (unit >= kFullwidthBegin && unit < kFullwidthEnd) ||
         unit >= 0xFFFE || is_edge_of_surrogates || kFolded.find(unit) != kFolded.npos;
}

class UnitSweep : public testing::TestWithParam<Sweep> {};

TEST_P(UnitSweep, KeepsEveryLaw) {
  const Subject subject = subject_under_test();
  const std::vector<laws::Law> all = laws::laws_in_force(reference_is_under_test());
  std::vector<laws::Law> cheap;
  std::ranges::copy_if(all, std::back_inserter(cheap), std::not_fn(&laws::Law::asks_again));
  std::size_t accepted = 0;
  std::size_t names = 0;
  for (std::size_t at = GetParam().begin_units; at < GetParam().end_units; ++at) {
    std::u16string name(GetParam().text);
    for (std::uint32_t unit = 0; unit < kUnits; ++unit) {
      name[at] = static_cast<char16_t>(unit);
      const laws::Trial trial(subject, name);
      for (const laws::Law& law : is_notorious(name[at]) ? all : cheap) {
        const laws::Finding finding = law.check(trial);
        ASSERT_TRUE(finding.holds()) << laws::report(law, trial, finding);
      }
      accepted += trial.accepted() ? 1U : 0U;
      ++names;
    }
  }
  std::printf("%zu names, %zu accepted\n", names, accepted);
  // At least the name itself, at every position.
  if (reference_is_under_test()) {
    EXPECT_GE(accepted, GetParam().end_units - GetParam().begin_units);
  }
}

INSTANTIATE_TEST_SUITE_P(Of, UnitSweep, testing::ValuesIn(kSweeps),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace rdspec::exhaustive
