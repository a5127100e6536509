// SPDX-License-Identifier: Apache-2.0
//
// Text whose last unit stands right before an inaccessible page.

#ifndef RDSPEC_LAWS_GUARDED_TEXT_H_
#define RDSPEC_LAWS_GUARDED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rdspec::laws {

/// A block of memory that is reused for one text after the other; reading or writing one unit
/// beyond a text is a fault whatever the offender was compiled with.
class GuardedText {
 public:
  GuardedText() = default;
  ~GuardedText();
  GuardedText(const GuardedText&) = delete;
  GuardedText& operator=(const GuardedText&) = delete;

  /// Places a copy of the text against the guard. The one placed before is gone.
  /// @cost O(length); maps memory when the text is longer than all before.
  [[nodiscard]] const std::uint16_t* place(std::u16string_view text);

  /// Whether the placed text, and what stands before it, are still what place() left there.
  [[nodiscard]] bool is_intact(std::u16string_view text) const;

 private:
  void reserve(std::size_t size_bytes);

  std::byte* block_ = nullptr;
  std::size_t capacity_bytes_ = 0;  // without the guard page
};

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_GUARDED_TEXT_H_
