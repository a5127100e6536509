// SPDX-License-Identifier: Apache-2.0
//
// The suite as data: rules, questions, codes and cases, read from spec/ and conformance/cases/.

#ifndef RDSPEC_RUNNER_SUITE_H_
#define RDSPEC_RUNNER_SUITE_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/wire/json.h"

namespace rdspec::runner {

/// Something wrong in a file of the suite, said so that it can be mended.
struct Fault {
  std::string file;
  std::size_t line = 0;  // 0 when the fault has no line
  std::string id;        // of the case or rule; may be empty
  std::string message;
  std::string remedy;
};

enum class Level : std::uint8_t { kMust, kShould, kMay, kInfo };

/// From the strongest to none; see spec/decisions/0004-evidence-and-tiers.md.
enum class Evidence : std::uint8_t {
  kDocumented,
  kObserved,
  kDerived,
  kInferred,
  kConflict,
  kUnknown,
};

[[nodiscard]] std::string_view name_of(Level level);
[[nodiscard]] std::string_view name_of(Evidence evidence);

/// A numeric bound that a rule states.
struct Bound {
  std::uint64_t value = 0;
  std::string unit;
};

/// A rule, or (is_question) something that no public source answers.
struct Rule {
  std::string id;
  std::string noun;
  std::string topic;
  bool is_question = false;
  Level level = Level::kInfo;
  Evidence evidence = Evidence::kUnknown;
  std::string statement;             // of a question: what is open
  std::string source;                // of a question: what the sources allow
  std::vector<std::string> targets;  // empty: all
  std::string sides;                 // "accept", "refuse", "both"; empty for a question
  std::optional<Bound> bound;
  std::string note;
  std::string defaults;  // of a question: what the reference does meanwhile
  std::string settle;    // of a question: how a probe would settle it
  std::string untested;  // why no case can reach it yet; empty when cases must exist
  std::string file;
  std::size_t line = 0;
};

struct Case {
  std::string id;
  unsigned rev = 1;
  std::string title;
  std::string noun;
  std::string topic;
  std::vector<std::string> rules;
  Level level = Level::kInfo;
  Evidence evidence = Evidence::kUnknown;
  std::string op;
  std::vector<wire::Json> inputs;  // generators expanded; one, or several for a relation
  wire::Json expect;               // generators expanded
  std::vector<std::string> needs;
  std::vector<std::string> targets;  // empty: all
  std::vector<std::string> flags;
  std::string file;
  std::size_t line = 0;
};

/// A result code of the APIs, spec/codes.toml.
struct Code {
  std::string name;
  std::uint32_t value = 0;
  std::string source;
};

struct Suite {
  std::vector<Rule> rules;  // rules and questions, in the order of the files
  std::vector<Case> cases;  // sorted by id
  std::vector<Code> codes;
  std::map<std::string, std::string> flags;  // "topic/Flag" to its explanation
  std::filesystem::path root;

  [[nodiscard]] const Rule* find_rule(std::string_view id) const;
  [[nodiscard]] const Case* find_case(std::string_view id) const;
  [[nodiscard]] const Code* find_code(std::string_view name) const;
  /// The name of a code, or 0x and eight digits for one that has none.
  [[nodiscard]] std::string code_name(std::uint32_t value) const;
};

/// Reads and checks everything below `root` (which holds spec/ and conformance/).
///
/// @return The suite; or every fault found, the first one first. Syntax, unknown keys, unknown ids
///         and duplicate ids are faults here; completeness is the lint's concern.
[[nodiscard]] std::expected<Suite, std::vector<Fault>> load_suite(
    const std::filesystem::path& root);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SUITE_H_
