// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/object_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace rdspec::runner {
namespace {

std::string in_quotes(std::string_view key) { return '"' + std::string(key) + '"'; }

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    text += (text.empty() ? "" : ", ") + std::string(word);
  }
  return text;
}

}  // namespace

ObjectReader::ObjectReader(const wire::Json& object, std::string pointer, std::string id,
                           FaultSink& sink)
    : object_(&object), pointer_(std::move(pointer)), id_(std::move(id)), sink_(&sink) {}

bool ObjectReader::close(std::span<const std::string_view> keys) {
  if (!object_->is_object()) {
    fault("this must be an object, not " + std::string(object_->type_name()),
          "its members are " + joined(keys));
    return false;
  }
  const std::vector<std::string> known(keys.begin(), keys.end());
  for (const auto& [key, value] : object_->items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      sink_->add(at(key), id_, "unknown key " + in_quotes(key),
                 nearest_remedy(key, known, "known are " + joined(keys)));
    }
  }
  return true;
}

const wire::Json* ObjectReader::member(std::string_view key, Need need) {
  if (object_->is_object()) {
    if (const auto found = object_->find(key); found != object_->end()) {
      return &*found;
    }
    if (need == Need::kRequired) {
      fault(in_quotes(key) + " is missing", "add it");
    }
  }
  return nullptr;
}

std::string ObjectReader::text(std::string_view key, Need need) {
  const wire::Json* value = member(key, need);
  if (value == nullptr) {
    return {};
  }
  if (!value->is_string()) {
    sink_->add(at(key), id_, in_quotes(key) + " must be a string, not " + value->type_name(),
               "write it in quotation marks");
    return {};
  }
  auto text = value->get<std::string>();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    fault(in_quotes(key) + " is empty",
          need == Need::kRequired ? "fill it" : "fill it or remove it");
    return {};
  }
  return text;
}

std::vector<std::string> ObjectReader::list(std::string_view key, Need need) {
  const wire::Json* value = member(key, need);
  std::vector<std::string> words;
  if (value == nullptr) {
    return words;
  }
  if (!value->is_array() || value->empty()) {
    sink_->add(at(key), id_,
               in_quotes(key) + (value->is_array() ? " is empty" : " must be an array of strings"),
               need == Need::kRequired ? "name at least one" : "name at least one or remove it");
    return words;
  }
  for (const wire::Json& element : *value) {
    if (!element.is_string() || element.get_ref<const std::string&>().empty()) {
      sink_->add(at(key), id_,
                 in_quotes(key) + " holds something other than a word: " + element.dump(),
                 "write each element in quotation marks");
      continue;
    }
    auto word = element.get<std::string>();
    if (std::find(words.begin(), words.end(), word) != words.end()) {
      sink_->add(at(key), id_, in_quotes(key) + " names " + word + " twice", "remove one");
      continue;
    }
    words.push_back(std::move(word));
  }
  return words;
}

std::optional<std::uint64_t> ObjectReader::number(std::string_view key, std::uint64_t max,
                                                  Need need) {
  const wire::Json* value = member(key, need);
  if (value == nullptr) {
    return std::nullopt;
  }
  // TOML gives signed integers where JSON gives unsigned ones.
  const bool whole = value->is_number_unsigned() ||
                     (value->is_number_integer() && value->get<std::int64_t>() >= 0);
  if (!whole || value->get<std::uint64_t>() > max) {
    sink_->add(at(key), id_,
               in_quotes(key) + " must be a whole number from 0 to " + std::to_string(max) +
                   ", not " + value->dump(),
               "correct it");
    return std::nullopt;
  }
  return value->get<std::uint64_t>();
}

std::optional<std::size_t> ObjectReader::choice(std::string_view key,
                                                std::span<const std::string_view> choices,
                                                Need need) {
  const std::string word = text(key, need);
  if (word.empty()) {
    return std::nullopt;
  }
  const auto found = std::find(choices.begin(), choices.end(), word);
  if (found == choices.end()) {
    fault(in_quotes(key) + " cannot be " + in_quotes(word), "it is one of " + joined(choices));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - choices.begin());
}

std::vector<ObjectReader> ObjectReader::tables(std::string_view key, Need need) {
  std::vector<ObjectReader> readers;
  const wire::Json* array = member(key, need);
  if (array == nullptr) {
    return readers;
  }
  if (!array->is_array()) {
    sink_->add(at(key), id_, in_quotes(key) + " must be an array of tables",
               "write [[" + std::string(key) + "]]");
    return readers;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    readers.emplace_back((*array)[i], at(key) + '/' + std::to_string(i), id_, *sink_);
  }
  return readers;
}

void ObjectReader::fault(std::string message, std::string remedy) {
  sink_->add(pointer_, id_, std::move(message), std::move(remedy));
}

void ObjectReader::adopt_id(std::string_view key) {
  const wire::Json* value = member(key, Need::kOptional);
  if (value != nullptr && value->is_string() && !value->get_ref<const std::string&>().empty()) {
    id_ = value->get<std::string>();
  }
}

std::string ObjectReader::at(std::string_view key) const {
  return pointer_ + '/' + std::string(key);
}

}  // namespace rdspec::runner
