// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/expected_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "conformance/runner/fault.h"

namespace rdspec::runner {
namespace {

using wire::Json;

constexpr std::string_view kSchema = "rdspec-expected/1";
constexpr std::string_view kSeeFormat =
    "a list is {\"schema\", \"implementation\", \"entries\": [{\"id\", \"rev\", \"outcome\", "
    "\"reason\"}]}, as --write-expected makes it";

/// Checks a closed object: every name is there and no other is.
bool has_exactly(const Json& object, std::initializer_list<std::string_view> names,
                 std::string_view pointer, std::string_view id, FaultSink& faults) {
  const std::size_t before = faults.count();
  for (const auto& [name, value] : object.items()) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      faults.add(pointer, id, fmt::format("unknown key \"{}\"", name), "remove it");
    }
  }
  for (const std::string_view name : names) {
    if (!object.contains(name)) {
      faults.add(pointer, id, fmt::format("missing key \"{}\"", name), std::string(kSeeFormat));
    }
  }
  return faults.count() == before;
}

void check_entry_values(const Json& json, std::string_view pointer, std::string_view id,
                        FaultSink& faults) {
  if (!json.at("rev").is_number_unsigned() || json.at("rev").get<std::uint64_t>() == 0 ||
      json.at("rev").get<std::uint64_t>() > 1'000'000) {
    faults.add(pointer, id, "\"rev\" is not a revision", "write the case's revision, from 1");
  }
  for (const char* name : {"outcome", "reason"}) {
    if (!json.at(name).is_string() || json.at(name).get<std::string>().empty()) {
      faults.add(pointer, id, fmt::format("\"{}\" is not a text, or empty", name),
                 "say what was got and why it is accepted for now");
    }
  }
}

void read_entry(const Json& json, const std::string& pointer, ExpectedList& list,
                FaultSink& faults) {
  if (!json.is_object()) {
    faults.add(pointer, "", "an entry is not an object", std::string(kSeeFormat));
    return;
  }
  const std::string id =
      json.contains("id") && json.at("id").is_string() ? json.at("id").get<std::string>() : "";
  const std::size_t before = faults.count();
  if (!has_exactly(json, {"id", "rev", "outcome", "reason"}, pointer, id, faults)) {
    return;
  }
  if (id.empty()) {
    faults.add(pointer, "", "\"id\" is not a text, or empty", "write the id of a case");
  }
  check_entry_values(json, pointer, id, faults);
  if (faults.count() == before) {
    list.entries.push_back(
        {id, json.at("rev").get<unsigned>(), json.at("outcome"), json.at("reason")});
  }
}

void read_entries(const Json& json, ExpectedList& list, FaultSink& faults) {
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string pointer = fmt::format("/entries/{}", i);
    const std::size_t before = list.entries.size();
    read_entry(json[i], pointer, list, faults);
    if (list.entries.size() == before) {
      continue;
    }
    const std::string& id = list.entries.back().id;
    const auto twice = [&id](const ExpectedEntry& entry) { return entry.id == id; };
    if (std::find_if(list.entries.begin(), list.entries.end() - 1, twice) !=
        list.entries.end() - 1) {
      faults.add(pointer, id, "a second entry for the same case", "keep one");
    }
  }
}

void read_top(const Json& json, ExpectedList& list, FaultSink& faults) {
  if (!json.is_object()) {
    faults.add("", "", "not an object", std::string(kSeeFormat));
    return;
  }
  if (!has_exactly(json, {"schema", "implementation", "entries"}, "", "", faults)) {
    return;
  }
  if (json.at("schema") != kSchema) {
    faults.add("", "", fmt::format("\"schema\" is not \"{}\"", kSchema), std::string(kSeeFormat));
  }
  if (!json.at("implementation").is_string()) {
    faults.add("", "", "\"implementation\" is not a text", "name and version, as hello gives them");
  } else {
    list.implementation = json.at("implementation");
  }
  if (!json.at("entries").is_array()) {
    faults.add("", "", "\"entries\" is not an array", std::string(kSeeFormat));
  } else {
    read_entries(json.at("entries"), list, faults);
  }
}

