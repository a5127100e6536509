// SPDX-License-Identifier: Apache-2.0

#include "conformance/wire/message.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

namespace rdspec::wire {
namespace {

constexpr std::string_view kHexPrefix = "0x";
constexpr std::size_t kHexDigitsCount = 8;

bool is_success(std::uint32_t code) { return (code & 0x80000000U) == 0; }

Json answer(std::string_view outcome, std::uint32_t code, Json value) {
  return Json{{"outcome", outcome}, {"code", hex32(code)}, {"value", std::move(value)}};
}

}  // namespace

std::string hex32(std::uint32_t value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text(kHexPrefix);
  for (unsigned shift = 32; shift != 0;) {
    shift -= 4;
    text += kDigits[(value >> shift) & 0xFU];
  }
  return text;
}

std::optional<std::uint32_t> parse_hex32(std::string_view text) {
  if (!text.starts_with(kHexPrefix) || text.size() != kHexPrefix.size() + kHexDigitsCount) {
    return std::nullopt;
  }
  text.remove_prefix(kHexPrefix.size());
  std::uint32_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (fault != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

Json accept(std::uint32_t code, Json value) { return answer("accept", code, std::move(value)); }

Json reject(std::uint32_t code, Json value) { return answer("reject", code, std::move(value)); }

Json unsupported(std::string_view feature) {
  return Json{{"outcome", "unsupported"}, {"feature", feature}};
}

Json error(std::string_view detail) { return Json{{"outcome", "error"}, {"detail", detail}}; }

Json called(std::uint32_t code, Json value) {
  return is_success(code) ? accept(code, std::move(value)) : reject(code, std::move(value));
}

std::string called_text(std::uint32_t code, std::string_view value) {
  std::string text =
      is_success(code) ? R"({"outcome":"accept","code":")" : R"({"outcome":"reject","code":")";
  text += hex32(code);
  text += R"(","value":)";
  text += value;
  text += '}';
  return text;
}

}  // namespace rdspec::wire
