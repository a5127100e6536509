// SPDX-License-Identifier: Apache-2.0
//
// Bytes of an adapter as text that is safe in messages and reports.

#ifndef RDSPEC_RUNNER_EXCERPT_H_
#define RDSPEC_RUNNER_EXCERPT_H_

#include <string>
#include <string_view>

#include "conformance/wire/json.h"

namespace rdspec::runner {

/// The beginning of a line in backquotes, printable ASCII; other bytes as \xNN. `…` when cut.
[[nodiscard]] std::string excerpt(std::string_view bytes);

/// What is wrong with a line as JSON, without the bytes that the JSON library quotes.
[[nodiscard]] std::string complaint(const wire::JsonFault& fault);

/// The same bytes as well-formed UTF-8: what is not becomes U+FFFD.
[[nodiscard]] std::string as_utf8(std::string_view bytes);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_EXCERPT_H_
