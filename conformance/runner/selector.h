// SPDX-License-Identifier: Apache-2.0
//
// The one grammar by which people name cases: "moniker.*", "RD-00*,MON-04?", "moniker/class_text".
//
//   selector = pattern { "," pattern }
//   pattern  = a glob: `*` any text, `?` one character, `[ab]` one of these, all else itself
//
// A case is selected when one pattern matches its id, its operation, its "noun/topic", or one of
// the rules that it cites, as a whole and with regard to case. Blanks around a pattern are ignored.

#ifndef RDSPEC_RUNNER_SELECTOR_H_
#define RDSPEC_RUNNER_SELECTOR_H_

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/suite.h"

namespace rdspec::runner {

struct Selector {
  std::vector<std::string> patterns;  // empty: every case
};

/// Reads a selector. An empty text selects every case.
/// @return The selector; or a sentence saying which pattern is empty.
[[nodiscard]] std::expected<Selector, std::string> parse_selector(std::string_view text);

[[nodiscard]] bool matches(const Selector& selector, const Case& c);

/// The selected cases in the order of their ids. Selecting none is for the caller to refuse; see
/// why_nothing.
[[nodiscard]] std::vector<const Case*> select_cases(const Suite& suite, const Selector& selector);

/// A sentence for a selector that selects nothing: what there is that is most like it.
[[nodiscard]] std::string why_nothing(const Suite& suite, const Selector& selector);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SELECTOR_H_
