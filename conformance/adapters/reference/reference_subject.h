// SPDX-License-Identifier: Apache-2.0
//
// The reference as a subject: behind the same interface as every vendor.

#ifndef RDSPEC_ADAPTERS_REFERENCE_SUBJECT_H_
#define RDSPEC_ADAPTERS_REFERENCE_SUBJECT_H_

#include <string>
#include <string_view>

#include "conformance/subject/rdspec_subject.h"
#include "rdspec/moniker.h"

namespace rdspec {

/// The reference with the provisional defaults of open questions.
[[nodiscard]] const rdspec_subject& reference_subject();

/// The typed operation `moniker.parse`, with other answers to the open questions.
/// @cost  O(length of the name); no allocation for a display name of ordinary length.
std::int32_t reference_parse(const rdspec_parse_in& in, rdspec_parse_out& out,
                             const moniker::OpenQuestions& questions);

/// Any operation of PROTOCOL.md on the reference but `moniker.parse`.
/// @return The answer as a JSON object.
[[nodiscard]] std::string reference_operation(std::string_view request);

}  // namespace rdspec

#endif  // RDSPEC_ADAPTERS_REFERENCE_SUBJECT_H_
