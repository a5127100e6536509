// SPDX-License-Identifier: Apache-2.0
//
// Everything that is known after a run: what reports, results files and the exit code are made of.

#ifndef RDSPEC_RUNNER_RUN_RECORD_H_
#define RDSPEC_RUNNER_RUN_RECORD_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "conformance/runner/adapter.h"
#include "conformance/runner/outcome.h"
#include "conformance/runner/suite.h"
#include "conformance/runner/verdict.h"

namespace rdspec::runner {

/// The exit codes of the program; never a count.
enum ExitCode : std::uint8_t {
  kExitGood = 0,
  kExitFailures = 1,      // a judged case failed
  kExitStaleList = 2,     // an answer is not the one that the expected list pins
  kExitHarness = 3,       // no adapter, adapter lost, or a file that could not be written
  kExitUsage = 4,         // wrong arguments, or nothing selected
  kExitIntegrity = 5,     // a file of the suite, or the expected list, is wrong
  kExitInterrupted = 128  // plus the number of the signal
};

/// How an answer stands to the expected list.
enum class Standing : std::uint8_t {
  kUnlisted,        // no entry
  kKnown,           // the entry's outcome
  kChanged,         // another outcome than the entry's
  kUnexpectedPass,  // the entry pins a wrong answer, and this one is right
  kStaleRev,        // the entry is for another revision of the case
};

[[nodiscard]] std::string_view name_of(Standing standing);

/// One selected case after the run.
struct GradedCase {
  const Case* test_case = nullptr;
  std::vector<Outcome> outcomes;  // one for each input
  Verdict verdict;
  std::string signature;             // canonical; see describe.h
  std::vector<std::string> history;  // of a crash with history: the cases that lead to it
  std::uint64_t duration_us = 0;     // of all inputs
  Standing standing = Standing::kUnlisted;
  std::string pinned;  // the outcome that the list has for it; empty when unlisted
  std::string reason;  // the list's reason; empty when unlisted
};

/// How many cases have each verdict.
struct Tally {
  std::size_t pass = 0;
  std::size_t fail = 0;
  std::size_t info = 0;
  std::size_t recorded = 0;
  std::size_t unsupported = 0;
  std::size_t not_run = 0;

  void add(VerdictKind kind);
  void add(const Tally& other);
  [[nodiscard]] std::size_t total() const {
    return pass + fail + info + recorded + unsupported + not_run;
  }
};

/// The expected list of a run, when one was given.
struct ListUse {
  std::string file;                      // empty: none
  std::vector<std::string> unknown_ids;  // entries for cases that the suite does not have
  std::size_t unexamined = 0;            // entries whose reason nobody has written yet
};

struct RunRecord {
  const Suite* suite = nullptr;
  std::string suite_version;
  AdapterCommand command;
  AdapterInfo adapter;
  std::string target;
  Tier tier = Tier::kGating;
  std::vector<GradedCase> cases;       // every selected case exactly once, in the order of ids
  std::size_t excluded_by_target = 0;  // selected by the selector, not held for this target
  std::size_t requests = 0;            // sent, repeats included
  std::size_t repeats = 1;
  std::chrono::microseconds elapsed{0};  // of the requests, adapter start included
  std::size_t adapters_lost = 0;
  std::string harness_failure;
  std::string stderr_tail;
  ListUse list;
  std::vector<std::pair<std::string, std::string>> options;  // as run, defaults filled in
  std::vector<std::string> repro;                            // argv up to `--select`
  int stopped_by_signal = 0;

  [[nodiscard]] Tally tally() const;
};

/// Whether an outcome is a fault of the conversation (crash, timeout, protocol error, error).
[[nodiscard]] bool is_fault(OutcomeKind kind);

/// Whether this case alone keeps the run from being good.
[[nodiscard]] bool breaks_run(const GradedCase& graded);

/// What the program exits with. A run of which nothing is supported has graded nothing: kExitUsage.
[[nodiscard]] int exit_code_of(const RunRecord& record);

}  // namespace rdspec::runner

#endif  // RDSPEC_RUNNER_RUN_RECORD_H_
