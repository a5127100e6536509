// SPDX-License-Identifier: Apache-2.0
//
// Finds and ends everything that an adapter started, also what left its session.
//
// Every adapter leads a session of its own. While a ReaperScope lives, this process is the
// subreaper: orphans of adapters become its children and are found among them.

#ifndef RDSPEC_RUNNER_PROCESS_TREE_H_
#define RDSPEC_RUNNER_PROCESS_TREE_H_

#include <sys/types.h>

#include <functional>

namespace rdspec::runner {

/// While one lives, orphaned grandchildren come to this process. The end of the last one kills all
/// that adapters left behind. May be nested and used from several threads.
///
/// Children that this process had before, and those in its own session, are never touched.
class ReaperScope {
 public:
  ReaperScope();
  ~ReaperScope();
  ReaperScope(const ReaperScope&) = delete;
  ReaperScope& operator=(const ReaperScope&) = delete;
};

/// Calls `spawn`, which starts a session leader and returns its process id or -1, so that no sweep
/// of another thread can see the new process before it is known as an adapter.
/// @return what `spawn` returned.
pid_t start_session_leader(const std::function<pid_t()>& spawn);

/// Kills a session leader, its session and its descendants, and collects the leader.
///
/// Orphans that left the session cannot be told apart from those of another adapter: they end here
/// when this was the only adapter alive, otherwise with the last ReaperScope.
///
/// @return the wait status of the leader; 0 when the kernel would not let it go.
/// @cost   one walk over /proc for each round of killing, usually two.
int end_session(pid_t leader);

/// Kills the process groups of all adapters. For a handler of SIGINT or SIGTERM: calls nothing that
/// is not async-signal-safe.
void kill_adapters_now() noexcept;

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_PROCESS_TREE_H_
