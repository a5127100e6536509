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

/// A word of `Length` UTF-16 units, at least four, with the bits that fold its letter case: 0x20
/// for an ASCII letter (no other unit becomes that letter under the bit), 0 for any other unit.
template <std::size_t Length>
class Keyword {
 public:
  // NOLINTNEXTLINE(*-explicit-*): written as a literal at each use
  consteval Keyword(const char16_t (&text)[Length + 1]) {
    std::array<char16_t, Length> folded{};
    std::array<char16_t, Length> fold_bits{};
    for (std::size_t i = 0; i < Length; ++i) {
      const bool is_upper = text[i] >= u'A' && text[i] <= u'Z';
      const bool is_lower = text[i] >= u'a' && text[i] <= u'z';
      spelling_[i] = text[i];
      fold_bits[i] = is_upper || is_lower ? u'\x20' : u'\0';
      folded[i] = static_cast<char16_t>(text[i] | fold_bits[i]);
    }
    for (std::size_t i = 0; i < kWords; ++i) {
      folded_[i] = load_lanes(&folded[begin_of_word(i)]);
      fold_bits_[i] = load_lanes(&fold_bits[begin_of_word(i)]);
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
    std::uint64_t difference = 0;
    for (std::size_t i = 0; i < kWords; ++i) {
      difference |= (load_lanes(name.data() + begin_of_word(i)) | fold_bits_[i]) ^ folded_[i];
    }
    return difference == 0;
  }

 private:
  static constexpr std::size_t kWords = (Length + kLanes - 1) / kLanes;

  // The last word overlaps the one before it when the length is no multiple of the lanes.
  static constexpr std::size_t begin_of_word(std::size_t i) {
    return i + 1 < kWords ? i * kLanes : Length - kLanes;
  }

  std::array<char16_t, Length> spelling_{};
  std::array<std::uint64_t, kWords> folded_{};
  std::array<std::uint64_t, kWords> fold_bits_{};
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