void sort_by_id(std::vector<ExpectedEntry>& entries) {
  std::sort(entries.begin(), entries.end(),
            [](const auto& left, const auto& right) { return left.id < right.id; });
}

Standing standing_of(const ExpectedEntry& entry, const GradedCase& graded) {
  if (entry.rev != graded.test_case->rev) {
    return Standing::kStaleRev;
  }
  if (graded.verdict.matched) {
    return Standing::kUnexpectedPass;
  }
  return entry.outcome == graded.signature ? Standing::kKnown : Standing::kChanged;
}

}  // namespace

std::expected<ExpectedList, std::vector<Fault>> read_expected_list(
    const std::filesystem::path& file) {
  std::vector<Fault> faults;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) {
    faults.push_back({file.string(), 0, "", "cannot be read", "name an existing expected list"});
    return std::unexpected(std::move(faults));
  }
  wire::JsonLines lines;
  const auto json = wire::parse_json(text.view(), {}, &lines);
  if (!json) {
    faults.push_back({file.string(), json.error().line, "", json.error().message, "mend the JSON"});
    return std::unexpected(std::move(faults));
  }
  ExpectedList list{file.string(), "", {}};
  FaultSink sink(file.string(), lines, faults);
  read_top(*json, list, sink);
  if (!faults.empty()) {
    sort_faults(faults);
    return std::unexpected(std::move(faults));
  }
  sort_by_id(list.entries);
  return list;
}

void apply_list(const ExpectedList& list, RunRecord& record) {
  record.list.file = list.file;
  std::map<std::string_view, const ExpectedEntry*> entries;
  for (const ExpectedEntry& entry : list.entries) {
    entries.emplace(entry.id, &entry);
    record.list.unexamined += entry.reason == kUnexamined ? 1U : 0U;
    if (record.suite->find_case(entry.id) == nullptr) {
      record.list.unknown_ids.push_back(entry.id);
    }
  }
  for (GradedCase& graded : record.cases) {
    const auto found = entries.find(graded.test_case->id);
    if (found == entries.end() || graded.verdict.kind == VerdictKind::kNotRun) {
      continue;
    }
    graded.standing = standing_of(*found->second, graded);
    graded.pinned = found->second->outcome;
    graded.reason = found->second->reason;
  }
}

ExpectedList draft_list(const RunRecord& record, const ExpectedList& previous) {
  std::map<std::string_view, const ExpectedEntry*> kept;
  for (const ExpectedEntry& entry : previous.entries) {
    kept.emplace(entry.id, &entry);
  }
  ExpectedList list{previous.file,
                    fmt::format("{} {}", record.adapter.implementation_name,
                                record.adapter.implementation_version),
                    {}};
  for (const GradedCase& graded : record.cases) {
    const auto old = kept.find(graded.test_case->id);
    const ExpectedEntry* before = old == kept.end() ? nullptr : old->second;
    if (graded.verdict.kind == VerdictKind::kNotRun) {
      continue;  // says nothing: what the list had stays
    }
    if (graded.verdict.kind == VerdictKind::kFail) {
      const bool is_same = before != nullptr && before->rev == graded.test_case->rev &&
                           before->outcome == graded.signature;
      list.entries.push_back({graded.test_case->id, graded.test_case->rev, graded.signature,
                              is_same ? before->reason : std::string(kUnexamined)});
    }
    kept.erase(graded.test_case->id);
  }
  for (const auto& [id, entry] : kept) {
    if (record.suite->find_case(id) != nullptr) {
      list.entries.push_back(*entry);
    }
  }
  sort_by_id(list.entries);
  return list;
}

std::string format_expected_list(const ExpectedList& list) {
  nlohmann::ordered_json entries = nlohmann::ordered_json::array();
  for (const ExpectedEntry& entry : list.entries) {
    entries.push_back({{"id", entry.id},
                       {"rev", entry.rev},
                       {"outcome", entry.outcome},
                       {"reason", entry.reason}});
  }
  const nlohmann::ordered_json json = {
      {"schema", kSchema}, {"implementation", list.implementation}, {"entries", entries}};
  return json.dump(2) + "\n";
}

}  // namespace rdspec::runner
