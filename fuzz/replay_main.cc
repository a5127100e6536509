// SPDX-License-Identifier: Apache-2.0
//
// main() of a fuzz target without libFuzzer: runs it on files and on all files below folders.
// Options of libFuzzer (-runs=0) are ignored, so that one command line serves both. Running nothing
// is a failure.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size_bytes);

namespace {

namespace fs = std::filesystem;

bool replay(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    return false;
  }
  const std::vector<char> content(std::istreambuf_iterator<char>(file), {});
  // An exactly sized block: a sanitizer sees the first byte read beyond it.
  const std::vector<std::uint8_t> bytes(content.begin(), content.end());
  std::fprintf(stderr, "%s\n", path.c_str());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  return true;
}

// Adds a file, or all files below a folder.
void collect(const fs::path& path, std::vector<fs::path>& files) {
  if (!fs::is_directory(path)) {
    files.push_back(path);
    return;
  }
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> files;
  for (const std::string_view argument :
       std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
    if (!argument.starts_with('-')) collect(argument, files);
  }
  bool all_read = true;
  for (const fs::path& file : files) all_read = replay(file) && all_read;
  std::fprintf(stderr, "replayed %zu inputs\n", files.size());
  return all_read && !files.empty() ? 0 : 1;
}
