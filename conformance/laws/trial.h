// SPDX-License-Identifier: Apache-2.0
//
// A name under examination: the subject's answer to it, and a way to ask about its relatives.

#ifndef RDSPEC_LAWS_TRIAL_H_
#define RDSPEC_LAWS_TRIAL_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "conformance/laws/anatomy.h"
#include "conformance/laws/answer.h"

namespace rdspec::laws {

/// Asks the subject once about the name as it stands; every law then starts from that answer.
class Trial {
 public:
  /// @param name  UTF-16 code units, any content; must outlive the trial.
  Trial(const Subject& subject, std::u16string_view name);

  [[nodiscard]] const Subject& subject() const { return subject_; }
  [[nodiscard]] std::u16string_view name() const { return name_; }

  /// The name up to its first NUL: what a zero-terminated pointer shows (MON-012).
  [[nodiscard]] std::u16string_view visible() const { return visible_; }

  /// The answer of MkParseDisplayName to the name as it stands.
  [[nodiscard]] const Answer& answer() const { return answer_; }
  [[nodiscard]] bool accepted() const { return is_accepted(answer_); }
  [[nodiscard]] bool refused() const { return !visible_.empty() && is_refused(answer_); }

  /// The parts of the visible name by the published grammar.
  [[nodiscard]] const Anatomy& anatomy() const { return anatomy_; }

  /// A number below `bound` that depends on nothing but the name: which relative to look at.
  [[nodiscard]] std::size_t pick(std::size_t bound) const { return hash_ % bound; }

  /// The answer to another name.
  [[nodiscard]] Answer ask(std::u16string_view name, const Manner& manner = {}) const {
    return laws::ask(subject_, name, manner);
  }

 private:
  Subject subject_;
  std::u16string_view name_;
  std::u16string_view visible_;
  std::uint64_t hash_;
  Anatomy anatomy_;
  Answer answer_;
};

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_TRIAL_H_
