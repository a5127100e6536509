// SPDX-License-Identifier: Apache-2.0
//
// Ways to spoil the suite of DataTest, each with what must be said of it.

#ifndef RDSPEC_TESTS_DATA_SPOILINGS_H_
#define RDSPEC_TESTS_DATA_SPOILINGS_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace rdspec::runner {

/// What the published schema says of a spoilt case file.
enum class SchemaSays : std::uint8_t {
  kRefuses,
  kNothing,  // a schema cannot know: other files, other places of the file, Unicode
  kNotJson,  // it is never asked
};

struct Spoiling {
  std::string name;
  std::string file;
  std::string old;  // replaced where it first occurs
  std::string replacement;
  std::vector<std::string> said;  // all in one line of the loader's faults
  SchemaSays schema = SchemaSays::kRefuses;
};

/// For the messages of GoogleTest.
inline std::ostream& operator<<(std::ostream& out, const Spoiling& spoiling) {
  return out << spoiling.old << " -> " << spoiling.replacement;
}

[[nodiscard]] std::vector<Spoiling> case_file_spoilings();
[[nodiscard]] std::vector<Spoiling> expectation_spoilings();
[[nodiscard]] std::vector<Spoiling> spec_spoilings();

}  // namespace rdspec::runner

#endif  // RDSPEC_TESTS_DATA_SPOILINGS_H_
