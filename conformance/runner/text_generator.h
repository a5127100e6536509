// SPDX-License-Identifier: Apache-2.0
//
// Expands {"gen": …}, the short form of long texts, and checks every text value on the way.

#ifndef RDSPEC_RUNNER_TEXT_GENERATOR_H_
#define RDSPEC_RUNNER_TEXT_GENERATOR_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "conformance/runner/fault.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

inline constexpr std::size_t kRepeatTimesMax = 1'000'000;
/// Of one expanded text: an adapter's line of 8 MiB holds it in every form.
inline constexpr std::size_t kGeneratedUnitsMax = 1'500'000;

/// A copy of `json` in which every text value stands as {"text": …} or {"u16": …}.
///
/// An object with the key "text", "u16" or "gen" is a text value and has no other key. Reports
/// values that are not well-formed, and generators outside their bounds; such values stay as they
/// are in the copy.
///
/// @cost  O(size of the result).
[[nodiscard]] wire::Json expand_texts(const wire::Json& json, const std::string& pointer,
                                      std::string_view id, FaultSink& sink);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_TEXT_GENERATOR_H_
