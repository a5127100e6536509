// SPDX-License-Identifier: Apache-2.0
//
// The operations of PROTOCOL.md that take moniker expressions.

#include <algorithm>
#include <array>
#include <expected>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "conformance/adapters/reference/reference_scenario.h"
#include "conformance/adapters/reference/reference_subject.h"
#include "conformance/wire/json.h"
#include "conformance/wire/message.h"
#include "conformance/wire/text.h"

namespace rdspec {
namespace {

using wire::Json;

// An answer that ends an operation before it is carried out.
using Answer = Json;

std::expected<moniker::ParsedName, Answer> parse_expression(const std::u16string& text,
                                                            const char* at) {
  if (!moniker::arguments_are_valid({}, text)) {
    return std::unexpected(
        wire::reject(static_cast<std::uint32_t>(Hresult::kInvalidArgument), {{"at", at}}));
  }
  auto parsed = moniker::parse_display_name(text);
  if (!parsed) {
    return std::unexpected(
        wire::reject(static_cast<std::uint32_t>(parsed.error().code), {{"at", at}}));
  }
  return *parsed;
}

std::expected<moniker::ParsedName, Answer> class_expression(const std::string& guid) {
  const std::u16string wide(guid.begin(), guid.end());
  const auto class_id = parse_class_id(wide);
  if (!class_id) {
    return std::unexpected(wire::error("`class` is no class id: " + guid));
  }
  moniker::ParsedName name;
  name.object = moniker::ClassMoniker{*class_id, {}};
  return name;
}

// Builds the expression in member `at` of the input. `text` must stay where it is: the moniker
// views it.
std::expected<moniker::ParsedName, Answer> build(const Json& in, const char* at,
                                                 std::u16string& text) {
  const Json expression = in.value(at, Json());
  if (expression.is_object() && expression.contains("parse")) {
    auto name = wire::text_from_json(expression["parse"]);
    if (!name) {
      return std::unexpected(wire::error(name.error()));
    }
    text = std::move(*name);
    return parse_expression(text, at);
  }
  if (expression.is_object() && expression.contains("class") && expression["class"].is_string()) {
    return class_expression(expression["class"].get_ref<const std::string&>());
  }
  return std::unexpected(wire::error(std::string("no moniker expression in member ") + at));
}

std::u16string display_name_of(const moniker::ParsedName& name) {
  std::u16string text;
  moniker::append_display_name(name, text);
  return text;
}

Answer display_name(const moniker::ParsedName& name) {
  return wire::accept(0, {{"display_name", wire::text_to_json(display_name_of(name))}});
}

Answer hash(const moniker::ParsedName& name) {
  const std::optional<std::uint32_t> value = moniker::hash(name);
  if (!value) {
    return wire::unsupported("session-moniker-hash");
  }
  return wire::accept(0, {{"hash", wire::hex32(*value)}});
}

Answer is_system(const moniker::ParsedName& name) {
  const auto mksys = moniker::mksys_of(name);
  const Hresult code = mksys == moniker::Mksys::kNone ? Hresult::kFalse : Hresult::kOk;
  return wire::accept(static_cast<std::uint32_t>(code),
                      {{"mksys", static_cast<std::uint32_t>(mksys)}});
}

// Only a composite has an enumerator.
Answer enumerate(const moniker::ParsedName& name) {
  if (moniker::mksys_of(name) != moniker::Mksys::kGenericComposite) {
    return wire::accept(0, {{"components", nullptr}});
  }
  moniker::ParsedName session;
  session.session = name.session;
  moniker::ParsedName object;
  object.object = name.object;
  Json components = Json::array();
  for (const moniker::ParsedName& part : {session, object}) {
    components.push_back({{"mksys", static_cast<std::uint32_t>(moniker::mksys_of(part))},
                          {"display_name", wire::text_to_json(display_name_of(part))}});
  }
  return wire::accept(0, {{"components", std::move(components)}});
}

Answer equal(const Json& in) {
  std::u16string left_text;
  std::u16string right_text;
  const auto left = build(in, "left", left_text);
  if (!left) {
    return left.error();
  }
  const auto right = build(in, "right", right_text);
  if (!right) {
    return right.error();
  }
  const bool same = moniker::equal(*left, *right);
  return wire::accept(static_cast<std::uint32_t>(same ? Hresult::kOk : Hresult::kFalse),
                      {{"equal", same}});
}

struct UnaryOperation {
  std::string_view op;
  Answer (*carry_out)(const moniker::ParsedName& name);
};

constexpr std::array<UnaryOperation, 4> kUnaryOperations = {{
    {"moniker.display_name", display_name},
    {"moniker.hash", hash},
    {"moniker.is_system", is_system},
    {"moniker.enumerate", enumerate},
}};

Answer carry_out(const std::string& op, const Json& in) {
  if (op == "moniker.equal") {
    return equal(in);
  }
  if (op == "moniker.scenario") {
    return reference_scenario(in);
  }
  const auto* operation = std::ranges::find(kUnaryOperations, op, &UnaryOperation::op);
  if (operation == kUnaryOperations.end()) {
    return wire::unsupported(op);
  }
  std::u16string text;
  const auto name = build(in, "moniker", text);
  return name ? operation->carry_out(*name) : name.error();
}

}  // namespace

std::string reference_operation(std::string_view request) {
  const auto json = wire::parse_json(request);
  if (!json || !json->is_object() || !json->contains("op") || !(*json)["op"].is_string()) {
    return wire::error("the request is no JSON object with an op").dump();
  }
  return carry_out((*json)["op"].get<std::string>(), json->value("in", Json::object())).dump();
}

}  // namespace rdspec
