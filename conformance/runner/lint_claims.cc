// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/runner/expectation.h"
#include "conformance/runner/lint_checks.h"
#include "conformance/wire/text.h"

namespace rdspec::runner {
namespace {

constexpr std::size_t kQuotedWordsMax = 25;

class CaseClaims {
 public:
  CaseClaims(const Suite& suite, const CaseRecord& record, std::vector<Fault>& faults)
      : suite_(&suite), record_(&record), case_(&record.published), faults_(&faults) {}

  void check() {
    check_level();
    if (record_->boundary) {
      check_boundary(*record_->boundary);
    }
  }

 private:
  void add(std::string message, std::string remedy) {
    faults_->push_back(
        {case_->file, case_->line, case_->id, std::move(message), std::move(remedy)});
  }

  // A case cannot demand more than the strongest rule that it cites. Questions demand nothing and
  // their cases are never judged.
  void check_level() {
    bool cites_rule = false;
    Level strongest = Level::kInfo;
    for (const std::string& id : case_->rules) {
      const Rule* rule = suite_->find_rule(id);
      if (rule != nullptr && !rule->is_question) {
        cites_rule = true;
        strongest = std::min(strongest, rule->level);
      }
    }
    if (cites_rule && case_->level < strongest) {
      add("level " + std::string(name_of(case_->level)) +
              " is more than any of its rules demands: " + std::string(name_of(strongest)),
          "lower the level or cite the rule that demands it");
    }
  }

  void check_boundary(const Boundary& boundary) {
    const Rule* rule = suite_->find_rule(boundary.rule);
    if (rule == nullptr || !rule->bound) {
      add("the rule " + boundary.rule + " has no bound", "remove \"boundary\"");
      return;
    }
    const std::uint64_t bound = rule->bound->value;
    const std::uint64_t distance =
        boundary.value > bound ? boundary.value - bound : bound - boundary.value;
    if (distance != (boundary.inside ? 0U : 1U)) {
      add("the value " + std::to_string(boundary.value) + " does not stand at the bound of " +
              std::to_string(bound),
          boundary.inside ? "inside is the bound itself" : "outside is the next value");
    }
    if (!holds_value(boundary.value)) {
      add("the input does not hold the value " + std::to_string(boundary.value),
          "it must be a number, a run of digits or the length of a text or of a word in it");
    }
    if (rule->sides == "both" && boundary.inside != expects_acceptance(case_->expect)) {
      add(boundary.inside ? "inside the bound the rule accepts, and the case does not"
                          : "outside the bound the rule refuses, and the case accepts",
          "correct the side or the expectation");
    }
  }

  [[nodiscard]] bool holds_value(std::uint64_t value) const {
    return std::any_of(case_->inputs.begin(), case_->inputs.end(),
                       [&](const wire::Json& input) { return json_holds(input, value); });
  }

  static bool json_holds(const wire::Json& json, std::uint64_t value) {
    if (json.is_number_unsigned()) {
      return json.get<std::uint64_t>() == value;
    }
    if (json.is_object() && json.size() == 1 && (json.contains("text") || json.contains("u16"))) {
      const auto text = wire::text_from_json(json);
      return text && text_holds(*text, value);
    }
    return (json.is_object() || json.is_array()) &&
           std::any_of(json.begin(), json.end(),
                       [&](const wire::Json& inner) { return json_holds(inner, value); });
  }

  static bool is_word_unit(char16_t unit, bool with_hyphens) {
    return (with_hyphens && unit == u'-') || (unit >= u'0' && unit <= u'9') ||
           (unit >= u'A' && unit <= u'Z') || (unit >= u'a' && unit <= u'z') || unit >= 0x80;
  }

  // As the length of the text or of a word in it, or as the word itself. A class id is a word with
  // hyphens.
  static bool text_holds(std::u16string_view text, std::uint64_t value) {
    return text.size() == value || words_hold(text, value, false) || words_hold(text, value, true);
  }

  static bool words_hold(std::u16string_view text, std::uint64_t value, bool with_hyphens) {
    const std::string decimal = std::to_string(value);
    const std::u16string digits(decimal.begin(), decimal.end());
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && is_word_unit(text[end], with_hyphens)) {
        ++end;
      }
      if (end - begin == value || text.substr(begin, end - begin) == digits) {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  const Suite* suite_;
  const CaseRecord* record_;
  const Case* case_;
  std::vector<Fault>* faults_;
};

void check_unused_flags(const CaseFile& file, std::vector<Fault>& faults) {
  std::set<std::string> used;
  for (const CaseRecord& record : file.cases) {
    used.insert(record.published.flags.begin(), record.published.flags.end());
  }
  for (const auto& [flag, explanation] : file.flags) {
    if (!used.contains(flag)) {
      faults.push_back({file.path, 0, "", "flag " + flag + " is explained and no case carries it",
                        "remove it, or give it to a case"});
    }
  }
}

// Words between quotation marks, straight or typographic.
std::size_t quoted_words(std::string_view text) {
  constexpr std::string_view kOpening = "\u201C";
  constexpr std::string_view kClosing = "\u201D";
  std::size_t words = 0;
  bool quoted = false;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (text[i] == '"' || rest.starts_with(kOpening) || rest.starts_with(kClosing)) {
      quoted = text[i] == '"' ? !quoted : rest.starts_with(kOpening);
      i += text[i] == '"' ? 0 : kOpening.size() - 1;
      in_word = false;
      continue;
    }
    const bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';
    words += quoted && !blank && !in_word ? 1 : 0;
    in_word = !blank;
  }
  return words;
}

}  // namespace

void check_claims(const LoadedSuite& loaded, std::vector<Fault>& faults) {
  for (const CaseFile& file : loaded.files) {
    for (const CaseRecord& record : file.cases) {
      CaseClaims(loaded.suite, record, faults).check();
    }
    check_unused_flags(file, faults);
  }
}

void check_sources(const Suite& suite, std::vector<Fault>& faults) {
  for (const Rule& rule : suite.rules) {
    if (quoted_words(rule.source) > kQuotedWordsMax) {
      faults.push_back({rule.file, rule.line, rule.id,
                        "the source quotes more than " + std::to_string(kQuotedWordsMax) + " words",
                        "cite the section and quote less"});
    }
  }
}

}  // namespace rdspec::runner
