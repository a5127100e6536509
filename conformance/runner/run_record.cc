// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/run_record.h"

#include <algorithm>
#include <utility>

namespace rdspec::runner {

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::kUnlisted:
      return "unlisted";
    case Standing::kKnown:
      return "known";
    case Standing::kChanged:
      return "changed";
    case Standing::kUnexpectedPass:
      return "unexpected-pass";
    case Standing::kStaleRev:
      return "stale-rev";
  }
  std::unreachable();
}

void Tally::add(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kPass:
      ++pass;
      return;
    case VerdictKind::kFail:
      ++fail;
      return;
    case VerdictKind::kInfo:
      ++info;
      return;
    case VerdictKind::kRecorded:
      ++recorded;
      return;
    case VerdictKind::kUnsupported:
      ++unsupported;
      return;
    case VerdictKind::kNotRun:
      ++not_run;
      return;
  }
  std::unreachable();
}

void Tally::add(const Tally& other) {
  pass += other.pass;
  fail += other.fail;
  info += other.info;
  recorded += other.recorded;
  unsupported += other.unsupported;
  not_run += other.not_run;
}

Tally RunRecord::tally() const {
  Tally sum;
  for (const GradedCase& graded : cases) {
    sum.add(graded.verdict.kind);
  }
  return sum;
}

bool is_fault(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::kError:
    case OutcomeKind::kCrash:
    case OutcomeKind::kCrashWithHistory:
    case OutcomeKind::kTimeout:
    case OutcomeKind::kProtocolError:
      return true;
    default:
      return false;
  }
}

bool breaks_run(const GradedCase& graded) {
  switch (graded.standing) {
    case Standing::kUnlisted:
      return graded.verdict.kind == VerdictKind::kFail ||
             graded.verdict.kind == VerdictKind::kNotRun;
    case Standing::kKnown:
      return false;
    default:
      return true;
  }
}

int exit_code_of(const RunRecord& record) {
  if (record.stopped_by_signal != 0) {
    return kExitInterrupted + record.stopped_by_signal;
  }
  const auto any = [&record](auto&& is_it) {
    return std::any_of(record.cases.begin(), record.cases.end(), is_it);
  };
  if (!record.harness_failure.empty() || record.adapters_lost != 0 ||
      any([](const GradedCase& graded) { return graded.verdict.kind == VerdictKind::kNotRun; })) {
    return kExitHarness;
  }
  if (any([](const GradedCase& graded) {
        return graded.standing == Standing::kUnlisted && breaks_run(graded);
      })) {
    return kExitFailures;
  }
  if (!record.list.unknown_ids.empty() || any(breaks_run)) {
    return kExitStaleList;
  }
  const Tally tally = record.tally();
  return tally.unsupported == tally.total() ? kExitUsage : kExitGood;
}

}  // namespace rdspec::runner
