// SPDX-License-Identifier: Apache-2.0
//
// Between the bytes of a fuzzer and UTF-16: raw little-endian units, so that corpora can be shared.

#ifndef RDSPEC_FUZZ_INPUT_READER_H_
#define RDSPEC_FUZZ_INPUT_READER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rdspec::fuzz {

/// Reads UTF-16LE units; an odd byte at the end is dropped.
[[nodiscard]] inline std::u16string read_units(std::span<const std::uint8_t> bytes) {
  std::u16string units(bytes.size() / 2, u'\0');
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto high = static_cast<unsigned>(bytes[2 * i + 1]);
    units[i] = static_cast<char16_t>(high << 8U | bytes[2 * i]);
  }
  return units;
}

/// Writes as many units as fit.
/// @return How many bytes were written.
[[nodiscard]] inline std::size_t write_units(std::u16string_view units,
                                             std::span<std::uint8_t> bytes) {
  units = units.substr(0, bytes.size() / 2);
  for (std::size_t i = 0; i < units.size(); ++i) {
    bytes[2 * i] = static_cast<std::uint8_t>(units[i] & 0xFFU);
    bytes[2 * i + 1] = static_cast<std::uint8_t>(units[i] >> 8U);
  }
  return units.size() * 2;
}

}  // namespace rdspec::fuzz

#endif  // RDSPEC_FUZZ_INPUT_READER_H_
