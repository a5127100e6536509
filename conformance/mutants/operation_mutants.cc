// SPDX-License-Identifier: Apache-2.0
//
// Mutants of the operations behind the entry `run`: equality, hash, enumeration, call order.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "conformance/mutants/change.h"
#include "conformance/wire/json.h"
#include "conformance/wire/message.h"

namespace rdspec::mutants {
namespace {

using wire::Json;

// Lets `change` edit the value of an accepted answer to one operation.
template <typename Function>
std::string edit_value(const std::string& request, const std::string& answer, const char* op,
                       Function&& change) {
  const auto question = wire::parse_json(request);
  auto result = wire::parse_json(answer);
  if (!question || !result || question->value("op", "") != op) return answer;
  if (result->value("outcome", "") != "accept") return answer;
  change(*question, *result);
  return result->dump();
}

std::uint32_t hash_of(const Json& result) {
  constexpr int kHexadecimal = 16;
  return static_cast<std::uint32_t>(
      std::stoul(result["value"]["hash"].get<std::string>(), nullptr, kHexadecimal));
}

void set_hash(Json& result, std::uint32_t hash) { result["value"]["hash"] = wire::hex32(hash); }

std::string swap_hash_bytes(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.hash", [](const Json&, Json& result) {
    set_hash(result, __builtin_bswap32(hash_of(result)));
  });
}

// Mixes the text of the expression into the hash, so that names of one class differ.
std::string hash_display_name(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.hash", [](const Json& question, Json& result) {
    std::uint32_t hash = hash_of(result);
    for (const char unit : question["in"]["moniker"].dump()) {
      hash = hash * 31U + static_cast<unsigned char>(unit);
    }
    set_hash(result, hash);
  });
}

std::string hash_nothing(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.hash",
                    [](const Json&, Json& result) { set_hash(result, 0); });
}

void set_equal(Json& result, bool is_equal) {
  result["code"] = wire::hex32(is_equal ? 0 : 1);
  result["value"]["equal"] = is_equal;
}

std::string always_equal(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.equal",
                    [](const Json&, Json& result) { set_equal(result, true); });
}

std::string never_equal(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.equal",
                    [](const Json&, Json& result) { set_equal(result, false); });
}

std::string compare_extra_data(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.equal", [](const Json& question, Json& result) {
    if (question["in"]["left"] != question["in"]["right"]) set_equal(result, false);
  });
}

std::string say_new_is_a_system_moniker(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.is_system",
                    [](const Json&, Json& result) { result["code"] = wire::hex32(0); });
}

std::string enumerate_backwards(const std::string& request, const std::string& answer) {
  return edit_value(request, answer, "moniker.enumerate", [](const Json&, Json& result) {
    if (!result["value"].contains("components")) return;
    Json& components = result["value"]["components"];
    std::reverse(components.begin(), components.end());
  });
}

// Lets `change` edit the outcome of every step that makes a certain call.
template <typename Function>
std::string edit_steps(const std::string& request, const std::string& answer, std::string_view call,
                       Function&& change) {
  return edit_value(request, answer, "moniker.scenario", [&](const Json& question, Json& result) {
    const Json& steps = question["in"]["steps"];
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].value("call", "") == call) change(steps[i], result["value"]["steps"][i]);
    }
  });
}

std::string ignore_reserved_parameter(const std::string& request, const std::string& answer) {
  return edit_steps(request, answer, "CreateBindCtx", [](const Json& step, Json& outcome) {
    if (!step.contains("null")) outcome["code"] = wire::hex32(0);
  });
}

constexpr OperationChange kChanges[] = {
    {"hash_is_byte_swapped", "MON-086", "Hash gives Data1 in the other byte order.",
     swap_hash_bytes},
    {"hash_covers_extra_data", "MON-085 MON-086",
     "Equal class monikers with different extra data have different hashes.", hash_display_name},
    {"hash_is_zero", "MON-086", "Hash gives 0 for every moniker.", hash_nothing},
    {"everything_is_equal", "MON-085", "IsEqual answers S_OK for different classes.", always_equal},
    {"nothing_is_equal", "MON-085 MON-088", "IsEqual answers S_FALSE for the same class.",
     never_equal},
    {"equality_covers_extra_data", "MON-085",
     "Class monikers of one class with different extra data are not equal.", compare_extra_data},
    {"new_moniker_is_a_system_moniker", "MON-084",
     "IsSystemMoniker answers S_OK for a new moniker.", say_new_is_a_system_moniker},
    {"enumerates_backwards", "MON-083", "Enum(TRUE) gives the last moniker first.",
     enumerate_backwards},
    {"ignores_reserved_parameter", "MON-096",
     "CreateBindCtx succeeds although its reserved parameter is not 0.", ignore_reserved_parameter},
};

}  // namespace

std::vector<Mutant> operation_mutants() { return mutants_of<kChanges>(); }

}  // namespace rdspec::mutants
