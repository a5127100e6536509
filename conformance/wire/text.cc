// SPDX-License-Identifier: Apache-2.0

#include "conformance/wire/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

namespace rdspec::wire {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

bool is_plain_text(std::u16string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == 0 || is_low_surrogate(text[i])) {
      return false;
    }
    if (is_high_surrogate(text[i])) {
      ++i;
      if (i == text.size() || !is_low_surrogate(text[i])) {
        return false;
      }
    }
  }
  return true;
}

void append_utf8(char32_t scalar, std::string& out) {
  if (scalar < 0x80) {
    out += static_cast<char>(scalar);
  } else if (scalar < 0x800) {
    out += static_cast<char>(0xC0U | (scalar >> 6U));
    out += static_cast<char>(0x80U | (scalar & 0x3FU));
  } else if (scalar < 0x10000) {
    out += static_cast<char>(0xE0U | (scalar >> 12U));
    out += static_cast<char>(0x80U | ((scalar >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (scalar & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (scalar >> 18U));
    out += static_cast<char>(0x80U | ((scalar >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((scalar >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (scalar & 0x3FU));
  }
}

void append_hex_unit(char16_t unit, std::string& out) {
  for (const unsigned shift : {12U, 8U, 4U, 0U}) {
    out += kHexDigits[(static_cast<unsigned>(unit) >> shift) & 0xFU];
  }
}

// Hexadecimal groups with a blank between them.
void append_hex_units(std::u16string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 0) {
      out += ' ';
    }
    append_hex_unit(text[i], out);
  }
}

// A character of a JSON string.
void append_in_quotes(char32_t scalar, std::string& out) {
  if (scalar < 0x20) {
    out += "\\u";
    append_hex_unit(static_cast<char16_t>(scalar), out);
    return;
  }
  if (scalar == U'"' || scalar == U'\\') {
    out += '\\';
  }
  append_utf8(scalar, out);
}

char32_t join(char16_t high, char16_t low) {
  return 0x10000U + ((static_cast<char32_t>(high) - 0xD800U) << 10U) +
         (static_cast<char32_t>(low) - 0xDC00U);
}

// The characters of well-formed text.
template <typename Function>
void for_each_scalar(std::u16string_view text, const Function& function) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_high_surrogate(text[i])) {
      function(join(text[i], text[i + 1]));
      ++i;
    } else {
      function(static_cast<char32_t>(text[i]));
    }
  }
}

// UTF-8 that the JSON parser has checked: well-formed, so lead bytes tell the length.
std::u16string utf16_of_checked(std::string_view utf8) {
  std::u16string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<std::uint8_t>(utf8[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t scalar = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t k = 1; k <= more; ++k) {
      scalar = (scalar << 6U) | (static_cast<std::uint8_t>(utf8[i + k]) & 0x3FU);
    }
    i += more + 1;
    if (scalar >= 0x10000) {
      scalar -= 0x10000;
      out += static_cast<char16_t>(0xD800U + (scalar >> 10U));
      out += static_cast<char16_t>(0xDC00U + (scalar & 0x3FFU));
    } else {
      out += static_cast<char16_t>(scalar);
    }
  }
  return out;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  if (digit >= 'A' && digit <= 'F') {
    return digit - 'A' + 10;
  }
  if (digit >= 'a' && digit <= 'f') {
    return digit - 'a' + 10;
  }
  return -1;
}

std::expected<std::u16string, std::string> units_from_hex(std::string_view hex) {
  constexpr std::string_view kExpected =
      "`u16` holds groups of four hexadecimal digits, one blank between them";
  std::u16string out;
  out.reserve(hex.size() / 5 + 1);
  for (std::size_t i = 0; i < hex.size(); i += 5) {
    if (hex.size() - i < 4 || (hex.size() - i > 4 && (hex[i + 4] != ' ' || hex.size() - i == 5))) {
      return std::unexpected(std::string(kExpected));
    }
    int unit = 0;
    for (const char digit : hex.substr(i, 4)) {
      const int value = hex_value(digit);
      if (value < 0) {
        return std::unexpected(std::string(kExpected));
      }
      unit = unit * 16 + value;
    }
    out += static_cast<char16_t>(unit);
  }
  return out;
}

}  // namespace

std::expected<std::u16string, std::string> text_from_json(const Json& json) {
  if (json.is_object() && json.size() == 1) {
    if (const auto text = json.find("text"); text != json.end() && text->is_string()) {
      std::u16string units = utf16_of_checked(text->get_ref<const std::string&>());
      if (units.find(u'\0') != std::u16string::npos) {
        return std::unexpected("`text` holds a NUL; write it as `u16`");
      }
      return units;
    }
    if (const auto hex = json.find("u16"); hex != json.end() && hex->is_string()) {
      return units_from_hex(hex->get_ref<const std::string&>());
    }
  }
  return std::unexpected(R"(text is {"text": "..."} or {"u16": "D800 0041"})");
}

Json text_to_json(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_plain_text(text)) {
    for_each_scalar(text, [&out](char32_t scalar) { append_utf8(scalar, out); });
    return Json{{"text", std::move(out)}};
  }
  append_hex_units(text, out);
  return Json{{"u16", std::move(out)}};
}

void append_text_json(std::u16string_view text, std::string& out) {
  if (is_plain_text(text)) {
    out += R"({"text":")";
    for_each_scalar(text, [&out](char32_t scalar) { append_in_quotes(scalar, out); });
  } else {
    out += R"({"u16":")";
    append_hex_units(text, out);
  }
  out += "\"}";
}

std::string printable(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t unit = text[i];
    if (is_high_surrogate(unit) && i + 1 < text.size() && is_low_surrogate(text[i + 1])) {
      append_utf8(join(unit, text[i + 1]), out);
      ++i;
    } else if (is_high_surrogate(unit) || is_low_surrogate(unit) || unit < 0x20 ||
               (unit >= 0x7F && unit < 0xA0)) {
      out += "\\u";
      append_hex_unit(unit, out);
    } else {
      append_utf8(unit, out);
    }
  }
  return out;
}

}  // namespace rdspec::wire
