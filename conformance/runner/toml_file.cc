// SPDX-License-Identifier: Apache-2.0
//
// TOML as the data form that the readers of the suite share. The only file that knows toml++.

#include <toml++/toml.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "conformance/runner/source_tree.h"

namespace rdspec::runner {
namespace {

void convert(const toml::node& node, const std::string& pointer, DataFile& file, wire::Json& out) {
  if (const toml::table* table = node.as_table()) {
    file.lines.emplace(pointer, node.source().begin.line);
    out = wire::Json::object();
    for (const auto& [key, value] : *table) {
      const std::string name(key.str());
      convert(value, pointer + '/' + name, file, out[name]);
    }
  } else if (const toml::array* array = node.as_array()) {
    file.lines.emplace(pointer, node.source().begin.line);
    out = wire::Json::array();
    for (std::size_t i = 0; i < array->size(); ++i) {
      out.emplace_back(nullptr);
      convert(*array->get(i), pointer + '/' + std::to_string(i), file, out.back());
    }
  } else {
    // Here a fault can point at the very line, which JSON does not offer.
    file.lines.emplace(pointer, node.source().begin.line);
    if (const auto text = node.value_exact<std::string>()) {
      out = *text;
    } else if (const auto number = node.value_exact<std::int64_t>()) {
      out = *number;
    } else if (const auto truth = node.value_exact<bool>()) {
      out = *truth;
    } else if (const auto real = node.value_exact<double>()) {
      out = *real;
    } else {
      out = nullptr;  // a date or time: no member of the suite is one, the reader refuses it
    }
  }
}

// The line of the first line that is too long, or 0.
std::size_t overlong_line(std::string_view text) {
  std::size_t line = 1;
  for (std::size_t begin = 0; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kTomlLineBytesMax) {
      return line;
    }
    begin = end + 1;
  }
  return 0;
}

}  // namespace

std::optional<DataFile> parse_toml_file(std::string path, std::string_view text,
                                        std::vector<Fault>& faults) {
  DataFile file{.path = std::move(path), .json = {}, .lines = {}};
  if (const std::size_t line = overlong_line(text); line != 0) {
    faults.push_back({file.path, line, "",
                      "the line is longer than " + std::to_string(kTomlLineBytesMax) + " bytes",
                      "break it"});
    return std::nullopt;
  }
  try {
    const toml::table table = toml::parse(text, file.path);
    convert(table, "", file, file.json);
  } catch (const toml::parse_error& error) {  // how toml++ speaks; it goes no further than this
    const toml::source_position at = error.source().begin;
    faults.push_back({file.path, at.line, "", std::string(error.description()),
                      "look at column " + std::to_string(at.column)});
    return std::nullopt;
  }
  return file;
}

}  // namespace rdspec::runner
