// SPDX-License-Identifier: Apache-2.0
//
// Which system this is, in the words of `hello`.

#ifndef RDSPEC_ADAPTERS_WIN32_SYSTEM_H_
#define RDSPEC_ADAPTERS_WIN32_SYSTEM_H_

#include <string>

namespace rdspec::win32 {

/// The system under test.
struct System {
  std::string name;     // "wine", "reactos", "windows"
  std::string version;  // its own: "8.0"; Windows: "10.0.19045"
  std::string vendor;
  std::string presents;  // the Windows version that programs see: "6.1.7601"
  std::string target;    // the edition of Windows that this version stands for: "windows-7"
};

/// Asks the running system.
[[nodiscard]] System this_system();

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_SYSTEM_H_
