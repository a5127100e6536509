// SPDX-License-Identifier: Apache-2.0
//
// The grammar of session, class and `new` display names; one function per symbol.
//
//   name         = session_name / object_name
//   session_name = "Session:" target "!" [ object_name ]
//   target       = number / "Console"
//   number       = 1*DIGIT
//   object_name  = class_name / new_name
//   class_name   = ( "clsid:" / "{0000031A-0000-0000-C000-000000000046}:" )
//                  class_id [ extra_data ] [ ":" ]
//   new_name     = "new:" class_id
//   class_id     = 36 units of text / "{" 36 units of text "}"
//   extra_data   = 1*( any unit but ":" )
//
// Words in quotation marks are compared without regard to ASCII case. The first NUL ends the name.

#include <algorithm>
#include <array>

#include "keyword.h"
#include "rdspec/moniker.h"

namespace rdspec::moniker {
namespace {

// A place in the name. Units at and after the end of the text, or after a NUL, read as 0 (MON-012).
struct Cursor {
  std::u16string_view text;
  std::size_t offset_units = 0;

  [[nodiscard]] char16_t unit() const {
    return offset_units < text.size() ? text[offset_units] : u'\0';
  }
  [[nodiscard]] bool at_end() const { return unit() == u'\0'; }
  [[nodiscard]] std::u16string_view rest() const { return text.substr(offset_units); }
  [[nodiscard]] Cursor skip(std::size_t count_units) const {
    return {text, offset_units + count_units};
  }
};

// A value and the place after it.
template <typename Value>
struct Read {
  Value value;
  Cursor after;
};

// What does not fit, where, and which rule decides; the caller knows what the API reports for it.
struct Misfit {
  std::size_t offset_units;
  std::string_view rule;
};

template <typename Value>
using Reading = std::expected<Read<Value>, Misfit>;

std::unexpected<Misfit> misfit(Cursor at, std::string_view rule) {
  return std::unexpected(Misfit{at.offset_units, rule});
}

template <std::size_t Length>
bool begins(Cursor at, const Keyword<Length>& keyword) {
  return keyword.begins(at.rest());
}

// Points at the first unit of a malformed class id that does not fit. Only for messages, so that
// the reading of well-formed ones needs no branch per unit.
Cursor first_misfit(Cursor at) {
  constexpr std::u16string_view kWellFormed = u"00000000-0000-0000-0000-000000000000";
  for (std::size_t i = 0; i < kClassIdTextUnits; ++i, at = at.skip(1)) {
    std::array<char16_t, kClassIdTextUnits> probe{};
    std::ranges::copy(kWellFormed, probe.begin());
    probe[i] = at.unit();
    if (!parse_class_id({probe.data(), probe.size()})) {
      break;
    }
  }
  return at;
}

Reading<ClassId> read_class_id(Cursor at) {
  const bool braced = at.unit() == u'{';
  const Cursor digits = braced ? at.skip(1) : at;
  const auto class_id = parse_class_id(digits.rest().substr(0, kClassIdTextUnits));
  if (!class_id) {
    return misfit(first_misfit(digits), digits.at_end() && !braced ? "MON-046" : "MON-047");
  }
  const Cursor after = digits.skip(kClassIdTextUnits);
  if (!braced) {
    return Read<ClassId>{*class_id, after};
  }
  if (after.unit() != u'}') {
    return misfit(after, "MON-043");
  }
  return Read<ClassId>{*class_id, after.skip(1)};
}

Read<std::u16string_view> read_extra_data(Cursor at) {
  Cursor end = at;
  while (!end.at_end() && end.unit() != kClassTerminator) {
    ++end.offset_units;
  }
  return {at.text.substr(at.offset_units, end.offset_units - at.offset_units), end};
}

// Reads up to and with the closing colon; `at` stands after the prefix.
Reading<ClassMoniker> read_class_name(Cursor at) {
  const Reading<ClassId> class_id = read_class_id(at);
  if (!class_id) {
    return std::unexpected(class_id.error());
  }
  const Read<std::u16string_view> extra = read_extra_data(class_id->after);
  const bool closed = extra.after.unit() == kClassTerminator;  // MON-041: optional
  return Read<ClassMoniker>{{class_id->value, extra.value}, extra.after.skip(closed ? 1 : 0)};
}

// `at` stands after the prefix.
Reading<NewMoniker> read_new_name(Cursor at, const OpenQuestions& questions) {
  const Reading<ClassId> class_id = read_class_id(at);
  if (!class_id) {
    return misfit(at, "MON-090");
  }
  const Cursor after = class_id->after;
  if (questions.new_takes_trailing_colon && after.unit() == kClassTerminator) {
    return Read<NewMoniker>{{class_id->value}, after.skip(1)};
  }
  if (!after.at_end()) {
    return misfit(after, "MON-Q20");
  }
  return Read<NewMoniker>{{class_id->value}, after};
}

template <typename Moniker>
Reading<ObjectMoniker> as_object(const Reading<Moniker>& reading) {
  if (!reading) {
    return std::unexpected(reading.error());
  }
  return Read<ObjectMoniker>{reading->value, reading->after};
}

Reading<ObjectMoniker> read_object_name(Cursor at, const OpenQuestions& questions) {
  if (begins(at, kClassPrefix)) {
    return as_object(read_class_name(at.skip(kClassPrefix.text().size())));
  }
  if (begins(at, kClassMonikerPrefix)) {
    return as_object(read_class_name(at.skip(kClassMonikerPrefix.text().size())));
  }
  if (begins(at, kNewPrefix)) {
    return as_object(read_new_name(at.skip(kNewPrefix.text().size()), questions));
  }
  return misfit(at, read_extra_data(at).after.at_end() ? "MON-023" : "MON-022");
}

Reading<std::uint32_t> read_number(Cursor at, const OpenQuestions& questions) {
  const auto is_digit = [](char16_t unit) { return unit >= u'0' && unit <= u'9'; };
  if (!is_digit(at.unit())) {
    return misfit(at, at.unit() == kSessionSeparator ? "MON-Q03" : "MON-Q02");
  }
  std::uint64_t value = 0;
  for (; is_digit(at.unit()); ++at.offset_units) {
    value = value * 10 + static_cast<std::uint64_t>(at.unit() - u'0');
    if (value > questions.session_id_max) {
      return misfit(at, value == 0xFFFFFFFFU ? "MON-Q05" : "MON-Q04");
    }
  }
  return Read<std::uint32_t>{static_cast<std::uint32_t>(value), at};
}

bool begins_with_console(Cursor at, const OpenQuestions& questions) {
  return questions.console_ignores_case ? begins(at, kConsole)
                                        : at.rest().starts_with(kConsole.text());
}

Reading<SessionMoniker> read_target(Cursor at, const OpenQuestions& questions) {
  if (begins_with_console(at, questions)) {
    return Read<SessionMoniker>{{.console = true, .session_id = 0},
                                at.skip(kConsole.text().size())};
  }
  const Reading<std::uint32_t> number = read_number(at, questions);
  if (!number) {
    return std::unexpected(number.error());
  }
  return Read<SessionMoniker>{{.console = false, .session_id = number->value}, number->after};
}

// Reads up to and with the separator, which is part of the session moniker's own display name
// (MON-087); `at` stands after the prefix.
Reading<SessionMoniker> read_session_name(Cursor at, const OpenQuestions& questions) {
  Reading<SessionMoniker> target = read_target(at, questions);
  if (!target) {
    return target;
  }
  if (target->after.unit() != kSessionSeparator) {
    return misfit(target->after, target->after.at_end() ? "MON-Q07" : "MON-071");
  }
  target->after = target->after.skip(1);
  return target;
}

}  // namespace

std::expected<ParsedName, ParseError> parse_display_name(std::u16string_view name,
                                                         const OpenQuestions& questions) {
  ParsedName parsed;
  Cursor at{name};
  if (begins(at, kSessionPrefix)) {
    const auto session = read_session_name(at.skip(kSessionPrefix.text().size()), questions);
    if (!session) {
      return std::unexpected(ParseError{questions.malformed_session, 0,
                                        session.error().offset_units, session.error().rule});
    }
    parsed.session = session->value;
    at = session->after;
    if (at.at_end() && questions.bare_session_is_complete) {
      parsed.eaten_units = at.offset_units;
      return parsed;
    }
  }
  const auto eaten_if = [&questions](std::size_t eaten_units) {
    return questions.partial_failure_keeps_eaten ? eaten_units : 0;
  };
  const Reading<ObjectMoniker> object = read_object_name(at, questions);
  if (!object) {
    return std::unexpected(ParseError{Hresult::kMonikerSyntax, eaten_if(at.offset_units),
                                      object.error().offset_units,
                                      parsed.session ? "MON-Q13" : object.error().rule});
  }
  if (!object->after.at_end()) {
    return std::unexpected(ParseError{questions.unregistered_tail,
                                      eaten_if(object->after.offset_units),
                                      object->after.offset_units, "MON-Q21"});
  }
  parsed.object = object->value;
  parsed.eaten_units = object->after.offset_units;
  return parsed;
}

bool arguments_are_valid(const NullArguments& nulls, std::u16string_view name) {
  return !nulls.bind_context && !nulls.name && !nulls.eaten && !nulls.moniker &&
         !Cursor{name}.at_end();
}

}  // namespace rdspec::moniker
