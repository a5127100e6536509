// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/observe.h"

#include <cwchar>
#include <string_view>
#include <utility>

namespace rdspec::win32 {
namespace {

Component describe_leaf(IMoniker& moniker) {
  return {.mksys = system_kind(moniker).mksys, .display_name = print_name(moniker).text};
}

}  // namespace

PrintedName print_name(IMoniker& moniker) {
  IBindCtx* context = nullptr;
  const HRESULT made = com_calls().create_bind_ctx(0, &context);
  if (FAILED(made) || context == nullptr) {
    return {.result = made, .text = {}};
  }
  const ComPtr<IBindCtx> context_owner(context);
  LPOLESTR text = nullptr;
  PrintedName printed;
  printed.result = moniker.GetDisplayName(context, nullptr, &text);
  if (SUCCEEDED(printed.result) && text != nullptr) {
    const std::wstring_view view(text);
    printed.text.emplace(view.begin(), view.end());
    com_calls().task_mem_free(text);
  }
  return printed;
}

SystemKind system_kind(IMoniker& moniker) {
  DWORD stored = 0;
  const HRESULT result = moniker.IsSystemMoniker(&stored);
  return {.result = result, .mksys = result == S_OK ? static_cast<std::uint32_t>(stored) : 0U};
}

Enumerated enumerate(IMoniker& moniker) {
  Enumerated out;
  IEnumMoniker* enumerator = nullptr;
  out.result = moniker.Enum(TRUE, &enumerator);
  if (FAILED(out.result) || enumerator == nullptr) {
    return out;
  }
  const ComPtr<IEnumMoniker> owner(enumerator);
  out.components.emplace();
  IMoniker* leaf = nullptr;
  while (enumerator->Next(1, &leaf, nullptr) == S_OK && leaf != nullptr) {
    const ComPtr<IMoniker> leaf_owner(std::exchange(leaf, nullptr));
    out.components->push_back(describe_leaf(*leaf_owner));
  }
  return out;
}

std::vector<Component> leaves(IMoniker& moniker) {
  std::optional<std::vector<Component>> components = enumerate(moniker).components;
  if (!components) {
    return {describe_leaf(moniker)};
  }
  return *std::move(components);
}

}  // namespace rdspec::win32
