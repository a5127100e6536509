// SPDX-License-Identifier: Apache-2.0
//
// fault_probe.exe: dies in the way that its first argument names, after report_faults().
//   write, read   at an address where nothing is
//   stack         by a recursion without end
//   thread        the same on a second thread

#include <climits>
#include <cstdint>
#include <cwchar>
#include <thread>

#include "conformance/adapters/win32/fault.h"

namespace {

constexpr std::uintptr_t kNowhere = 0x10;

// Not a constant to the compiler, which would take the access away.
volatile std::uintptr_t g_nowhere = kNowhere;

// A frame of a kilobyte; the result depends on the deeper call, so that no loop can replace it.
// It ends where no stack reaches.
int exhaust(int depth) {
  volatile char frame[1024];
  frame[0] = static_cast<char>(depth);
  return depth == INT_MAX ? 0 : exhaust(depth + 1) + frame[0];
}

void exhaust_on_thread() {
  std::thread([] {
    rdspec::win32::reserve_stack_for_faults();
    g_nowhere = static_cast<std::uintptr_t>(exhaust(0));
  }).join();
}

}  // namespace

int wmain(int argc, wchar_t** argv) {
  rdspec::win32::report_faults();
  const wchar_t* const way = argc == 2 ? argv[1] : L"";
  if (std::wcscmp(way, L"write") == 0) {
    *reinterpret_cast<volatile int*>(g_nowhere) = 1;
  } else if (std::wcscmp(way, L"read") == 0) {
    return *reinterpret_cast<volatile int*>(g_nowhere);
  } else if (std::wcscmp(way, L"stack") == 0) {
    return exhaust(0);
  } else if (std::wcscmp(way, L"thread") == 0) {
    exhaust_on_thread();
  }
  return 4;
}
