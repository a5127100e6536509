// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/scenario.h"

#include <array>
#include <cstdint>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "conformance/adapters/win32/answers.h"
#include "conformance/adapters/win32/fault.h"
#include "conformance/adapters/win32/parse.h"
#include "conformance/wire/message.h"

namespace rdspec::win32 {
namespace {

using wire::Json;

// One entry of the answer's `steps`; or the whole answer when the scenario cannot be carried out.
using Step = std::expected<Json, Json>;

// What the protocol reports for a step whose object does not exist.
constexpr HRESULT kNoObject = E_POINTER;

// The objects of a scenario.
struct Stage {
  int initialized = 0;  // successful calls of CoInitialize that are not undone yet
  ComPtr<IBindCtx> context;
  ComPtr<IMoniker> moniker;

  Stage() = default;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage() {
    moniker.reset();
    context.reset();
    for (; initialized > 0; --initialized) {
      com_calls().uninitialize();
    }
  }
};

Json code_of(HRESULT result) { return {{"code", wire::hex32(static_cast<std::uint32_t>(result))}}; }

Step initialize(Stage& stage, const Json& /*step*/) {
  const HRESULT result = com_calls().initialize(nullptr);
  stage.initialized += SUCCEEDED(result) ? 1 : 0;
  return code_of(result);
}

Step uninitialize(Stage& stage, const Json& /*step*/) {
  com_calls().uninitialize();
  stage.initialized -= stage.initialized > 0 ? 1 : 0;
  return code_of(S_OK);
}

Step create_bind_ctx(Stage& stage, const Json& step) {
  const Json reserved = step.value("reserved", Json(0));
  if (!reserved.is_number_unsigned() && reserved != 0) {
    return std::unexpected(wire::error("`reserved` is no number"));
  }
  const bool is_null = step.contains("null");
  if (is_null && step["null"] != Json::array({"bind_context"})) {
    return std::unexpected(wire::error("`null` names what CreateBindCtx does not take"));
  }
  IBindCtx* context = nullptr;
  const HRESULT result =
      com_calls().create_bind_ctx(reserved.get<DWORD>(), is_null ? nullptr : &context);
  if (!is_null) {
    stage.context.reset(context);
  }
  return code_of(result);
}

Step parse_step(Stage& stage, const Json& step, std::uint32_t api) {
  if (!has_parser(api)) {
    return std::unexpected(wire::unsupported(parser_name(api)));
  }
  auto call = host::parse_input_from_json(step);
  if (!call) {
    return std::unexpected(wire::error(call.error()));
  }
  call->api = api;
  if (!stage.context && (call->null_arguments & RDSPEC_ARGUMENT_BIND_CONTEXT) == 0) {
    return code_of(kNoObject);
  }
  ParseResult result = parse_with(*call, stage.context.get());
  Json entry = parse_value(result);
  entry.update(code_of(result.result));
  stage.moniker = std::move(result.moniker);
  return entry;
}

Step parse_plain(Stage& stage, const Json& step) {
  return parse_step(stage, step, RDSPEC_MK_PARSE_DISPLAY_NAME);
}

Step parse_extended(Stage& stage, const Json& step) {
  return parse_step(stage, step, RDSPEC_MK_PARSE_DISPLAY_NAME_EX);
}

template <class Interface>
Json release(ComPtr<Interface>& object) {
  if (!object) {
    return code_of(kNoObject);
  }
  Json entry = code_of(S_OK);
  entry["references"] = object.release()->Release();
  return entry;
}

Step release_moniker(Stage& stage, const Json& /*step*/) { return release(stage.moniker); }

Step release_context(Stage& stage, const Json& /*step*/) { return release(stage.context); }

constexpr std::array<std::pair<std::string_view, Step (*)(Stage&, const Json&)>, 7> kCalls = {{
    {"CoInitialize", initialize},
    {"CoUninitialize", uninitialize},
    {"CreateBindCtx", create_bind_ctx},
    {"MkParseDisplayName", parse_plain},
    {"MkParseDisplayNameEx", parse_extended},
    {"IMoniker::Release", release_moniker},
    {"IBindCtx::Release", release_context},
}};

Step carry_out(Stage& stage, const Json& step) {
  const Json name = step.is_object() ? step.value("call", Json()) : Json();
  for (const auto& [known, call] : kCalls) {
    if (name == known) {
      return call(stage, step);
    }
  }
  return std::unexpected(wire::error("a step names no call that is known here"));
}

Json carry_out_all(const Json& steps) {
  Stage stage;
  Json entries = Json::array();
  for (const Json& step : steps) {
    Step entry = carry_out(stage, step);
    if (!entry) {
      return entry.error();
    }
    entries.push_back(*std::move(entry));
  }
  return answer_called(S_OK, {{"steps", std::move(entries)}});
}

}  // namespace

Json answer_scenario(const Json& in) {
  const Json steps = in.value("steps", Json());
  if (!steps.is_array()) {
    return wire::error("`steps` is no array");
  }
  if (com_calls().initialize == nullptr || com_calls().uninitialize == nullptr) {
    return wire::unsupported("CoInitialize");
  }
  Json answer;
  std::thread([&steps, &answer] {
    reserve_stack_for_faults();
    answer = carry_out_all(steps);
  }).join();
  return answer;
}

}  // namespace rdspec::win32
