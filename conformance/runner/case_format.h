// SPDX-License-Identifier: Apache-2.0
//
// The one way in which case files are written: keys in the order of the schema, a value on one line
// where it fits, so that a changed case is a small difference.

#ifndef RDSPEC_RUNNER_CASE_FORMAT_H_
#define RDSPEC_RUNNER_CASE_FORMAT_H_

#include <cstddef>
#include <string>

#include "conformance/wire/json.h"

namespace rdspec::runner {

/// A whole case file, ended by LF. Formatting what was formatted gives the same text.
/// @cost O(size × depth).
[[nodiscard]] std::string format_case_file(const wire::Json& file);

/// One value as it stands in a case file whose line is indented by `indent` columns, without the
/// indentation of its first line.
[[nodiscard]] std::string format_case_value(const wire::Json& value, std::size_t indent);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CASE_FORMAT_H_
