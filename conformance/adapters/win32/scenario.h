// SPDX-License-Identifier: Apache-2.0
//
// The operation moniker.scenario: calls in their order, on one thread that has not initialised COM.

#ifndef RDSPEC_ADAPTERS_WIN32_SCENARIO_H_
#define RDSPEC_ADAPTERS_WIN32_SCENARIO_H_

#include "conformance/wire/json.h"

namespace rdspec::win32 {

/// Carries out the steps on a thread of their own and gives the answer of the protocol without
/// `seq`. What the steps leave is released before the thread ends.
[[nodiscard]] wire::Json answer_scenario(const wire::Json& in);

}  // namespace rdspec::win32

#endif  // RDSPEC_ADAPTERS_WIN32_SCENARIO_H_
