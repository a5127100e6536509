// SPDX-License-Identifier: Apache-2.0
//
// Reads conformance/cases/<noun>/<topic>.json.

#ifndef RDSPEC_RUNNER_CASE_FILE_H_
#define RDSPEC_RUNNER_CASE_FILE_H_

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/fault.h"
#include "conformance/runner/source_tree.h"
#include "conformance/runner/spec_file.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

inline constexpr std::string_view kCasesFolder = "conformance/cases";
inline constexpr std::string_view kCaseSchemaName = "rdspec-cases/1";

/// The claim of a case to stand at the edge of a rule's bound.
struct Boundary {
  std::string rule;
  bool inside = false;
  std::uint64_t value = 0;  // what the input holds, in the unit of the bound
};

/// A case with what the tools need beside what the runner needs.
struct CaseRecord {
  Case published;
  std::string meaning;  // canonical JSON of what ids.lock protects
  std::optional<Boundary> boundary;
};

struct CaseFile {
  std::string path;
  std::string noun;
  std::string topic;
  std::string about;
  std::map<std::string, std::string> flags;
  std::vector<CaseRecord> cases;
  wire::Json json;  // as it stands in the file
};

/// What cases may refer to. A table that could not be read is null: nothing is checked against it,
/// so that one fault in the spec does not become a fault of every case.
struct CaseContext {
  const std::vector<Rule>* rules = nullptr;
  const std::vector<Code>* codes = nullptr;
  const std::vector<Operation>* operations = nullptr;
  const std::vector<std::string>* targets = nullptr;
};

/// Where a case stands: in a file, which has given it an id, or in a draft, which must not.
enum class CaseForm : std::uint8_t { kAllocated, kDraft };

/// Where a case belongs.
struct CaseHome {
  std::string noun;
  std::string topic;
  const std::map<std::string, std::string>* flags = nullptr;  // those that it may carry
  CaseForm form = CaseForm::kAllocated;
};

[[nodiscard]] std::string case_file_path(std::string_view noun, std::string_view topic);

/// Reads a whole file and reports all that is wrong in it. Cases with faults are left out.
[[nodiscard]] CaseFile read_case_file(const DataFile& data, const CaseContext& context,
                                      std::vector<Fault>& faults);

/// Reads one case.
/// @param name  stands for the id in faults while the case has none.
[[nodiscard]] CaseRecord read_case(const wire::Json& json, const std::string& pointer,
                                   const std::string& name, const CaseHome& home,
                                   const CaseContext& context, FaultSink& sink);

/// Reads an object of flag names and explanations.
[[nodiscard]] std::map<std::string, std::string> read_flags(const wire::Json& json,
                                                            const std::string& pointer,
                                                            FaultSink& sink);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_CASE_FILE_H_
