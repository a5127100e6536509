// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/case_edit.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "conformance/runner/case_drafts.h"
#include "conformance/runner/case_format.h"
#include "conformance/runner/fault.h"
#include "conformance/runner/file_edit.h"
#include "conformance/runner/ids_lock.h"
#include "conformance/runner/lint_checks.h"
#include "conformance/runner/sha256.h"
#include "conformance/runner/suite_loader.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

// The suite under its lock, as an edit finds it.
class Editor {
 public:
  // The faults of a suite that cannot be edited are in `faults`.
  explicit Editor(const fs::path& root)
      : root_(root), held_(FolderLock::hold(root / "conformance")) {
    if (!held_) {
      faults.push_back({"conformance", 0, "", "the folder cannot be locked",
                        "is the root " + root.string() + " the right one?"});
      return;
    }
    const SourceTree tree(root);
    loaded = load_everything(tree);
    faults = loaded.faults;
    lock = read_ids_lock(tree, faults);
  }

  // Checks the suite as it would be, and writes it.
  [[nodiscard]] CaseEditResult commit(Overlay files, std::vector<std::string> ids) {
    files.emplace(kIdsLockPath, format_ids_lock(lock));
    LoadedSuite after = load_everything(SourceTree(root_, files));
    if (!after.faults.empty()) {
      return std::unexpected(std::move(after.faults));
    }
    if (auto fresh = new_claims(after); !fresh.empty()) {
      return std::unexpected(std::move(fresh));
    }
    if (auto fault = write_files(root_, files)) {
      return std::unexpected(std::vector{std::move(*fault)});
    }
    CaseEdit edit{.ids = std::move(ids), .files = {}};
    for (const auto& [path, text] : files) {
      edit.files.emplace_back(path);
    }
    return edit;
  }

  [[nodiscard]] CaseFile* file_of(std::string_view id) {
    const auto found =
        std::find_if(loaded.files.begin(), loaded.files.end(), [&](const auto& file) {
          return std::any_of(file.cases.begin(), file.cases.end(),
                             [&](const auto& record) { return record.published.id == id; });
        });
    return found == loaded.files.end() ? nullptr : &*found;
  }

  LoadedSuite loaded;
  IdsLock lock;
  std::vector<Fault> faults;

 private:
  // False claims that this edit brings; those of others are the lint's concern.
  [[nodiscard]] std::vector<Fault> new_claims(const LoadedSuite& after) const {
    const auto key = [](const Fault& f) { return f.file + '\n' + f.id + '\n' + f.message; };
    std::vector<Fault> now;
    std::vector<Fault> then;
    check_claims(after, now);
    check_claims(loaded, then);
    std::set<std::string> old;
    for (const Fault& fault : then) {
      old.insert(key(fault));
    }
    std::erase_if(now, [&](const Fault& fault) { return old.contains(key(fault)); });
    sort_faults(now);
    return now;
  }

  fs::path root_;
  std::optional<FolderLock> held_;
};

std::unexpected<std::vector<Fault>> refuse(std::string_view id, std::string message,
                                           std::string remedy) {
  return std::unexpected(std::vector<Fault>{
      {std::string(kIdsLockPath), 0, std::string(id), std::move(message), std::move(remedy)}});
}

// The lock's line of a case that can still be edited, or why there is none.
std::expected<LockEntry*, std::vector<Fault>> live_entry(Editor& editor, std::string_view id) {
  LockEntry* entry = editor.lock.find(id);
  if (entry == nullptr) {
    std::vector<std::string> known;
    for (const LockEntry& other : editor.lock.entries) {
      known.push_back(other.id);
    }
    return refuse(id, "the id was never allocated", nearest_remedy(id, known, "see rdspec list"));
  }
  if (entry->retired) {
    return refuse(id, "the case is retired", "ids are never reused");
  }
  return entry;
}

void prune_flags(wire::Json& file) {
  std::set<std::string> used;
  for (const wire::Json& c : file["cases"]) {
    for (const wire::Json& flag : c.value("flags", wire::Json::array())) {
      used.insert(flag.get<std::string>());
    }
  }
  wire::Json kept = wire::Json::object();
  for (const auto& [flag, explanation] : file["flags"].items()) {
    if (used.contains(flag)) {
      kept[flag] = explanation;
    }
  }
  file["flags"] = std::move(kept);
}

}  // namespace

