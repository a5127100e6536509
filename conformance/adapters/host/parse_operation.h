// SPDX-License-Identifier: Apache-2.0
//
// The operation `moniker.parse` between its JSON form (PROTOCOL.md) and its C form.

#ifndef RDSPEC_ADAPTERS_HOST_PARSE_OPERATION_H_
#define RDSPEC_ADAPTERS_HOST_PARSE_OPERATION_H_

#include <cstdint>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>

#include "conformance/subject/rdspec_subject.h"
#include "conformance/wire/json.h"

namespace rdspec::host {

/// The input of `moniker.parse`.
struct ParseInput {
  std::u16string name;
  std::uint32_t api = RDSPEC_MK_PARSE_DISPLAY_NAME;
  std::uint32_t null_arguments = 0;
};

/// Reads the member `in` of a request.
/// @return The input; or a sentence saying what is wrong with it.
[[nodiscard]] std::expected<ParseInput, std::string> parse_input_from_json(const wire::Json& in);

/// What a parsing function did.
struct ParseReport {
  std::uint32_t code = 0;
  bool made_moniker = false;
  std::string value;  // the object `value` of the answer, as JSON text
};

/// Calls the subject's entry moniker_parse, which must be there, with room for any display name.
/// @return What it did; nothing when the subject cannot parse names.
[[nodiscard]] std::expected<ParseReport, std::string> call_parse(const rdspec_subject& subject,
                                                                 const ParseInput& input);

/// The whole operation, from the member `in` of a request to the answer as JSON text.
[[nodiscard]] std::string parse_operation(const rdspec_subject& subject, const wire::Json& in);

}  // namespace rdspec::host

#endif  // RDSPEC_ADAPTERS_HOST_PARSE_OPERATION_H_
