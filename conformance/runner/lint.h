// SPDX-License-Identifier: Apache-2.0
//
// Checks that the suite is whole: every rule has its cases, every id its lock, every sentence of
// the documents that the suite is made from its place.

#ifndef RDSPEC_RUNNER_LINT_H_
#define RDSPEC_RUNNER_LINT_H_

#include <cstddef>
#include <filesystem>
#include <vector>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

struct LintReport {
  std::vector<Fault> faults;  // in the order of their places; empty when the suite is whole
  std::size_t rules = 0;
  std::size_t questions = 0;
  std::size_t cases = 0;
  std::size_t sentences = 0;       // of spec/seeds.toml
  std::size_t files_searched = 0;  // sources and documents searched for rule ids

  [[nodiscard]] bool clean() const { return faults.empty(); }
};

/// Everything that load_suite refuses, and completeness.
///
/// When the suite cannot be loaded, the report holds those faults alone: the others would only
/// follow from them.
///
/// @param root  the folder that holds spec/ and conformance/.
/// @cost  reads every file of the suite and every source below reference/, conformance/, fuzz/ and
///        bench/ that exists.
[[nodiscard]] LintReport lint(const std::filesystem::path& root);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_LINT_H_
