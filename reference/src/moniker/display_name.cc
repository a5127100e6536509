// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>

#include "keyword.h"
#include "rdspec/moniker.h"

namespace rdspec::moniker {
namespace {

constexpr std::size_t kNumberUnitsMax = 10;  // of 4294967295

// Each of these writes its symbol at a place with room for it and returns the place behind.

template <std::size_t Length>
char16_t* write(const Keyword<Length>& keyword, char16_t* at) {
  return std::ranges::copy(keyword.text(), at).out;
}

char16_t* write(std::uint32_t number, char16_t* at) {
  std::array<char16_t, kNumberUnitsMax> digits{};
  auto begin = digits.end();
  do {
    *--begin = static_cast<char16_t>(u'0' + number % 10);
    number /= 10;
  } while (number != 0);
  return std::copy(begin, digits.end(), at);
}

char16_t* write(const ClassId& class_id, char16_t* at) {
  format_class_id(class_id, std::span<char16_t, kClassIdTextUnits>(at, kClassIdTextUnits));
  return at + kClassIdTextUnits;
}

char16_t* write(const SessionMoniker& session, char16_t* at) {
  at = write(kSessionPrefix, at);
  at = session.console ? write(kConsole, at) : write(session.session_id, at);
  *at++ = kSessionSeparator;
  return at;
}

char16_t* write(const ClassMoniker& moniker, char16_t* at) {
  at = write(kClassPrefix, at);
  at = write(moniker.class_id, at);
  at = std::ranges::copy(moniker.extra_data, at).out;
  *at++ = kClassTerminator;
  return at;
}

char16_t* write(const NewMoniker& moniker, char16_t* at) {
  return write(moniker.class_id, write(kNewPrefix, at));
}

char16_t* write(std::monostate /*nothing*/, char16_t* at) { return at; }

constexpr std::size_t kSessionUnitsMax =
    kSessionPrefix.text().size() + std::max(kConsole.text().size(), kNumberUnitsMax) + 1;

// The room that an object moniker's name takes at most.
std::size_t units_max(const ObjectMoniker& object) {
  const auto* class_moniker = std::get_if<ClassMoniker>(&object);
  return kClassPrefix.text().size() + kClassIdTextUnits + 1 +
         (class_moniker != nullptr ? class_moniker->extra_data.size() : 0);
}

// Makes room once, writes into it, and gives back what was left over.
template <typename Writer>
void append(std::u16string& text, std::size_t units_max, const Writer& write_at) {
  const std::size_t begin = text.size();
  text.resize_and_overwrite(begin + units_max, [&](char16_t* units, std::size_t /*size_units*/) {
    return static_cast<std::size_t>(write_at(units + begin) - units);
  });
}

char16_t* write(const ObjectMoniker& object, char16_t* at) {
  return std::visit([at](const auto& moniker) { return write(moniker, at); }, object);
}

}  // namespace

void append_display_name(const SessionMoniker& session, std::u16string& text) {
  append(text, kSessionUnitsMax, [&](char16_t* at) { return write(session, at); });
}

void append_display_name(const ObjectMoniker& object, std::u16string& text) {
  append(text, units_max(object), [&](char16_t* at) { return write(object, at); });
}

void append_display_name(const ParsedName& name, std::u16string& text) {
  append(text, kSessionUnitsMax + units_max(name.object), [&](char16_t* at) {
    return write(name.object, name.session ? write(*name.session, at) : at);
  });
}

}  // namespace rdspec::moniker
