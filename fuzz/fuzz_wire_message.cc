// SPDX-License-Identifier: Apache-2.0
//
// Fuzzes what reads bytes of strangers: strict JSON and UTF-16 in JSON. What is accepted must be
// written and read back the same.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "conformance/wire/json.h"
#include "conformance/wire/text.h"

namespace {

namespace wire = rdspec::wire;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void check_text(const wire::Json& json) {
  const auto units = wire::text_from_json(json);
  if (!units) {
    require(!units.error().empty(), "a refusal without a reason");
    return;
  }
  const auto again = wire::text_from_json(wire::text_to_json(*units));
  require(again && *again == *units, "text does not survive being written and read");
  require(wire::printable(*units).size() >= units->size(), "a unit vanished from what is printed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size_bytes) {
  constexpr wire::JsonLimits kLimits = {.size_bytes_max = 1U << 16U, .depth_max = 32};
  const std::string_view text(reinterpret_cast<const char*>(data), size_bytes);
  wire::JsonLines lines;
  const auto json = wire::parse_json(text, kLimits, &lines);
  if (!json) {
    require(!json.error().message.empty(), "a fault without a message");
    require(json.error().column <= size_bytes + 1, "a fault beyond the end of its text");
    return 0;
  }
  require(size_bytes <= kLimits.size_bytes_max, "the bound on the size was not kept");
  const auto again = wire::parse_json(json->dump(), {});
  require(again && *again == *json, "JSON does not survive being written and read");
  check_text(*json);
  if (json->is_structured()) {
    for (const wire::Json& member : *json) check_text(member);
  }
  return 0;
}
