// SPDX-License-Identifier: Apache-2.0
//
// Which laws the subject under test is held to.

#ifndef RDSPEC_LAWS_UNDER_TEST_H_
#define RDSPEC_LAWS_UNDER_TEST_H_

#include <string>
#include <string_view>
#include <vector>

#include "conformance/laws/law.h"

namespace rdspec::laws {

/// The reference, and any subject when the environment variable RDSPEC_STRICT is 1, is held to
/// every law; the libraries of others only to laws that rest on documented or observed rules.
[[nodiscard]] std::vector<Law> laws_in_force();

/// Checks all of them on one name, for drivers that stop at the first violation.
/// @return What report() says; empty when every law holds.
[[nodiscard]] std::string first_violation(const Subject& subject, std::u16string_view name);

}  // namespace rdspec::laws

#endif  // RDSPEC_LAWS_UNDER_TEST_H_
