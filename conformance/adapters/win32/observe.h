// SPDX-License-Identifier: Apache-2.0
//
// What a moniker shows of itself to its caller.

#ifndef RDSPEC_ADAPTERS_WIN32_OBSERVE_H_
#define RDSPEC_ADAPTERS_WIN32_OBSERVE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "conformance/adapters/win32/com_calls.h"

namespace rdspec::win32 {

/// A leaf of a moniker.
struct Component {
  std::uint32_t mksys = 0;
  std::optional<std::u16string> display_name;  // nothing when GetDisplayName failed
};

/// The result of a call that prints a name.
struct PrintedName {
  HRESULT result = E_FAIL;
  std::optional<std::u16string> text;  // UTF-16 code units; nothing when none was stored
};

/// The result of a call that enumerates.
struct Enumerated {
  HRESULT result = E_FAIL;
  std::optional<std::vector<Component>> components;  // nothing when there is no enumerator
};

/// The result of IsSystemMoniker.
struct SystemKind {
  HRESULT result = E_FAIL;
  std::uint32_t mksys = 0;  // what it stored; 0 when it did not answer S_OK
};

/// GetDisplayName with a fresh bind context.
[[nodiscard]] PrintedName print_name(IMoniker& moniker);

/// IsSystemMoniker.
[[nodiscard]] SystemKind system_kind(IMoniker& moniker);

/// Enum(TRUE), to its end.
[[nodiscard]] Enumerated enumerate(IMoniker& moniker);

/// The leaves left to right; a moniker without an enumerator is its own only leaf.
[[nodiscard]] std::vector<Component> leaves(IMoniker& moniker);

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_OBSERVE_H_
