/* SPDX-License-Identifier: Apache-2.0
 *
 * A subject library to copy: plain C, nothing but rdspec_subject.h.
 *
 *     cc -std=c99 -shared -fPIC -I conformance/subject subject_template.c -o libmine.so
 *     rdspec run --lib ./libmine.so --select 'moniker/class_text'
 *
 * Replace parse_name() by a call of your implementation. What stands here takes `clsid:` and 36
 * units and nothing else, so most cases fail: that is what a first run looks like.
 */

#include <string.h>

#include "rdspec_subject.h"

#define S_OK_CODE 0x00000000u
#define SYNTAX_CODE 0x800401E4u
#define ARGUMENT_CODE 0x80070057u

/* Your implementation goes here. Returns a result code; on success the name is canonical. */
static uint32_t parse_name(const uint16_t* name, size_t length_units) {
  static const char prefix[] = "clsid:";
  size_t i;
  if (length_units != 42) {
    return SYNTAX_CODE;
  }
  for (i = 0; i < sizeof(prefix) - 1; ++i) {
    if (name[i] != (uint16_t)prefix[i]) {
      return SYNTAX_CODE;
    }
  }
  return S_OK_CODE;
}

static void describe(rdspec_sink sink, void* sink_context) {
  static const char text[] =
      "{\"ok\":true,\"protocol\":1,"
      "\"implementation\":{\"name\":\"template\",\"version\":\"0\"},"
      "\"ops\":[\"moniker.parse\"],\"features\":{},\"targets\":[\"windows-10\"],"
      "\"limits\":{\"line_bytes\":8388608},\"max_inflight\":64}";
  sink(sink_context, text, sizeof(text) - 1);
}

/* Bad arguments write to no out parameter. */
static int32_t refuse_arguments(const rdspec_parse_in* in, rdspec_parse_out* out) {
  out->hresult = ARGUMENT_CODE;
  out->eaten_state = (in->null_arguments & RDSPEC_ARGUMENT_EATEN) != 0 ? RDSPEC_OUT_NOT_PASSED
                                                                       : RDSPEC_OUT_UNTOUCHED;
  out->moniker_state = (in->null_arguments & RDSPEC_ARGUMENT_MONIKER) != 0 ? RDSPEC_OUT_NOT_PASSED
                                                                           : RDSPEC_OUT_UNTOUCHED;
  return RDSPEC_ANSWERED;
}

static int32_t moniker_parse(const rdspec_parse_in* in, rdspec_parse_out* out) {
  if (in->null_arguments != 0 || in->name_length_units == 0 || in->name[0] == 0) {
    return refuse_arguments(in, out);
  }
  out->hresult = parse_name(in->name, in->name_length_units);
  out->eaten_state = RDSPEC_OUT_SET;
  if (out->hresult != S_OK_CODE) {
    out->eaten_units = 0;
    out->moniker_state = RDSPEC_OUT_NULL;
    return RDSPEC_ANSWERED;
  }
  out->eaten_units = (uint32_t)in->name_length_units;
  out->moniker_state = RDSPEC_OUT_SET;
  out->mksys = 7;
  out->component_count = 1;
  out->components[0].mksys = 7;
  out->components[0].display_name_begin_units = 0;
  out->components[0].display_name_length_units = (uint32_t)in->name_length_units + 1;
  out->display_name_length_units = in->name_length_units + 1; /* the closing colon */
  if (out->display_name_length_units <= out->display_name_capacity_units) {
    memcpy(out->display_name, in->name, in->name_length_units * sizeof(uint16_t));
    out->display_name[in->name_length_units] = (uint16_t)':';
  }
  return RDSPEC_ANSWERED;
}

static const rdspec_subject table = {sizeof(rdspec_subject), describe, moniker_parse, NULL};

const rdspec_subject* rdspec_subject_get(uint32_t abi) {
  return abi == RDSPEC_SUBJECT_ABI ? &table : NULL;
}
