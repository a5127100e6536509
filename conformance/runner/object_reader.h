// SPDX-License-Identifier: Apache-2.0
//
// Reads the members of one closed object and reports each that is missing, unknown or of the wrong
// type.

#ifndef RDSPEC_RUNNER_OBJECT_READER_H_
#define RDSPEC_RUNNER_OBJECT_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/fault.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

enum class Need : std::uint8_t { kRequired, kOptional };

class ObjectReader {
 public:
  /// @param pointer  where the object is in its file.
  /// @param id       of the case or rule that it belongs to; may be empty.
  ObjectReader(const wire::Json& object, std::string pointer, std::string id, FaultSink& sink);

  /// Reports a value that is no object, and keys that are not among `keys`.
  /// @return Whether it is an object.
  bool close(std::span<const std::string_view> keys);

  /// A string that is not empty.
  [[nodiscard]] std::string text(std::string_view key, Need need);
  /// An array of different strings; neither it nor they are empty.
  [[nodiscard]] std::vector<std::string> list(std::string_view key, Need need);
  [[nodiscard]] std::optional<std::uint64_t> number(std::string_view key, std::uint64_t max,
                                                    Need need);
  /// The index of one of `choices`.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key,
                                                  std::span<const std::string_view> choices,
                                                  Need need);
  /// The member, or null when it is absent (which is reported when it is required).
  [[nodiscard]] const wire::Json* member(std::string_view key, Need need);

  /// Readers of the elements of an array of objects.
  [[nodiscard]] std::vector<ObjectReader> tables(std::string_view key, Need need);

  void fault(std::string message, std::string remedy);
  /// Where a member is in the file.
  [[nodiscard]] std::string at(std::string_view key) const;
  /// Takes the member `key` for the id in faults, when it is a text that is not empty.
  void adopt_id(std::string_view key);
  void set_id(std::string id) { id_ = std::move(id); }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }
  [[nodiscard]] FaultSink& sink() const { return *sink_; }
  /// The line of the object.
  [[nodiscard]] std::size_t line() const { return sink_->line_of(pointer_); }

 private:
  const wire::Json* object_;
  std::string pointer_;
  std::string id_;
  FaultSink* sink_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_OBJECT_READER_H_
