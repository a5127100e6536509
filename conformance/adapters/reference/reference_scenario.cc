// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/reference/reference_scenario.h"

#include <algorithm>
#include <array>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/adapters/host/parse_operation.h"
#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/wire/message.h"

namespace rdspec {
namespace {

using wire::Json;

// E_POINTER: what the protocol answers for a step whose object does not exist.
constexpr std::uint32_t kNoObject = 0x80004003U;

// What the calls so far have left behind.
struct Apartment {
  std::uint32_t initializations = 0;
  bool bind_context = false;
  bool moniker = false;
};

using Step = std::expected<Json, std::string>;

Json outcome(Hresult code) { return {{"code", wire::hex32(static_cast<std::uint32_t>(code))}}; }

Step co_initialize(Apartment& apartment, const Json& /*step*/) {
  return outcome(apartment.initializations++ == 0 ? Hresult::kOk : Hresult::kFalse);
}

Step co_uninitialize(Apartment& apartment, const Json& /*step*/) {
  if (apartment.initializations != 0) {
    --apartment.initializations;
  }
  return outcome(Hresult::kOk);  // returns nothing
}

Step create_bind_context(Apartment& apartment, const Json& step) {
  const auto nulls = step.find("null");
  const bool out_is_null =
      nulls != step.end() && std::ranges::find(*nulls, Json("bind_context")) != nulls->end();
  if (out_is_null || step.value("reserved", 0U) != 0) {  // MON-096
    return outcome(Hresult::kInvalidArgument);
  }
  apartment.bind_context = true;
  return outcome(Hresult::kOk);
}

Step parse(Apartment& apartment, const Json& step) {
  if (!apartment.bind_context) {
    return Json{{"code", wire::hex32(kNoObject)}};
  }
  Json in = step;
  in["api"] = step["call"];
  const auto input = host::parse_input_from_json(in);
  if (!input) {
    return std::unexpected(input.error());
  }
  const auto report = host::call_parse(reference_subject(), *input);
  if (!report) {
    return std::unexpected(report.error());
  }
  apartment.moniker = report->made_moniker;
  auto value = wire::parse_json(report->value);
  if (!value) {
    return std::unexpected(value.error().message);
  }
  (*value)["code"] = wire::hex32(report->code);
  return *std::move(value);
}

Step release(bool& object) {
  if (!object) {
    return Json{{"code", wire::hex32(kNoObject)}};
  }
  object = false;
  Json result = outcome(Hresult::kOk);
  result["references"] = 0;
  return result;
}

Step release_moniker(Apartment& apartment, const Json& /*step*/) {
  return release(apartment.moniker);
}

Step release_bind_context(Apartment& apartment, const Json& /*step*/) {
  return release(apartment.bind_context);
}

struct Call {
  std::string_view name;
  Step (*carry_out)(Apartment& apartment, const Json& step);
};

constexpr std::array<Call, 7> kCalls = {{
    {"CoInitialize", co_initialize},
    {"CoUninitialize", co_uninitialize},
    {"CreateBindCtx", create_bind_context},
    {"MkParseDisplayName", parse},
    {"MkParseDisplayNameEx", parse},
    {"IMoniker::Release", release_moniker},
    {"IBindCtx::Release", release_bind_context},
}};

}  // namespace

Json reference_scenario(const Json& in) {
  Apartment apartment;
  Json outcomes = Json::array();
  for (const Json& step : in.value("steps", Json::array())) {
    const std::string name = step.is_object() ? step.value("call", "") : "";
    const auto* call = std::ranges::find(kCalls, name, &Call::name);
    if (call == kCalls.end()) {
      return wire::error("no such call: " + name);
    }
    Step result = call->carry_out(apartment, step);
    if (!result) {
      return wire::error(name + ": " + result.error());
    }
    outcomes.push_back(std::move(*result));
  }
  return wire::accept(0, {{"steps", std::move(outcomes)}});
}

}  // namespace rdspec
