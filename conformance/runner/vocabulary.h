// SPDX-License-Identifier: Apache-2.0
//
// The fixed words of the suite's files and the shapes of its ids.

#ifndef RDSPEC_RUNNER_VOCABULARY_H_
#define RDSPEC_RUNNER_VOCABULARY_H_

#include <array>
#include <optional>
#include <string_view>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// In the order of Level.
inline constexpr std::array<std::string_view, 4> kLevelNames{"must", "should", "may", "info"};
/// In the order of Evidence.
inline constexpr std::array<std::string_view, 6> kEvidenceNames{
    "documented", "observed", "derived", "inferred", "conflict", "unknown"};
inline constexpr std::array<std::string_view, 3> kSides{"accept", "refuse", "both"};

/// A chapter of the spec and the prefix of its rules' ids.
struct Noun {
  std::string_view name;
  std::string_view prefix;
};
inline constexpr std::array<Noun, 5> kNouns{{{"moniker", "MON"},
                                             {"activation", "ACT"},
                                             {"session", "SES"},
                                             {"object_namespace", "OBN"},
                                             {"environment_block", "ENV"}}};

[[nodiscard]] const Noun* find_noun(std::string_view name);

/// MON-040: a prefix of a noun and three digits.
[[nodiscard]] bool is_rule_id(std::string_view text, std::string_view prefix);
/// MON-Q07: the same with Q and two digits.
[[nodiscard]] bool is_question_id(std::string_view text, std::string_view prefix);
/// RD-0007: four digits, or more without a leading zero.
[[nodiscard]] bool is_case_id(std::string_view text);
/// Whether one case id was allocated before another.
[[nodiscard]] bool case_id_less(std::string_view a, std::string_view b);
/// A lower-case letter, then lower-case letters, digits and `separator`.
[[nodiscard]] bool is_name(std::string_view text, char separator);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_VOCABULARY_H_
