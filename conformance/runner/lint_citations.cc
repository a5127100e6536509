// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "conformance/runner/fault.h"
#include "conformance/runner/lint_checks.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 4> kFolders{"reference", "conformance", "fuzz", "bench"};
// Tests of the tools invent ids.
constexpr std::string_view kInventing = "conformance/tests/";

bool is_id_unit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// The first thing at or after `from` that looks like the id of a rule: a known prefix, a hyphen, a
// digit or Q and a digit. Empty when there is none.
std::string_view next_citation(std::string_view text, std::size_t from) {
  for (std::size_t hyphen = text.find('-', from); hyphen != std::string_view::npos;
       hyphen = text.find('-', hyphen + 1)) {
    constexpr std::size_t kPrefixLength = 3;
    if (hyphen < from + kPrefixLength) {
      continue;
    }
    const std::size_t begin = hyphen - kPrefixLength;
    const std::string_view prefix = text.substr(begin, kPrefixLength);
    const bool known = std::any_of(kNouns.begin(), kNouns.end(),
                                   [&](const Noun& noun) { return noun.prefix == prefix; });
    const bool starts_word = begin == 0 || (!is_id_unit(text[begin - 1]) && text[begin - 1] != '-');
    std::size_t end = hyphen + 1;
    while (end < text.size() && is_id_unit(text[end])) {
      ++end;
    }
    const std::size_t digits =
        end > hyphen + 1 && text[hyphen + 1] == 'Q' ? hyphen + 2 : hyphen + 1;
    const bool numbered = digits < end && text[digits] >= '0' && text[digits] <= '9';
    if (known && starts_word && numbered) {
      return text.substr(begin, end - begin);
    }
  }
  return {};
}

// A pattern names no single rule.
bool is_pattern(std::string_view text, std::string_view citation) {
  const auto end = static_cast<std::size_t>(citation.data() - text.data()) + citation.size();
  return end < text.size() && (text[end] == '?' || text[end] == '*' || text[end] == '[');
}

class Search {
 public:
  Search(const Suite& suite, std::vector<Fault>& faults) : suite_(&suite), faults_(&faults) {
    for (const Rule& rule : suite.rules) {
      known_.push_back(rule.id);
    }
  }

  void file(const std::string& path, std::string_view text) {
    std::size_t from = 0;
    for (;;) {
      const std::string_view citation = next_citation(text, from);
      if (citation.empty()) {
        return;
      }
      const auto begin = static_cast<std::size_t>(citation.data() - text.data());
      from = begin + citation.size();
      if (suite_->find_rule(citation) == nullptr && !is_pattern(text, citation)) {
        const auto line =
            1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
        faults_->push_back({path, static_cast<std::size_t>(line), "",
                            "rule " + std::string(citation) + " does not exist",
                            nearest_remedy(citation, known_, "add it to the spec")});
      }
    }
  }

 private:
  const Suite* suite_;
  std::vector<Fault>* faults_;
  std::vector<std::string> known_;
};

}  // namespace

std::size_t check_citations(const SourceTree& tree, const Suite& suite,
                            std::vector<Fault>& faults) {
  Search search(suite, faults);
  std::size_t files = 0;
  for (const std::string_view folder : kFolders) {
    for (const std::string& path : tree.list(folder, {".h", ".cc", ".c", ".md"})) {
      if (path.starts_with(kInventing)) {
        continue;
      }
      if (const auto text = tree.read(path, kFileBytesMax, faults)) {
        search.file(path, *text);
        ++files;
      }
    }
  }
  return files;
}

}  // namespace rdspec::runner
