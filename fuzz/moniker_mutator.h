// SPDX-License-Identifier: Apache-2.0
//
// Mutations of display names that know the grammar; independent of the fuzzing engine.

#ifndef RDSPEC_FUZZ_MONIKER_MUTATOR_H_
#define RDSPEC_FUZZ_MONIKER_MUTATOR_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rdspec::fuzz {

/// Changes a name, or spells a new one: valid, near the grammar, or hostile.
///
/// @param bytes       the buffer of the input, UTF-16LE; its size is the bound of the result.
/// @param size_bytes  how much of it is the input.
/// @param seed        decides everything.
/// @return The size of the new input in bytes.
[[nodiscard]] std::size_t mutate_name(std::span<std::uint8_t> bytes, std::size_t size_bytes,
                                      std::uint64_t seed);

/// The session part of one name with the rest of another, or their beginning and end.
[[nodiscard]] std::u16string cross_names(std::u16string_view left, std::u16string_view right,
                                         std::uint64_t seed);

}  // namespace rdspec::fuzz

#endif  // RDSPEC_FUZZ_MONIKER_MUTATOR_H_
