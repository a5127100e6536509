// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/win32_subject.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/adapters/host/parse_operation.h"
#include "conformance/adapters/win32/answers.h"
#include "conformance/adapters/win32/expressions.h"
#include "conformance/adapters/win32/parse.h"
#include "conformance/adapters/win32/scenario.h"
#include "conformance/adapters/win32/system.h"
#include "conformance/wire/json.h"
#include "conformance/wire/message.h"

namespace rdspec::win32 {
namespace {

using wire::Json;

constexpr std::size_t kLineBytesMax = 64U << 20U;
constexpr unsigned kInflightMax = 64;

Json answer_parse(const Json& in) {
  const auto call = host::parse_input_from_json(in);
  if (!call) {
    return wire::error(call.error());
  }
  if (!has_parser(call->api)) {
    return wire::unsupported(parser_name(call->api));
  }
  const std::optional<ParseResult> result = parse(*call);
  return result ? answer_called(result->result, parse_value(*result)) : wire::error(kNoBindContext);
}

constexpr std::array<std::pair<std::string_view, Json (*)(const Json&)>, 7> kOperations = {{
    {"moniker.parse", answer_parse},
    {"moniker.display_name", answer_display_name},
    {"moniker.hash", answer_hash},
    {"moniker.is_system", answer_is_system},
    {"moniker.enumerate", answer_enumerate},
    {"moniker.equal", answer_equal},
    {"moniker.scenario", answer_scenario},
}};

// Every operation needs these two; a system without them has no monikers at all.
bool has_monikers() {
  return com_calls().create_bind_ctx != nullptr && com_calls().task_mem_free != nullptr;
}

Json answer(std::string_view request) {
  const auto json = wire::parse_json(request, {.size_bytes_max = kLineBytesMax});
  if (!json || !json->is_object()) {
    return wire::error("the request is no JSON object");
  }
  const Json op = json->value("op", Json());
  const Json in = json->value("in", Json::object());
  for (const auto& [name, carry_out] : kOperations) {
    if (op == name) {
      if (!in.is_object()) {
        return wire::error("`in` is no object");
      }
      return has_monikers() ? carry_out(in) : wire::unsupported("CreateBindCtx");
    }
  }
  return wire::unsupported(op.is_string() ? op.get<std::string>() : std::string("op"));
}

void send(const Json& json, rdspec_sink sink, void* context) {
  const std::string text = json.dump();
  sink(context, text.data(), text.size());
}

// What cases may need and this system or this program lacks.
Json features() {
  Json out = {{"second-session", false}};
  for (const auto& [name, entry] :
       {std::pair("CreateBindCtx", has_monikers()),
        std::pair("CoInitialize", com_calls().initialize != nullptr),
        std::pair("CreateClassMoniker", com_calls().create_class_moniker != nullptr),
        std::pair("MkParseDisplayName", has_parser(RDSPEC_MK_PARSE_DISPLAY_NAME)),
        std::pair("MkParseDisplayNameEx", has_parser(RDSPEC_MK_PARSE_DISPLAY_NAME_EX))}) {
    if (!entry) {
      out[name] = false;
    }
  }
  return out;
}

void describe(rdspec_sink sink, void* context) {
  const System system = this_system();
  Json ops = Json::array();
  for (const auto& [name, carry_out] : kOperations) {
    ops.push_back(name);
  }
  const Json description = {{"ok", true},
                            {"protocol", 1},
                            {"implementation",
                             {{"name", system.name},
                              {"version", system.version},
                              {"vendor", system.vendor},
                              {"presents", system.presents},
                              {"pointer_bits", 8U * sizeof(void*)}}},
                            {"ops", std::move(ops)},
                            {"features", features()},
                            {"targets", Json::array({system.target})},
                            {"limits", {{"line_bytes", kLineBytesMax}}},
                            {"max_inflight", kInflightMax}};
  send(description, sink, context);
}

void run(const char* request, std::size_t length_bytes, rdspec_sink sink, void* context) {
  send(answer({request, length_bytes}), sink, context);
}

// Without the typed entry of moniker.parse: it has no room for a component whose name is missing or
// is no part of the whole one, and a system under test may show just that.
constexpr rdspec_subject kTable = {.size_bytes = sizeof(rdspec_subject),
                                   .describe = describe,
                                   .moniker_parse = nullptr,
                                   .run = run};

}  // namespace

const rdspec_subject& subject() { return kTable; }

}  // namespace rdspec::win32
