// SPDX-License-Identifier: Apache-2.0
//
// The suite with what the tools need beside it: files, meanings, operations, every fault.

#ifndef RDSPEC_RUNNER_SUITE_LOADER_H_
#define RDSPEC_RUNNER_SUITE_LOADER_H_

#include <vector>

#include "conformance/runner/case_file.h"
#include "conformance/runner/source_tree.h"
#include "conformance/runner/spec_file.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

struct LoadedSuite {
  Suite suite;  // whole only when there are no faults
  std::vector<CaseFile> files;
  std::vector<Operation> operations;
  std::vector<std::string> targets;
  std::vector<Fault> faults;  // in the order of their places
  bool rules_read = true;     // whether every file of the spec that exists could be parsed
  bool codes_read = true;
  bool operations_read = true;
  bool targets_read = true;

  [[nodiscard]] CaseContext context() const {
    return {.rules = rules_read ? &suite.rules : nullptr,
            .codes = codes_read ? &suite.codes : nullptr,
            .operations = operations_read ? &operations : nullptr,
            .targets = targets_read ? &targets : nullptr};
  }
};

[[nodiscard]] LoadedSuite load_everything(const SourceTree& tree);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SUITE_LOADER_H_
