// SPDX-License-Identifier: Apache-2.0

#include "peers.h"

#include <cstddef>
#include <cstring>
#include <regex>

namespace rdspec::bench {
namespace {

constexpr std::array<std::uint8_t, 128> kValues = [] {
  std::array<std::uint8_t, 128> values{};
  for (std::uint8_t i = 0; i < 10; ++i) {
    values[static_cast<std::size_t>('0') + i] = i;
  }
  for (std::uint8_t i = 0; i < 6; ++i) {
    values[static_cast<std::size_t>('a') + i] = static_cast<std::uint8_t>(10 + i);
    values[static_cast<std::size_t>('A') + i] = static_cast<std::uint8_t>(10 + i);
  }
  return values;
}();

constexpr std::array<std::uint8_t, 16> kPairOffsets = {16, 18, 20, 22, 25, 27, 30, 32,
                                                       35, 37, 40, 42, 44, 46, 48, 50};

}  // namespace

bool parse_floor(std::u16string_view name, std::array<std::uint8_t, 16>& bytes) {
  constexpr std::u16string_view kPrefix = u"Session:3!clsid:";
  if (std::memcmp(name.data(), kPrefix.data(), kPrefix.size() * sizeof(char16_t)) != 0) {
    return false;
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::size_t high = name[kPairOffsets[i]] & 0x7FU;
    const std::size_t low = name[kPairOffsets[i] + 1U] & 0x7FU;
    bytes[i] = static_cast<std::uint8_t>(kValues[high] << 4U | kValues[low]);
  }
  return true;
}

bool parse_regex(const std::wstring& name) {
  static const std::wregex kGrammar(
      LR"((session:(\d+|console)!)?(clsid:|\{0000031a-0000-0000-c000-000000000046\}:)\{?)"
      LR"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?[^:]*:?)",
      std::regex::icase | std::regex::optimize);
  return std::regex_match(name, kGrammar);
}

}  // namespace rdspec::bench
