// SPDX-License-Identifier: Apache-2.0
//
// One call of MkParseDisplayName or MkParseDisplayNameEx and what it left behind.

#ifndef RDSPEC_ADAPTERS_WIN32_PARSE_H_
#define RDSPEC_ADAPTERS_WIN32_PARSE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/adapters/host/parse_operation.h"
#include "conformance/adapters/win32/observe.h"
#include "conformance/subject/rdspec_subject.h"

namespace rdspec::win32 {

/// What a moniker shows; made only when the call stored one.
struct MonikerView {
  std::uint32_t mksys = 0;
  std::vector<Component> components;
  std::optional<std::u16string> display_name;
};

/// What the call left behind.
struct ParseResult {
  HRESULT result = E_FAIL;
  rdspec_out_state eaten_state = RDSPEC_OUT_NOT_PASSED;
  std::uint32_t eaten_units = 0;
  rdspec_out_state moniker_state = RDSPEC_OUT_NOT_PASSED;
  ComPtr<IMoniker> moniker;
};

/// True when the system exports the function (enum rdspec_parse_api).
[[nodiscard]] bool has_parser(std::uint32_t api);

/// The name of the function, as the protocol has it.
[[nodiscard]] std::string_view parser_name(std::uint32_t api);

/// Calls the function with `context` (which the null arguments may leave out). The system sees an
/// exact copy of the name: its terminator is the last unit of a heap block. Both out parameters
/// hold a pattern before the call.
[[nodiscard]] ParseResult parse_with(const host::ParseInput& call, IBindCtx* context);

/// The same with a fresh bind context.
/// @return Nothing when no bind context could be made: then nothing was called.
[[nodiscard]] std::optional<ParseResult> parse(const host::ParseInput& call);

/// Asks a moniker for all that the parse operation reports.
[[nodiscard]] MonikerView view_of(IMoniker& moniker);

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_PARSE_H_
