// SPDX-License-Identifier: Apache-2.0
//
// Fuzzes moniker.parse: every law in force on each name, and a subject other than the reference
// against the reference when the environment variable RDSPEC_STRICT is 1.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/adapters/reference/subject_under_test.h"
#include "conformance/laws/census.h"
#include "conformance/laws/law.h"
#include "fuzz/input_reader.h"
#include "rdspec/moniker.h"

namespace {

namespace laws = rdspec::laws;

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

// What the interface in C does not show: where the reference sees the fault, and by which rule.
void check_error(std::u16string_view name) {
  const auto parsed = rdspec::moniker::parse_display_name(name);
  if (parsed) return;
  const rdspec::moniker::ParseError& error = parsed.error();
  if (error.offset_units > name.size() || error.eaten_units > error.offset_units ||
      !error.rule.starts_with("MON-")) {
    fail("the error of \"" + laws::printable(name) + "\" points to unit " +
         std::to_string(error.offset_units) + " by rule " + std::string(error.rule));
  }
}

void compare_with_reference(const rdspec::Subject& subject, std::u16string_view name) {
  const rdspec::Subject reference(rdspec::reference_subject());
  for (const std::uint32_t api : {RDSPEC_MK_PARSE_DISPLAY_NAME, RDSPEC_MK_PARSE_DISPLAY_NAME_EX}) {
    const laws::Answer expected = laws::ask(reference, name, {.api = api});
    const laws::Answer answer = laws::ask(subject, name, {.api = api});
    if (answer == expected) continue;
    fail("the subject differs from the reference on \"" + laws::printable(name) +
         "\"\n  subject:   " + laws::describe(answer) +
         "\n  reference: " + laws::describe(expected));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size_bytes) {
  constexpr std::size_t kSizeBytesMax = 16'384;  // beyond it there are no new states, only time
  if (size_bytes > kSizeBytesMax) return 0;
  static const rdspec::Subject subject = rdspec::subject_under_test();
  static const std::vector<laws::Law> in_force =
      laws::laws_in_force(rdspec::reference_is_under_test());
  const std::u16string name = rdspec::fuzz::read_units({data, size_bytes});

  const std::string violation = laws::first_violation(subject, in_force, name);
  if (!violation.empty()) fail(violation);
  const bool is_strict = in_force.size() == laws::all_laws().size();
  if (rdspec::reference_is_under_test()) {
    check_error(name);
  } else if (is_strict) {
    compare_with_reference(subject, name);
  }
  return 0;
}
