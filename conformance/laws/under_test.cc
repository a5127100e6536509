// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/under_test.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "conformance/adapters/reference/subject_under_test.h"
#include "conformance/laws/census.h"

namespace rdspec::laws {
namespace {

bool is_strict() {
  const char* strict = std::getenv("RDSPEC_STRICT");
  return reference_is_under_test() || (strict != nullptr && std::string_view(strict) == "1");
}

}  // namespace

std::vector<Law> laws_in_force() {
  std::vector<Law> laws;
  std::ranges::copy_if(all_laws(), std::back_inserter(laws),
                       [](const Law& law) { return is_strict() || is_gating(law); });
  return laws;
}

std::string first_violation(const Subject& subject, std::u16string_view name) {
  static const std::vector<Law> laws = laws_in_force();
  const Trial trial(subject, name);
  for (const Law& law : laws) {
    const Finding finding = law.check(trial);
    if (!finding.holds()) return report(law, trial, finding);
  }
  return {};
}

}  // namespace rdspec::laws
