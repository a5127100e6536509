// SPDX-License-Identifier: Apache-2.0
//
// Internal: the fixed words of display names, compared without regard to ASCII case.

#ifndef RDSPEC_SRC_MONIKER_KEYWORD_H_
#define RDSPEC_SRC_MONIKER_KEYWORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../units.h"

namespace rdspec::moniker {

/// A word of `Length` UTF-16 units, at least four, with the bits that tell its letter case: 0x20
/// for an ASCII letter (no other unit differs from it in that bit alone but its other case), 0 for
/// any other unit.
template <std::size_t Length>
class Keyword {
 public:
  // NOLINTNEXTLINE(*-explicit-*): written as a literal at each use
  consteval Keyword(const char16_t (&text)[Length + 1]) {
    std::array<char16_t, Length> case_bits{};
    for (std::size_t i = 0; i < Length; ++i) {
      const bool is_upper = text[i] >= u'A' && text[i] <= u'Z';
      const bool is_lower = text[i] >= u'a' && text[i] <= u'z';
      spelling_[i] = text[i];
      case_bits[i] = is_upper || is_lower ? u'\x20' : u'\0';
    }
    for (std::size_t i = 0; i < kWords; ++i) {
      words_[i] = load_lanes(&spelling_[begin_of_word(i)]);
      compared_bits_[i] = ~load_lanes(&case_bits[begin_of_word(i)]);
    }
  }

  /// The word as documents spell it.
  [[nodiscard]] constexpr std::u16string_view text() const {
    return {spelling_.data(), spelling_.size()};
  }

  /// Whether `name` begins with the word, in any letter case.
  [[nodiscard]] constexpr bool begins(std::u16string_view name) const {
    if (name.size() < Length) {
      return false;
    }
    for (std::size_t i = 0; i < kWords; ++i) {
      const std::uint64_t word = load_lanes(name.data() + begin_of_word(i));
      if (((word ^ words_[i]) & compared_bits_[i]) != 0) {
        return false;
      }
    }
    return true;
  }

 private:
  static constexpr std::size_t kWords = (Length + kLanes - 1) / kLanes;

  // The last word overlaps the one before it when the length is no multiple of the lanes.
  static constexpr std::size_t begin_of_word(std::size_t i) {
    return i + 1 < kWords ? i * kLanes : Length - kLanes;
  }

  std::array<char16_t, Length> spelling_{};
  std::array<std::uint64_t, kWords> words_{};
  std::array<std::uint64_t, kWords> compared_bits_{};
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
