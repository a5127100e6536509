// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/host/parse_operation.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/wire/message.h"
#include "conformance/wire/text.h"

namespace rdspec::host {
namespace {

using wire::Json;

struct NamedBit {
  std::string_view name;
  std::uint32_t bit;
};

constexpr std::array<NamedBit, 4> kNullArguments = {{
    {"bind_context", RDSPEC_ARGUMENT_BIND_CONTEXT},
    {"name", RDSPEC_ARGUMENT_NAME},
    {"eaten", RDSPEC_ARGUMENT_EATEN},
    {"moniker", RDSPEC_ARGUMENT_MONIKER},
}};

// Most display names fit; a longer one costs a second call.
constexpr std::size_t kDisplayNameUnitsUsual = 256;

std::expected<std::uint32_t, std::string> null_arguments_from_json(const Json& names) {
  std::uint32_t bits = 0;
  for (const Json& name : names) {
    const auto* argument = std::ranges::find_if(
        kNullArguments, [&name](const NamedBit& known) { return name == known.name; });
    if (argument == kNullArguments.end()) {
      return std::unexpected("unknown argument in `null`: " + name.dump());
    }
    bits |= argument->bit;
  }
  return bits;
}

std::expected<std::uint32_t, std::string> api_from_json(const Json& in) {
  const auto api = in.find("api");
  if (api == in.end() || *api == "MkParseDisplayName") {
    return RDSPEC_MK_PARSE_DISPLAY_NAME;
  }
  if (*api == "MkParseDisplayNameEx") {
    return RDSPEC_MK_PARSE_DISPLAY_NAME_EX;
  }
  return std::unexpected("unknown api: " + api->dump());
}

std::string eaten_to_json(const rdspec_parse_out& out) {
  switch (out.eaten_state) {
    case RDSPEC_OUT_NOT_PASSED:
      return R"("not_passed")";
    case RDSPEC_OUT_UNTOUCHED:
      return R"("untouched")";
    default:
      return std::to_string(out.eaten_units);
  }
}

std::string_view moniker_state_name(std::uint32_t state) {
  switch (state) {
    case RDSPEC_OUT_NOT_PASSED:
      return "not_passed";
    case RDSPEC_OUT_UNTOUCHED:
      return "untouched";
    case RDSPEC_OUT_NULL:
      return "null";
    default:
      return "set";
  }
}

// The members that stand only when there is a moniker, each behind a comma.
void append_moniker(const rdspec_parse_out& out, std::u16string_view display_name,
                    std::string& text) {
  text += R"(,"mksys":)";
  text += std::to_string(out.mksys);
  if (!display_name.empty()) {
    text += R"(,"display_name":)";
    wire::append_text_json(display_name, text);
  }
  text += R"(,"components":[)";
  for (std::size_t i = 0; i < std::min(out.component_count, RDSPEC_COMPONENTS_MAX); ++i) {
    const rdspec_component& part = out.components[i];
    const std::size_t begin =
        std::min<std::size_t>(part.display_name_begin_units, display_name.size());
    text += i == 0 ? R"({"mksys":)" : R"(,{"mksys":)";
    text += std::to_string(part.mksys);
    text += R"(,"display_name":)";
    wire::append_text_json(display_name.substr(begin, part.display_name_length_units), text);
    text += '}';
  }
  text += ']';
}

// Written as text at once: this is the answer that most requests get.
ParseReport to_report(const rdspec_parse_out& out, std::u16string_view display_name) {
  ParseReport report{.code = out.hresult,
                     .made_moniker = out.moniker_state == RDSPEC_OUT_SET,
                     .value = R"({"eaten_units":)"};
  report.value += eaten_to_json(out);
  report.value += R"(,"moniker":")";
  report.value += moniker_state_name(out.moniker_state);
  report.value += '"';
  if (report.made_moniker) {
    append_moniker(out, display_name, report.value);
  }
  report.value += '}';
  return report;
}

}  // namespace

std::expected<ParseInput, std::string> parse_input_from_json(const Json& in) {
  if (!in.is_object()) {
    return std::unexpected("`in` is no object");
  }
  ParseInput input;
  const auto api = api_from_json(in);
  if (!api) {
    return std::unexpected(api.error());
  }
  input.api = *api;
  if (const auto names = in.find("null"); names != in.end()) {
    const auto bits = null_arguments_from_json(*names);
    if (!bits) {
      return std::unexpected(bits.error());
    }
    input.null_arguments = *bits;
  }
  const auto name = in.find("name");
  if (name != in.end()) {
    auto text = wire::text_from_json(*name);
    if (!text) {
      return std::unexpected("`name`: " + text.error());
    }
    input.name = std::move(*text);
  } else if ((input.null_arguments & RDSPEC_ARGUMENT_NAME) == 0) {
    return std::unexpected("`name` is missing, and not listed in `null`");
  }
  return input;
}

std::expected<ParseReport, std::string> call_parse(const rdspec_subject& subject,
                                                   const ParseInput& input) {
  const rdspec_parse_in in{.size_bytes = sizeof(rdspec_parse_in),
                           .api = input.api,
                           .null_arguments = input.null_arguments,
                           // Two names of one 16-bit unsigned type.
                           .name = reinterpret_cast<const std::uint16_t*>(input.name.data()),
                           .name_length_units = input.name.size()};
  std::u16string buffer(kDisplayNameUnitsUsual, u'\0');
  while (true) {
    rdspec_parse_out out{};
    out.size_bytes = sizeof(rdspec_parse_out);
    out.display_name = reinterpret_cast<std::uint16_t*>(buffer.data());
    out.display_name_capacity_units = buffer.size();
    if (subject.moniker_parse(&in, &out) != RDSPEC_ANSWERED) {
      return std::unexpected("moniker.parse");
    }
    if (out.moniker_state != RDSPEC_OUT_SET) {
      return to_report(out, {});
    }
    if (out.display_name_length_units <= buffer.size()) {
      return to_report(out, std::u16string_view(buffer).substr(0, out.display_name_length_units));
    }
    buffer.resize(out.display_name_length_units);
  }
}

std::string parse_operation(const rdspec_subject& subject, const Json& in) {
  const auto input = parse_input_from_json(in);
  if (!input) {
    return wire::error(input.error()).dump();
  }
  const auto report = call_parse(subject, *input);
  return report ? wire::called_text(report->code, report->value)
                : wire::unsupported(report.error()).dump();
}

}  // namespace rdspec::host
