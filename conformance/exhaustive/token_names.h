// SPDX-License-Identifier: Apache-2.0
//
// Every sequence of the grammar's tokens up to a length, behind every beginning that a sequence of
// that length could not reach from nothing.

#ifndef RDSPEC_EXHAUSTIVE_TOKEN_NAMES_H_
#define RDSPEC_EXHAUSTIVE_TOKEN_NAMES_H_

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace rdspec::exhaustive {

using namespace std::string_view_literals;

inline constexpr std::u16string_view kClassId = u"10000013-0000-0000-0000-0000000000Ab"sv;

/// The words and the punctuation of the grammar, and what stands beside them in wrong names.
inline constexpr std::array<std::u16string_view, 16> kTokens = {
    u"Session:"sv, u"Console"sv, u"3"sv,    u"0"sv,
    u"!"sv,        u"clsid:"sv,  u"new:"sv, kClassId,
    u"{"sv,        u"}"sv,       u":"sv,    u";x"sv,
    u" "sv,        u"\0"sv,      u"-"sv,    u"{0000031A-0000-0000-C000-000000000046}:"sv};

/// What all sequences are tried behind, and up to which length.
struct Beginning {
  std::string_view name;  // of the test
  std::u16string_view text;
  std::size_t tokens_max;
};

inline constexpr Beginning kBeginnings[] = {
    {"Nothing", u""sv, 4},
    {"SessionNumber", u"Session:3"sv, 3},
    {"SessionPart", u"Session:3!"sv, 3},
    {"ConsolePart", u"Session:Console!"sv, 3},
    {"ClassKeyword", u"clsid:"sv, 3},
    {"ClassId", u"clsid:10000013-0000-0000-0000-000000000001"sv, 3},
    {"OpenBrace", u"clsid:{10000013-0000-0000-0000-000000000001"sv, 3},
    {"OwnId", u"{0000031A-0000-0000-C000-000000000046}:{"sv, 3},
    {"SessionAndClassId", u"Session:3!clsid:10000013-0000-0000-0000-000000000001"sv, 3},
    {"SessionAndOpenBrace", u"session:0!CLSID:{10000013-0000-0000-0000-000000000001"sv, 3},
    {"SessionAndNew", u"Session:3!new:"sv, 3},
};

/// Calls `visit` with every name; stops early when it returns false.
inline void for_each_name(const Beginning& beginning,
                          const std::function<bool(std::u16string_view)>& visit) {
  std::size_t sequences = 1;
  for (std::size_t length = 0; length <= beginning.tokens_max; ++length) {
    for (std::size_t number = 0; number < sequences; ++number) {
      std::u16string name(beginning.text);
      std::size_t rest = number;
      for (std::size_t i = 0; i < length; ++i, rest /= kTokens.size()) {
        name += kTokens[rest % kTokens.size()];
      }
      if (!visit(name)) return;
    }
    sequences *= kTokens.size();
  }
}

}  // namespace rdspec::exhaustive

#endif  // RDSPEC_EXHAUSTIVE_TOKEN_NAMES_H_
