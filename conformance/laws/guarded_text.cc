// SPDX-License-Identifier: Apache-2.0

#include "conformance/laws/guarded_text.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace rdspec::laws {
namespace {

// Stands before a text, so that a subject that writes there is noticed.
constexpr std::size_t kMarginUnits = 8;
constexpr std::uint16_t kMarginUnit = 0xA5A5;

std::size_t page_size_bytes() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }

[[noreturn]] void give_up(const char* call) {
  std::perror(call);
  std::abort();
}

}  // namespace

GuardedText::~GuardedText() {
  if (block_ != nullptr) munmap(block_, capacity_bytes_ + page_size_bytes());
}

void GuardedText::reserve(std::size_t size_bytes) {
  if (size_bytes <= capacity_bytes_) return;
  const std::size_t page_bytes = page_size_bytes();
  const std::size_t wanted_bytes = std::max(size_bytes, 2 * capacity_bytes_);
  const std::size_t new_bytes = (wanted_bytes + page_bytes - 1) / page_bytes * page_bytes;
  void* block = mmap(nullptr, new_bytes + page_bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) give_up("mmap");
  if (mprotect(static_cast<std::byte*>(block) + new_bytes, page_bytes, PROT_NONE) != 0) {
    give_up("mprotect");
  }
  if (block_ != nullptr) munmap(block_, capacity_bytes_ + page_bytes);
  block_ = static_cast<std::byte*>(block);
  capacity_bytes_ = new_bytes;
}

const std::uint16_t* GuardedText::place(std::u16string_view text) {
  const std::size_t text_bytes = text.size() * sizeof(char16_t);
  const std::size_t margin_bytes = kMarginUnits * sizeof(char16_t);
  reserve(text_bytes + margin_bytes);
  auto* units = reinterpret_cast<std::uint16_t*>(block_ + capacity_bytes_ - text_bytes);
  std::fill_n(units - kMarginUnits, kMarginUnits, kMarginUnit);
  if (!text.empty()) std::memcpy(units, text.data(), text_bytes);
  return units;
}

bool GuardedText::is_intact(std::u16string_view text) const {
  const std::size_t text_bytes = text.size() * sizeof(char16_t);
  const auto* units = reinterpret_cast<const std::uint16_t*>(block_ + capacity_bytes_ - text_bytes);
  return std::all_of(units - kMarginUnits, units,
                     [](std::uint16_t unit) { return unit == kMarginUnit; }) &&
         (text.empty() || std::memcmp(units, text.data(), text_bytes) == 0);
}

}  // namespace rdspec::laws
