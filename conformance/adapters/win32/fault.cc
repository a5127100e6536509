// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/fault.h"

#include <windows.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rdspec::win32 {
namespace {

constexpr ULONG kLastWordsStackBytes = 16U * 1024U;

HANDLE g_output = INVALID_HANDLE_VALUE;

// A line put together without heap, locale or stdio: the process may be in any state.
class Line {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (length_ < text_.size()) {
        text_[length_++] = c;
      }
    }
  }

  void add_hex(std::uintptr_t value, unsigned digits) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    while (digits-- > 0) {
      add(kDigits.substr((value >> (4U * digits)) & 0xFU, 1));
    }
  }

  void write() const {
    DWORD written = 0;
    WriteFile(g_output, text_.data(), static_cast<DWORD>(length_), &written, nullptr);
  }

 private:
  std::array<char, 256> text_{};
  std::size_t length_ = 0;
};

LONG WINAPI last_words(EXCEPTION_POINTERS* exception) {
  constexpr unsigned kCodeDigits = 8;
  constexpr unsigned kAddressDigits = 2U * sizeof(void*);
  const EXCEPTION_RECORD& record = *exception->ExceptionRecord;
  Line line;
  line.add(R"({"fault":")");
  line.add_hex(record.ExceptionCode, kCodeDigits);
  line.add(R"(","detail":"at )");
  line.add_hex(reinterpret_cast<std::uintptr_t>(record.ExceptionAddress), kAddressDigits);
  if (record.ExceptionCode == EXCEPTION_ACCESS_VIOLATION && record.NumberParameters >= 2) {
    line.add(record.ExceptionInformation[0] == 0 ? ", reading " : ", writing ");
    line.add_hex(record.ExceptionInformation[1], kAddressDigits);
  }
  line.add("\"}\n");
  line.write();
  TerminateProcess(GetCurrentProcess(), record.ExceptionCode);
  return EXCEPTION_EXECUTE_HANDLER;
}

}  // namespace

void report_faults() {
  g_output = GetStdHandle(STD_OUTPUT_HANDLE);
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
  SetUnhandledExceptionFilter(last_words);
  reserve_stack_for_faults();
}

void reserve_stack_for_faults() {
  ULONG size_bytes = kLastWordsStackBytes;
  SetThreadStackGuarantee(&size_bytes);
}

}  // namespace rdspec::win32
