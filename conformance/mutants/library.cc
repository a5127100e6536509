// SPDX-License-Identifier: Apache-2.0
//
// The mutant that the environment variable RDSPEC_MUTANT names, as a subject library.

#include <cstdlib>

#include "conformance/mutants/mutant.h"

extern "C" const rdspec_subject* rdspec_subject_get(std::uint32_t abi) {
  const char* name = std::getenv("RDSPEC_MUTANT");
  if (abi != RDSPEC_SUBJECT_ABI || name == nullptr) return nullptr;
  return rdspec::mutants::find_mutant(name);
}
