// SPDX-License-Identifier: Apache-2.0

#include "conformance/mutants/change.h"

#include <algorithm>
#include <span>

#include "conformance/adapters/reference/reference_subject.h"

namespace rdspec::mutants {
namespace {

// The name is at most doubled by printing its parts canonically; keywords and braces add little.
constexpr std::size_t kDisplayNameSpareUnits = 128;

ParseResult to_result(const rdspec_parse_out& out, std::u16string_view buffer) {
  ParseResult result;
  result.hresult = out.hresult;
  result.eaten_state = static_cast<rdspec_out_state>(out.eaten_state);
  result.eaten_units = out.eaten_units;
  result.moniker_state = static_cast<rdspec_out_state>(out.moniker_state);
  if (out.moniker_state != RDSPEC_OUT_SET) return result;
  result.mksys = out.mksys;
  result.display_name = buffer.substr(0, out.display_name_length_units);
  for (const rdspec_component& part : std::span(out.components).first(out.component_count)) {
    result.components.push_back(
        {part.mksys, result.display_name.substr(part.display_name_begin_units,
                                                part.display_name_length_units)});
  }
  return result;
}

ParseResult ask_reference(const Change& change, const rdspec_parse_in& in,
                          std::u16string_view name) {
  std::u16string buffer(name.size() + kDisplayNameSpareUnits, u'\0');
  rdspec_parse_in forgiven = in;
  forgiven.null_arguments &= ~change.forgiven_arguments;
  forgiven.name = reinterpret_cast<const std::uint16_t*>(name.data());
  forgiven.name_length_units = name.size();
  rdspec_parse_out out = {};
  out.size_bytes = sizeof(rdspec_parse_out);
  out.display_name = reinterpret_cast<std::uint16_t*>(buffer.data());
  out.display_name_capacity_units = buffer.size();
  reference_parse(forgiven, out, change.questions);
  return to_result(out, buffer);
}

// What the mutant takes the name for.
std::u16string seen_name(const Change& change, const Call& call) {
  std::u16string seen(change.reads_past_nul ? call.name : call.visible);
  if (change.reads_past_nul) std::ranges::replace(seen, u'\0', u'\u2400');
  if (change.rewrite != nullptr) change.rewrite(seen);
  return seen;
}

// What was eaten of the name as it was seen, in units of the name as it was given.
std::uint32_t eaten_of_given(const ParseResult& result, std::size_t given_units,
                             std::size_t seen_units) {
  if (is_accepted(result)) return static_cast<std::uint32_t>(given_units);
  if (result.eaten_units == 0) return 0;
  const std::size_t shifted_units = result.eaten_units + given_units;
  return static_cast<std::uint32_t>(
      std::min(shifted_units > seen_units ? shifted_units - seen_units : 0, given_units));
}

void write_moniker(const ParseResult& result, rdspec_parse_out& out) {
  out.mksys = result.mksys;
  out.component_count = 0;
  for (const Component& component : result.components) {
    const std::size_t begin_units = result.display_name.find(component.display_name);
    const bool is_found = begin_units != std::u16string::npos;
    out.components[out.component_count++] = {
        component.mksys, is_found ? static_cast<std::uint32_t>(begin_units) : 0,
        static_cast<std::uint32_t>(is_found ? component.display_name.size()
                                            : result.display_name.size())};
  }
  out.display_name_length_units = result.display_name.size();
  if (result.display_name.size() <= out.display_name_capacity_units) {
    std::ranges::copy(result.display_name, out.display_name);
  }
}

std::uint32_t state_of(const rdspec_parse_in& in, rdspec_parse_argument argument,
                       rdspec_out_state state) {
  const bool is_passed = (in.null_arguments & static_cast<std::uint32_t>(argument)) == 0;
  return is_passed ? state : RDSPEC_OUT_NOT_PASSED;
}

}  // namespace

std::int32_t answer_parse(const Change& change, const rdspec_parse_in& in, rdspec_parse_out& out) {
  const bool has_name = (in.null_arguments & RDSPEC_ARGUMENT_NAME) == 0;
  Call call;
  if (has_name) call.name = {reinterpret_cast<const char16_t*>(in.name), in.name_length_units};
  call.visible = call.name.substr(0, call.name.find(u'\0'));
  call.anatomy = laws::dissect(call.visible);
  call.api = in.api;
  call.null_arguments = in.null_arguments;

  const std::u16string seen = seen_name(change, call);
  const std::size_t given_units = change.reads_past_nul ? call.name.size() : call.visible.size();
  ParseResult result = ask_reference(change, in, seen);
  result.eaten_units = eaten_of_given(result, given_units, seen.size());
  if (change.edit != nullptr) change.edit(call, result);

  out.hresult = result.hresult;
  out.eaten_state = state_of(in, RDSPEC_ARGUMENT_EATEN, result.eaten_state);
  out.eaten_units = result.eaten_units;
  out.moniker_state = state_of(in, RDSPEC_ARGUMENT_MONIKER, result.moniker_state);
  if (out.moniker_state == RDSPEC_OUT_SET) write_moniker(result, out);
  return RDSPEC_ANSWERED;
}

void answer_run(const OperationChange& change, std::string_view request, rdspec_sink sink,
                void* context) {
  const std::string answer = change.edit(std::string(request), reference_operation(request));
  sink(context, answer.data(), answer.size());
}

void describe_mutant(std::string_view name, rdspec_sink sink, void* context) {
  std::string text = Subject(reference_subject()).describe();
  constexpr std::string_view kReference = "rdspec reference";
  const std::size_t begin = text.find(kReference);
  text.replace(begin, kReference.size(), "rdspec faulty:" + std::string(name));
  sink(context, text.data(), text.size());
}

void refuse(ParseResult& result, std::size_t eaten_units, std::uint32_t hresult) {
  result = {};
  result.hresult = hresult;
  result.eaten_state = RDSPEC_OUT_SET;
  result.eaten_units = static_cast<std::uint32_t>(eaten_units);
  result.moniker_state = RDSPEC_OUT_NULL;
}

void refuse_rest(const Call& call, ParseResult& result) {
  refuse(result, call.anatomy.has_session ? call.anatomy.session.length_units : 0);
}

void print_anew(ParseResult& result, std::size_t component, std::u16string text) {
  result.components[component].display_name = std::move(text);
  result.display_name.clear();
  for (const Component& part : result.components) result.display_name += part.display_name;
}

std::int32_t unchanged_parse(const rdspec_parse_in* in, rdspec_parse_out* out) {
  return reference_subject().moniker_parse(in, out);
}

void unchanged_run(const char* request, std::size_t length_bytes, rdspec_sink sink, void* context) {
  reference_subject().run(request, length_bytes, sink, context);
}

}  // namespace rdspec::mutants
