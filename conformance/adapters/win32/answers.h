// SPDX-License-Identifier: Apache-2.0
//
// The answers of the protocol as JSON, and the inputs of its operations read from JSON.

#ifndef RDSPEC_ADAPTERS_WIN32_ANSWERS_H_
#define RDSPEC_ADAPTERS_WIN32_ANSWERS_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/adapters/win32/parse.h"
#include "conformance/wire/json.h"

namespace rdspec::win32 {

/// What an adapter error says when the call under test could not even be made.
inline constexpr std::string_view kNoBindContext = "CreateBindCtx failed";

/// `accept` or `reject` with the result as the code.
[[nodiscard]] wire::Json answer_called(HRESULT result, wire::Json value);

/// [{"mksys":…,"display_name":…}, …].
[[nodiscard]] wire::Json components_json(const std::vector<Component>& components);

/// The value of a parse: what the out parameters hold and what the moniker shows.
[[nodiscard]] wire::Json parse_value(const ParseResult& result);

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_ANSWERS_H_
