// SPDX-License-Identifier: Apache-2.0

#include "conformance/adapters/win32/expressions.h"

#include <algorithm>
#include <charconv>
#include <expected>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "conformance/adapters/win32/answers.h"
#include "conformance/adapters/win32/parse.h"
#include "conformance/wire/message.h"
#include "conformance/wire/text.h"

namespace rdspec::win32 {
namespace {

using wire::Json;
using Built = std::expected<ComPtr<IMoniker>, Json>;

constexpr std::size_t kClassIdDigits = 32;

// Sixteen bytes from digits in the order in which they are written.
bool read_bytes(std::string_view digits, unsigned char* bytes) {
  for (std::size_t i = 0; i < digits.size() / 2; ++i) {
    const char* const begin = digits.data() + 2 * i;
    const auto [end, fault] = std::from_chars(begin, begin + 2, bytes[i], 16);
    if (fault != std::errc{} || end != begin + 2) {
      return false;
    }
  }
  return true;
}

std::optional<CLSID> read_class_id(const Json& json) {
  std::string digits = json.is_string() ? json.get<std::string>() : std::string();
  for (const std::size_t hyphen : {8U, 12U, 16U, 20U}) {
    if (digits.size() <= hyphen || digits[hyphen] != '-') {
      return std::nullopt;
    }
    digits.erase(hyphen, 1);
  }
  unsigned char bytes[kClassIdDigits / 2] = {};
  if (digits.size() != kClassIdDigits || !read_bytes(digits, bytes)) {
    return std::nullopt;
  }
  CLSID id{};
  id.Data1 = static_cast<unsigned long>(bytes[0]) << 24U |
             static_cast<unsigned long>(bytes[1]) << 16U |
             static_cast<unsigned long>(bytes[2]) << 8U | bytes[3];
  id.Data2 = static_cast<unsigned short>(bytes[4] << 8 | bytes[5]);
  id.Data3 = static_cast<unsigned short>(bytes[6] << 8 | bytes[7]);
  std::copy(bytes + 8, bytes + 16, id.Data4);
  return id;
}

Built finish(HRESULT result, ComPtr<IMoniker> moniker, const char* member) {
  if (FAILED(result)) {
    return std::unexpected(answer_called(result, {{"at", member}}));
  }
  if (!moniker) {
    return std::unexpected(wire::error("a call succeeded and stored no moniker"));
  }
  return moniker;
}

Built build_parsed(const Json& text_json, const char* member) {
  const std::expected<std::u16string, std::string> text = wire::text_from_json(text_json);
  if (!text) {
    return std::unexpected(wire::error(text.error()));
  }
  if (!has_parser(RDSPEC_MK_PARSE_DISPLAY_NAME)) {
    return std::unexpected(wire::unsupported(parser_name(RDSPEC_MK_PARSE_DISPLAY_NAME)));
  }
  std::optional<ParseResult> parsed = parse({.name = *text});
  if (!parsed) {
    return std::unexpected(wire::error(kNoBindContext));
  }
  return finish(parsed->result, std::move(parsed->moniker), member);
}

Built build_class(const Json& id_json, const char* member) {
  const std::optional<CLSID> id = read_class_id(id_json);
  if (!id) {
    return std::unexpected(wire::error("`class` is no class id"));
  }
  if (com_calls().create_class_moniker == nullptr) {
    return std::unexpected(wire::unsupported("CreateClassMoniker"));
  }
  IMoniker* moniker = nullptr;
  const HRESULT result = com_calls().create_class_moniker(*id, &moniker);
  return finish(result, ComPtr<IMoniker>(moniker), member);
}

Built build(const Json& in, const char* member) {
  const Json expression = in.value(member, Json());
  if (expression.contains("parse")) {
    return build_parsed(expression["parse"], member);
  }
  if (expression.contains("class")) {
    return build_class(expression["class"], member);
  }
  return std::unexpected(wire::error("no moniker expression that is known here"));
}

}  // namespace

Json answer_display_name(const Json& in) {
  const Built moniker = build(in, "moniker");
  if (!moniker) {
    return moniker.error();
  }
  const PrintedName printed = print_name(**moniker);
  Json value = Json::object();
  if (printed.text) {
    value["display_name"] = wire::text_to_json(*printed.text);
  }
  return answer_called(printed.result, std::move(value));
}

Json answer_hash(const Json& in) {
  const Built moniker = build(in, "moniker");
  if (!moniker) {
    return moniker.error();
  }
  DWORD hash = 0;
  const HRESULT result = (*moniker)->Hash(&hash);
  Json value = Json::object();
  if (SUCCEEDED(result)) {
    value["hash"] = wire::hex32(static_cast<std::uint32_t>(hash));
  }
  return answer_called(result, std::move(value));
}

Json answer_is_system(const Json& in) {
  const Built moniker = build(in, "moniker");
  if (!moniker) {
    return moniker.error();
  }
  const SystemKind kind = system_kind(**moniker);
  return answer_called(kind.result, {{"mksys", kind.mksys}});
}

Json answer_enumerate(const Json& in) {
  const Built moniker = build(in, "moniker");
  if (!moniker) {
    return moniker.error();
  }
  const Enumerated enumerated = enumerate(**moniker);
  Json components = enumerated.components ? components_json(*enumerated.components) : Json();
  return answer_called(enumerated.result, {{"components", std::move(components)}});
}

Json answer_equal(const Json& in) {
  const Built left = build(in, "left");
  if (!left) {
    return left.error();
  }
  const Built right = build(in, "right");
  if (!right) {
    return right.error();
  }
  const HRESULT result = (*left)->IsEqual(right->get());
  return answer_called(result, {{"equal", result == S_OK}});
}

}  // namespace rdspec::win32
