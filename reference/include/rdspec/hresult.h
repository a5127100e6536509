// SPDX-License-Identifier: Apache-2.0
//
// The HRESULTs that the reference returns.
//
// Names and values stand with their sources in spec/codes.toml; a test compares the two.

#ifndef RDSPEC_HRESULT_H_
#define RDSPEC_HRESULT_H_

#include <cstdint>

namespace rdspec {

/// A COM result code, as the 32 bits that cross the API.
enum class Hresult : std::uint32_t {
  kOk = 0x00000000U,
  kFalse = 0x00000001U,
  kClassNotRegistered = 0x80040154U,  // REGDB_E_CLASSNOTREG
  kMonikerSyntax = 0x800401E4U,       // MK_E_SYNTAX
  kInvalidArgument = 0x80070057U,     // E_INVALIDARG
};

/// Whether a code is a failure: its top bit is set.
[[nodiscard]] constexpr bool is_failure(Hresult code) {
  return (static_cast<std::uint32_t>(code) & 0x80000000U) != 0;
}

}  // namespace rdspec

#endif  // RDSPEC_HRESULT_H_
