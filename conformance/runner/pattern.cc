// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "conformance/runner/describe.h"

namespace rdspec::runner {
namespace {

using wire::Json;

Mismatch plain_mismatch(const Suite& suite, std::string_view path, const Json& pattern,
                        const Json& value) {
  return {std::string(path), describe_value(suite, pattern), describe_value(suite, value), ""};
}

/// nlohmann compares a negative number with an unsigned one after conversion; here -1 is never
/// 18446744073709551615, and 1.0 is not 1.
bool same_number(const Json& left, const Json& right) {
  if (left.is_number_float() || right.is_number_float()) {
    return left.is_number_float() && right.is_number_float() &&
           left.get<double>() == right.get<double>();
  }
  const auto is_negative = [](const Json& number) {
    return !number.is_number_unsigned() && number.get<std::int64_t>() < 0;
  };
  return is_negative(left) == is_negative(right) &&
         left.get<std::int64_t>() == right.get<std::int64_t>();
}

bool same_scalar(const Json& left, const Json& right) {
  if (left.is_number() && right.is_number()) {
    return same_number(left, right);
  }
  return left.type() == right.type() && left == right;
}

std::optional<Mismatch> match_text(const Suite& suite, const std::u16string& expected,
                                   const Json& value, std::string_view path) {
  const std::optional<std::u16string> got = as_text(value);
  if (!got) {
    return Mismatch{std::string(path), quoted_text(expected), describe_value(suite, value), ""};
  }
  if (*got == expected) {
    return std::nullopt;
  }
  const auto [in_expected, in_got] =
      std::mismatch(expected.begin(), expected.end(), got->begin(), got->end());
  const auto unit_at = [](const std::u16string& text, std::u16string::const_iterator place) {
    return place == text.end() ? std::string("the end")
                               : fmt::format("{:04X}", static_cast<unsigned>(*place));
  };
  return Mismatch{std::string(path), quoted_text(expected), quoted_text(*got),
                  fmt::format("at unit {}: {} instead of {}", in_got - got->begin(),
                              unit_at(*got, in_got), unit_at(expected, in_expected))};
}

std::optional<Mismatch> match_code(const Suite& suite, const Json& pattern, const Json& value,
                                   std::string_view path) {
  if (!value.is_string()) {
    return plain_mismatch(suite, path, pattern, value);
  }
  const auto expected = parse_code(suite, pattern.get<std::string>());
  const auto got = parse_code(suite, value.get<std::string>());
  if (expected && got && *expected == *got) {
    return std::nullopt;
  }
  return Mismatch{std::string(path), pattern.get<std::string>(),
                  got ? suite.code_name(*got) : value.get<std::string>(), ""};
}

std::optional<Mismatch> match_object(const Suite& suite, const Json& pattern, const Json& value,
                                     std::string_view path) {
  for (const auto& [name, wanted] : pattern.items()) {
    const std::string member = path.empty() ? name : fmt::format("{}.{}", path, name);
    const auto found = value.find(name);
    if (found == value.end()) {
      return Mismatch{member, describe_value(suite, wanted), "nothing", ""};
    }
    auto mismatch = name == "code" && wanted.is_string()
                        ? match_code(suite, wanted, *found, member)
                        : match_pattern(suite, wanted, *found, member);
    if (mismatch) {
      return mismatch;
    }
  }
  return std::nullopt;
}

std::optional<Mismatch> match_array(const Suite& suite, const Json& pattern, const Json& value,
                                    std::string_view path) {
  const std::size_t common = std::min(pattern.size(), value.size());
  for (std::size_t i = 0; i < common; ++i) {
    auto mismatch = match_pattern(suite, pattern[i], value[i], fmt::format("{}[{}]", path, i));
    if (mismatch) {
      return mismatch;
    }
  }
  if (pattern.size() != value.size()) {
    return Mismatch{std::string(path), fmt::format("{} elements", pattern.size()),
                    std::to_string(value.size()), ""};
  }
  return std::nullopt;
}

}  // namespace

std::string sentence(const Mismatch& mismatch) {
  const std::string plain =
      fmt::format("{}: expected {}, got {}", mismatch.field, mismatch.expected, mismatch.got);
  return mismatch.note.empty() ? plain : fmt::format("{} ({})", plain, mismatch.note);
}

std::optional<Mismatch> match_pattern(const Suite& suite, const Json& pattern, const Json& value,
                                      std::string_view path) {
  if (const auto text = as_text(pattern)) {
    return match_text(suite, *text, value, path);
  }
  if (pattern.is_object() && value.is_object()) {
    return match_object(suite, pattern, value, path);
  }
  if (pattern.is_array() && value.is_array()) {
    return match_array(suite, pattern, value, path);
  }
  if (same_scalar(pattern, value)) {
    return std::nullopt;
  }
  return plain_mismatch(suite, path, pattern, value);
}

bool same_value(const Json& left, const Json& right) {
  const auto left_text = as_text(left);
  const auto right_text = as_text(right);
  if (left_text || right_text) {
    return left_text == right_text;
  }
  if (left.is_array() && right.is_array()) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_value);
  }
  if (left.is_object() && right.is_object()) {
    return left.size() == right.size() &&
           std::all_of(left.items().begin(), left.items().end(), [&right](const auto& member) {
             const auto found = right.find(member.key());
             return found != right.end() && same_value(member.value(), *found);
           });
  }
  return same_scalar(left, right);
}

}  // namespace rdspec::runner
