// SPDX-License-Identifier: Apache-2.0
//
// Internal: the fixed words of display names, compared without regard to ASCII case.

#ifndef RDSPEC_SRC_MONIKER_KEYWORD_H_
#define RDSPEC_SRC_MONIKER_KEYWORD_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace rdspec::moniker {

/// A word of `Length` UTF-16 units, each with the bit that folds its case: 0x20 for an ASCII letter
/// (no other unit becomes that letter under the bit), else 0.
template <std::size_t Length>
struct Keyword {
  std::array<char16_t, Length> spelling{};
  std::array<char16_t, Length> folded{};
  std::array<char16_t, Length> fold_bits{};

  // NOLINTNEXTLINE(*-explicit-*): written as a literal at each use
  consteval Keyword(const char16_t (&text)[Length + 1]) {
    for (std::size_t i = 0; i < Length; ++i) {
      const char16_t lower =
          text[i] >= u'A' && text[i] <= u'Z' ? static_cast<char16_t>(text[i] | 0x20) : text[i];
      spelling[i] = text[i];
      folded[i] = lower;
      fold_bits[i] = lower >= u'a' && lower <= u'z' ? u'\x20' : u'\0';
    }
  }

  /// The word as documents spell it.
  [[nodiscard]] constexpr std::u16string_view text() const {
    return {spelling.data(), spelling.size()};
  }

  /// Whether `name` begins with the word, in any letter case.
  [[nodiscard]] constexpr bool begins(std::u16string_view name) const {
    if (name.size() < Length) {
      return false;
    }
    unsigned difference = 0;
    for (std::size_t i = 0; i < Length; ++i) {
      difference |=
          static_cast<unsigned>(name[i] | fold_bits[i]) ^ static_cast<unsigned>(folded[i]);
    }
    return difference == 0;
  }
};

template <std::size_t Size>
Keyword(const char16_t (&)[Size]) -> Keyword<Size - 1>;

inline constexpr Keyword kSessionPrefix = u"Session:";
inline constexpr Keyword kConsole = u"Console";
inline constexpr Keyword kClassPrefix = u"clsid:";
inline constexpr Keyword kNewPrefix = u"new:";
// The class moniker's own class id names its parser as `clsid` does (MON-051, MON-063).
inline constexpr Keyword kClassMonikerPrefix = u"{0000031A-0000-0000-C000-000000000046}:";

inline constexpr char16_t kSessionSeparator = u'!';
inline constexpr char16_t kClassTerminator = u':';

}  // namespace rdspec::moniker

#endif  // RDSPEC_SRC_MONIKER_KEYWORD_H_
