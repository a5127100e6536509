// SPDX-License-Identifier: Apache-2.0
//
// Session, class and `new` monikers: from a display name to a value and back.
//
// Rules:    spec/moniker.toml
// Text:     UTF-16 code units, never decoded; ill-formed text is legal input. A name is what a
//           zero-terminated pointer shows: it ends at its first NUL (MON-012).
// Bounds:   none but the input's; every function is O(length of the name) and, unless it says so,
//           allocates nothing.
// Not here: files, running objects, registered ProgIDs and URL protocols (the world of a name),
//           binding, activation.

#ifndef RDSPEC_MONIKER_H_
#define RDSPEC_MONIKER_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "rdspec/class_id.h"
#include "rdspec/hresult.h"

namespace rdspec::moniker {

/// The number that IMoniker::IsSystemMoniker reports (MKSYS).
enum class Mksys : std::uint32_t {
  kNone = 0,
  kGenericComposite = 1,
  kClassMoniker = 7,
  kSessionMoniker = 9,
};

/// The Remote Desktop session that a session moniker names: a number, or whichever session is
/// attached to the physical console when the moniker is bound.
struct SessionMoniker {
  bool console = false;
  std::uint32_t session_id = 0;  // 0 for the console, whose number is not known here

  friend bool operator==(const SessionMoniker&, const SessionMoniker&) = default;
};

/// A class moniker. Its extra data stands between the class id and the closing colon, and views
/// the name that was parsed. Equality of monikers (not of this structure) ignores it: see equal().
struct ClassMoniker {
  ClassId class_id;
  std::u16string_view extra_data;
};

/// A `new` moniker: binding it creates a fresh instance of the class.
struct NewMoniker {
  ClassId class_id;
};

/// What a name holds to the right of a session moniker, or alone.
using ObjectMoniker = std::variant<std::monostate, ClassMoniker, NewMoniker>;

/// A parsed display name: a session moniker, an object moniker, or their composite.
/// At least one of the two is there. Views the parsed name.
struct ParsedName {
  std::optional<SessionMoniker> session;
  ObjectMoniker object;
  std::size_t eaten_units = 0;  // UTF-16 code units of the name that were used: all of them
};

/// Why a display name was refused.
struct ParseError {
  Hresult code = Hresult::kMonikerSyntax;
  std::size_t eaten_units = 0;   // what the API stores in *pchEaten
  std::size_t offset_units = 0;  // the first unit that does not fit; not part of the API
  std::string_view rule;         // the rule or question that decides, "MON-012"

  friend bool operator==(const ParseError&, const ParseError&) = default;
};

/// What no public source answers, each with the provisional default of its question in
/// spec/moniker.toml. A switch never changes what a documented or observed rule says.
struct OpenQuestions {
  std::uint32_t session_id_max = 0xFFFFFFFEU;                // MON-Q04
  bool console_ignores_case = true;                          // MON-Q06
  bool bare_session_is_complete = true;                      // MON-Q07: `Session:3!` alone
  bool new_takes_trailing_colon = false;                     // MON-Q20
  Hresult malformed_session = Hresult::kMonikerSyntax;       // MON-Q12
  Hresult unregistered_tail = Hresult::kClassNotRegistered;  // MON-Q21: `clsid:<guid>:tail`
  bool partial_failure_keeps_eaten = true;                   // MON-Q13
};

/// Reads a display name as MkParseDisplayName and MkParseDisplayNameEx read it in a world without
/// files, running objects, and ProgIDs or URL protocols of other vendors.
///
/// @param name  UTF-16 code units, any content, of any length; it ends at its first NUL. Not empty:
///              an empty name is an argument error (check_arguments).
/// @return The monikers, viewing `name`; or a ParseError:
///           kMonikerSyntax       nothing at the start of the name is a moniker (eaten 0), or a
///                                session moniker is followed by something that is none (eaten:
///                                the session moniker's units)
///           kClassNotRegistered  text after the colon that closes a class moniker (eaten: up to
///                                and with the colon)
///         offset_units points to the first unit that does not fit, or to the end of the name.
/// @rules  MON-020 to MON-051, MON-060 to MON-071, MON-090 to MON-092; questions as listed at
/// OpenQuestions
/// @source "Session-to-Session Activation with a Session Moniker", "MkParseDisplayName"
/// @cost   O(length of the name); no allocation.
[[nodiscard]] std::expected<ParsedName, ParseError> parse_display_name(
    std::u16string_view name, const OpenQuestions& questions = {});

/// Which of the pointers that the parsing functions take is NULL.
struct NullArguments {
  bool bind_context = false;
  bool name = false;
  bool eaten = false;
  bool moniker = false;
};

/// Whether MkParseDisplayName and MkParseDisplayNameEx accept their arguments; if they do not, they
/// return E_INVALIDARG and write to no out parameter.
///
/// @param name  UTF-16 code units; looked at unless nulls.name. Empty when it starts with a NUL.
/// @rules  MON-001 to MON-004
/// @cost   O(1).
[[nodiscard]] bool arguments_are_valid(const NullArguments& nulls, std::u16string_view name);

/// The number of the whole moniker, and whether it is a system moniker at all: a `new` moniker
/// alone is none (kNone).
/// @rules  MON-080 to MON-084
[[nodiscard]] Mksys mksys_of(const ParsedName& name);

/// Appends what IMoniker::GetDisplayName prints.
///
/// @param text  receives UTF-16 code units: for a composite the session moniker's display name,
///              which ends with `!`, then the object moniker's.
/// @rules  MON-055 to MON-058, MON-087
/// @cost   O(length of the result); allocates when `text` has no room.
void append_display_name(const SessionMoniker& session, std::u16string& text);
void append_display_name(const ObjectMoniker& object, std::u16string& text);
void append_display_name(const ParsedName& name, std::u16string& text);

/// Whether IMoniker::IsEqual answers S_OK: the monikers are of the same kinds from left to right
/// and name the same session and class. The extra data of a class moniker does not count.
/// @rules  MON-085, MON-088; MON-Q18 for the session moniker
[[nodiscard]] bool equal(const ParsedName& left, const ParsedName& right);

/// What IMoniker::Hash stores: the first 32 bits of the class id.
/// @return Nothing when a session moniker is part of the name: its hash is open.
/// @rules  MON-086; MON-Q17
[[nodiscard]] std::optional<std::uint32_t> hash(const ParsedName& name);

}  // namespace rdspec::moniker

#endif  // RDSPEC_MONIKER_H_
