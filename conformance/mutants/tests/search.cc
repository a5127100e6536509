// SPDX-License-Identifier: Apache-2.0

#include "conformance/mutants/tests/search.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "conformance/wire/json.h"
#include "conformance/wire/text.h"

namespace rdspec::mutants {
namespace {

using wire::Json;

constexpr std::array<const char*, 4> kUnaryOperations = {
    "moniker.hash", "moniker.is_system", "moniker.enumerate", "moniker.display_name"};

Json expression(const std::u16string& name) { return {{"parse", wire::text_to_json(name)}}; }

// A name and a second one that often names the same class or session.
Json spell_pair(laws::Choices& choices) {
  const std::u16string left = spell_name(choices, laws::Closeness::kValid);
  std::u16string right = left;
  if (choices.below(3) == 0) {
    right = spell_name(choices, laws::Closeness::kValid);
  } else if (choices.below(2) == 0 && right.find(u':', right.size() - 1) == right.npos) {
    right += u";other";
  }
  return {{"left", expression(left)}, {"right", expression(right)}};
}

// A sound order of calls around one name, with an odd bind context now and then.
Json spell_scenario(laws::Choices& choices) {
  Json create = {{"call", "CreateBindCtx"}};
  if (choices.below(2) != 0) create["reserved"] = 1 + choices.below(1000);
  const char* parse = choices.below(2) == 0 ? "MkParseDisplayName" : "MkParseDisplayNameEx";
  const std::u16string name = spell_name(choices, laws::Closeness::kValid);
  return {{"steps",
           {{{"call", "CoInitialize"}},
            create,
            {{"call", "CreateBindCtx"}},
            {{"call", parse}, {"name", wire::text_to_json(name)}},
            {{"call", "IMoniker::Release"}},
            {{"call", "IBindCtx::Release"}},
            {{"call", "CoUninitialize"}}}}};
}

// The values of `text` and `u16`, wherever they stand.
void collect_texts(const Json& json, std::set<std::string>& texts) {
  for (const char* key : {"text", "u16"}) {
    if (json.is_object() && json.contains(key)) texts.insert(json[key].dump());
  }
  if (!json.is_structured()) return;
  for (const Json& member : json) collect_texts(member, texts);
}

}  // namespace

CaseTexts::CaseTexts() {
  const std::filesystem::path root = RDSPEC_SOURCE_DIR "/conformance/cases";
  if (!std::filesystem::exists(root)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(file), {});
    const auto json = wire::parse_json(content);
    if (json) collect_texts(*json, texts_);
  }
}

bool CaseTexts::hold(std::u16string_view name) const {
  return texts_.contains(wire::text_to_json(name).front().dump());
}

ParseInput spell_parse_input(laws::Choices& choices) {
  ParseInput input;
  input.name = spell_any_name(choices);
  input.manner.api = choices.below(2);
  constexpr std::uint32_t kNullCombinations = 16;
  if (choices.one_in(8)) input.manner.null_arguments = choices.below(kNullCombinations);
  return input;
}

std::string spell_request(laws::Choices& choices) {
  const std::uint32_t kind = choices.below(6);
  Json request;
  if (kind == 0) {
    request = {{"op", "moniker.equal"}, {"in", spell_pair(choices)}};
  } else if (kind == 1) {
    request = {{"op", "moniker.scenario"}, {"in", spell_scenario(choices)}};
  } else {
    const std::u16string name = spell_name(choices, laws::Closeness::kValid);
    request = {{"op", kUnaryOperations.at(kind - 2)}, {"in", {{"moniker", expression(name)}}}};
  }
  return request.dump();
}

}  // namespace rdspec::mutants
