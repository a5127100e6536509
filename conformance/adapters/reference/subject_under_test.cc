// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/reference/subject_under_test.h"

#include <cstdio>
#include <cstdlib>

#include "conformance/adapters/reference/reference_subject.h"

namespace rdspec {
namespace {

constexpr int kExitHarnessFailure = 3;

const char* library_path() {
  const char* path = std::getenv("RDSPEC_SUBJECT");
  return path != nullptr && *path != '\0' ? path : nullptr;
}

const rdspec_subject& choose() {
  if (library_path() == nullptr) {
    return reference_subject();
  }
  const auto subject = load_subject(library_path());
  if (!subject) {
    std::fprintf(stderr, "RDSPEC_SUBJECT: %s\n", subject.error().c_str());
    std::exit(kExitHarnessFailure);
  }
  return **subject;
}

}  // namespace

Subject subject_under_test() {
  static const rdspec_subject& table = choose();
  return Subject(table);
}

bool reference_is_under_test() { return library_path() == nullptr; }

}  // namespace rdspec
