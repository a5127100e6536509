// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/stop_signal.h"

#include <csignal>

namespace rdspec::runner {
namespace {

std::atomic<bool> is_stopping = false;
std::atomic<int> first_signal = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_stop_signal(int number) {
  int none = 0;
  first_signal.compare_exchange_strong(none, number);
  is_stopping.store(true);
}

}  // namespace

void catch_stop_signals() {
  struct sigaction action{};
  action.sa_handler = on_stop_signal;  // without SA_RESTART: a waiting poll() returns
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

std::atomic<bool>& stop_flag() { return is_stopping; }

int stop_signal() { return first_signal.load(); }

}  // namespace rdspec::runner
