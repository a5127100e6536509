// SPDX-License-Identifier: Apache-2.0
//
// Internal: what a mutant does differently from the reference, and how that becomes a subject.

#ifndef RDSPEC_MUTANTS_CHANGE_H_
#define RDSPEC_MUTANTS_CHANGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/laws/anatomy.h"
#include "conformance/mutants/mutant.h"
#include "conformance/subject/subject.h"
#include "rdspec/moniker.h"

namespace rdspec::mutants {

inline constexpr std::uint32_t kMonikerSyntax = 0x800401E4U;

/// A call of moniker_parse.
struct Call {
  std::u16string_view name;     // as given
  std::u16string_view visible;  // up to its first NUL
  laws::Anatomy anatomy;        // of the visible name
  std::uint32_t api = 0;
  std::uint32_t null_arguments = 0;

  /// The units of a part of the visible name.
  [[nodiscard]] std::u16string_view text_of(laws::Stretch part) const { return part.of(visible); }
};

/// One change of moniker.parse. All that is not given is as in the reference.
struct Change {
  std::string_view name;
  std::string_view rules;
  std::string_view wrong;
  moniker::OpenQuestions questions = {};
  std::uint32_t forgiven_arguments = 0;  // NULL pointers that are not looked at
  bool reads_past_nul = false;
  /// What the mutant takes the visible name for.
  void (*rewrite)(std::u16string& name) = nullptr;
  /// What it makes of the reference's result.
  void (*edit)(const Call& call, ParseResult& result) = nullptr;
};

/// One change of the operations behind the entry `run`. Request and answer are JSON texts.
struct OperationChange {
  std::string_view name;
  std::string_view rules;
  std::string_view wrong;
  std::string (*edit)(const std::string& request, const std::string& answer);
};

std::int32_t answer_parse(const Change& change, const rdspec_parse_in& in, rdspec_parse_out& out);
void answer_run(const OperationChange& change, std::string_view request, rdspec_sink sink,
                void* context);
void describe_mutant(std::string_view name, rdspec_sink sink, void* context);

/// Makes a result a refusal.
void refuse(ParseResult& result, std::size_t eaten_units = 0,
            std::uint32_t hresult = kMonikerSyntax);

/// Makes a result a refusal of what follows the session part, if there is one.
void refuse_rest(const Call& call, ParseResult& result);

/// Prints a component anew, and the whole with it.
void print_anew(ParseResult& result, std::size_t component, std::u16string text);

[[nodiscard]] inline bool is_accepted(const ParseResult& result) {
  return result.succeeded() && result.moniker_state == RDSPEC_OUT_SET;
}

// A subject is a table of plain functions, so every change gets functions of its own.
template <const auto& Table, std::size_t I>
std::int32_t mutant_parse(const rdspec_parse_in* in, rdspec_parse_out* out) {
  return answer_parse(Table[I], *in, *out);
}

template <const auto& Table, std::size_t I>
void mutant_run(const char* request, std::size_t length_bytes, rdspec_sink sink, void* context) {
  answer_run(Table[I], {request, length_bytes}, sink, context);
}

template <const auto& Table, std::size_t I>
void mutant_describe(rdspec_sink sink, void* context) {
  describe_mutant(Table[I].name, sink, context);
}

// The reference's entries, for what a mutant does not change.
std::int32_t unchanged_parse(const rdspec_parse_in* in, rdspec_parse_out* out);
void unchanged_run(const char* request, std::size_t length_bytes, rdspec_sink sink, void* context);

template <const auto& Table, std::size_t I>
inline constexpr rdspec_subject kMutantSubject = [] {
  rdspec_subject subject = {sizeof(rdspec_subject), mutant_describe<Table, I>, unchanged_parse,
                            unchanged_run};
  if constexpr (requires { Table[I].rewrite; }) {
    subject.moniker_parse = mutant_parse<Table, I>;
  } else {
    subject.run = mutant_run<Table, I>;
  }
  return subject;
}();

/// Which entry of a subject the changes of a table are to.
template <const auto& Table>
inline constexpr Entry kEntryOf =
    requires { Table[0].rewrite; } ? Entry::kMonikerParse : Entry::kRun;

/// The mutants of a table of changes, in its order.
template <const auto& Table>
std::vector<Mutant> mutants_of() {
  return []<std::size_t... I>(std::index_sequence<I...>) {
    return std::vector<Mutant>{{Table[I].name, Table[I].rules, Table[I].wrong, kEntryOf<Table>,
                                &kMutantSubject<Table, I>}...};
  }(std::make_index_sequence<std::size(Table)>{});
}

// One per file of changes.
[[nodiscard]] std::vector<Mutant> session_mutants();
[[nodiscard]] std::vector<Mutant> session_part_mutants();
[[nodiscard]] std::vector<Mutant> class_mutants();
[[nodiscard]] std::vector<Mutant> class_id_mutants();
[[nodiscard]] std::vector<Mutant> display_name_mutants();
[[nodiscard]] std::vector<Mutant> result_mutants();
[[nodiscard]] std::vector<Mutant> operation_mutants();

}  // namespace rdspec::mutants

#endif  // RDSPEC_MUTANTS_CHANGE_H_
