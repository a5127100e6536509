// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/sha256.h"

#include <sodium.h>

#include <array>

namespace rdspec::runner {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::array<char, (crypto_hash_sha256_BYTES * 2) + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return {hex.data(), hex.size() - 1};
}

}  // namespace rdspec::runner
