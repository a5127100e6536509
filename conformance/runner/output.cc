// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace rdspec::runner {

bool write_output(std::string_view text) {
  errno = 0;
  const bool whole =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (whole || errno == EPIPE) {
    return true;
  }
  write_error(std::string("rdspec: standard output cannot be written: ") + std::strerror(errno) +
              "\n");
  return false;
}

void write_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace rdspec::runner
