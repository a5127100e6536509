// SPDX-License-Identifier: Apache-2.0
//
// Compares what an adapter reported with what a case asks for, and names the first difference.

#ifndef RDSPEC_RUNNER_PATTERN_H_
#define RDSPEC_RUNNER_PATTERN_H_

#include <optional>
#include <string>
#include <string_view>

#include "conformance/runner/suite.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

/// The first place where a value is not what a pattern asks for.
struct Mismatch {
  std::string field;     // "components[1].mksys"
  std::string expected;  // for people
  std::string got;       // for people; "nothing" when the member is missing
  std::string note;      // of two texts, where they part; else empty
};

/// "eaten_units: expected 52, got 51".
[[nodiscard]] std::string sentence(const Mismatch& mismatch);

/// Compares `value` with `pattern`: objects as subsets, arrays element by element and of the same
/// length, text by its UTF-16 units whichever form it is written in, members named `code` as result
/// codes (names and numbers are the same), everything else by value and type.
///
/// @param path  how the value is called in the mismatch; empty for the whole.
/// @return Nothing when it matches; or the first mismatch in the order of the pattern's members.
/// @cost   O(size of both).
[[nodiscard]] std::optional<Mismatch> match_pattern(const Suite& suite, const wire::Json& pattern,
                                                    const wire::Json& value, std::string_view path);

/// Whether two values are the same in every member; text by its units.
[[nodiscard]] bool same_value(const wire::Json& left, const wire::Json& right);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_PATTERN_H_
