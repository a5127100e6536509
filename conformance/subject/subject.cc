// SPDX-License-Identifier: Apache-2.0

#include "conformance/subject/subject.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

namespace rdspec {
namespace {

// Most display names fit; a longer one costs a second call.
constexpr std::size_t kDisplayNameUnitsUsual = 256;

void append_to_string(void* context, const char* text, std::size_t length_bytes) {
  static_cast<std::string*>(context)->append(text, length_bytes);
}

// Whether a table that may come from an older or newer library has this entry.
bool has_entry(const rdspec_subject& table, std::size_t end_bytes, bool is_set) {
  return table.size_bytes >= end_bytes && is_set;
}

ParseResult to_result(const rdspec_parse_out& out, std::u16string display_name) {
  ParseResult result{.hresult = out.hresult,
                     .eaten_state = static_cast<rdspec_out_state>(out.eaten_state),
                     .eaten_units = out.eaten_units,
                     .moniker_state = static_cast<rdspec_out_state>(out.moniker_state)};
  if (out.moniker_state != RDSPEC_OUT_SET) {
    return result;
  }
  result.mksys = out.mksys;
  for (std::size_t i = 0; i < std::min(out.component_count, RDSPEC_COMPONENTS_MAX); ++i) {
    const rdspec_component& component = out.components[i];
    const std::size_t begin =
        std::min<std::size_t>(component.display_name_begin_units, display_name.size());
    result.components.push_back(
        {component.mksys, display_name.substr(begin, component.display_name_length_units)});
  }
  result.display_name = std::move(display_name);
  return result;
}

}  // namespace

std::expected<ParseResult, std::string> Subject::parse(std::u16string_view name,
                                                       rdspec_parse_api api,
                                                       std::uint32_t null_arguments) const {
  if (!has_entry(*table_, offsetof(rdspec_subject, run), table_->moniker_parse != nullptr)) {
    return std::unexpected("the subject has no entry moniker_parse");
  }
  const auto units = std::make_unique_for_overwrite<std::uint16_t[]>(name.size());
  std::ranges::copy(name, units.get());
  const rdspec_parse_in in{.size_bytes = sizeof(rdspec_parse_in),
                           .api = static_cast<std::uint32_t>(api),
                           .null_arguments = null_arguments,
                           .name = units.get(),
                           .name_length_units = name.size()};
  std::size_t capacity_units = kDisplayNameUnitsUsual;
  while (true) {
    const auto buffer = std::make_unique_for_overwrite<std::uint16_t[]>(capacity_units);
    rdspec_parse_out out{.size_bytes = sizeof(rdspec_parse_out),
                         .display_name = buffer.get(),
                         .display_name_capacity_units = capacity_units};
    if (table_->moniker_parse(&in, &out) != RDSPEC_ANSWERED) {
      return std::unexpected("the subject does not parse display names");
    }
    if (out.moniker_state != RDSPEC_OUT_SET || out.display_name_length_units <= capacity_units) {
      const std::size_t length_units =
          out.moniker_state == RDSPEC_OUT_SET ? out.display_name_length_units : 0;
      return to_result(out, std::u16string(buffer.get(), buffer.get() + length_units));
    }
    capacity_units = out.display_name_length_units;
  }
}

std::expected<std::string, std::string> Subject::run(std::string_view request) const {
  if (!has_entry(*table_, sizeof(rdspec_subject), table_->run != nullptr)) {
    return std::unexpected("the subject has no entry run");
  }
  std::string answer;
  table_->run(request.data(), request.size(), append_to_string, &answer);
  return answer;
}

std::string Subject::describe() const {
  std::string text;
  table_->describe(append_to_string, &text);
  return text;
}

}  // namespace rdspec
