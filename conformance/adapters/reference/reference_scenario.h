// SPDX-License-Identifier: Apache-2.0
//
// The operation `moniker.scenario` on the reference: COM calls in their order.

#ifndef RDSPEC_ADAPTERS_REFERENCE_SCENARIO_H_
#define RDSPEC_ADAPTERS_REFERENCE_SCENARIO_H_

#include "conformance/wire/json.h"

namespace rdspec {

/// Carries out the steps of `in` one after the other.
///
/// @return The answer of PROTOCOL.md: one entry a step, or an error for a step that names no call.
/// @rules  MON-095 MON-096
/// @cost   O(total length of the names).
[[nodiscard]] wire::Json reference_scenario(const wire::Json& in);

}  // namespace rdspec

#endif  // RDSPEC_ADAPTERS_REFERENCE_SCENARIO_H_
