// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/selector.h"

#include <fnmatch.h>

#include <algorithm>
#include <set>

#include "conformance/runner/fault.h"

namespace rdspec::runner {
namespace {

std::string place_of(const Case& c) { return c.noun + '/' + c.topic; }

// The text between blanks.
std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool pattern_matches(const std::string& pattern, const Case& c) {
  const auto glob = [&](const std::string& text) {
    return fnmatch(pattern.c_str(), text.c_str(), FNM_NOESCAPE) == 0;
  };
  return glob(c.id) || glob(c.op) || glob(place_of(c)) ||
         std::any_of(c.rules.begin(), c.rules.end(), glob);
}

}  // namespace

std::expected<Selector, std::string> parse_selector(std::string_view text) {
  Selector selector;
  if (trimmed(text).empty()) {
    return selector;
  }
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view pattern = trimmed(text.substr(begin, end - begin));
    if (pattern.empty()) {
      return std::unexpected("pattern " + std::to_string(selector.patterns.size() + 1) + " of \"" +
                             std::string(text) + "\" is empty; remove a comma");
    }
    selector.patterns.emplace_back(pattern);
    begin = end + 1;
  }
  return selector;
}

bool matches(const Selector& selector, const Case& c) {
  return selector.patterns.empty() ||
         std::any_of(selector.patterns.begin(), selector.patterns.end(),
                     [&](const std::string& pattern) { return pattern_matches(pattern, c); });
}

std::vector<const Case*> select_cases(const Suite& suite, const Selector& selector) {
  std::vector<const Case*> selected;
  for (const Case& c : suite.cases) {
    if (matches(selector, c)) {
      selected.push_back(&c);
    }
  }
  return selected;
}

std::string why_nothing(const Suite& suite, const Selector& selector) {
  if (suite.cases.empty()) {
    return "the suite has no cases";
  }
  std::set<std::string> words;
  for (const Case& c : suite.cases) {
    words.insert({c.id, c.op, place_of(c)});
    words.insert(c.rules.begin(), c.rules.end());
  }
  const std::vector<std::string> known(words.begin(), words.end());
  std::string text;
  for (const std::string& pattern : selector.patterns) {
    text += (text.empty() ? "" : "; ") + std::string("no case matches \"") + pattern + "\"";
    if (const std::string near = nearest(pattern, known); !near.empty()) {
      text += ", nearest is " + near;
    }
  }
  return text;
}

}  // namespace rdspec::runner
