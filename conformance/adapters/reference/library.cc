// SPDX-License-Identifier: Apache-2.0
//
// The reference as a subject library, as a vendor would write it: the one exported function.

#include "conformance/adapters/reference/reference_subject.h"

extern "C" const rdspec_subject* rdspec_subject_get(std::uint32_t abi) {
  return abi == RDSPEC_SUBJECT_ABI ? &rdspec::reference_subject() : nullptr;
}
