// SPDX-License-Identifier: Apache-2.0
//
// rdspec-reference: the reference behind the adapter protocol.

#include <unistd.h>

#include "conformance/adapters/host/serve.h"
#include "conformance/adapters/reference/reference_subject.h"

int main() { return rdspec::host::serve(rdspec::reference_subject(), STDIN_FILENO, STDOUT_FILENO); }
