// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/run_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <expected>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance/runner/atomic_file.h"
#include "conformance/runner/engine.h"
#include "conformance/runner/grading.h"
#include "conformance/runner/junit.h"
#include "conformance/runner/live_judge.h"
#include "conformance/runner/output.h"
#include "conformance/runner/report.h"
#include "conformance/runner/results_file.h"
#include "conformance/runner/run_setup.h"
#include "conformance/runner/stop_signal.h"
#include "conformance/runner/version.h"

namespace rdspec::runner {
namespace {

EngineOptions engine_options(const RunOptions& options, const Suite& suite) {
  EngineOptions engine;
  engine.case_deadline_ms = options.deadline_ms;
  engine.jobs = options.jobs;
  engine.suite_version = std::string(suite_version());
  engine.target = options.target;
  engine.stop = &stop_flag();
  for (const Code& code : suite.codes) {
    engine.codes.emplace(code.name, code.value);
  }
  return engine;
}

/// The arguments that make this run again, up to `--select`.
std::vector<std::string> repro_words(const RunOptions& options, const std::string& program) {
  std::vector<std::string> words = {program, "run"};
  const auto add = [&words](const char* name, const std::string& value) {
    if (!value.empty()) {
      words.insert(words.end(), {name, value});
    }
  };
  if (!options.library.empty()) {
    add("--lib", options.library);
  } else if (options.adapter != RunOptions{}.adapter) {
    add("--adapter", options.adapter);
  }
  add("--target", options.target);
  add("--root", options.root);
  if (options.strict) {
    words.emplace_back("--strict");
  }
  if (options.deadline_ms != RunOptions{}.deadline_ms) {
    add("--deadline-ms", std::to_string(options.deadline_ms));
  }
  return words;
}

std::vector<std::pair<std::string, std::string>> options_as_run(const RunOptions& options) {
  return {{"adapter", options.library.empty() ? options.adapter : ""},
          {"lib", options.library},
          {"target", options.target},
          {"select", options.select},
          {"strict", options.strict ? "true" : "false"},
          {"jobs", std::to_string(options.jobs)},
          {"repeat", std::to_string(options.repeats)},
          {"deadline-ms", std::to_string(options.deadline_ms)},
          {"root", options.root},
          {"expected", options.expected}};
}

RunRecord new_record(const RunOptions& options, const std::string& program, const Suite& suite,
                     const AdapterCommand& command) {
  RunRecord record;
  record.suite = &suite;
  record.suite_version = std::string(suite_version());
  record.command = command;
  record.tier = options.strict ? Tier::kStrict : Tier::kGating;
  record.options = options_as_run(options);
  record.repro = repro_words(options, program);
  return record;
}

std::string never_started(const EngineResult& result, const AdapterCommand& command) {
  std::string text = fmt::format(
      "rdspec: the adapter {} cannot be used: {}\n", command.name,
      result.harness_failure.empty() ? "it did not answer hello" : result.harness_failure);
  if (!result.stderr_tail.empty()) {
    text += fmt::format("its stderr ends:\n{}{}", result.stderr_tail,
                        result.stderr_tail.ends_with('\n') ? "" : "\n");
  }
  return text;
}

/// Leaves out the cases that do not hold for the target. The adapter is asked for its targets only
/// when the answer matters.
std::expected<void, EarlyEnd> choose_target(const RunOptions& options, RunRecord& record,
                                            std::vector<const Case*>& cases) {
  const bool depends =
      std::any_of(cases.begin(), cases.end(), [](const Case* c) { return !c->targets.empty(); });
  if (options.target.empty() && !depends) {
    return {};
  }
  EngineOptions probe = engine_options(options, *record.suite);
  probe.target.clear();
  const EngineResult result = run_requests(record.command, {}, probe);
  if (stop_signal() != 0) {
    return std::unexpected(EarlyEnd{kExitInterrupted + stop_signal(), "rdspec: stopped\n"});
  }
  if (!result.adapter) {
    return std::unexpected(EarlyEnd{kExitHarness, never_started(result, record.command)});
  }
  const std::vector<std::string>& targets = result.adapter->targets;
  record.target = !options.target.empty() || targets.empty() ? options.target : targets.front();
  if (!options.target.empty() &&
      std::find(targets.begin(), targets.end(), options.target) == targets.end()) {
    return std::unexpected(
        EarlyEnd{kExitUsage, fmt::format("rdspec: the adapter does not offer the target {}; it "
                                         "offers: {}\n",
                                         options.target, fmt::join(targets, ", "))});
  }
  record.excluded_by_target = static_cast<std::size_t>(
      std::erase_if(cases, [&record](const Case* c) { return !holds_for(*c, record.target); }));
  if (cases.empty()) {
    return std::unexpected(
        EarlyEnd{kExitUsage, fmt::format("rdspec: none of the selected cases holds for the target "
                                         "{}\n",
                                         record.target)});
  }
  return {};
}

/// Asks everything and grades the answers.
/// @return Whether there is something to report; false when the adapter never started.
bool carry_out(const RunOptions& options, const std::vector<const Case*>& cases,
               RunRecord& record) {
  const RequestPlan plan = plan_requests(cases, options.repeats);
  EngineOptions engine = engine_options(options, *record.suite);
  const auto start = std::chrono::steady_clock::now();
  EngineResult result;
  {
    Progress progress(cases.size() * options.repeats, !options.quiet);
    LiveJudge live(plan, record, progress);
    if (progress.is_drawn()) {
      engine.on_outcome = [&live](std::size_t request, const Outcome& outcome) {
        live.note(request, outcome);
      };
    }
    result = run_requests(record.command, plan.requests, engine);
  }
  record.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  record.stopped_by_signal = stop_signal();
  if (!result.adapter) {
    write_error(never_started(result, record.command));
    return false;
  }
  record.adapter = *std::move(result.adapter);
  if (record.target.empty() && !record.adapter.targets.empty()) {
    record.target = record.adapter.targets.front();
  }
  record.requests = plan.requests.size();
  record.repeats = options.repeats;
  record.adapters_lost = result.adapters_lost;
  record.harness_failure = std::move(result.harness_failure);
  record.stderr_tail = std::move(result.stderr_tail);
  grade(plan, result.outcomes, record);
  return true;
}

/// Writes the files that were asked for; a stopped run writes none.
bool write_files(const RunOptions& options, const Lists& lists, const RunRecord& record) {
  if (record.stopped_by_signal != 0) {
    return true;
  }
  const auto write = [](const std::string& file, auto&& format) {
    if (file.empty()) {
      return true;
    }
    const auto written = write_whole(file, format());
    if (!written) {
      write_error(fmt::format("rdspec: {}\n", written.error()));
    }
    return written.has_value();
  };
  const bool results = write(options.results, [&record] { return format_results(record); });
  const bool junit = write(options.junit, [&record] { return format_junit(record); });
  const ExpectedList drafted = draft_list(record, lists.previous);
  const bool list =
      write(options.write_expected, [&drafted] { return format_expected_list(drafted); });
  if (list && !options.write_expected.empty()) {
    write_error(fmt::format("rdspec: {} holds {} pinned answers\n", options.write_expected,
                            drafted.entries.size()));
  }
  return results && junit && list;
}

}  // namespace

int run_command(const RunOptions& options, const std::string& program) {
  const auto early = [](const EarlyEnd& end) {
    write_error(end.text);
    return end.exit_code;
  };
  auto selection = load_selection(options.root, options.select, LockCheck::kDone);
  if (!selection) {
    return early(selection.error());
  }
  const auto lists = check_files(options);
  if (!lists) {
    return early(lists.error());
  }
  catch_stop_signals();
  const auto adapter = prepare_adapter(options);
  if (!adapter) {
    return early(adapter.error());
  }
  RunRecord record = new_record(options, program, *selection->suite, adapter->command);
  if (const auto chosen = choose_target(options, record, selection->cases); !chosen) {
    return early(chosen.error());
  }
  if (!carry_out(options, selection->cases, record)) {
    return record.stopped_by_signal != 0 ? kExitInterrupted + record.stopped_by_signal
                                         : kExitHarness;
  }
  if (lists->expected) {
    apply_list(*lists->expected, record);
  }
  if (std::string fault = count_fault(record); !fault.empty()) {
    record.harness_failure = std::move(fault);
  }
  const bool printed = write_output(render_report(record, style_of(STDOUT_FILENO), options.quiet));
  const bool written = write_files(options, *lists, record);
  const int exit_code = exit_code_of(record);
  return printed && written ? exit_code : std::max<int>(exit_code, kExitHarness);
}

}  // namespace rdspec::runner
