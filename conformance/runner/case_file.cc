// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/case_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <utility>

#include "conformance/runner/object_reader.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 6> kFileKeys{"schema", "noun",  "topic",
                                                    "about",  "flags", "cases"};

// A flag is named like a type: it becomes a word of reports.
bool is_flag_name(std::string_view name) {
  return !name.empty() && std::isupper(static_cast<unsigned char>(name[0])) != 0 &&
         std::all_of(name.begin(), name.end(),
                     [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; });
}

// What the file says of itself must be what its path says.
void check_place(ObjectReader& reader, const CaseFile& file) {
  const std::filesystem::path path(file.path);
  const std::string noun = path.parent_path().filename().string();
  const std::string topic = path.stem().string();
  if (!file.noun.empty() && file.noun != noun) {
    reader.fault("the noun is \"" + file.noun + "\" in the folder " + noun,
                 "write \"" + noun + "\" or move the file");
  }
  if (!file.noun.empty() && find_noun(file.noun) == nullptr) {
    reader.fault("the noun \"" + file.noun + "\" does not exist", "it is a chapter of the spec");
  }
  if (!file.topic.empty() && file.topic != topic) {
    reader.fault("the topic is \"" + file.topic + "\" in a file named " + topic,
                 "write \"" + topic + "\" or rename the file");
  }
  if (!is_name(topic, '_')) {
    reader.fault("the topic \"" + topic + "\" is no name",
                 "use lower-case letters, digits and underscores");
  }
  if (file.path != case_file_path(noun, topic)) {
    reader.fault("a case file stands too deep", "move it to " + case_file_path(noun, topic));
  }
}

}  // namespace

std::string case_file_path(std::string_view noun, std::string_view topic) {
  return std::string(kCasesFolder) + '/' + std::string(noun) + '/' + std::string(topic) + ".json";
}

std::map<std::string, std::string> read_flags(const wire::Json& json, const std::string& pointer,
                                              FaultSink& sink) {
  std::map<std::string, std::string> flags;
  if (!json.is_object()) {
    sink.add(pointer, "", "\"flags\" must be an object", R"(write {"Flag": "explanation"})");
    return flags;
  }
  ObjectReader reader(json, pointer, "", sink);
  for (const auto& [name, explanation] : json.items()) {
    if (!is_flag_name(name)) {
      reader.fault("the flag \"" + name + "\" is no name",
                   "write it LikeThis, letters and digits only");
    }
    flags.emplace(name, reader.text(name, Need::kRequired));
  }
  return flags;
}

CaseFile read_case_file(const DataFile& data, const CaseContext& context,
                        std::vector<Fault>& faults) {
  CaseFile file;
  file.path = data.path;
  file.json = data.json;
  FaultSink sink(data.path, data.lines, faults);
  ObjectReader reader(data.json, "", "", sink);
  if (!reader.close(kFileKeys)) {
    return file;
  }
  constexpr std::array<std::string_view, 1> kSchemas{kCaseSchemaName};
  static_cast<void>(reader.choice("schema", kSchemas, Need::kRequired));
  file.noun = reader.text("noun", Need::kRequired);
  file.topic = reader.text("topic", Need::kRequired);
  file.about = reader.text("about", Need::kRequired);
  check_place(reader, file);
  if (const wire::Json* flags = reader.member("flags", Need::kRequired)) {
    file.flags = read_flags(*flags, reader.at("flags"), sink);
  }
  const wire::Json* cases = reader.member("cases", Need::kRequired);
  if (cases == nullptr) {
    return file;
  }
  if (!cases->is_array() || cases->empty()) {
    sink.add("/cases", "", "\"cases\" must be an array of at least one case",
             "add a case or remove the file");
    return file;
  }
  const CaseHome home{
      .noun = file.noun, .topic = file.topic, .flags = &file.flags, .form = CaseForm::kAllocated};
  for (std::size_t i = 0; i < cases->size(); ++i) {
    const std::size_t before = sink.count();
    CaseRecord record = read_case((*cases)[i], "/cases/" + std::to_string(i),
                                  "case " + std::to_string(i + 1), home, context, sink);
    if (sink.count() == before || !record.published.id.empty()) {
      file.cases.push_back(std::move(record));
    }
  }
  return file;
}

}  // namespace rdspec::runner
