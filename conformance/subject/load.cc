// SPDX-License-Identifier: Apache-2.0

#include <dlfcn.h>

#include "conformance/subject/subject.h"

namespace rdspec {

std::expected<const rdspec_subject*, std::string> load_subject(const std::string& path) {
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    return std::unexpected("cannot load " + path + ": " + dlerror());
  }
  const auto get =
      reinterpret_cast<decltype(&rdspec_subject_get)>(dlsym(library, "rdspec_subject_get"));
  if (get == nullptr) {
    return std::unexpected(path + " exports no rdspec_subject_get; see rdspec_subject.h");
  }
  const rdspec_subject* table = get(RDSPEC_SUBJECT_ABI);
  if (table == nullptr) {
    return std::unexpected(path + " does not speak version " + std::to_string(RDSPEC_SUBJECT_ABI) +
                           " of rdspec_subject.h");
  }
  if (table->size_bytes < offsetof(rdspec_subject, moniker_parse) || table->describe == nullptr) {
    return std::unexpected(path + ": the subject table is too small or has no entry describe");
  }
  return table;
}

}  // namespace rdspec
