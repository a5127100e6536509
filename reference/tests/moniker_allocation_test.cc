// SPDX-License-Identifier: Apache-2.0
//
// Parsing allocates nothing, whatever the name: every allocation of this program is counted.

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "rdspec/moniker.h"

namespace {

std::size_t allocation_count = 0;

}  // namespace

void* operator new(std::size_t size_bytes) {
  ++allocation_count;
  if (void* block = std::malloc(size_bytes)) {
    return block;
  }
  std::abort();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t /*size_bytes*/) noexcept { std::free(block); }

namespace rdspec::moniker {
namespace {

std::size_t allocations_of_parsing(const std::u16string& name) {
  const std::size_t before = allocation_count;
  const auto parsed = parse_display_name(name);
  const std::size_t after = allocation_count;
  EXPECT_TRUE(parsed.has_value() || !parsed.error().rule.empty());
  return after - before;
}

TEST(ParseDisplayName, AllocatesNothing) {
  const std::u16string guid = u"10000013-0000-0000-0000-000000000001";
  for (const std::u16string& name :
       {u"Session:3!clsid:" + guid, u"Session:Console!new:{" + guid + u"}",
        u"clsid:" + guid + std::u16string(100'000, u'x'), u"clsid:" + guid + u":tail",
        u"clsid:1000001x" + guid, std::u16string(u"Session:99999999999!"),
        std::u16string(u"nothing of this")}) {
    EXPECT_EQ(allocations_of_parsing(name), 0U);
  }
}

TEST(ParseDisplayName, WouldBeCountedIfItAllocated) {
  const std::size_t before = allocation_count;
  const std::u16string long_text(1'000, u'x');
  EXPECT_GT(allocation_count, before);
  EXPECT_EQ(long_text.size(), 1'000U);
}

}  // namespace
}  // namespace rdspec::moniker
