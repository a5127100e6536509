// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/case_format.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace rdspec::runner {
namespace {

constexpr std::size_t kColumnsMax = 100;
constexpr std::size_t kIndent = 2;
constexpr std::array<std::string_view, 6> kFileOrder{"schema", "noun",  "topic",
                                                     "about",  "flags", "cases"};
constexpr std::array<std::string_view, 13> kCaseOrder{
    "id", "rev",    "title", "rules", "level",    "evidence", "op",
    "in", "expect", "needs", "on",    "boundary", "flags"};

std::string in_quotes(std::string_view text) { return wire::Json(text).dump(); }

std::string on_one_line(const wire::Json& value) {
  std::string text;
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      text += (text.empty() ? "" : ", ") + in_quotes(key) + ": " + on_one_line(inner);
    }
    return '{' + text + '}';
  }
  if (value.is_array()) {
    for (const wire::Json& inner : value) {
      text += (text.empty() ? "" : ", ") + on_one_line(inner);
    }
    return '[' + text + ']';
  }
  return value.dump();
}

// The lines of a bracketed list whose elements are formatted already.
std::string bracketed(char open, const std::vector<std::string>& elements, char close,
                      std::size_t indent) {
  std::string text(1, open);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    text += (i == 0 ? "\n" : ",\n") + std::string(indent + kIndent, ' ') + elements[i];
  }
  return text + '\n' + std::string(indent, ' ') + close;
}

std::string layout(const wire::Json& value, std::size_t indent, std::size_t used);

std::string member(const std::string& key, const wire::Json& value, std::size_t indent) {
  const std::string name = in_quotes(key) + ": ";
  return name + layout(value, indent, indent + name.size());
}

// @param used  the columns before the value on its line.
std::string layout(const wire::Json& value, std::size_t indent, std::size_t used) {
  std::string line = on_one_line(value);
  // A comma may follow.
  if (!value.is_structured() || value.empty() || used + line.size() < kColumnsMax) {
    return line;
  }
  std::vector<std::string> elements;
  if (value.is_array()) {
    for (const wire::Json& inner : value) {
      elements.push_back(layout(inner, indent + kIndent, indent + kIndent));
    }
    return bracketed('[', elements, ']', indent);
  }
  for (const auto& [key, inner] : value.items()) {
    elements.push_back(member(key, inner, indent + kIndent));
  }
  return bracketed('{', elements, '}', indent);
}

// The keys of an object: those of `order` first.
std::vector<std::string> ordered_keys(const wire::Json& object,
                                      std::span<const std::string_view> order) {
  std::vector<std::string> keys;
  for (const std::string_view key : order) {
    if (object.contains(key)) {
      keys.emplace_back(key);
    }
  }
  for (const auto& [key, value] : object.items()) {
    if (std::find(order.begin(), order.end(), key) == order.end()) {
      keys.push_back(key);
    }
  }
  return keys;
}

std::string format_case(const wire::Json& c, std::size_t indent) {
  std::vector<std::string> members;
  for (const std::string& key : ordered_keys(c, kCaseOrder)) {
    members.push_back(member(key, c[key], indent + kIndent));
  }
  return bracketed('{', members, '}', indent);
}

}  // namespace

std::string format_case_value(const wire::Json& value, std::size_t indent) {
  return layout(value, indent, indent);
}

std::string format_case_file(const wire::Json& file) {
  std::vector<std::string> members;
  for (const std::string& key : ordered_keys(file, kFileOrder)) {
    const wire::Json& value = file[key];
    if (key == "flags" && !value.empty()) {
      std::vector<std::string> flags;
      for (const auto& [flag, explanation] : value.items()) {
        flags.push_back(member(flag, explanation, 2 * kIndent));
      }
      members.push_back("\"flags\": " + bracketed('{', flags, '}', kIndent));
    } else if (key == "cases") {
      std::vector<std::string> cases;
      for (const wire::Json& c : value) {
        cases.push_back(format_case(c, 2 * kIndent));
      }
      members.push_back("\"cases\": " + bracketed('[', cases, ']', kIndent));
    } else {
      members.push_back(member(key, value, kIndent));
    }
  }
  return bracketed('{', members, '}', 0) + '\n';
}

}  // namespace rdspec::runner
