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

bool is_null(const ParseCall& call, rdspec_parse_argument argument) {
  return (call.null_arguments & static_cast<std::uint32_t>(argument)) != 0;
}

rdspec_out_state state_of(IMoniker* stored) {
  if (reinterpret_cast<std::uintptr_t>(stored) == kMonikerPattern) {
    return RDSPEC_OUT_UNTOUCHED;
  }
  return stored == nullptr ? RDSPEC_OUT_NULL : RDSPEC_OUT_SET;
}

// Tells where the leaves' names stand in the whole one, or false when they do not stand there.
bool locate(const MonikerView& view, rdspec_parse_out& out) {
  const std::u16string whole = view.display_name.value_or(u"");
  const std::size_t count = std::min<std::size_t>(view.components.size(), RDSPEC_COMPONENTS_MAX);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::u16string name = view.components[i].display_name.value_or(u"");
    begin = whole.find(name, begin);
    if (begin == std::u16string::npos) {
      return false;
    }
    out.components[i] = {.mksys = view.components[i].mksys,
                         .display_name_begin_units = static_cast<std::uint32_t>(begin),
                         .display_name_length_units = static_cast<std::uint32_t>(name.size())};
    begin += name.size();
  }
  return true;
}

bool store_view(const MonikerView& view, rdspec_parse_out& out) {
  const std::u16string whole = view.display_name.value_or(u"");
  out.mksys = view.mksys;
  out.component_count = static_cast<std::uint32_t>(view.components.size());
  out.display_name_length_units = whole.size();
  if (whole.size() <= out.display_name_capacity_units) {
    std::copy(whole.begin(), whole.end(), out.display_name);
  }
  return locate(view, out);
}

}  // namespace

bool has_parser(rdspec_parse_api api) {
  return api == RDSPEC_MK_PARSE_DISPLAY_NAME ? com_calls().parse_display_name != nullptr
                                             : com_calls().parse_display_name_ex != nullptr;
}

std::string_view parser_name(rdspec_parse_api api) {
  return api == RDSPEC_MK_PARSE_DISPLAY_NAME ? "MkParseDisplayName" : "MkParseDisplayNameEx";
}

ParseResult parse_with(const ParseCall& call, IBindCtx* context) {
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

std::optional<ParseResult> parse(const ParseCall& call) {
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

std::int32_t answer_parse(const rdspec_parse_in* in, rdspec_parse_out* out) {
  const ParseCall call{
      .api = in->api == RDSPEC_MK_PARSE_DISPLAY_NAME ? RDSPEC_MK_PARSE_DISPLAY_NAME
                                                     : RDSPEC_MK_PARSE_DISPLAY_NAME_EX,
      .null_arguments = in->null_arguments,
      .name = {reinterpret_cast<const char16_t*>(in->name), in->name_length_units}};
  if (!has_parser(call.api)) {
    return RDSPEC_UNSUPPORTED;
  }
  const std::optional<ParseResult> result = parse(call);
  if (!result) {
    return RDSPEC_UNSUPPORTED;
  }
  out->hresult = static_cast<std::uint32_t>(result->result);
  out->eaten_state = result->eaten_state;
  out->eaten_units = result->eaten_units;
  out->moniker_state = result->moniker_state;
  out->component_count = 0;
  out->display_name_length_units = 0;
  if (result->moniker && !store_view(view_of(*result->moniker), *out)) {
    return RDSPEC_UNSUPPORTED;  // names that are no parts of the whole: `run` can say it
  }
  return RDSPEC_ANSWERED;
}

}  // namespace rdspec::win32
