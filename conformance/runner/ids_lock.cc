// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/ids_lock.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "conformance/runner/sha256.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

constexpr std::string_view kRetired = "retired";
constexpr std::size_t kSha256Digits = 64;
constexpr std::string_view kForm =
    "RD-0001 1 <sha256>, or RD-0001 retired <successor or -> <reason>";

// Takes the next word off the front of a line.
std::string_view take_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

bool is_sha256(std::string_view text) {
  return text.size() == kSha256Digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Whether the line is well-formed; fills the entry.
bool read_line(std::string_view rest, LockEntry& entry) {
  entry.id = take_word(rest);
  const std::string_view second = take_word(rest);
  if (!is_case_id(entry.id)) {
    return false;
  }
  const std::string_view third = take_word(rest);
  if (second == kRetired) {
    entry.retired = true;
    entry.successor = third == "-" ? "" : third;
    entry.reason = rest;
    return !entry.reason.empty() && (third == "-" || is_case_id(third));
  }
  const auto [end, error] =
      std::from_chars(second.data(), second.data() + second.size(), entry.rev);
  entry.sha256 = third;
  return error == std::errc{} && end == second.data() + second.size() && entry.rev > 0 &&
         is_sha256(third) && rest.empty();
}

bool entry_less(const LockEntry& entry, std::string_view id) { return case_id_less(entry.id, id); }

unsigned number_of(std::string_view id) {
  unsigned number = 0;
  const std::size_t begin = id.find('-') + 1;
  std::from_chars(id.data() + begin, id.data() + id.size(), number);
  return number;
}

void check_case(const IdsLock& lock, const CaseRecord& record, std::vector<Fault>& faults) {
  const Case& c = record.published;
  const auto add = [&](std::string message, std::string remedy) {
    faults.push_back({c.file, c.line, c.id, std::move(message), std::move(remedy)});
  };
  const LockEntry* entry = lock.find(c.id);
  if (entry == nullptr) {
    add("the case is not in " + std::string(kIdsLockPath),
        "remove id and rev and add it with rdspec case add");
  } else if (entry->retired) {
    add("the id is retired", "ids are never reused: add the case with rdspec case add");
  } else if (entry->sha256 != sha256_hex(record.meaning)) {
    add(c.rev == entry->rev ? "the meaning changed without a new rev"
                            : "the meaning and rev changed and the lock does not know",
        "rdspec case amend " + c.id + " records it, or undo the change");
  } else if (entry->rev != c.rev) {
    add("rev is " + std::to_string(c.rev) + ", the lock says " + std::to_string(entry->rev) +
            " for the same meaning",
        "write " + std::to_string(entry->rev));
  }
}

}  // namespace

LockEntry* IdsLock::find(std::string_view id) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), id, entry_less);
  return found == entries.end() || found->id != id ? nullptr : &*found;
}

const LockEntry* IdsLock::find(std::string_view id) const {
  const auto found = std::lower_bound(entries.begin(), entries.end(), id, entry_less);
  return found == entries.end() || found->id != id ? nullptr : &*found;
}

IdsLock read_ids_lock(const SourceTree& tree, std::vector<Fault>& faults) {
  IdsLock lock;
  if (!tree.exists(kIdsLockPath)) {
    return lock;
  }
  const std::string path(kIdsLockPath);
  const auto text = tree.read(path, kFileBytesMax, faults);
  std::string_view rest = text ? std::string_view(*text) : std::string_view();
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    LockEntry entry;
    entry.line = line;
    if (!read_line(rest.substr(0, end), entry)) {
      faults.push_back(
          {path, line, entry.id, "the line is malformed", "its form is " + std::string(kForm)});
    } else if (!lock.entries.empty() && !case_id_less(lock.entries.back().id, entry.id)) {
      const bool twice = lock.entries.back().id == entry.id;
      faults.push_back({path, line, entry.id,
                        twice ? "the id stands twice" : "the line is out of order",
                        twice ? "of two cases with one id the later one is added anew"
                              : "sort the lines by id"});
    } else {
      lock.entries.push_back(std::move(entry));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lock;
}

std::string format_ids_lock(const IdsLock& lock) {
  std::string text;
  for (const LockEntry& entry : lock.entries) {
    text += entry.id;
    if (entry.retired) {
      text += " retired " + (entry.successor.empty() ? "-" : entry.successor) + ' ' + entry.reason;
    } else {
      text += ' ' + std::to_string(entry.rev) + ' ' + entry.sha256;
    }
    text += '\n';
  }
  return text;
}

unsigned next_case_number(const IdsLock& lock, const std::vector<CaseFile>& files) {
  unsigned last = lock.entries.empty() ? 0 : number_of(lock.entries.back().id);
  for (const CaseFile& file : files) {
    for (const CaseRecord& record : file.cases) {
      last = std::max(last, number_of(record.published.id));
    }
  }
  return last + 1;
}

std::string case_id(unsigned number) {
  constexpr std::size_t kDigitsMin = 4;
  const std::string digits = std::to_string(number);
  return "RD-" + std::string(kDigitsMin - std::min(kDigitsMin, digits.size()), '0') + digits;
}

void check_ids_lock(const IdsLock& lock, const std::vector<CaseFile>& files,
                    std::vector<Fault>& faults) {
  std::map<std::string_view, const CaseRecord*> cases;
  for (const CaseFile& file : files) {
    for (const CaseRecord& record : file.cases) {
      cases.emplace(record.published.id, &record);
      check_case(lock, record, faults);
    }
  }
  const std::string path(kIdsLockPath);
  unsigned expected = 1;
  for (const LockEntry& entry : lock.entries) {
    if (const unsigned number = number_of(entry.id); number != expected) {
      faults.push_back({path, entry.line, entry.id,
                        case_id(expected) + " is missing before this line",
                        "ids are allocated without holes: restore the line"});
    }
    expected = number_of(entry.id) + 1;
    if (!entry.retired && !cases.contains(entry.id)) {
      faults.push_back({path, entry.line, entry.id, "the case vanished without a tombstone",
                        "restore it, or rdspec case retire " + entry.id + " --reason …"});
    }
    if (!entry.successor.empty() && lock.find(entry.successor) == nullptr) {
      faults.push_back({path, entry.line, entry.id,
                        "the successor " + entry.successor + " was never allocated",
                        "name an existing case, or -"});
    }
  }
}

}  // namespace rdspec::runner
