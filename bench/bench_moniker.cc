// SPDX-License-Identifier: Apache-2.0
//
// Parsing and printing of display names, beside a floor and a regular expression in one run.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>

#include "peers.h"
#include "rdspec/moniker.h"
#include "workloads.h"

namespace rdspec::bench {
namespace {

void count_units(benchmark::State& state, std::size_t length_units) {
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() *
                          static_cast<std::int64_t>(length_units * sizeof(char16_t)));
}

void BM_ParseFloor(benchmark::State& state) {
  std::array<std::uint8_t, 16> bytes{};
  std::u16string_view name = kTypicalName;
  for (auto _ : state) {
    benchmark::DoNotOptimize(name);
    benchmark::DoNotOptimize(parse_floor(name, bytes));
    benchmark::DoNotOptimize(bytes);
  }
  count_units(state, name.size());
}

void BM_ParseRegex(benchmark::State& state) {
  const std::wstring name(kTypicalName.begin(), kTypicalName.end());
  for (auto _ : state) {
    benchmark::DoNotOptimize(parse_regex(name));
  }
  count_units(state, name.size());
}

void BM_ParseDisplayName(benchmark::State& state) {
  const Workload& workload = display_names().at(static_cast<std::size_t>(state.range(0)));
  std::u16string_view name = workload.display_name;
  for (auto _ : state) {
    benchmark::DoNotOptimize(name);
    auto parsed = moniker::parse_display_name(name);
    benchmark::DoNotOptimize(parsed);
  }
  state.SetLabel(std::string(workload.name));
  count_units(state, name.size());
}

void BM_AppendDisplayName(benchmark::State& state) {
  const auto parsed = moniker::parse_display_name(kTypicalName);
  std::u16string text;
  for (auto _ : state) {
    text.clear();
    moniker::append_display_name(*parsed, text);
    benchmark::DoNotOptimize(text);
  }
  count_units(state, text.size());
}

void BM_ParseLongExtraData(benchmark::State& state) {
  const std::u16string name = u"clsid:10000013-0000-0000-0000-000000000001" +
                              std::u16string(static_cast<std::size_t>(state.range(0)), u'x');
  for (auto _ : state) {
    auto parsed = moniker::parse_display_name(name);
    benchmark::DoNotOptimize(parsed);
  }
  state.SetComplexityN(state.range(0));
}

// The three that are compared stand beside each other.
BENCHMARK(BM_ParseFloor);
BENCHMARK(BM_ParseDisplayName)->DenseRange(0, static_cast<int>(display_names().size()) - 1);
BENCHMARK(BM_ParseRegex);
BENCHMARK(BM_AppendDisplayName);
BENCHMARK(BM_ParseLongExtraData)->RangeMultiplier(4)->Range(1 << 10, 1 << 20)->Complexity();

}  // namespace
}  // namespace rdspec::bench
