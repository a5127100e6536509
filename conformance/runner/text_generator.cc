// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/text_generator.h"

#include <cstdint>
#include <expected>
#include <nlohmann/json.hpp>

#include "conformance/wire/text.h"

namespace rdspec::runner {
namespace {

using Text = std::expected<std::u16string, std::string>;

// How often a part stands, and the text that it repeats.
struct Repeated {
  const wire::Json* text;
  std::size_t times;
};

std::expected<Repeated, std::string> read_part(const wire::Json& part) {
  if (!part.is_object() || !part.contains("repeat")) {
    return Repeated{&part, 1};
  }
  if (part.size() != 2 || !part.contains("times")) {
    return std::unexpected("a repetition has the members \"repeat\" and \"times\" and no other");
  }
  const wire::Json& times = part["times"];
  if (!times.is_number_unsigned() || times.get<std::uint64_t>() < 1 ||
      times.get<std::uint64_t>() > kRepeatTimesMax) {
    return std::unexpected("\"times\" must be a whole number from 1 to " +
                           std::to_string(kRepeatTimesMax) + ", not " + times.dump());
  }
  return Repeated{&part["repeat"], times.get<std::size_t>()};
}

Text expand_generator(const wire::Json& generator) {
  const wire::Json& parts = generator["gen"];
  if (generator.size() != 1) {
    return std::unexpected("\"gen\" stands with another key");
  }
  if (!parts.is_array() || parts.empty()) {
    return std::unexpected("\"gen\" must be an array of at least one part");
  }
  std::u16string whole;
  for (const wire::Json& part : parts) {
    const auto repeated = read_part(part);
    if (!repeated) {
      return std::unexpected(repeated.error());
    }
    const Text text = wire::text_from_json(*repeated->text);
    if (!text) {
      return std::unexpected(text.error());
    }
    if (text->size() * repeated->times > kGeneratedUnitsMax - whole.size()) {
      return std::unexpected("the text is longer than " + std::to_string(kGeneratedUnitsMax) +
                             " units");
    }
    for (std::size_t i = 0; i < repeated->times; ++i) {
      whole += *text;
    }
  }
  return whole;
}

bool is_text_value(const wire::Json& json) {
  return json.contains("text") || json.contains("u16") || json.contains("gen");
}

}  // namespace

wire::Json expand_texts(const wire::Json& json, const std::string& pointer, std::string_view id,
                        FaultSink& sink) {
  if (json.is_array()) {
    wire::Json copy = wire::Json::array();
    for (std::size_t i = 0; i < json.size(); ++i) {
      copy.push_back(expand_texts(json[i], pointer + '/' + std::to_string(i), id, sink));
    }
    return copy;
  }
  if (!json.is_object()) {
    return json;
  }
  if (is_text_value(json)) {
    const Text text = json.contains("gen") ? expand_generator(json) : wire::text_from_json(json);
    if (!text) {
      sink.add(pointer, id, text.error(),
               R"(write {"text": …}, {"u16": "D800 0041"} or {"gen": [ … ]})");
      return json;
    }
    return wire::text_to_json(*text);
  }
  wire::Json copy = wire::Json::object();
  for (const auto& [key, value] : json.items()) {
    copy[key] = expand_texts(value, pointer + '/' + key, id, sink);
  }
  return copy;
}

}  // namespace rdspec::runner
