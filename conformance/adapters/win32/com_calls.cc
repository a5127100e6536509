// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/com_calls.h"

namespace rdspec::win32 {
namespace {

// Through void*: FARPROC has another signature than anything it stands for.
void* entry_point(const wchar_t* library, const char* name) {
  const HMODULE module = LoadLibraryW(library);
  return module == nullptr ? nullptr : reinterpret_cast<void*>(GetProcAddress(module, name));
}

ComCalls look_up() {
  constexpr const wchar_t* kOle = L"ole32.dll";
  constexpr const wchar_t* kUrl = L"urlmon.dll";
  ComCalls calls;
  calls.initialize =
      reinterpret_cast<decltype(calls.initialize)>(entry_point(kOle, "CoInitialize"));
  calls.uninitialize =
      reinterpret_cast<decltype(calls.uninitialize)>(entry_point(kOle, "CoUninitialize"));
  calls.task_mem_free =
      reinterpret_cast<decltype(calls.task_mem_free)>(entry_point(kOle, "CoTaskMemFree"));
  calls.create_bind_ctx =
      reinterpret_cast<decltype(calls.create_bind_ctx)>(entry_point(kOle, "CreateBindCtx"));
  calls.create_class_moniker = reinterpret_cast<decltype(calls.create_class_moniker)>(
      entry_point(kOle, "CreateClassMoniker"));
  calls.running_object_table = reinterpret_cast<decltype(calls.running_object_table)>(
      entry_point(kOle, "GetRunningObjectTable"));
  calls.parse_display_name =
      reinterpret_cast<decltype(calls.parse_display_name)>(entry_point(kOle, "MkParseDisplayName"));
  calls.parse_display_name_ex = reinterpret_cast<decltype(calls.parse_display_name_ex)>(
      entry_point(kUrl, "MkParseDisplayNameEx"));
  return calls;
}

}  // namespace

const ComCalls& com_calls() {
  static const ComCalls kCalls = look_up();
  return kCalls;
}

}  // namespace rdspec::win32
