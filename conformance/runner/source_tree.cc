// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/source_tree.h"

#include <algorithm>
#include <fstream>
#include <ios>
#include <system_error>
#include <utility>

#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

namespace fs = std::filesystem;

bool has_ending(std::string_view path, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return path.ends_with(ending); });
}

// The id of the case that a line of a text that is no JSON belongs to, as far as can be told.
std::string case_begun_before(std::string_view text, std::size_t line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line && end < text.size(); ++i) {
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  }
  constexpr std::string_view kKey = "\"id\": \"";
  const std::size_t key = text.substr(0, end).rfind(kKey);
  if (key == std::string_view::npos) {
    return {};
  }
  const std::string_view rest = text.substr(key + kKey.size(), end - key - kKey.size());
  const std::string_view id = rest.substr(0, rest.find('"'));
  return is_case_id(id) ? std::string(id) : std::string();
}

}  // namespace

SourceTree::SourceTree(fs::path root, Overlay overlay)
    : root_(std::move(root)), overlay_(std::move(overlay)) {}

bool SourceTree::exists(std::string_view path) const {
  if (const auto found = overlay_.find(path); found != overlay_.end()) {
    return found->second.has_value();
  }
  std::error_code error;
  return fs::exists(root_ / path, error);
}

std::vector<std::string> SourceTree::list(std::string_view folder,
                                          const std::vector<std::string>& endings) const {
  std::vector<std::string> paths;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(root_ / folder, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    std::string path = it->path().lexically_relative(root_).generic_string();
    std::error_code unreadable;
    if (it->is_regular_file(unreadable) && has_ending(path, endings) && !overlay_.contains(path)) {
      paths.push_back(std::move(path));
    }
  }
  const std::string below = std::string(folder) + '/';
  for (const auto& [path, text] : overlay_) {
    if (text && path.starts_with(below) && has_ending(path, endings)) {
      paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::optional<std::string> SourceTree::read(std::string_view path, std::size_t size_bytes_max,
                                            std::vector<Fault>& faults) const {
  if (const auto found = overlay_.find(path); found != overlay_.end() && found->second) {
    return found->second;
  }
  std::error_code error;
  const auto size_bytes = fs::file_size(root_ / path, error);
  if (error) {
    faults.push_back({std::string(path), 0, "", "cannot be read: " + error.message(),
                      "is the root " + root_.string() + " the right one?"});
    return std::nullopt;
  }
  if (size_bytes > size_bytes_max) {
    faults.push_back({std::string(path), 0, "",
                      "is larger than " + std::to_string(size_bytes_max) + " bytes", "split it"});
    return std::nullopt;
  }
  std::ifstream stream(root_ / path, std::ios::binary);
  std::string text(size_bytes, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream) {
    faults.push_back({std::string(path), 0, "", "cannot be read", "check its permissions"});
    return std::nullopt;
  }
  return text;
}

std::optional<DataFile> SourceTree::read_json(std::string_view path,
                                              std::vector<Fault>& faults) const {
  const auto text = read(path, kFileBytesMax, faults);
  return text ? parse_json_file(std::string(path), *text, faults) : std::nullopt;
}

std::optional<DataFile> SourceTree::read_toml(std::string_view path,
                                              std::vector<Fault>& faults) const {
  const auto text = read(path, kTomlFileBytesMax, faults);
  return text ? parse_toml_file(std::string(path), *text, faults) : std::nullopt;
}

std::optional<DataFile> parse_json_file(std::string path, std::string_view text,
                                        std::vector<Fault>& faults) {
  DataFile file{.path = std::move(path), .json = {}, .lines = {}};
  auto json = wire::parse_json(text, {.size_bytes_max = kFileBytesMax, .depth_max = kJsonDepthMax},
                               &file.lines);
  if (!json) {
    const wire::JsonFault& fault = json.error();
    faults.push_back({file.path, fault.line, case_begun_before(text, fault.line), fault.message,
                      "look at column " + std::to_string(fault.column)});
    return std::nullopt;
  }
  file.json = std::move(*json);
  return file;
}

}  // namespace rdspec::runner
