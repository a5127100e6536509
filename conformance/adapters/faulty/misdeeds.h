// SPDX-License-Identifier: Apache-2.0
//
// What hostile adapters do, each at one moment; behaviours.cc gives them names.

#ifndef RDSPEC_ADAPTERS_FAULTY_MISDEEDS_H_
#define RDSPEC_ADAPTERS_FAULTY_MISDEEDS_H_

#include "conformance/adapters/faulty/behaviours.h"

namespace rdspec::faulty {

/// Silence, deaf to SIGTERM.
[[noreturn]] void hang();
/// Dies as a plain program does, also under a sanitizer, and leaves no core file.
[[noreturn]] void die(int signal_number);
/// A gigabyte without LF.
void write_endless_line(Output& output);
/// Starts a child, a child in a session of its own, and a daemon; none of them ever ends.
void leave_all_kinds();

// Instead of, or besides, the answer to a request.
void print_garbage(Output& output, const Turn& turn);
void print_garbage_after(Output& output, const Turn& turn);
void half_line_then_hang(Output& output, const Turn& turn);
void wrong_seq(Output& output, const Turn& turn);
void answer_twice(Output& output, const Turn& turn);
void close_stdout(Output& output, const Turn& turn);
void endless_line(Output& output, const Turn& turn);
void exit_zero(Output& output, const Turn& turn);
void die_on_mark(Output& output, const Turn& turn);
void die_with_last_words(Output& output, const Turn& turn);
void die_once(Output& output, const Turn& turn);  // of all that share RDSPEC_HOSTILE_STATE
void hang_on_mark(Output& output, const Turn& turn);
void leave_all_and_die(Output& output, const Turn& turn);
void leave_all_and_hang(Output& output, const Turn& turn);
void bad_utf8(Output& output, const Turn& turn);
void deep_json(Output& output, const Turn& turn);
void duplicate_keys(Output& output, const Turn& turn);
void unknown_outcome(Output& output, const Turn& turn);
void bad_code(Output& output, const Turn& turn);
void failing_accept(Output& output, const Turn& turn);
void undeclared_absence(Output& output, const Turn& turn);
void own_error(Output& output, const Turn& turn);
void sigkill_between(Output& output, const Turn& turn);  // after the fifth answer
void flood_stderr(Output& output, const Turn& turn);
void odd_but_legal(Output& output, const Turn& turn);

}  // namespace rdspec::faulty

#endif  // RDSPEC_ADAPTERS_FAULTY_MISDEEDS_H_
