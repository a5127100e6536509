// SPDX-License-Identifier: Apache-2.0
//
// Reads the spec's TOML files: rules and open questions, result codes, operations,
// targets.

#ifndef RDSPEC_RUNNER_SPEC_FILE_H_
#define RDSPEC_RUNNER_SPEC_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/source_tree.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

inline constexpr std::string_view kCodesPath = "spec/codes.toml";
inline constexpr std::string_view kOperationsPath = "spec/operations.toml";
inline constexpr std::string_view kTargetsPath = "spec/targets.toml";
inline constexpr std::string_view kSeedsPath = "spec/seeds.toml";

/// What an implementation can be asked, and what its input and outcome may hold.
struct Operation {
  std::string name;
  std::string noun;
  bool open = false;  // whether cases may use it yet
  std::vector<std::string> in;
  std::vector<std::string> value;
  std::vector<std::string> step_in;  // empty: the operation takes no steps
  std::vector<std::string> step_value;

  [[nodiscard]] bool takes_steps() const { return !step_in.empty(); }
};

/// The rules and questions of spec/<noun>.toml.
/// @param noun  the one that the file's name says.
[[nodiscard]] std::vector<Rule> read_rules(const DataFile& file, std::string_view noun,
                                           std::vector<Fault>& faults);
[[nodiscard]] std::vector<Code> read_codes(const DataFile& file, std::vector<Fault>& faults);
[[nodiscard]] std::vector<Operation> read_operations(const DataFile& file,
                                                     std::vector<Fault>& faults);
/// The names of the Windows editions that rules and cases may be limited to.
[[nodiscard]] std::vector<std::string> read_targets(const DataFile& file,
                                                    std::vector<Fault>& faults);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SPEC_FILE_H_
