// SPDX-License-Identifier: Apache-2.0
//
// rdspec-win32.exe: the adapter for the system that it runs on (Windows, Wine, ReactOS).
// It speaks the adapter protocol on standard input and output: conformance/PROTOCOL.md.

#include <fcntl.h>
#include <io.h>

#include <cstdio>

#include "conformance/adapters/host/serve.h"
#include "conformance/adapters/win32/com_calls.h"
#include "conformance/adapters/win32/fault.h"
#include "conformance/adapters/win32/win32_subject.h"

int wmain() {
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
  rdspec::win32::report_faults();
  if (const auto initialize = rdspec::win32::com_calls().initialize; initialize != nullptr) {
    initialize(nullptr);
  }
  return rdspec::host::serve(rdspec::win32::subject(), stdin, stdout);
}
