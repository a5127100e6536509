// SPDX-License-Identifier: Apache-2.0
//
// A subject as C++ sees it: the C interface with owned results, and loading a library.

#ifndef RDSPEC_SUBJECT_SUBJECT_H_
#define RDSPEC_SUBJECT_SUBJECT_H_

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/subject/rdspec_subject.h"

namespace rdspec {

/// One leaf of a parsed moniker, left to right.
struct Component {
  std::uint32_t mksys = 0;
  std::u16string display_name;

  friend bool operator==(const Component&, const Component&) = default;
};

/// What a parsing function did; the members are those of rdspec_parse_out.
struct ParseResult {
  std::uint32_t hresult = 0;
  rdspec_out_state eaten_state = RDSPEC_OUT_NOT_PASSED;
  std::uint32_t eaten_units = 0;
  rdspec_out_state moniker_state = RDSPEC_OUT_NOT_PASSED;
  std::uint32_t mksys = 0;
  std::vector<Component> components;
  std::u16string display_name;

  [[nodiscard]] bool succeeded() const { return (hresult & 0x80000000U) == 0; }

  friend bool operator==(const ParseResult&, const ParseResult&) = default;
};

/// Calls a subject. Cheap to copy; the subject's table must live longer.
class Subject {
 public:
  explicit Subject(const rdspec_subject& table) : table_(&table) {}

  /// Parses a display name.
  ///
  /// @param name  UTF-16 code units, any content. The subject gets them in a heap block of exactly
  ///              this size, so that a sanitizer sees a read beyond it.
  /// @param null_arguments  bits of rdspec_parse_argument.
  /// @return What happened; nothing when the subject cannot parse names in-process.
  [[nodiscard]] std::expected<ParseResult, std::string> parse(
      std::u16string_view name, rdspec_parse_api api = RDSPEC_MK_PARSE_DISPLAY_NAME,
      std::uint32_t null_arguments = 0) const;

  /// Carries out any operation: `request` and the answer are JSON objects of PROTOCOL.md.
  /// @return The answer; a sentence when the subject has no such entry.
  [[nodiscard]] std::expected<std::string, std::string> run(std::string_view request) const;

  /// The JSON object that answers `hello`.
  [[nodiscard]] std::string describe() const;

  [[nodiscard]] const rdspec_subject& table() const { return *table_; }

 private:
  const rdspec_subject* table_;
};

/// Loads a subject library; it stays loaded until the process ends.
///
/// @param path  UTF-8, as given to dlopen.
/// @return Its table; or a sentence that names the library and what is wrong with it.
[[nodiscard]] std::expected<const rdspec_subject*, std::string> load_subject(
    const std::string& path);

}  // namespace rdspec

#endif  // RDSPEC_SUBJECT_SUBJECT_H_
