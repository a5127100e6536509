// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/excerpt.h"

#include <fmt/format.h>

#include <cstddef>
#include <nlohmann/json.hpp>

namespace rdspec::runner {
namespace {

constexpr std::size_t kExcerptBytes = 80;

}  // namespace

std::string excerpt(std::string_view bytes) {
  std::string text = "`";
  for (const char byte : bytes.substr(0, kExcerptBytes)) {
    const bool is_printable = byte >= ' ' && byte <= '~';
    text += is_printable ? std::string(1, byte)
                         : fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
  }
  return text + (bytes.size() > kExcerptBytes ? "…`" : "`");
}

std::string complaint(const wire::JsonFault& fault) {
  const std::string_view message = fault.message;
  return fmt::format("{} at column {}", as_utf8(message.substr(0, message.find("; last read"))),
                     fault.column);
}

std::string as_utf8(std::string_view bytes) {
  // The writer of the JSON library mends ill-formed UTF-8; reading back removes its quotes.
  using Handler = wire::Json::error_handler_t;
  const std::string mended = wire::Json(bytes).dump(-1, ' ', false, Handler::replace);
  return wire::Json::parse(mended).get<std::string>();
}

}  // namespace rdspec::runner
