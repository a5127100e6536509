// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/parse.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace rdspec::win32 {
namespace {

// Patterns that no success could leave behind: no count comes near the one, and no object can stand
// at an odd address.
constexpr ULONG kEatenPattern = 0xA5C3E7B1U;
constexpr std::uintptr_t kMonikerPattern = static_cast<std::uintptr_t>(0xA5C3E7B1A5C3E7B1ULL);

// A zero-terminated copy whose terminator is the last unit of its heap block, so that a heap with
// guards notices one unit read too many.
std::unique_ptr<wchar_t[]> exact_copy(std::u16string_view text) {
  auto copy = std::make_unique<wchar_t[]>(text.size() + 1);
  std::copy(text.begin(), text.end(), copy.get());
  return copy;
}

bool is_null(const host::ParseInput& call, rdspec_parse_argument argument) {
  return (call.null_arguments & static_cast<std::uint32_t>(argument)) != 0;
}

rdspec_out_state state_of(IMoniker* stored) {
  if (reinterpret_cast<std::uintptr_t>(stored) == kMonikerPattern) {
    return RDSPEC_OUT_UNTOUCHED;
  }
  return stored == nullptr ? RDSPEC_OUT_NULL : RDSPEC_OUT_SET;
}

}  // namespace

bool has_parser(std::uint32_t api) {
  return api == RDSPEC_MK_PARSE_DISPLAY_NAME ? com_calls().parse_display_name != nullptr
                                             : com_calls().parse_display_name_ex != nullptr;
}

std::string_view parser_name(std::uint32_t api) {
  return api == RDSPEC_MK_PARSE_DISPLAY_NAME ? "MkParseDisplayName" : "MkParseDisplayNameEx";
}

ParseResult parse_with(const host::ParseInput& call, IBindCtx* context) {
  const auto name = exact_copy(call.name);
  ULONG eaten = kEatenPattern;
  auto* stored = reinterpret_cast<IMoniker*>(kMonikerPattern);
  IBindCtx* const context_argument =
      is_null(call, RDSPEC_ARGUMENT_BIND_CONTEXT) ? nullptr : context;
  const wchar_t* const name_argument = is_null(call, RDSPEC_ARGUMENT_NAME) ? nullptr : name.get();
  ULONG* const eaten_argument = is_null(call, RDSPEC_ARGUMENT_EATEN) ? nullptr : &eaten;
  IMoniker** const moniker_argument = is_null(call, RDSPEC_ARGUMENT_MONIKER) ? nullptr : &stored;

  ParseResult out;
  out.result = call.api == RDSPEC_MK_PARSE_DISPLAY_NAME
                   ? com_calls().parse_display_name(context_argument, name_argument, eaten_argument,
                                                    moniker_argument)
                   : com_calls().parse_display_name_ex(context_argument, name_argument,
                                                       eaten_argument, moniker_argument);
  if (eaten_argument != nullptr) {
    out.eaten_state = eaten == kEatenPattern ? RDSPEC_OUT_UNTOUCHED : RDSPEC_OUT_SET;
    out.eaten_units = eaten;
  }
  if (moniker_argument != nullptr) {
    out.moniker_state = state_of(stored);
    out.moniker.reset(out.moniker_state == RDSPEC_OUT_SET ? stored : nullptr);
  }
  return out;
}

std::optional<ParseResult> parse(const host::ParseInput& call) {
  IBindCtx* context = nullptr;
  if (FAILED(com_calls().create_bind_ctx(0, &context)) || context == nullptr) {
    return std::nullopt;
  }
  const ComPtr<IBindCtx> owner(context);
  return parse_with(call, context);
}

MonikerView view_of(IMoniker& moniker) {
  return {.mksys = system_kind(moniker).mksys,
          .components = leaves(moniker),
          .display_name = print_name(moniker).text};
}

}  // namespace rdspec::win32
