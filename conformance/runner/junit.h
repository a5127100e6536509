// SPDX-License-Identifier: Apache-2.0
//
// A run as JUnit XML, as continuous integration reads it.

#ifndef RDSPEC_RUNNER_JUNIT_H_
#define RDSPEC_RUNNER_JUNIT_H_

#include <string>

#include "conformance/runner/run_record.h"

namespace rdspec::runner {

/// The text of a JUnit file: one testsuite a topic, one testcase a case.
///
///   failure   a judged answer that is wrong, or an answer that the expected list does not cover
///   error     no answer: crash, timeout, protocol error, adapter error, not run
///   skipped   unsupported, recorded, compared but not judged, or a known failure
///
/// Everything else passed. Characters that XML 1.0 cannot hold are replaced by blanks.
[[nodiscard]] std::string format_junit(const RunRecord& record);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_JUNIT_H_
