// SPDX-License-Identifier: Apache-2.0
//
// The parts of the lint: each reports one kind of incompleteness of a suite that could be loaded.

#ifndef RDSPEC_RUNNER_LINT_CHECKS_H_
#define RDSPEC_RUNNER_LINT_CHECKS_H_

#include <cstddef>
#include <vector>

#include "conformance/runner/source_tree.h"
#include "conformance/runner/suite.h"
#include "conformance/runner/suite_loader.h"

namespace rdspec::runner {

/// Rules without a case, must-rules without a case of each of their sides, bounds without a case at
/// either side of them.
void check_coverage(const LoadedSuite& loaded, std::vector<Fault>& faults);

/// Claims of a case: its level and its place at a boundary; and flags that no case carries.
void check_claims(const LoadedSuite& loaded, std::vector<Fault>& faults);

/// Sources that quote too much.
void check_sources(const Suite& suite, std::vector<Fault>& faults);

/// Ids of rules that do not exist, in the sources and documents of every part.
/// @return The number of files searched.
std::size_t check_citations(const SourceTree& tree, const Suite& suite, std::vector<Fault>& faults);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_LINT_CHECKS_H_
