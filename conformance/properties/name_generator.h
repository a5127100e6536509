// SPDX-License-Identifier: Apache-2.0
//
// RapidCheck generators of display names that shrink towards the names of the documentation.

#ifndef RDSPEC_PROPERTIES_NAME_GENERATOR_H_
#define RDSPEC_PROPERTIES_NAME_GENERATOR_H_

#include <rapidcheck.h>

#include <iosfwd>
#include <string>

#include "conformance/laws/names.h"

namespace rdspec::properties {

/// A display name as a property takes it.
struct Name {
  std::u16string units;
  laws::Closeness closeness = laws::Closeness::kValid;
};

/// Prints the name for a counterexample; found by RapidCheck.
void showValue(const Name& name, std::ostream& stream);  // NOLINT(readability-identifier-naming)

/// Names of one closeness.
[[nodiscard]] rc::Gen<Name> names_of(laws::Closeness closeness);

/// Valid, nearly valid and hostile names, in proportions that leave every law something to do.
[[nodiscard]] rc::Gen<Name> names();

}  // namespace rdspec::properties

#endif  // RDSPEC_PROPERTIES_NAME_GENERATOR_H_
