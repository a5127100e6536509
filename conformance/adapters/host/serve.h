// SPDX-License-Identifier: Apache-2.0
//
// Speaks the adapter protocol (PROTOCOL.md) for a subject: one loop for every adapter of ours.

#ifndef RDSPEC_ADAPTERS_HOST_SERVE_H_
#define RDSPEC_ADAPTERS_HOST_SERVE_H_

#include <string>
#include <string_view>

#include "conformance/subject/rdspec_subject.h"

namespace rdspec::host {

/// Answers requests until `stop` or the end of input.
///
/// @param input   file descriptor of the requests, in binary mode.
/// @param output  file descriptor of the answers, in binary mode.
/// @return The exit code of the program: 0, or 1 when output can no longer be written or a line
///         exceeds the bound of `hello`.
int serve(const rdspec_subject& subject, int input, int output);

/// Answers one line; exposed for tests and fuzzers.
///
/// @param line  without its line end; any bytes.
/// @param stop  set when the line asked to stop.
/// @return The answer without a line end.
[[nodiscard]] std::string answer_line(const rdspec_subject& subject, std::string_view line,
                                      bool& stop);

}  // namespace rdspec::host

#endif  // RDSPEC_ADAPTERS_HOST_SERVE_H_