CaseEditResult add_cases(const fs::path& root, const CaseDrafts& drafts) {
  Editor editor(root);
  if (!editor.faults.empty()) {
    return std::unexpected(std::move(editor.faults));
  }
  auto merged =
      merge_drafts(editor.loaded, drafts, next_case_number(editor.lock, editor.loaded.files));
  if (!merged) {
    return std::unexpected(std::move(merged.error()));
  }
  std::vector<std::string> ids;
  for (const NewCase& added : merged->cases) {
    ids.push_back(added.id);
    editor.lock.entries.push_back({.id = added.id,
                                   .retired = false,
                                   .rev = 1,
                                   .sha256 = sha256_hex(added.meaning),
                                   .successor = {},
                                   .reason = {},
                                   .line = 0});
  }
  Overlay files;
  files.emplace(case_file_path(drafts.noun, drafts.topic), format_case_file(merged->file));
  auto edit = editor.commit(std::move(files), std::move(ids));
  if (!edit) {
    point_at_drafts(*merged, drafts, edit.error());
  }
  return edit;
}

CaseEditResult amend_case(const fs::path& root, std::string_view id) {
  Editor editor(root);
  if (!editor.faults.empty()) {
    return std::unexpected(std::move(editor.faults));
  }
  auto entry = live_entry(editor, id);
  if (!entry) {
    return std::unexpected(std::move(entry.error()));
  }
  CaseFile* file = editor.file_of(id);
  if (file == nullptr) {
    return refuse(id, "no file holds the case", "restore it, or retire it");
  }
  const auto index = static_cast<std::size_t>(
      std::find_if(file->cases.begin(), file->cases.end(),
                   [&](const CaseRecord& record) { return record.published.id == id; }) -
      file->cases.begin());
  const std::string sha256 = sha256_hex(file->cases[index].meaning);
  if (sha256 == (*entry)->sha256) {
    return refuse(id, "the meaning has not changed",
                  "edit the case first; title, rules, flags and boundary need no amending");
  }
  (*entry)->sha256 = sha256;
  ++(*entry)->rev;
  file->json["cases"][index]["rev"] = (*entry)->rev;
  Overlay files;
  files.emplace(file->path, format_case_file(file->json));
  return editor.commit(std::move(files), {std::string(id)});
}

CaseEditResult retire_case(const fs::path& root, std::string_view id, std::string_view reason,
                           std::string_view successor) {
  Editor editor(root);
  if (!editor.faults.empty()) {
    return std::unexpected(std::move(editor.faults));
  }
  auto entry = live_entry(editor, id);
  if (!entry) {
    return std::unexpected(std::move(entry.error()));
  }
  if (reason.find_first_not_of(' ') == std::string_view::npos ||
      reason.find_first_of("\r\n") != std::string_view::npos) {
    return refuse(id, "the reason must be one line that is not empty", "say why the case goes");
  }
  if (!successor.empty()) {
    if (successor == id) {
      return refuse(id, "a case does not succeed itself", "name another case or none");
    }
    if (auto other = live_entry(editor, successor); !other) {
      return std::unexpected(std::move(other.error()));
    }
  }
  (*entry)->retired = true;
  (*entry)->successor = successor;
  (*entry)->reason = reason;
  Overlay files;
  // A case that someone removed by hand leaves only the lock to be mended.
  if (CaseFile* file = editor.file_of(id)) {
    wire::Json& cases = file->json["cases"];
    cases.erase(std::find_if(cases.begin(), cases.end(),
                             [&](const wire::Json& c) { return c["id"] == std::string(id); }));
    if (cases.empty()) {
      files.emplace(file->path, std::nullopt);
    } else {
      prune_flags(file->json);
      files.emplace(file->path, format_case_file(file->json));
    }
  }
  return editor.commit(std::move(files), {std::string(id)});
}

}  // namespace rdspec::runner
