// SPDX-License-Identifier: Apache-2.0

#include "rdspec/moniker.h"

namespace rdspec::moniker {

Mksys mksys_of(const ParsedName& name) {
  const bool has_object = !std::holds_alternative<std::monostate>(name.object);
  if (name.session) {
    return has_object ? Mksys::kGenericComposite : Mksys::kSessionMoniker;
  }
  // MON-084: COM itself does not supply the `new` moniker.
  return std::holds_alternative<ClassMoniker>(name.object) ? Mksys::kClassMoniker : Mksys::kNone;
}

namespace {

// The class id of the object moniker, whichever kind it is.
std::optional<ClassId> class_id_of(const ObjectMoniker& object) {
  if (const auto* class_moniker = std::get_if<ClassMoniker>(&object)) {
    return class_moniker->class_id;
  }
  if (const auto* new_moniker = std::get_if<NewMoniker>(&object)) {
    return new_moniker->class_id;
  }
  return std::nullopt;
}

}  // namespace

bool equal(const ParsedName& left, const ParsedName& right) {
  return left.session == right.session && left.object.index() == right.object.index() &&
         class_id_of(left.object) == class_id_of(right.object);
}

std::optional<std::uint32_t> hash(const ParsedName& name) {
  const std::optional<ClassId> class_id = class_id_of(name.object);
  if (name.session || !class_id) {
    return std::nullopt;
  }
  return class_id->data1;
}

}  // namespace rdspec::moniker
