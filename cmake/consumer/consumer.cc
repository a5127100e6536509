// SPDX-License-Identifier: Apache-2.0
//
// Uses the installed reference: a name that parses, one that does not, and the way back to text.

#include <rdspec/moniker.h>

#include <string>

int main() {
  const std::u16string name = u"Session:3!clsid:10000013-0000-0000-0000-000000000001";
  const auto parsed = rdspec::moniker::parse_display_name(name);
  if (!parsed || parsed->eaten_units != name.size() || parsed->session->session_id != 3) return 1;

  std::u16string text;
  rdspec::moniker::append_display_name(*parsed, text);
  if (!text.starts_with(u"Session:3!")) return 2;

  return rdspec::moniker::parse_display_name(u"Session:").has_value() ? 3 : 0;
}
