// SPDX-License-Identifier: Apache-2.0
//
// One call of a subject's moniker_parse inside guarded memory, and what came of it.

#ifndef RDSPEC_LAWS_ANSWER_H_
#define RDSPEC_LAWS_ANSWER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/subject/subject.h"

namespace rdspec::laws {

inline constexpr std::uint32_t kOk = 0x00000000U;
inline constexpr std::uint32_t kMonikerSyntax = 0x800401E4U;
inline constexpr std::uint32_t kClassNotRegistered = 0x80040154U;
inline constexpr std::uint32_t kInvalidArgument = 0x80070057U;

inline constexpr std::uint32_t kMksysNone = 0;
inline constexpr std::uint32_t kMksysGenericComposite = 1;
inline constexpr std::uint32_t kMksysClassMoniker = 7;
inline constexpr std::uint32_t kMksysSessionMoniker = 9;

/// How a name is handed over. Without a capacity the display name's buffer is as large as needed.
struct Manner {
  std::uint32_t api = RDSPEC_MK_PARSE_DISPLAY_NAME;
  std::uint32_t null_arguments = 0;
  std::optional<std::size_t> display_name_capacity_units;
};

/// What a subject answered, and how it treated the memory it was lent.
struct Answer : ParseResult {
  std::size_t component_count = 0;            // as announced; components holds the ones that fit
  std::size_t display_name_length_units = 0;  // as announced
  std::string breach;  // how the call broke rdspec_subject.h; empty when it did not

  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Asks a subject to parse a name.
///
/// The name ends where an inaccessible page begins, so that reading one unit too many is a fault
/// whatever the subject was compiled with; what surrounds the output is compared after the call.
///
/// @param name  UTF-16 code units, any content and length.
/// @cost   O(length of the name) and the call.
[[nodiscard]] Answer ask(const Subject& subject, std::u16string_view name,
                         const Manner& manner = {});

/// Whether the call succeeded and gave a moniker.
[[nodiscard]] bool is_accepted(const Answer& answer);

/// Whether the call failed.
[[nodiscard]] bool is_refused(const Answer& answer);

/// The answer in one line of UTF-8 for people.
[[nodiscard]] std::string describe(const Answer& answer);

/// UTF-16 code units as a C++ literal body: what is not printable ASCII as \uXXXX.
[[nodiscard]] std::string printable(std::u16string_view text);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_ANSWER_H_
