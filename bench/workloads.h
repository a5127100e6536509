// SPDX-License-Identifier: Apache-2.0
//
// Named inputs that benchmarks share. The names say what is hard about them.

#ifndef RDSPEC_BENCH_WORKLOADS_H_
#define RDSPEC_BENCH_WORKLOADS_H_

#include <array>
#include <string>
#include <string_view>

namespace rdspec::bench {

struct Workload {
  std::string_view name;
  std::u16string display_name;
};

/// The documented example of a session moniker's name.
inline constexpr std::u16string_view kTypicalName =
    u"Session:3!clsid:10000013-0000-0000-0000-000000000001";

/// Display names of different difficulty; the first is kTypicalName.
[[nodiscard]] const std::array<Workload, 7>& display_names();

}  // namespace rdspec::bench

#endif  // RDSPEC_BENCH_WORKLOADS_H_
