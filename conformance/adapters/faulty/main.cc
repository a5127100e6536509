// SPDX-License-Identifier: Apache-2.0
//
// rdspec-faulty --mutant NAME: a deliberately wrong implementation behind the adapter protocol.
// rdspec-faulty --list: the names, the rules they break, and what is wrong.

#include <unistd.h>

#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "conformance/adapters/host/serve.h"
#include "conformance/mutants/mutant.h"

namespace {

constexpr int kExitUsage = 4;

void print_mutants() {
  for (const rdspec::mutants::Mutant& mutant : rdspec::mutants::all_mutants()) {
    std::printf("%s\t%s\t%s\n", std::string(mutant.name).c_str(), std::string(mutant.rules).c_str(),
                std::string(mutant.wrong).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() == 2 && std::string_view(arguments[1]) == "--list") {
    print_mutants();
    return 0;
  }
  const bool names_one = arguments.size() == 3 && std::string_view(arguments[1]) == "--mutant";
  const rdspec_subject* mutant = names_one ? rdspec::mutants::find_mutant(arguments[2]) : nullptr;
  if (mutant == nullptr) {
    std::fprintf(
        stderr,
        "usage: rdspec-faulty --mutant NAME | --list\n"
        "Speaks the rdspec adapter protocol on stdin and stdout for the reference with one\n"
        "deliberate mistake. A suite that passes it has a hole.\n%s%s\n",
        names_one ? "There is no mutant " : "", names_one ? arguments[2] : "");
    return kExitUsage;
  }
  return rdspec::host::serve(*mutant, STDIN_FILENO, STDOUT_FILENO);
}
