// SPDX-License-Identifier: Apache-2.0
//
// Display names for those who look for violations: spelled by the grammar, nearly so, or hostile.
// All choices come from a caller, so that one grammar serves property tests, fuzzers and searches.

#ifndef RDSPEC_LAWS_NAMES_H_
#define RDSPEC_LAWS_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace rdspec::laws {

/// A stream of choices. When it is used up every further choice is 0, the simplest one.
class Choices {
 public:
  /// An endless stream that depends on the seed alone.
  explicit Choices(std::uint64_t seed) : state_(seed), is_endless_(true) {}
  /// The given choices, which must live as long as the stream.
  explicit Choices(std::span<const std::uint32_t> choices) : given_(choices) {}

  /// A number below `bound`, which is not 0.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound);
  [[nodiscard]] bool one_in(std::uint32_t chances) { return below(chances) + 1 == chances; }

 private:
  std::uint64_t state_ = 0;
  bool is_endless_ = false;
  std::span<const std::uint32_t> given_;
};

/// How close to the grammar a name is.
enum class Closeness : std::uint8_t {
  kValid,      // the grammar derives it
  kNearValid,  // one edit away, or made of the grammar's words in a wrong order
  kHostile     // long, ill-formed, full of NULs, look-alikes and separators
};

/// Spells a name; never more than kNameUnitsMax UTF-16 code units.
[[nodiscard]] std::u16string spell_name(Choices& choices, Closeness closeness);
inline constexpr std::size_t kNameUnitsMax = 4096;

/// Spells a name of any closeness, most of them near the grammar.
[[nodiscard]] std::u16string spell_any_name(Choices& choices);

/// Changes one thing: drops, doubles, swaps, replaces or inserts a unit, changes letter case,
/// spells a part anew, or joins two names.
void edit_name(Choices& choices, std::u16string& name);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_NAMES_H_
