// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/trial.h"

namespace rdspec::laws {
namespace {

// FNV-1a and a finish that mixes every bit into the low ones.
std::uint64_t hash_of(std::u16string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char16_t unit : name) {
    hash = (hash ^ unit) * 0x100000001B3U;
  }
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDU;
  return hash ^ (hash >> 33U);
}

}  // namespace

Trial::Trial(const Subject& subject, std::u16string_view name)
    : subject_(subject),
      name_(name),
      visible_(name.substr(0, name.find(u'\0'))),
      hash_(hash_of(name)),
      anatomy_(dissect(visible_)),
      answer_(laws::ask(subject, name)) {}

}  // namespace rdspec::laws
