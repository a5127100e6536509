// SPDX-License-Identifier: Apache-2.0
//
// A target that is broken on purpose: it must fail on every name that is accepted. A test runs it
// and fails when nobody notices; a fuzzer that cannot fail would look the same as a good subject.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/laws/answer.h"
#include "fuzz/input_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size_bytes) {
  const rdspec::Subject reference(rdspec::reference_subject());
  const std::u16string name = rdspec::fuzz::read_units({data, size_bytes});
  if (rdspec::laws::is_accepted(rdspec::laws::ask(reference, name))) {
    std::fputs("the canary fell over\n", stderr);
    std::abort();
  }
  return 0;
}
