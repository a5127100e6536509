// SPDX-License-Identifier: Apache-2.0
//
// The running system as a subject: behind the same interface as every implementation.

#ifndef RDSPEC_ADAPTERS_WIN32_SUBJECT_H_
#define RDSPEC_ADAPTERS_WIN32_SUBJECT_H_

#include "conformance/subject/rdspec_subject.h"

namespace rdspec::win32 {

/// The table of entries. The calling thread must have initialised COM.
[[nodiscard]] const rdspec_subject& subject();

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_SUBJECT_H_
