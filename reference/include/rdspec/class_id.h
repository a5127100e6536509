// SPDX-License-Identifier: Apache-2.0
//
// A 128-bit class id and its textual form without braces.

#ifndef RDSPEC_CLASS_ID_H_
#define RDSPEC_CLASS_ID_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rdspec {

/// Length of the text XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX.
inline constexpr std::size_t kClassIdTextUnits = 36;

/// A class id (CLSID), its fields as in the Windows GUID structure.
struct ClassId {
  std::uint32_t data1 = 0;
  std::uint16_t data2 = 0;
  std::uint16_t data3 = 0;
  std::array<std::uint8_t, 8> data4{};

  friend bool operator==(const ClassId&, const ClassId&) = default;
};

/// Reads a class id from exactly its 36 units of text, without braces.
///
/// @param text  UTF-16 code units, any content; hex digits of either case.
/// @return The class id, or nothing when the length is not 36 or a unit does not fit.
/// @rules  MON-047 MON-049
/// @cost   O(1); no allocation.
[[nodiscard]] std::optional<ClassId> parse_class_id(std::u16string_view text);

/// Writes a class id in upper case without braces.
///
/// @param text  where the 36 UTF-16 code units go; no terminator is written.
/// @rules  MON-055
/// @cost   O(1); no allocation.
void format_class_id(const ClassId& class_id, std::span<char16_t, kClassIdTextUnits> text);

}  // namespace rdspec

#endif  // RDSPEC_CLASS_ID_H_
