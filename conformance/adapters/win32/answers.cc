// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/answers.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "conformance/wire/message.h"
#include "conformance/wire/text.h"

namespace rdspec::win32 {
namespace {

using wire::Json;

constexpr std::array<std::pair<std::string_view, rdspec_parse_argument>, 4> kArguments = {{
    {"bind_context", RDSPEC_ARGUMENT_BIND_CONTEXT},
    {"name", RDSPEC_ARGUMENT_NAME},
    {"eaten", RDSPEC_ARGUMENT_EATEN},
    {"moniker", RDSPEC_ARGUMENT_MONIKER},
}};

std::string_view state_name(rdspec_out_state state) {
  switch (state) {
    case RDSPEC_OUT_NOT_PASSED:
      return "not_passed";
    case RDSPEC_OUT_UNTOUCHED:
      return "untouched";
    case RDSPEC_OUT_NULL:
      return "null";
    case RDSPEC_OUT_SET:
      return "set";
  }
  std::unreachable();
}

std::uint32_t bit_of(const Json& name) {
  for (const auto& [known, bit] : kArguments) {
    if (name == known) {
      return static_cast<std::uint32_t>(bit);
    }
  }
  return 0;
}

}  // namespace

Json answer_called(HRESULT result, Json value) {
  return wire::called(static_cast<std::uint32_t>(result), std::move(value));
}

Json components_json(const std::vector<Component>& components) {
  Json list = Json::array();
  for (const Component& component : components) {
    Json entry = {{"mksys", component.mksys}};
    if (component.display_name) {
      entry["display_name"] = wire::text_to_json(*component.display_name);
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Json parse_value(const ParseResult& result) {
  Json value = {{"moniker", state_name(result.moniker_state)}};
  if (result.eaten_state == RDSPEC_OUT_SET) {
    value["eaten_units"] = result.eaten_units;
  } else {
    value["eaten_units"] = state_name(result.eaten_state);
  }
  if (result.moniker) {
    const MonikerView view = view_of(*result.moniker);
    value["mksys"] = view.mksys;
    value["components"] = components_json(view.components);
    if (view.display_name) {
      value["display_name"] = wire::text_to_json(*view.display_name);
    }
  }
  return value;
}

bool read_null_arguments(const Json& in, std::uint32_t& bits) {
  if (!in.contains("null")) {
    return true;
  }
  if (!in["null"].is_array()) {
    return false;
  }
  for (const Json& name : in["null"]) {
    const std::uint32_t bit = bit_of(name);
    if (bit == 0) {
      return false;
    }
    bits |= bit;
  }
  return true;
}

bool read_name(const Json& in, std::u16string& name, std::uint32_t& bits) {
  if (!in.contains("name")) {
    bits |= RDSPEC_ARGUMENT_NAME;
    return true;
  }
  auto text = wire::text_from_json(in["name"]);
  if (!text) {
    return false;
  }
  name = *std::move(text);
  return true;
}

}  // namespace rdspec::win32
