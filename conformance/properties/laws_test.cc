// SPDX-License-Identifier: Apache-2.0
//
// Every law as a RapidCheck property of the subject under test.
//
//   RDSPEC_SUBJECT=./libmine.so properties_test              against your own implementation
//   RC_PARAMS="seed=… max_success=100000" properties_test    longer, with another seed
//   RC_PARAMS="reproduce=…" properties_test                  what a failure printed

#include <gtest/gtest.h>
// After GoogleTest, which it needs.
#include <rapidcheck/gtest.h>

#include <cstdio>
#include <string>

#include "conformance/adapters/reference/subject_under_test.h"
#include "conformance/laws/census.h"
#include "conformance/properties/name_generator.h"

namespace rdspec::properties {
namespace {

// At least one name in so many must be accepted, and one in so many must put the law to the test.
constexpr std::size_t kNamesPerAccepted = 4;
constexpr std::size_t kNamesPerTelling = 40;

class LawProperty : public testing::TestWithParam<laws::Law> {};

TEST_P(LawProperty, Holds) {
  const laws::Law& law = GetParam();
  const Subject subject = subject_under_test();
  laws::Census census;
  rc::detail::checkGTest([&] {
    const Name name = *names();
    const laws::Trial trial(subject, name.units);
    const laws::Finding finding = law.check(trial);
    census.add(trial, finding);
    if (!finding.holds()) RC_FAIL(laws::report(law, trial, finding));
  });
  std::printf("%s\n", census.summary(law).c_str());
  const auto shortfall =
      census.shortfall(census.names() / kNamesPerAccepted, census.names() / kNamesPerTelling);
  if (!shortfall || HasFailure()) return;
  // The names are the reference's; another subject may know only some of them.
  if (!reference_is_under_test()) GTEST_SKIP() << "proves little: " << *shortfall;
  ADD_FAILURE() << "proves little: " << *shortfall;
}

INSTANTIATE_TEST_SUITE_P(Laws, LawProperty,
                         testing::ValuesIn(laws::laws_in_force(reference_is_under_test())),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace rdspec::properties
