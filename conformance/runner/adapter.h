// SPDX-License-Identifier: Apache-2.0
//
// What the runner knows of an adapter: how to start it, and what it said of itself.

#ifndef RDSPEC_RUNNER_ADAPTER_H_
#define RDSPEC_RUNNER_ADAPTER_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "conformance/wire/json.h"

namespace rdspec::runner {

/// How an adapter is started.
struct AdapterCommand {
  std::string name;               // as in the report: "reference", "wine", "faulty:swapped_guid"
  std::vector<std::string> argv;  // never empty; no shell in between
  std::vector<std::pair<std::string, std::string>> environment;  // added to the runner's own
  int start_deadline_ms = 10'000;    // from start to the answer to `hello`
  unsigned jobs_max = 64;            // how many may run at once
  bool waits_for_stderr_end = true;  // false where a child of the adapter keeps stderr open
};

/// The answer to `hello`.
struct AdapterInfo {
  std::string implementation_name;
  std::string implementation_version;
  std::vector<std::string> ops;
  std::map<std::string, bool> features;
  std::vector<std::string> targets;
  std::size_t line_bytes_max = 8U << 20U;
  unsigned inflight_max = 64;
  std::string raw;  // the whole answer, for the results file
};

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_ADAPTER_H_
