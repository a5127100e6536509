// SPDX-License-Identifier: Apache-2.0
//
// A run as JSON Lines: what was run, every raw outcome with its verdict, and a footer that proves
// the file whole.

#ifndef RDSPEC_RUNNER_RESULTS_FILE_H_
#define RDSPEC_RUNNER_RESULTS_FILE_H_

#include <string>

#include "conformance/runner/run_record.h"

namespace rdspec::runner {

/// The text of a results file.
///
///   {"schema":"rdspec-results/1","suite":…,"ids_lock_sha256":…,"adapter":{…},"hello":{…},…}
///   {"id":"RD-0001","rev":1,"outcomes":[…],"verdict":"pass",…}      one a case, in the order of
///   ids
///   {"counts":{…},"cases":…,"sha256":…}                             of all bytes before this line
///
/// A file without footer is no result.
/// @cost O(size of the outcomes).
[[nodiscard]] std::string format_results(const RunRecord& record);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_RESULTS_FILE_H_
