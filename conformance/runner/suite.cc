// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/suite.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "conformance/runner/fault.h"
#include "conformance/runner/suite_loader.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

void check_targets(const Rule& rule, LoadedSuite& loaded) {
  for (const std::string& target : rule.targets) {
    if (loaded.targets_read &&
        std::find(loaded.targets.begin(), loaded.targets.end(), target) == loaded.targets.end()) {
      loaded.faults.push_back(
          {rule.file, rule.line, rule.id, "target " + target + " does not exist",
           nearest_remedy(target, loaded.targets, "see " + std::string(kTargetsPath))});
    }
  }
}

void load_spec(const SourceTree& tree, LoadedSuite& loaded) {
  if (const auto codes = tree.read_toml(kCodesPath, loaded.faults)) {
    loaded.suite.codes = read_codes(*codes, loaded.faults);
  } else {
    loaded.codes_read = false;
  }
  if (const auto operations = tree.read_toml(kOperationsPath, loaded.faults)) {
    loaded.operations = read_operations(*operations, loaded.faults);
  } else {
    loaded.operations_read = false;
  }
  if (const auto targets = tree.read_toml(kTargetsPath, loaded.faults)) {
    loaded.targets = read_targets(*targets, loaded.faults);
  } else {
    loaded.targets_read = false;
  }
  for (const Noun& noun : kNouns) {
    const std::string path = "spec/" + std::string(noun.name) + ".toml";
    if (!tree.exists(path)) {
      continue;  // a chapter that is not written yet
    }
    if (const auto file = tree.read_toml(path, loaded.faults)) {
      for (Rule& rule : read_rules(*file, noun.name, loaded.faults)) {
        check_targets(rule, loaded);
        loaded.suite.rules.push_back(std::move(rule));
      }
    } else {
      loaded.rules_read = false;
    }
  }
}

// Two files can give one id twice; within a file it is the same fault.
void refuse_repeated_ids(LoadedSuite& loaded) {
  std::map<std::string, const Case*> seen;
  for (const CaseFile& file : loaded.files) {
    for (const CaseRecord& record : file.cases) {
      const Case& c = record.published;
      if (c.id.empty()) {
        continue;
      }
      const auto [first, inserted] = seen.emplace(c.id, &c);
      if (!inserted) {
        loaded.faults.push_back(
            {c.file, c.line, c.id,
             "the id is taken by the case at " + first->second->file + ':' +
                 std::to_string(first->second->line),
             "ids are never reused: add one of them anew with rdspec case add"});
      }
    }
  }
}

void load_cases(const SourceTree& tree, LoadedSuite& loaded) {
  const CaseContext context = loaded.context();
  for (const std::string& path : tree.list(kCasesFolder, {".json"})) {
    if (const auto data = tree.read_json(path, loaded.faults)) {
      loaded.files.push_back(read_case_file(*data, context, loaded.faults));
    }
  }
  refuse_repeated_ids(loaded);
}

void publish_cases(LoadedSuite& loaded) {
  for (const CaseFile& file : loaded.files) {
    for (const CaseRecord& record : file.cases) {
      loaded.suite.cases.push_back(record.published);
    }
    for (const auto& [flag, explanation] : file.flags) {
      loaded.suite.flags.emplace(file.topic + '/' + flag, explanation);
    }
  }
  std::sort(loaded.suite.cases.begin(), loaded.suite.cases.end(),
            [](const Case& a, const Case& b) { return case_id_less(a.id, b.id); });
}

}  // namespace

LoadedSuite load_everything(const SourceTree& tree) {
  LoadedSuite loaded;
  loaded.suite.root = tree.root();
  load_spec(tree, loaded);
  load_cases(tree, loaded);
  publish_cases(loaded);
  sort_faults(loaded.faults);
  return loaded;
}

std::expected<Suite, std::vector<Fault>> load_suite(const std::filesystem::path& root) {
  LoadedSuite loaded = load_everything(SourceTree(root));
  if (!loaded.faults.empty()) {
    return std::unexpected(std::move(loaded.faults));
  }
  return std::move(loaded.suite);
}

const Rule* Suite::find_rule(std::string_view id) const {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

const Case* Suite::find_case(std::string_view id) const {
  const auto found =
      std::lower_bound(cases.begin(), cases.end(), id,
                       [](const Case& c, std::string_view key) { return case_id_less(c.id, key); });
  return found == cases.end() || found->id != id ? nullptr : &*found;
}

const Code* Suite::find_code(std::string_view name) const {
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const Code& code) { return code.name == name; });
  return found == codes.end() ? nullptr : &*found;
}

std::string Suite::code_name(std::uint32_t value) const {
  const auto found = std::find_if(codes.begin(), codes.end(),
                                  [&](const Code& code) { return code.value == value; });
  if (found != codes.end()) {
    return found->name;
  }
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "0x00000000";
  for (std::size_t i = text.size(); value != 0; value >>= 4U) {
    text[--i] = kDigits[value & 0xFU];
  }
  return text;
}

}  // namespace rdspec::runner
