// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/case_drafts.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "conformance/runner/fault.h"
#include "conformance/runner/ids_lock.h"
#include "conformance/runner/object_reader.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 6> kDraftFileKeys{"schema", "noun",  "topic",
                                                         "about",  "flags", "cases"};

// A draft and where it stands among the drafts.
struct Draft {
  const wire::Json* json;
  std::string pointer;
};

class Merger {
 public:
  Merger(const LoadedSuite& loaded, const CaseDrafts& drafts, const DataFile& data,
         std::vector<Fault>& faults)
      : loaded_(&loaded), drafts_(&drafts), data_(&data), sink_(data.path, data.lines, faults) {}

  MergedDrafts merge(unsigned first_number) {
    MergedDrafts merged;
    merged.file = existing_or_new();
    const std::vector<Draft> drafts = read_envelope(merged.file);
    const auto flags = read_flags(merged.file["flags"], "/flags", sink_);
    const CaseHome home{
        .noun = drafts_->noun, .topic = drafts_->topic, .flags = &flags, .form = CaseForm::kDraft};
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      const CaseRecord record = read_case(*drafts[i].json, drafts[i].pointer, draft_name(i), home,
                                          loaded_->context(), sink_);
      const std::string id = case_id(first_number + static_cast<unsigned>(i));
      merged.cases.push_back({id, record.meaning, sink_.line_of(drafts[i].pointer)});
      wire::Json added = *drafts[i].json;
      if (added.is_object()) {
        added["id"] = id;
        added["rev"] = 1;
      }
      merged.file["cases"].push_back(std::move(added));
    }
    return merged;
  }

  static std::string draft_name(std::size_t index) { return "draft " + std::to_string(index + 1); }

 private:
  wire::Json existing_or_new() const {
    const std::string path = case_file_path(drafts_->noun, drafts_->topic);
    const auto found = std::find_if(loaded_->files.begin(), loaded_->files.end(),
                                    [&](const CaseFile& file) { return file.path == path; });
    if (found != loaded_->files.end()) {
      return found->json;
    }
    return {{"schema", kCaseSchemaName},     {"noun", drafts_->noun},
            {"topic", drafts_->topic},       {"about", ""},
            {"flags", wire::Json::object()}, {"cases", wire::Json::array()}};
  }

  // Takes what stands around the drafts into the file.
  std::vector<Draft> read_envelope(wire::Json& file) {
    const wire::Json& json = data_->json;
    const bool enveloped = json.is_object() && json.contains("cases");
    if (enveloped) {
      ObjectReader reader(json, "", "", sink_);
      reader.close(kDraftFileKeys);
      for (const std::string_view key : {"schema", "noun", "topic"}) {
        const std::string said = reader.text(key, Need::kOptional);
        if (!said.empty() && wire::Json(said) != file[std::string(key)]) {
          reader.fault("the drafts say " + std::string(key) + " \"" + said + '"',
                       "the file is of " + std::string(key) + ' ' + file[std::string(key)].dump());
        }
      }
      merge_about(reader, file);
      merge_flags(reader, file);
    }
    if (file["about"] == "") {
      sink_.add("", "", "the topic is new and the drafts do not say what it is about",
                R"(write {"about": …, "flags": {…}, "cases": [ … ]})");
    }
    return list_drafts(enveloped ? json["cases"] : json, enveloped ? "/cases" : "");
  }

  void merge_about(ObjectReader& reader, wire::Json& file) {
    const std::string about = reader.text("about", Need::kOptional);
    if (about.empty() || file["about"] == about) {
      return;
    }
    if (file["about"] != "") {
      reader.fault("\"about\" differs from that of the file", "leave it out or edit the file");
      return;
    }
    file["about"] = about;
  }

  void merge_flags(ObjectReader& reader, wire::Json& file) {
    const wire::Json* json = reader.member("flags", Need::kOptional);
    if (json == nullptr) {
      return;
    }
    for (const auto& [flag, explanation] : read_flags(*json, reader.at("flags"), sink_)) {
      wire::Json& flags = file["flags"];
      if (!flags.contains(flag)) {
        flags[flag] = explanation;
      } else if (flags[flag] != explanation) {
        reader.fault("flag " + flag + " is explained otherwise in the file",
                     "take the file's explanation or another flag");
      }
    }
  }

  std::vector<Draft> list_drafts(const wire::Json& json, const std::string& pointer) {
    std::vector<Draft> drafts;
    if (!json.is_array()) {
      drafts.push_back({&json, pointer});
      return drafts;
    }
    for (std::size_t i = 0; i < json.size(); ++i) {
      drafts.push_back({&json[i], pointer + '/' + std::to_string(i)});
    }
    if (drafts.empty()) {
      sink_.add(pointer, "", "there are no drafts", "write at least one case");
    }
    return drafts;
  }

  const LoadedSuite* loaded_;
  const CaseDrafts* drafts_;
  const DataFile* data_;
  FaultSink sink_;
};

void check_topic(const CaseDrafts& drafts, std::vector<Fault>& faults) {
  if (find_noun(drafts.noun) == nullptr) {
    std::vector<std::string> known;
    for (const Noun& noun : kNouns) {
      known.emplace_back(noun.name);
    }
    faults.push_back({drafts.name, 0, "", "the noun \"" + drafts.noun + "\" does not exist",
                      nearest_remedy(drafts.noun, known, "it is a chapter of the spec")});
  }
  if (!is_name(drafts.topic, '_')) {
    faults.push_back({drafts.name, 0, "", "the topic \"" + drafts.topic + "\" is no name",
                      "use lower-case letters, digits and underscores"});
  }
}

}  // namespace

std::expected<MergedDrafts, std::vector<Fault>> merge_drafts(const LoadedSuite& loaded,
                                                             const CaseDrafts& drafts,
                                                             unsigned first_number) {
  std::vector<Fault> faults;
  check_topic(drafts, faults);
  const auto data = parse_json_file(drafts.name, drafts.json, faults);
  MergedDrafts merged;
  if (data && faults.empty()) {
    merged = Merger(loaded, drafts, *data, faults).merge(first_number);
  }
  if (!faults.empty()) {
    sort_faults(faults);
    return std::unexpected(std::move(faults));
  }
  return merged;
}

void point_at_drafts(const MergedDrafts& merged, const CaseDrafts& drafts,
                     std::vector<Fault>& faults) {
  for (Fault& fault : faults) {
    for (std::size_t i = 0; i < merged.cases.size(); ++i) {
      if (fault.id == merged.cases[i].id) {
        fault.file = drafts.name;
        fault.line = merged.cases[i].line;
        fault.id = Merger::draft_name(i);
      }
    }
  }
}

}  // namespace rdspec::runner
