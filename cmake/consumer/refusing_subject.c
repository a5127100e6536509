/* SPDX-License-Identifier: Apache-2.0
 *
 * The smallest subject: it refuses every name. Its certification must fail.
 */

#include <rdspec/rdspec_subject.h>
#include <string.h>

static void describe(rdspec_sink sink, void* sink_context) {
  static const char answer[] =
      "{\"ok\":true,\"protocol\":1,\"implementation\":{\"name\":\"refusing\",\"version\":\"1\"},"
      "\"ops\":[\"moniker.parse\"],\"features\":{},\"targets\":[\"windows-7\"],"
      "\"limits\":{\"line_bytes\":8388608},\"max_inflight\":64}";
  sink(sink_context, answer, strlen(answer));
}

static int32_t moniker_parse(const rdspec_parse_in* in, rdspec_parse_out* out) {
  const uint32_t null = in->null_arguments;
  out->hresult = 0x800401E4U; /* MK_E_SYNTAX */
  out->eaten_state = (null & RDSPEC_ARGUMENT_EATEN) != 0 ? RDSPEC_OUT_NOT_PASSED : RDSPEC_OUT_SET;
  out->eaten_units = 0;
  out->moniker_state =
      (null & RDSPEC_ARGUMENT_MONIKER) != 0 ? RDSPEC_OUT_NOT_PASSED : RDSPEC_OUT_NULL;
  return RDSPEC_ANSWERED;
}

const rdspec_subject* rdspec_subject_get(uint32_t abi) {
  static const rdspec_subject subject = {sizeof(rdspec_subject), describe, moniker_parse, NULL};
  return abi == RDSPEC_SUBJECT_ABI ? &subject : NULL;
}
