// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/reference/reference_subject.h"

#include <algorithm>
#include <string>

namespace rdspec {
namespace {

constexpr std::string_view kDescription = R"({
  "ok": true, "protocol": 1,
  "implementation": {"name": "rdspec reference", "version": ")" RDSPEC_VERSION R"("},
  "ops": ["moniker.parse", "moniker.display_name", "moniker.hash", "moniker.is_system",
          "moniker.enumerate", "moniker.equal", "moniker.scenario"],
  "features": {"session-moniker-hash": false},
  "targets": ["windows-10", "xp-2003", "windows-vista", "windows-7", "windows-8", "windows-11",
              "server-2016"],
  "limits": {"line_bytes": 67108864},
  "max_inflight": 1024})";

bool is_null(const rdspec_parse_in& in, rdspec_parse_argument argument) {
  return (in.null_arguments & static_cast<std::uint32_t>(argument)) != 0;
}

// What an out parameter holds: nothing happens to one that was not passed.
std::uint32_t out_state(const rdspec_parse_in& in, rdspec_parse_argument argument,
                        rdspec_out_state state) {
  return is_null(in, argument) ? RDSPEC_OUT_NOT_PASSED : state;
}

void refuse(const rdspec_parse_in& in, rdspec_parse_out& out, const moniker::ParseError& error) {
  out.hresult = static_cast<std::uint32_t>(error.code);
  out.eaten_state = out_state(in, RDSPEC_ARGUMENT_EATEN, RDSPEC_OUT_SET);
  out.eaten_units = static_cast<std::uint32_t>(error.eaten_units);
  out.moniker_state = out_state(in, RDSPEC_ARGUMENT_MONIKER, RDSPEC_OUT_NULL);
}

// Adds the text that `append` produces as one component of the display name.
template <typename Part>
void add_component(const Part& part, moniker::Mksys mksys, std::u16string& text,
                   rdspec_parse_out& out) {
  const std::size_t begin = text.size();
  moniker::append_display_name(part, text);
  out.components[out.component_count++] = {
      .mksys = static_cast<std::uint32_t>(mksys),
      .display_name_begin_units = static_cast<std::uint32_t>(begin),
      .display_name_length_units = static_cast<std::uint32_t>(text.size() - begin)};
}

void accept(const moniker::ParsedName& parsed, rdspec_parse_out& out) {
  out.hresult = static_cast<std::uint32_t>(Hresult::kOk);
  out.eaten_state = RDSPEC_OUT_SET;
  out.eaten_units = static_cast<std::uint32_t>(parsed.eaten_units);
  out.moniker_state = RDSPEC_OUT_SET;
  out.mksys = static_cast<std::uint32_t>(moniker::mksys_of(parsed));
  out.component_count = 0;
  thread_local std::u16string text;  // keeps its room from call to call
  text.clear();
  if (parsed.session) {
    add_component(*parsed.session, moniker::Mksys::kSessionMoniker, text, out);
  }
  if (!std::holds_alternative<std::monostate>(parsed.object)) {
    const bool is_class = std::holds_alternative<moniker::ClassMoniker>(parsed.object);
    add_component(parsed.object, is_class ? moniker::Mksys::kClassMoniker : moniker::Mksys::kNone,
                  text, out);
  }
  out.display_name_length_units = text.size();
  if (text.size() <= out.display_name_capacity_units) {
    std::ranges::copy(text, out.display_name);
  }
}

std::int32_t parse(const rdspec_parse_in* in, rdspec_parse_out* out) {
  return reference_parse(*in, *out, {});
}

void describe(rdspec_sink sink, void* context) {
  sink(context, kDescription.data(), kDescription.size());
}

void run(const char* request, std::size_t length_bytes, rdspec_sink sink, void* context) {
  const std::string answer = reference_operation({request, length_bytes});
  sink(context, answer.data(), answer.size());
}

constexpr rdspec_subject kTable = {
    .size_bytes = sizeof(rdspec_subject), .describe = describe, .moniker_parse = parse, .run = run};

}  // namespace

const rdspec_subject& reference_subject() { return kTable; }

std::int32_t reference_parse(const rdspec_parse_in& in, rdspec_parse_out& out,
                             const moniker::OpenQuestions& questions) {
  const bool name_is_null = is_null(in, RDSPEC_ARGUMENT_NAME);
  // char16_t and uint16_t are different types to the aliasing rules; the units are read as the
  // caller's type through this view only.
  const std::u16string_view name =
      name_is_null
          ? std::u16string_view()
          : std::u16string_view(reinterpret_cast<const char16_t*>(in.name), in.name_length_units);
  const moniker::NullArguments nulls = {.bind_context = is_null(in, RDSPEC_ARGUMENT_BIND_CONTEXT),
                                        .name = name_is_null,
                                        .eaten = is_null(in, RDSPEC_ARGUMENT_EATEN),
                                        .moniker = is_null(in, RDSPEC_ARGUMENT_MONIKER)};
  if (!moniker::arguments_are_valid(nulls, name)) {
    out.hresult = static_cast<std::uint32_t>(Hresult::kInvalidArgument);
    out.eaten_state = out_state(in, RDSPEC_ARGUMENT_EATEN, RDSPEC_OUT_UNTOUCHED);
    out.moniker_state = out_state(in, RDSPEC_ARGUMENT_MONIKER, RDSPEC_OUT_UNTOUCHED);
    return RDSPEC_ANSWERED;
  }
  const auto parsed = moniker::parse_display_name(name, questions);
  if (parsed) {
    accept(*parsed, out);
  } else {
    refuse(in, out, parsed.error());
  }
  return RDSPEC_ANSWERED;
}

}  // namespace rdspec
