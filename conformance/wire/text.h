// SPDX-License-Identifier: Apache-2.0
//
// UTF-16 text as JSON: {"text": …} when it is well-formed and free of NUL, else {"u16": "D800
// 0041"}.

#ifndef RDSPEC_WIRE_TEXT_H_
#define RDSPEC_WIRE_TEXT_H_

#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "conformance/wire/json.h"

namespace rdspec::wire {

/// Reads {"text": …} or {"u16": …}.
/// @return UTF-16 code units; or a sentence saying what is wrong: not one of the two forms, NUL or
///         ill-formed UTF-8 in `text`, something other than groups of four hex digits in `u16`.
/// @cost   O(length).
[[nodiscard]] std::expected<std::u16string, std::string> text_from_json(const Json& json);

/// Writes text in the form that can hold it.
/// @cost O(length).
[[nodiscard]] Json text_to_json(std::u16string_view text);

/// Appends what text_to_json(text) prints, without building the value.
/// @cost O(length).
void append_text_json(std::u16string_view text, std::string& out);

/// UTF-16 as UTF-8 for people: lone surrogates and control characters as \uXXXX.
[[nodiscard]] std::string printable(std::u16string_view text);

}  // namespace rdspec::wire

#endif  // RDSPEC_WIRE_TEXT_H_
