// SPDX-License-Identifier: Apache-2.0
//
// rdspec-host --lib PATH: puts a subject library behind the adapter protocol.

#include <unistd.h>

#include <cstdio>
#include <span>
#include <string_view>

#include "conformance/adapters/host/serve.h"
#include "conformance/subject/subject.h"

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() != 3 || std::string_view(arguments[1]) != "--lib") {
    std::fputs(
        "usage: rdspec-host --lib PATH\n"
        "Speaks the rdspec adapter protocol on stdin and stdout for a library that implements\n"
        "rdspec_subject.h. Usually started by `rdspec run --lib PATH`.\n",
        stderr);
    return 4;
  }
  const auto subject = rdspec::load_subject(arguments[2]);
  if (!subject) {
    std::fprintf(stderr, "rdspec-host: %s\n", subject.error().c_str());
    return 3;
  }
  return rdspec::host::serve(**subject, STDIN_FILENO, STDOUT_FILENO);
}
