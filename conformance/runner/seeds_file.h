// SPDX-License-Identifier: Apache-2.0
//
// spec/seeds.toml: where each sentence of the documents that the suite is made from has gone.

#ifndef RDSPEC_RUNNER_SEEDS_FILE_H_
#define RDSPEC_RUNNER_SEEDS_FILE_H_

#include <cstddef>
#include <vector>

#include "conformance/runner/source_tree.h"
#include "conformance/runner/suite.h"

namespace rdspec::runner {

/// Reports sentences that are missing, stand twice, cite unknown rules, or go nowhere.
/// @return The number of sentences.
std::size_t check_seeds(const DataFile& file, const Suite& suite, std::vector<Fault>& faults);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SEEDS_FILE_H_
