// SPDX-License-Identifier: Apache-2.0
//
// rdspec-win32.exe: the adapter for the system that it runs on (Windows, Wine, ReactOS).
//
//   rdspec-win32.exe              speaks the adapter protocol, conformance/PROTOCOL.md
//   rdspec-win32.exe --await-com  waits until the system's COM services answer, then exits with 0;
//                                 with 3 when they do not. For systems that start them on demand:
//                                 a call made too early reports a failure that says nothing.

#include <fcntl.h>
#include <io.h>

#include <cwchar>

#include "conformance/adapters/host/serve.h"
#include "conformance/adapters/win32/com_calls.h"
#include "conformance/adapters/win32/fault.h"
#include "conformance/adapters/win32/win32_subject.h"

namespace {

constexpr unsigned kComAttempts = 300;
constexpr DWORD kComPauseMs = 100;

// The table of running objects is kept by the services: asking for it needs them all.
bool com_answers() {
  const auto get_table = rdspec::win32::com_calls().running_object_table;
  IRunningObjectTable* table = nullptr;
  if (get_table == nullptr || FAILED(get_table(0, &table))) {
    return false;
  }
  const rdspec::win32::ComPtr<IRunningObjectTable> table_owner(table);
  IEnumMoniker* running = nullptr;
  const HRESULT result = table->EnumRunning(&running);
  const rdspec::win32::ComPtr<IEnumMoniker> running_owner(running);
  return SUCCEEDED(result);
}

int await_com() {
  for (unsigned attempt = 0; attempt < kComAttempts; ++attempt) {
    if (com_answers()) {
      return 0;
    }
    Sleep(kComPauseMs);
  }
  return 3;
}

}  // namespace

int wmain(int argc, wchar_t** argv) {
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
  rdspec::win32::report_faults();
  if (const auto initialize = rdspec::win32::com_calls().initialize; initialize != nullptr) {
    initialize(nullptr);
  }
  if (argc == 2 && std::wcscmp(argv[1], L"--await-com") == 0) {
    return await_com();
  }
  return rdspec::host::serve(rdspec::win32::subject(), _fileno(stdin), _fileno(stdout));
}
