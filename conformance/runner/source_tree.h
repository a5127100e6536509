// SPDX-License-Identifier: Apache-2.0
//
// The files below a root as they are, or as they would be after an edit.

#ifndef RDSPEC_RUNNER_SOURCE_TREE_H_
#define RDSPEC_RUNNER_SOURCE_TREE_H_

#include <cstddef>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/runner/suite.h"
#include "conformance/wire/json.h"

namespace rdspec::runner {

/// Bounds of the suite's files; larger ones are refused.
inline constexpr std::size_t kFileBytesMax = 16U << 20U;
inline constexpr std::size_t kTomlFileBytesMax = 4U << 20U;
/// Keeps dotted TOML keys from nesting without end.
inline constexpr std::size_t kTomlLineBytesMax = 4096;
inline constexpr std::size_t kJsonDepthMax = 24;

/// A file as data: the same form for JSON and TOML, so that one reader serves both.
struct DataFile {
  std::string path;  // relative to the root, with '/'
  wire::Json json;
  wire::JsonLines lines;
};

/// New texts of files by their relative paths; nothing stands for a file that is removed.
using Overlay = std::map<std::string, std::optional<std::string>, std::less<>>;

class SourceTree {
 public:
  explicit SourceTree(std::filesystem::path root, Overlay overlay = {});

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] bool exists(std::string_view path) const;

  /// The paths of the files below `folder` whose names end in one of `endings`, sorted.
  [[nodiscard]] std::vector<std::string> list(std::string_view folder,
                                              const std::vector<std::string>& endings) const;

  /// The text of a file; a file that cannot be read or is too large is a fault.
  [[nodiscard]] std::optional<std::string> read(std::string_view path, std::size_t size_bytes_max,
                                                std::vector<Fault>& faults) const;
  [[nodiscard]] std::optional<DataFile> read_json(std::string_view path,
                                                  std::vector<Fault>& faults) const;
  [[nodiscard]] std::optional<DataFile> read_toml(std::string_view path,
                                                  std::vector<Fault>& faults) const;

 private:
  std::filesystem::path root_;
  Overlay overlay_;
};

/// JSON text under the bounds of the suite's files.
[[nodiscard]] std::optional<DataFile> parse_json_file(std::string path, std::string_view text,
                                                      std::vector<Fault>& faults);
[[nodiscard]] std::optional<DataFile> parse_toml_file(std::string path, std::string_view text,
                                                      std::vector<Fault>& faults);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_SOURCE_TREE_H_
