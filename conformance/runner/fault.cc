// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/fault.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <tuple>
#include <utility>

namespace rdspec::runner {
namespace {

// Letter case is the commonest slip: it does not count as a difference here.
bool alike(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

// Levenshtein distance, one row at a time.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (alike(a[i], b[j]) ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string format_fault(const Fault& fault) {
  std::string line = fault.file;
  if (fault.line != 0) {
    line += ':' + std::to_string(fault.line);
  }
  if (!line.empty()) {
    line += ": ";
  }
  if (!fault.id.empty()) {
    line += fault.id + ": ";
  }
  line += fault.message;
  if (!fault.remedy.empty()) {
    line += "; " + fault.remedy;
  }
  return line;
}

std::string format_faults(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    text += format_fault(fault) + '\n';
  }
  return text;
}

void sort_faults(std::vector<Fault>& faults) {
  const auto key = [](const Fault& f) { return std::tie(f.file, f.line, f.id, f.message); };
  std::stable_sort(faults.begin(), faults.end(),
                   [&](const Fault& a, const Fault& b) { return key(a) < key(b); });
  const auto repeated =
      std::unique(faults.begin(), faults.end(),
                  [&](const Fault& a, const Fault& b) { return key(a) == key(b); });
  faults.erase(repeated, faults.end());
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  // Beyond this the words have nothing to do with each other.
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 2) + 1;
  std::string best;
  for (const std::string& candidate : known) {
    // The beginning of a long name is often all that is remembered.
    const bool begins = word.size() >= 3 && candidate.starts_with(word);
    const std::size_t distance = begins ? 2 : edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string nearest_remedy(std::string_view word, const std::vector<std::string>& known,
                           std::string_view otherwise) {
  const std::string best = nearest(word, known);
  return best.empty() ? std::string(otherwise) : "nearest is " + best;
}

FaultSink::FaultSink(std::string file, const wire::JsonLines& lines, std::vector<Fault>& faults)
    : file_(std::move(file)), lines_(&lines), faults_(&faults) {}

void FaultSink::add(std::string_view pointer, std::string_view id, std::string message,
                    std::string remedy) {
  faults_->push_back(
      {file_, line_of(pointer), std::string(id), std::move(message), std::move(remedy)});
}

std::size_t FaultSink::line_of(std::string_view pointer) const {
  for (;;) {
    if (const auto found = lines_->find(pointer); found != lines_->end()) {
      return found->second;
    }
    const std::size_t slash = pointer.rfind('/');
    if (slash == std::string_view::npos) {
      return 0;
    }
    pointer = pointer.substr(0, slash);
  }
}

}  // namespace rdspec::runner
