// SPDX-License-Identifier: Apache-2.0

#include "workloads.h"

namespace rdspec::bench {

const std::array<Workload, 7>& display_names() {
  static const std::u16string kGuid = u"10000013-0000-0000-0000-000000000001";
  static const std::array<Workload, 7> kNames = {{
      {"typical", std::u16string(kTypicalName)},
      {"class_only", u"clsid:" + kGuid},
      {"console_and_braces", u"Session:Console!clsid:{" + kGuid + u"}:"},
      {"class_by_its_own_id", u"Session:3!{0000031A-0000-0000-C000-000000000046}:" + kGuid},
      {"extra_data_of_100000_units", u"clsid:" + kGuid + std::u16string(100'000, u'x')},
      {"refused_at_the_first_unit", u"Xession:3!clsid:" + kGuid},
      {"refused_at_the_last_digit", std::u16string(kTypicalName.substr(0, 51)) + u'g'},
  }};
  return kNames;
}

}  // namespace rdspec::bench
