// SPDX-License-Identifier: Apache-2.0
//
// The parts of a display name, found by a second reading of the grammar that shares no code with
// the reference. It is slow, simple and backtracking on purpose: laws use it to change one part of
// a name and leave the others alone.

#ifndef RDSPEC_LAWS_ANATOMY_H_
#define RDSPEC_LAWS_ANATOMY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rdspec::laws {

inline constexpr std::u16string_view kSessionKeyword = u"Session:";
inline constexpr std::u16string_view kConsoleKeyword = u"Console";
inline constexpr std::u16string_view kClassKeyword = u"clsid:";
inline constexpr std::u16string_view kNewKeyword = u"new:";
inline constexpr std::u16string_view kClassMonikerId = u"{0000031A-0000-0000-C000-000000000046}:";

/// Which word introduces the object moniker; kOwnId is the class id of class monikers themselves.
enum class ObjectKeyword : std::uint8_t { kNone, kClsid, kOwnId, kNew };

/// A stretch of UTF-16 code units of a name.
struct Stretch {
  std::size_t begin_units = 0;
  std::size_t length_units = 0;

  [[nodiscard]] std::size_t end_units() const { return begin_units + length_units; }
  [[nodiscard]] std::u16string_view of(std::u16string_view name) const {
    return name.substr(begin_units, length_units);
  }
};

/// What a name consists of. Stretches are meaningful only when the name is well formed.
struct Anatomy {
  bool is_well_formed = false;  // the grammar derives the whole name
  bool has_session = false;
  bool is_console = false;
  Stretch session;     // `Session:` to `!`, both included
  Stretch session_id;  // between the two
  ObjectKeyword keyword = ObjectKeyword::kNone;
  Stretch object;  // everything right of the session part
  bool has_braces = false;
  Stretch class_id;  // the units of the class id without braces
  Stretch extra_data;
  bool has_trailing_colon = false;

  [[nodiscard]] bool has_object() const { return keyword != ObjectKeyword::kNone; }
  [[nodiscard]] bool is_class() const {
    return keyword == ObjectKeyword::kClsid || keyword == ObjectKeyword::kOwnId;
  }
  /// Where the class id with its braces ends.
  [[nodiscard]] std::size_t id_end_units() const {
    return class_id.end_units() + (has_braces ? 1U : 0U);
  }
};

/// Takes a name apart.
///
///     name    = session [object] / object
///     session = "Session:" (digits / "Console") "!"
///     object  = ("clsid:" / own-id ":") id extra [":"] / "new:" id
///     id      = guid / "{" guid "}"
///     extra   = any text without a colon
///
/// @param name   UTF-16 code units without NUL.
/// @rules  MON-040 to MON-051, MON-060 to MON-071, MON-090, MON-091
/// @cost   O(length of the name); no allocation.
[[nodiscard]] Anatomy dissect(std::u16string_view name);

/// The value of decimal digits, saturating above 2^64 - 1.
[[nodiscard]] std::uint64_t decimal_value(std::u16string_view digits);

/// ASCII letters in upper case, other units as they are.
[[nodiscard]] char16_t ascii_upper(char16_t unit);
[[nodiscard]] std::u16string ascii_upper(std::u16string_view text);
[[nodiscard]] bool starts_with_ignoring_case(std::u16string_view text, std::u16string_view prefix);
[[nodiscard]] bool is_hex_digit(char16_t unit);
[[nodiscard]] bool is_decimal_digit(char16_t unit);

/// A unit that a careless comparison takes for the given one: 0 by full Unicode case folding or
/// because it looks the same, 1 likewise, 2 by its low byte.
[[nodiscard]] char16_t lookalike_of(char16_t unit, std::size_t choice);

/// A copy of the text in which a stretch is replaced.
[[nodiscard]] std::u16string with_replaced(std::u16string_view text, Stretch where,
                                           std::u16string_view by);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_ANATOMY_H_
