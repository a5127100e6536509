// SPDX-License-Identifier: Apache-2.0
//
// Which subject property tests, exhaustive tests, fuzzers and benchmarks run against.

#ifndef RDSPEC_ADAPTERS_REFERENCE_SUBJECT_UNDER_TEST_H_
#define RDSPEC_ADAPTERS_REFERENCE_SUBJECT_UNDER_TEST_H_

#include "conformance/subject/subject.h"

namespace rdspec {

/// The library that the environment variable RDSPEC_SUBJECT names, else the reference.
/// A library that cannot be used ends the program with a message: a run against another subject
/// than the one that was asked for would prove nothing.
[[nodiscard]] Subject subject_under_test();

/// Whether subject_under_test() is the reference, which is held to the strict tier.
[[nodiscard]] bool reference_is_under_test();

}  // namespace rdspec

#endif  // RDSPEC_ADAPTERS_REFERENCE_SUBJECT_UNDER_TEST_H_
