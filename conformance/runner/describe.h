// SPDX-License-Identifier: Apache-2.0
//
// Puts values, outcomes and expectations into one line: for people, and canonically for lists.

#ifndef RDSPEC_RUNNER_DESCRIBE_H_
#define RDSPEC_RUNNER_DESCRIBE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "conformance/runner/outcome.h"
#include "conformance/runner/suite.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

/// The longest text that is shown to people without a gap, in UTF-16 code units.
inline constexpr std::size_t kShownTextUnitsMax = 100;

/// Reads {"text": …} or {"u16": …}; nothing for anything else.
[[nodiscard]] std::optional<std::u16string> as_text(const wire::Json& json);

/// A code by its name in spec/codes.toml, or as 0x and up to eight hexadecimal digits.
[[nodiscard]] std::optional<std::uint32_t> parse_code(const Suite& suite, std::string_view text);

/// Text in double quotes; of a long one both ends and the length in units.
[[nodiscard]] std::string quoted_text(std::u16string_view text);

/// A value for people: text in quotes, words bare, objects as `member value, …`, codes by name.
[[nodiscard]] std::string describe_value(const Suite& suite, const wire::Json& value);

/// "reject MK_E_SYNTAX, eaten_units 0, moniker null".
[[nodiscard]] std::string describe(const Suite& suite, const Outcome& outcome);

/// What a case asks: "moniker.parse: api MkParseDisplayName, name "clsid:…""; of several inputs
/// all.
[[nodiscard]] std::string describe_inputs(const Suite& suite, const Case& c);

/// An `expect` of a case: "accept S_OK, mksys 7".
[[nodiscard]] std::string describe_expectation(const Suite& suite, const wire::Json& expect);

/// What was got, in one line of ASCII that is the same for the same outcomes on every machine:
/// `reject MK_E_SYNTAX {"eaten_units":0}`, `crash`, several joined by ` | `. Values whose JSON
/// exceeds 400 bytes are cut there and end in the SHA-256 of the whole. How a crash came about, and
/// what an error said, is part of it only as far as it does not differ from run to run.
[[nodiscard]] std::string signature_of(const Suite& suite, std::span<const Outcome> outcomes);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_DESCRIBE_H_
