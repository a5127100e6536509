// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include <string>

#include "rdspec/moniker.h"

namespace rdspec::moniker {
namespace {

std::u16string display_name(std::u16string_view name) {
  std::u16string text;
  append_display_name(parse_display_name(name).value(), text);
  return text;
}

TEST(AppendDisplayName, PrintsTheCanonicalForm) {
  EXPECT_EQ(display_name(u"CLSID:{abcdef01-abcd-abcd-abcd-abcdefabcdef}"),
            u"clsid:ABCDEF01-ABCD-ABCD-ABCD-ABCDEFABCDEF:");
  EXPECT_EQ(display_name(u"clsid:abcdef01-abcd-abcd-abcd-abcdefabcdef;Extra data"),
            u"clsid:ABCDEF01-ABCD-ABCD-ABCD-ABCDEFABCDEF;Extra data:");
  EXPECT_EQ(display_name(u"sESSION:007!NEW:abcdef01-abcd-abcd-abcd-abcdefabcdef"),
            u"Session:7!new:ABCDEF01-ABCD-ABCD-ABCD-ABCDEFABCDEF");
  EXPECT_EQ(display_name(u"session:CONSOLE!"), u"Session:Console!");
  EXPECT_EQ(display_name(u"session:0!"), u"Session:0!");
  EXPECT_EQ(display_name(u"session:4294967294!"), u"Session:4294967294!");
}

TEST(AppendDisplayName, KeepsWhatIsThere) {
  std::u16string text = u"before ";
  append_display_name(SessionMoniker{.session_id = 10}, text);
  EXPECT_EQ(text, u"before Session:10!");
}

TEST(MksysOf, TellsTheKinds) {
  const std::u16string guid = u"0002E005-0000-0000-C000-000000000046";
  EXPECT_EQ(mksys_of(*parse_display_name(u"clsid:" + guid)), Mksys::kClassMoniker);
  EXPECT_EQ(mksys_of(*parse_display_name(u"new:" + guid)), Mksys::kNone);
  EXPECT_EQ(mksys_of(*parse_display_name(u"Session:3!")), Mksys::kSessionMoniker);
  EXPECT_EQ(mksys_of(*parse_display_name(u"Session:3!new:" + guid)), Mksys::kGenericComposite);
}

TEST(Equal, ComparesKindsSessionsAndClassesButNotExtraData) {
  const std::u16string guid = u"0002E005-0000-0000-C000-000000000046";
  const std::u16string other = u"0002E005-0000-0000-C000-000000000047";
  const auto same = [](const std::u16string& left, const std::u16string& right) {
    return equal(*parse_display_name(left), *parse_display_name(right));
  };
  EXPECT_TRUE(same(u"clsid:" + guid + u";a", u"clsid:{" + guid + u"}"));
  EXPECT_FALSE(same(u"clsid:" + guid, u"clsid:" + other));
  EXPECT_FALSE(same(u"clsid:" + guid, u"new:" + guid));
  EXPECT_TRUE(same(u"Session:3!clsid:" + guid, u"session:03!clsid:" + guid));
  EXPECT_FALSE(same(u"Session:3!clsid:" + guid, u"Session:4!clsid:" + guid));
  EXPECT_FALSE(same(u"Session:0!", u"Session:Console!"));
  EXPECT_FALSE(same(u"Session:3!clsid:" + guid, u"clsid:" + guid));
}

TEST(Hash, IsTheFirstFieldOfTheClassId) {
  EXPECT_EQ(hash(*parse_display_name(u"clsid:0002E005-0000-0000-C000-000000000046;a")),
            0x0002E005U);
  EXPECT_EQ(hash(*parse_display_name(u"new:89ABCDEF-0000-0000-C000-000000000046")), 0x89ABCDEFU);
  EXPECT_EQ(hash(*parse_display_name(u"Session:3!")), std::nullopt);
}

}  // namespace
}  // namespace rdspec::moniker
