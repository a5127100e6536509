// SPDX-License-Identifier: Apache-2.0
//
// Faults of the suite's files as text for people, and the collecting of them.

#ifndef RDSPEC_RUNNER_FAULT_H_
#define RDSPEC_RUNNER_FAULT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/suite.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

/// One line: "file:line: id: message; remedy", without the parts that a fault does not have.
[[nodiscard]] std::string format_fault(const Fault& fault);

/// One line for each fault, each ended by LF.
[[nodiscard]] std::string format_faults(const std::vector<Fault>& faults);

/// Puts faults in the order of their places and removes repetitions.
void sort_faults(std::vector<Fault>& faults);

/// The known word that is most like `word`, or nothing when none is like it.
/// @cost O(known words × product of the lengths).
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// "nearest is X", or `otherwise` when no known word is like `word`.
[[nodiscard]] std::string nearest_remedy(std::string_view word,
                                         const std::vector<std::string>& known,
                                         std::string_view otherwise);

/// Collects the faults of one file and finds their lines.
class FaultSink {
 public:
  /// @param lines  where the objects of the file begin; must outlive the sink, as must `faults`.
  FaultSink(std::string file, const wire::JsonLines& lines, std::vector<Fault>& faults);

  /// @param pointer  JSON pointer of the value at fault; the line is that of the innermost object
  ///                 or array around it.
  void add(std::string_view pointer, std::string_view id, std::string message, std::string remedy);

  [[nodiscard]] std::size_t line_of(std::string_view pointer) const;
  [[nodiscard]] const std::string& file() const { return file_; }
  /// How many faults there are, of earlier files too.
  [[nodiscard]] std::size_t count() const { return faults_->size(); }

 private:
  std::string file_;
  const wire::JsonLines* lines_;
  std::vector<Fault>* faults_;
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_FAULT_H_
