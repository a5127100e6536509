// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/outcome.h"

#include <utility>

namespace rdspec::runner {

std::string_view name_of(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::kAccept:
      return "accept";
    case OutcomeKind::kReject:
      return "reject";
    case OutcomeKind::kUnsupported:
      return "unsupported";
    case OutcomeKind::kError:
      return "error";
    case OutcomeKind::kCrash:
      return "crash";
    case OutcomeKind::kCrashWithHistory:
      return "crash-with-history";
    case OutcomeKind::kTimeout:
      return "timeout";
    case OutcomeKind::kProtocolError:
      return "protocol-error";
    case OutcomeKind::kNotRun:
      return "not-run";
  }
  std::unreachable();
}

}  // namespace rdspec::runner
