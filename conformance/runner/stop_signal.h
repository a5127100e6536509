// SPDX-License-Identifier: Apache-2.0
//
// Turns SIGINT and SIGTERM into a flag, so that a run can end its adapters before it ends itself.

#ifndef RDSPEC_RUNNER_STOP_SIGNAL_H_
#define RDSPEC_RUNNER_STOP_SIGNAL_H_

#include <atomic>

namespace rdspec::runner {

/// From here on the two signals set the flag instead of ending the program, interrupt system calls
/// that wait, and are not passed on to children; SIGPIPE is ignored.
void catch_stop_signals();

/// True once one of them arrived.
[[nodiscard]] std::atomic<bool>& stop_flag();

/// The number of the first one that arrived, or 0.
[[nodiscard]] int stop_signal();

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_STOP_SIGNAL_H_
