// SPDX-License-Identifier: Apache-2.0
//
// How many executions the fuzzer needs until every mutant of parsing has shown itself, once by its
// difference from the reference and once by violating a law. With a fixed seed the number is the
// same on every machine. Fails when mutants are left after the last execution.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/laws/census.h"
#include "conformance/laws/law.h"
#include "conformance/mutants/mutant.h"
#include "fuzz/input_reader.h"

namespace {

namespace laws = rdspec::laws;
using rdspec::Subject;
using rdspec::mutants::Mutant;

// The mutants that one way of looking has not seen yet.
class Hunt {
 public:
  explicit Hunt(const char* way) : way_(way) {
    for (const Mutant& mutant : rdspec::mutants::all_mutants()) {
      if (mutant.entry == rdspec::mutants::Entry::kMonikerParse) alive_.push_back(mutant);
    }
  }

  template <typename Function>
  void look(std::uint64_t execution, Function&& is_seen) {
    std::erase_if(alive_, [&](const Mutant& mutant) {
      if (!is_seen(Subject(*mutant.subject))) return false;
      std::printf("%s %8llu %s\n", way_, static_cast<unsigned long long>(execution),
                  std::string(mutant.name).c_str());
      return true;
    });
  }

  [[nodiscard]] bool is_over() const { return alive_.empty(); }
  void print_survivors() const {
    for (const Mutant& mutant : alive_) {
      std::printf("%s survivor %s\n", way_, std::string(mutant.name).c_str());
    }
  }

 private:
  const char* way_;
  std::vector<Mutant> alive_;
};

Hunt& by_difference() {
  static Hunt hunt("difference");
  return hunt;
}

Hunt& by_laws() {
  static Hunt hunt("law       ");
  return hunt;
}

void judge_survivors() {
  by_difference().print_survivors();
  by_laws().print_survivors();
  const bool is_over = by_difference().is_over() && by_laws().is_over();
  std::printf(is_over ? "no mutant survived\n" : "mutants survived\n");
  std::fflush(stdout);
  if (!is_over) std::_Exit(1);
}

// Differences show with both functions and with arguments that are NULL.
bool differs(const Subject& subject, std::u16string_view name, std::uint64_t execution) {
  constexpr std::uint32_t kNullCombinations = 16;
  const auto combination = static_cast<std::uint32_t>(execution % kNullCombinations);
  const Subject reference(rdspec::reference_subject());
  const laws::Manner manners[] = {{.api = RDSPEC_MK_PARSE_DISPLAY_NAME},
                                  {.api = RDSPEC_MK_PARSE_DISPLAY_NAME_EX},
                                  {.null_arguments = combination}};
  return std::ranges::any_of(manners, [&](const laws::Manner& manner) {
    return laws::ask(subject, name, manner) != laws::ask(reference, name, manner);
  });
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  static_cast<void>(by_difference());  // built before, so destroyed after judge_survivors
  static_cast<void>(by_laws());
  return std::atexit(judge_survivors);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size_bytes) {
  static std::uint64_t execution = 0;
  ++execution;
  const std::u16string name = rdspec::fuzz::read_units({data, size_bytes});
  by_difference().look(execution,
                       [&](const Subject& subject) { return differs(subject, name, execution); });
  by_laws().look(execution, [&](const Subject& subject) {
    return !laws::first_violation(subject, laws::all_laws(), name).empty();
  });
  return 0;
}
