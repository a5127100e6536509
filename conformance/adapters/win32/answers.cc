// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/answers.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "conformance/wire/message.h"
#include "conformance/wire/text.h"

namespace rdspec::win32 {
namespace {

using wire::Json;

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

}  // namespace rdspec::win32
