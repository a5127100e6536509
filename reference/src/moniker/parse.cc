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

#include "../class_id_text.h"
#include "keyword.h"
#include "rdspec/moniker.h"

namespace rdspec::moniker {
namespace {

// A place in the name. Units at and after the end of the text, or after a NUL, read as 0 (MON-012).
// A place without text is no place: what was read there did not fit.
struct Cursor {
  const char16_t* at = nullptr;
  const char16_t* end = nullptr;

  [[nodiscard]] char16_t unit() const { return at != end ? *at : u'\0'; }
  [[nodiscard]] bool at_end() const { return unit() == u'\0'; }
  [[nodiscard]] std::u16string_view rest() const { return {at, end}; }
  [[nodiscard]] Cursor skip(std::size_t count_units) const { return {at + count_units, end}; }
  [[nodiscard]] bool is_place() const { return at != nullptr; }
};

// Where reading stopped because a unit does not fit, and the rule that decides. What the API
// reports for it is known further up.
struct Misfit {
  const char16_t* at = nullptr;
  std::string_view rule;

  // Notes the misfit; the result stands for "no place".
  Cursor note(Cursor where, std::string_view deciding_rule) {
    at = where.at;
    rule = deciding_rule;
    return {};
  }
};

template <std::size_t Length>
bool begins(Cursor at, const Keyword<Length>& keyword) {
  return keyword.begins(at.rest());
}

// Points at the first unit of a malformed class id that does not fit. Only for messages: the
// reading of well-formed ones needs no branch per unit.
Cursor first_misfit(Cursor at) {
  for (std::size_t i = 0; i < kClassIdTextUnits && fits_class_id(at.unit(), i); ++i) {
    at = at.skip(1);
  }
  return at;
}

// Every reader below returns the place after its symbol, or notes the misfit.

Cursor read_class_id(Cursor at, ClassId& class_id, Misfit& misfit) {
  const bool braced = at.unit() == u'{';
  const Cursor digits = braced ? at.skip(1) : at;
  if (digits.rest().size() < kClassIdTextUnits || !decode_class_id(digits.at, class_id)) {
    return misfit.note(first_misfit(digits), digits.at_end() && !braced ? "MON-046" : "MON-047");
  }
  const Cursor after = digits.skip(kClassIdTextUnits);
  if (braced && after.unit() != u'}') {
    return misfit.note(after, "MON-043");
  }
  return after.skip(braced ? 1 : 0);
}

Cursor skip_extra_data(Cursor at) {
  while (!at.at_end() && at.unit() != kClassTerminator) {
    at = at.skip(1);
  }
  return at;
}

// Reads up to and with the closing colon, which is optional (MON-041); `at` stands after the
// prefix.
Cursor read_class_name(Cursor at, ObjectMoniker& object, Misfit& misfit) {
  auto& moniker = object.emplace<ClassMoniker>();
  const Cursor extra = read_class_id(at, moniker.class_id, misfit);
  if (!extra.is_place()) {
    return extra;
  }
  const Cursor after = skip_extra_data(extra);
  moniker.extra_data = {extra.at, after.at};
  return after.skip(after.unit() == kClassTerminator ? 1 : 0);
}

// `at` stands after the prefix.
Cursor read_new_name(Cursor at, ObjectMoniker& object, const OpenQuestions& questions,
                     Misfit& misfit) {
  const Cursor after = read_class_id(at, object.emplace<NewMoniker>().class_id, misfit);
  if (!after.is_place()) {
    return misfit.note(at, "MON-090");
  }
  if (questions.new_takes_trailing_colon && after.unit() == kClassTerminator) {
    return after.skip(1);
  }
  return after.at_end() ? after : misfit.note(after, "MON-Q20");
}

// The place after whichever prefix a class name begins with; no place when it begins with none.
Cursor skip_class_prefix(Cursor at) {
  if (begins(at, kClassPrefix)) {
    return at.skip(kClassPrefix.text().size());
  }
  return begins(at, kClassMonikerPrefix) ? at.skip(kClassMonikerPrefix.text().size()) : Cursor{};
}

Cursor read_object_name(Cursor at, ObjectMoniker& object, const OpenQuestions& questions,
                        Misfit& misfit) {
  if (const Cursor class_name = skip_class_prefix(at); class_name.is_place()) {
    return read_class_name(class_name, object, misfit);
  }
  if (begins(at, kNewPrefix)) {
    return read_new_name(at.skip(kNewPrefix.text().size()), object, questions, misfit);
  }
  return misfit.note(at, skip_extra_data(at).at_end() ? "MON-023" : "MON-022");
}

Cursor read_number(Cursor at, std::uint32_t& number, const OpenQuestions& questions,
                   Misfit& misfit) {
  const auto is_digit = [](char16_t unit) { return unit >= u'0' && unit <= u'9'; };
  if (!is_digit(at.unit())) {
    return misfit.note(at, at.unit() == kSessionSeparator ? "MON-Q03" : "MON-Q02");
  }
  std::uint64_t value = 0;
  for (; is_digit(at.unit()); at = at.skip(1)) {
    value = value * 10 + static_cast<std::uint64_t>(at.unit() - u'0');
    if (value > questions.session_id_max) {
      return misfit.note(at, value == 0xFFFFFFFFU ? "MON-Q05" : "MON-Q04");
    }
  }
  number = static_cast<std::uint32_t>(value);
  return at;
}

bool begins_with_console(Cursor at, const OpenQuestions& questions) {
  return questions.console_ignores_case ? begins(at, kConsole)
                                        : at.rest().starts_with(kConsole.text());
}

Cursor read_target(Cursor at, SessionMoniker& session, const OpenQuestions& questions,
                   Misfit& misfit) {
  session.console = begins_with_console(at, questions);
  return session.console ? at.skip(kConsole.text().size())
                         : read_number(at, session.session_id, questions, misfit);
}

// Reads up to and with the separator, which is part of the session moniker's own display name
// (MON-087); `at` stands after the prefix.
Cursor read_session_name(Cursor at, SessionMoniker& session, const OpenQuestions& questions,
                         Misfit& misfit) {
  const Cursor after = read_target(at, session, questions, misfit);
  if (!after.is_place()) {
    return after;
  }
  if (after.unit() != kSessionSeparator) {
    return misfit.note(after, after.at_end() ? "MON-Q07" : "MON-071");
  }
  return after.skip(1);
}

// Fills in `parsed`, or says why the name is refused. A good name costs no look at the errors.
std::optional<ParseError> read_name(Cursor begin, ParsedName& parsed,
                                    const OpenQuestions& questions) {
  const auto offset_of = [begin](const char16_t* at) {
    return static_cast<std::size_t>(at - begin.at);
  };
  Cursor at = begin;
  Misfit misfit;
  if (begins(at, kSessionPrefix)) {
    at = read_session_name(at.skip(kSessionPrefix.text().size()), parsed.session.emplace(),
                           questions, misfit);
    if (!at.is_place()) {
      return ParseError{questions.malformed_session, 0, offset_of(misfit.at), misfit.rule};
    }
    if (at.at_end() && questions.bare_session_is_complete) {
      parsed.eaten_units = offset_of(at.at);
      return std::nullopt;
    }
  }
  const Cursor after = read_object_name(at, parsed.object, questions, misfit);
  const auto eaten_at = [&](Cursor where) {
    return questions.partial_failure_keeps_eaten ? offset_of(where.at) : 0;
  };
  if (!after.is_place()) {
    return ParseError{Hresult::kMonikerSyntax, eaten_at(at), offset_of(misfit.at),
                      parsed.session ? "MON-Q13" : misfit.rule};
  }
  if (!after.at_end()) {
    return ParseError{questions.unregistered_tail, eaten_at(after), offset_of(after.at), "MON-Q21"};
  }
  parsed.eaten_units = offset_of(after.at);
  return std::nullopt;
}

}  // namespace

std::expected<ParsedName, ParseError> parse_display_name(std::u16string_view name,
                                                         const OpenQuestions& questions) {
  // The one object that is returned, so that it is built where the caller wants it.
  std::expected<ParsedName, ParseError> parsed;
  if (const auto error = read_name({name.data(), name.data() + name.size()}, *parsed, questions)) {
    parsed = std::unexpected(*error);
  }
  return parsed;
}

bool arguments_are_valid(const NullArguments& nulls, std::u16string_view name) {
  return !nulls.bind_context && !nulls.name && !nulls.eaten && !nulls.moniker && !name.empty() &&
         name.front() != u'\0';
}

}  // namespace rdspec::moniker
