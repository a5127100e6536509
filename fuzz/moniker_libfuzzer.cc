// SPDX-License-Identifier: Apache-2.0
//
// The mutator behind libFuzzer's own interface. A file of its own: LLVMFuzzerMutate exists only in
// programs that are linked with libFuzzer.

#include <cstdint>
#include <span>
#include <string>

#include "fuzz/input_reader.h"
#include "fuzz/moniker_mutator.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size_bytes,
                                        std::size_t size_bytes_max);

// One mutation in so many is libFuzzer's own, which knows the dictionary and recent comparisons.
constexpr unsigned kMutationsPerBlindOne = 8;

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size_bytes,
                                               std::size_t size_bytes_max, unsigned seed) {
  if (size_bytes > 0 && seed % kMutationsPerBlindOne == 0) {
    return LLVMFuzzerMutate(data, size_bytes, size_bytes_max);
  }
  return rdspec::fuzz::mutate_name({data, size_bytes_max}, size_bytes, seed);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* left,
                                                 std::size_t left_size_bytes,
                                                 const std::uint8_t* right,
                                                 std::size_t right_size_bytes, std::uint8_t* out,
                                                 std::size_t out_size_bytes_max, unsigned seed) {
  const std::u16string name =
      rdspec::fuzz::cross_names(rdspec::fuzz::read_units({left, left_size_bytes}),
                                rdspec::fuzz::read_units({right, right_size_bytes}), seed);
  return rdspec::fuzz::write_units(name, {out, out_size_bytes_max});
}
