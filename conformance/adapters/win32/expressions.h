// SPDX-License-Identifier: Apache-2.0
//
// The operations on moniker expressions: {"parse": text} and {"class": class id}.

#ifndef RDSPEC_ADAPTERS_WIN32_EXPRESSIONS_H_
#define RDSPEC_ADAPTERS_WIN32_EXPRESSIONS_H_

#include "conformance/wire/json.h"

namespace rdspec::win32 {

/// Each takes the input of its operation and gives the answer of the protocol without `seq`.
[[nodiscard]] wire::Json answer_display_name(const wire::Json& in);
[[nodiscard]] wire::Json answer_hash(const wire::Json& in);
[[nodiscard]] wire::Json answer_is_system(const wire::Json& in);
[[nodiscard]] wire::Json answer_enumerate(const wire::Json& in);
[[nodiscard]] wire::Json answer_equal(const wire::Json& in);

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_EXPRESSIONS_H_
