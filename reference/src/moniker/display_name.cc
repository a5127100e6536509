// SPDX-License-Identifier: Apache-2.0

#include <array>

#include "keyword.h"
#include "rdspec/moniker.h"

namespace rdspec::moniker {
namespace {

void append_number(std::uint32_t number, std::u16string& text) {
  std::array<char16_t, 10> digits{};
  std::size_t begin = digits.size();
  do {
    digits[--begin] = static_cast<char16_t>(u'0' + number % 10);
    number /= 10;
  } while (number != 0);
  text.append(digits.data() + begin, digits.size() - begin);
}

void append_class_id(const ClassId& class_id, std::u16string& text) {
  std::array<char16_t, kClassIdTextUnits> digits{};
  format_class_id(class_id, digits);
  text.append(digits.data(), digits.size());
}

}  // namespace

void append_display_name(const SessionMoniker& session, std::u16string& text) {
  text += kSessionPrefix.text();
  if (session.console) {
    text += kConsole.text();
  } else {
    append_number(session.session_id, text);
  }
  text += kSessionSeparator;
}

void append_display_name(const ObjectMoniker& object, std::u16string& text) {
  if (const auto* class_moniker = std::get_if<ClassMoniker>(&object)) {
    text += kClassPrefix.text();
    append_class_id(class_moniker->class_id, text);
    text += class_moniker->extra_data;
    text += kClassTerminator;
  } else if (const auto* new_moniker = std::get_if<NewMoniker>(&object)) {
    text += kNewPrefix.text();
    append_class_id(new_moniker->class_id, text);
  }
}

void append_display_name(const ParsedName& name, std::u16string& text) {
  if (name.session) {
    append_display_name(*name.session, text);
  }
  append_display_name(name.object, text);
}

}  // namespace rdspec::moniker
