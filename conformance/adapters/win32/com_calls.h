// SPDX-License-Identifier: Apache-2.0
//
// The functions of the system under test, looked up at run time: on a system that lacks one, only
// the operations that need it are unsupported.

#ifndef RDSPEC_ADAPTERS_WIN32_COM_CALLS_H_
#define RDSPEC_ADAPTERS_WIN32_COM_CALLS_H_

#include <objbase.h>
#include <urlmon.h>
#include <windows.h>

#include <memory>

namespace rdspec::win32 {

/// Entry points; null where the system does not export one.
struct ComCalls {
  decltype(&::CoInitialize) initialize = nullptr;
  decltype(&::CoUninitialize) uninitialize = nullptr;
  decltype(&::CoTaskMemFree) task_mem_free = nullptr;
  decltype(&::CreateBindCtx) create_bind_ctx = nullptr;
  decltype(&::CreateClassMoniker) create_class_moniker = nullptr;
  decltype(&::GetRunningObjectTable) running_object_table = nullptr;
  decltype(&::MkParseDisplayName) parse_display_name = nullptr;
  decltype(&::MkParseDisplayNameEx) parse_display_name_ex = nullptr;
};

/// The entry points of this process, looked up once.
[[nodiscard]] const ComCalls& com_calls();

/// Gives up a reference.
struct ReleaseReference {
  void operator()(IUnknown* object) const { object->Release(); }
};

template <class Interface>
using ComPtr = std::unique_ptr<Interface, ReleaseReference>;

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_COM_CALLS_H_
