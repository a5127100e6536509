/* SPDX-License-Identifier: Apache-2.0
 *
 * rdspec_subject.h: what an implementation offers in-process.
 *
 * Write one shared library with one exported function, and rdspec can certify it, fuzz it, check
 * its properties and measure it:
 *
 *     rdspec run --lib ./libmine.so          conformance cases, each crash isolated
 *     RDSPEC_SUBJECT=./libmine.so ctest      property tests, exhaustive tests, fuzzers, benchmarks
 *
 * Rules of this interface
 *   - Plain C. No C++ exception, longjmp or signal may leave an entry.
 *   - Text is UTF-16 code units in native byte order with a length; it has no terminator, may be
 *     ill-formed and may hold NUL. Lengths count code units and are named *_units.
 *   - Nobody frees what the other side allocated: results go into buffers of the caller or through
 *     a sink during the call. Input is valid only during the call.
 *   - Every structure begins with its size in bytes, set by the side that fills it in. A reader
 *     must not touch members beyond that size. Members are only ever added at the end.
 *   - Entries are called from one thread at a time and must not keep state from one call to the
 *     next that a caller could observe.
 */

#ifndef RDSPEC_SUBJECT_H_
#define RDSPEC_SUBJECT_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RDSPEC_SUBJECT_ABI 1u

#if defined(_WIN32)
#define RDSPEC_SUBJECT_EXPORT __declspec(dllexport)
#else
#define RDSPEC_SUBJECT_EXPORT __attribute__((visibility("default")))
#endif

/* ---- moniker.parse ------------------------------------------------------------------------- */

enum rdspec_parse_api {
  RDSPEC_MK_PARSE_DISPLAY_NAME = 0,   /* MkParseDisplayName */
  RDSPEC_MK_PARSE_DISPLAY_NAME_EX = 1 /* MkParseDisplayNameEx */
};

/* Bits of rdspec_parse_in.null_arguments: which pointer the API is to be called with NULL for. */
enum rdspec_parse_argument {
  RDSPEC_ARGUMENT_BIND_CONTEXT = 1,
  RDSPEC_ARGUMENT_NAME = 2,
  RDSPEC_ARGUMENT_EATEN = 4,
  RDSPEC_ARGUMENT_MONIKER = 8
};

typedef struct rdspec_parse_in {
  size_t size_bytes;
  uint32_t api;            /* enum rdspec_parse_api */
  uint32_t null_arguments; /* bits of enum rdspec_parse_argument; 0 for an ordinary call */
  const uint16_t* name;    /* the display name; the API sees it up to its first NUL */
  size_t name_length_units;
} rdspec_parse_in;

/* What an out parameter of the API holds after the call. */
enum rdspec_out_state {
  RDSPEC_OUT_NOT_PASSED = 0, /* the call passed NULL for it */
  RDSPEC_OUT_UNTOUCHED = 1,  /* still what the caller had put there */
  RDSPEC_OUT_NULL = 2,       /* for the moniker: NULL */
  RDSPEC_OUT_SET = 3         /* eaten: a count; moniker: a moniker */
};

/* One leaf of the parsed moniker, left to right. Its display name is a part of the whole one. */
typedef struct rdspec_component {
  uint32_t mksys; /* what IMoniker::IsSystemMoniker stores, 0 for none */
  uint32_t display_name_begin_units;
  uint32_t display_name_length_units;
} rdspec_component;

#define RDSPEC_COMPONENTS_MAX 8u

typedef struct rdspec_parse_out {
  size_t size_bytes;
  uint32_t hresult;
  uint32_t eaten_state; /* enum rdspec_out_state */
  uint32_t eaten_units;
  uint32_t moniker_state; /* enum rdspec_out_state */

  /* The rest only when moniker_state is RDSPEC_OUT_SET. */
  uint32_t mksys;           /* of the whole moniker */
  uint32_t component_count; /* may be larger than RDSPEC_COMPONENTS_MAX; the rest is left out */
  rdspec_component components[RDSPEC_COMPONENTS_MAX];

  /* A buffer of the caller for the display name. The subject always sets the length that the name
   * has; it writes the units only when they all fit. Length 0 when GetDisplayName failed. */
  uint16_t* display_name;
  size_t display_name_capacity_units;
  size_t display_name_length_units;
} rdspec_parse_out;

/* ---- everything else ----------------------------------------------------------------------- */

/* Receives a piece of UTF-8 text; may be called several times for one answer. */
typedef void (*rdspec_sink)(void* context, const char* text, size_t length_bytes);

/* Results of entries. */
enum rdspec_status {
  RDSPEC_ANSWERED = 0,
  RDSPEC_UNSUPPORTED = 1 /* the operation cannot be carried out here */
};

typedef struct rdspec_subject {
  size_t size_bytes;

  /* Writes the JSON object that answers `hello` (conformance/PROTOCOL.md). Required. */
  void (*describe)(rdspec_sink sink, void* sink_context);

  /* The hot operation `moniker.parse`. May be NULL: then `run` is asked. */
  int32_t (*moniker_parse)(const rdspec_parse_in* in, rdspec_parse_out* out);

  /* Any operation. `request` is the JSON object {"op":…,"in":…} of PROTOCOL.md, `length_bytes`
   * long; the answer is the JSON object {"outcome":…,…} of PROTOCOL.md, without `seq`. May be NULL.
   */
  void (*run)(const char* request, size_t length_bytes, rdspec_sink sink, void* sink_context);
} rdspec_subject;

/* The one exported symbol of a subject library.
 * Returns NULL when the library cannot speak version `abi`. */
RDSPEC_SUBJECT_EXPORT const rdspec_subject* rdspec_subject_get(uint32_t abi);

#ifdef __cplusplus
}
#endif

#endif /* RDSPEC_SUBJECT_H_ */
