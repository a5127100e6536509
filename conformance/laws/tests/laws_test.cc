// SPDX-License-Identifier: Apache-2.0
//
// That the table of laws is sound, that the reference keeps every law on names worth naming, and
// that a subject that breaks rdspec_subject.h is noticed.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/laws/census.h"
#include "conformance/laws/law.h"
#include "conformance/laws/names.h"

namespace rdspec::laws {
namespace {

using namespace std::string_view_literals;

const Law& law_named(std::string_view name) {
  const auto laws = all_laws();
  return *std::ranges::find(laws, name, &Law::name);
}

TEST(AllLaws, HaveNamesOfTheirOwnAndSayWhatTheyRestOn) {
  std::set<std::string_view> names;
  for (const Law& law : all_laws()) {
    EXPECT_TRUE(names.insert(law.name).second) << law.name;
    EXPECT_TRUE(law.statement.ends_with('.')) << law.name;
    EXPECT_EQ(law.rules.empty(), law.evidence == Evidence::kContract) << law.name;
    const bool has_question = law.rules.find("MON-Q") != std::string_view::npos;
    EXPECT_EQ(has_question, law.evidence == Evidence::kUnknown) << law.name;
  }
}

// Published names, and one of every shape that the grammar knows.
constexpr std::u16string_view kNames[] = {
    u"Session:3!clsid:10000013-0000-0000-0000-000000000001"sv,
    u"Session:Console!clsid:ABC01078-F197-4B0B-ADBC-CFE684B39C82"sv,
    u"Session:3!{0000031A-0000-0000-C000-000000000046}:10000013-0000-0000-0000-000000000001"sv,
    u"session:2!new:8cec58ae-07a1-11d9-b15e-000d56bfe6ee"sv,
    u"clsid:11111111-0000-0000-2222-444444444444;extra data:"sv,
    u"clsid:{11111111-0000-0000-2222-444444444444}:"sv,
    u"clsid:11111111-0000-0000-2222-444444444444}"sv,
    u"clsid:{11111111-0000-0000-2222-444444444444"sv,
    u"clsid:11111111-0000-0000-2222-444444444444:tail"sv,
    u"new:{20d04fe0-3aea-1069-a2d8-08002b30309d}"sv,
    u"Session:00065535!"sv,
    u"Session:3!clsid:xyz"sv,
    u"Session:3!clsid:11111111-0000-0000-2222-444444444444:tail"sv,
    u"clsid:11111111-0000-0000-2222-444444444444\0:"sv,
    u"NonExistentProgId:"sv,
    u"\0Session:3!"sv,
    u""sv,
};

TEST(AllLaws, HoldOnNamesWorthNaming) {
  const Subject reference(reference_subject());
  for (const std::u16string_view name : kNames) {
    const Trial trial(reference, name);
    for (const Law& law : all_laws()) {
      const Finding finding = law.check(trial);
      EXPECT_TRUE(finding.holds()) << report(law, trial, finding);
    }
  }
}

TEST(AllLaws, HoldOnAVeryLongName) {
  const Subject reference(reference_subject());
  std::u16string name = u"Session:3!clsid:11111111-0000-0000-2222-444444444444";
  name.append(100'000, char16_t{0xD800});
  const Trial trial(reference, name);
  EXPECT_TRUE(trial.accepted());
  for (const Law& law : all_laws()) EXPECT_TRUE(law.check(trial).holds()) << law.name;
}

// A subject that is the reference until `Breach` has had its way.
template <void (*Breach)(const rdspec_parse_in& in, rdspec_parse_out& out)>
const rdspec_subject& breaching_subject() {
  static const rdspec_subject subject = [] {
    rdspec_subject table = reference_subject();
    table.moniker_parse = [](const rdspec_parse_in* in, rdspec_parse_out* out) {
      const std::int32_t status = reference_subject().moniker_parse(in, out);
      Breach(*in, *out);
      return status;
    };
    return table;
  }();
  return subject;
}

void terminate_display_name(const rdspec_parse_in&, rdspec_parse_out& out) {
  if (out.moniker_state == RDSPEC_OUT_SET) out.display_name[out.display_name_length_units] = 0;
}
void write_before_buffer(const rdspec_parse_in&, rdspec_parse_out& out) {
  out.display_name[-1] = 0;
}
void write_into_name(const rdspec_parse_in& in, rdspec_parse_out&) {
  const_cast<std::uint16_t*>(in.name)[0] = u'X';
}
void overlong_component(const rdspec_parse_in&, rdspec_parse_out& out) {
  out.components[out.component_count - 1].display_name_length_units += 1;
}
void no_component(const rdspec_parse_in&, rdspec_parse_out& out) { out.component_count = 0; }
void length_of_what_fits(const rdspec_parse_in&, rdspec_parse_out& out) {
  out.display_name_length_units =
      std::min(out.display_name_length_units, out.display_name_capacity_units);
}

TEST(CallsStayInTheirBuffers, IsViolatedByEveryKindOfBreach) {
  const rdspec_subject* subjects[] = {
      &breaching_subject<terminate_display_name>(), &breaching_subject<write_before_buffer>(),
      &breaching_subject<write_into_name>(),        &breaching_subject<overlong_component>(),
      &breaching_subject<no_component>(),           &breaching_subject<length_of_what_fits>()};
  const Law& law = law_named("calls_stay_in_their_buffers");
  for (std::size_t i = 0; i < std::size(subjects); ++i) {
    const Trial trial(Subject(*subjects[i]), kNames[0]);
    EXPECT_FALSE(law.check(trial).holds()) << "breach " << i;
  }
}

void read_beyond_name(const rdspec_parse_in& in, rdspec_parse_out& out) {
  out.eaten_units += in.name[in.name_length_units];
}

TEST(GuardedNamesDeathTest, FaultsOnReadingOneUnitTooMany) {
  const Subject subject(breaching_subject<read_beyond_name>());
  EXPECT_DEATH(static_cast<void>(ask(subject, kNames[0])), "");
}

TEST(Census, TellsWhenTooLittleWasAsked) {
  const Subject reference(reference_subject());
  const Law& law = law_named("success_eats_the_whole_name");
  Census census;
  for (const std::u16string_view name : {kNames[0], kNames[14]}) {
    const Trial trial(reference, name);
    census.add(trial, law.check(trial));
  }
  EXPECT_FALSE(census.shortfall(1, 1));
  EXPECT_TRUE(census.shortfall(2, 1));
  EXPECT_TRUE(census.shortfall(1, 2));
}

TEST(SpellName, KeepsItsPromises) {
  Choices choices(1);
  constexpr int kNamesTried = 2'000;
  std::size_t well_formed = 0;
  for (int i = 0; i < kNamesTried; ++i) {
    const std::u16string valid = spell_name(choices, Closeness::kValid);
    EXPECT_TRUE(dissect(valid).is_well_formed) << printable(valid);
    const std::u16string near = spell_name(choices, Closeness::kNearValid);
    well_formed += dissect(near).is_well_formed ? 1U : 0U;
    EXPECT_LE(spell_name(choices, Closeness::kHostile).size(), kNameUnitsMax);
  }
  EXPECT_GT(well_formed, kNamesTried / 10U);
  EXPECT_LT(well_formed, kNamesTried * 9U / 10U);
}

}  // namespace
}  // namespace rdspec::laws
