// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/seeds_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/runner/object_reader.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 2> kFileKeys{"document", "sentence"};
constexpr std::array<std::string_view, 5> kDocumentKeys{"id", "title", "edition", "url",
                                                        "sentences"};
constexpr std::array<std::string_view, 7> kSentenceKeys{"document", "number",     "begins", "rules",
                                                        "info",     "untestable", "later"};
constexpr std::array<std::string_view, 4> kPlaces{"rules", "info", "untestable", "later"};
constexpr std::uint64_t kSentencesMax = 10'000;
constexpr std::size_t kBeginsWordsMax = 12;

struct Document {
  std::uint64_t sentences = 0;
  std::set<std::uint64_t> seen;
  std::string pointer;
};

using Documents = std::map<std::string, Document>;

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

void read_document(ObjectReader& reader, Documents& documents) {
  reader.adopt_id("id");
  if (!reader.close(kDocumentKeys)) {
    return;
  }
  const std::string id = reader.text("id", Need::kRequired);
  static_cast<void>(reader.text("title", Need::kRequired));
  static_cast<void>(reader.text("edition", Need::kRequired));
  static_cast<void>(reader.text("url", Need::kOptional));
  const auto sentences = reader.number("sentences", kSentencesMax, Need::kRequired);
  if (sentences && *sentences == 0) {
    reader.fault("a document has at least one sentence", "count them");
  }
  Document document{.sentences = sentences.value_or(0), .seen = {}, .pointer = reader.pointer()};
  if (!id.empty() && !documents.emplace(id, std::move(document)).second) {
    reader.fault("the document stands twice", "remove one");
  }
}

void check_cited(ObjectReader& reader, const Suite& suite) {
  for (const std::string& id : reader.list("rules", Need::kOptional)) {
    if (suite.find_rule(id) == nullptr) {
      std::vector<std::string> known;
      for (const Rule& rule : suite.rules) {
        known.push_back(rule.id);
      }
      reader.fault("rule " + id + " does not exist",
                   nearest_remedy(id, known, "add it to the spec"));
    }
  }
}

void read_sentence(ObjectReader& reader, const Suite& suite, Documents& documents) {
  if (!reader.close(kSentenceKeys)) {
    return;
  }
  const std::string document = reader.text("document", Need::kRequired);
  const auto number = reader.number("number", kSentencesMax, Need::kRequired);
  reader.set_id(document + (number ? " sentence " + std::to_string(*number) : ""));
  if (word_count(reader.text("begins", Need::kRequired)) > kBeginsWordsMax) {
    reader.fault("\"begins\" quotes more than " + std::to_string(kBeginsWordsMax) + " words",
                 "keep the first words only");
  }
  const auto places = std::count_if(kPlaces.begin(), kPlaces.end(), [&](std::string_view place) {
    return reader.member(place, Need::kOptional) != nullptr;
  });
  if (places != 1) {
    reader.fault("the sentence has " + std::to_string(places) + " places instead of one",
                 "write exactly one of rules, info, untestable, later");
  }
  check_cited(reader, suite);
  for (const std::string_view reason : {"info", "untestable", "later"}) {
    static_cast<void>(reader.text(reason, Need::kOptional));
  }
  if (document.empty() || !number) {
    return;
  }
  const auto found = documents.find(document);
  if (found == documents.end()) {
    reader.fault("the document is not listed", "add a [[document]] with this id");
  } else if (*number == 0 || *number > found->second.sentences) {
    reader.fault("the document has sentences 1 to " + std::to_string(found->second.sentences),
                 "correct the number");
  } else if (!found->second.seen.insert(*number).second) {
    reader.fault("the sentence stands twice", "remove one");
  }
}

void report_holes(const Documents& documents, FaultSink& sink) {
  for (const auto& [id, document] : documents) {
    for (std::uint64_t number = 1; number <= document.sentences; ++number) {
      if (!document.seen.contains(number)) {
        sink.add(document.pointer, id, "sentence " + std::to_string(number) + " has no place",
                 "say where it went: rules, info, untestable or later");
      }
    }
  }
}

}  // namespace

std::size_t check_seeds(const DataFile& file, const Suite& suite, std::vector<Fault>& faults) {
  FaultSink sink(file.path, file.lines, faults);
  ObjectReader reader(file.json, "", "", sink);
  reader.close(kFileKeys);
  Documents documents;
  for (ObjectReader& document : reader.tables("document", Need::kRequired)) {
    read_document(document, documents);
  }
  std::size_t count = 0;
  for (ObjectReader& sentence : reader.tables("sentence", Need::kRequired)) {
    read_sentence(sentence, suite, documents);
    ++count;
  }
  report_holes(documents, sink);
  return count;
}

}  // namespace rdspec::runner
