// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/lint.h"

#include <algorithm>
#include <utility>

#include "conformance/runner/fault.h"
#include "conformance/runner/ids_lock.h"
#include "conformance/runner/lint_checks.h"
#include "conformance/runner/seeds_file.h"
#include "conformance/runner/suite_loader.h"

namespace rdspec::runner {

LintReport lint(const std::filesystem::path& root) {
  LintReport report;
  const SourceTree tree(root);
  LoadedSuite loaded = load_everything(tree);
  const Suite& suite = loaded.suite;
  report.questions = static_cast<std::size_t>(std::count_if(
      suite.rules.begin(), suite.rules.end(), [](const Rule& rule) { return rule.is_question; }));
  report.rules = suite.rules.size() - report.questions;
  report.cases = suite.cases.size();
  report.faults = std::move(loaded.faults);
  if (!report.faults.empty()) {
    return report;
  }
  check_coverage(loaded, report.faults);
  check_claims(loaded, report.faults);
  check_sources(suite, report.faults);
  check_ids_lock(read_ids_lock(tree, report.faults), loaded.files, report.faults);
  if (const auto seeds = tree.read_toml(kSeedsPath, report.faults)) {
    report.sentences = check_seeds(*seeds, suite, report.faults);
  }
  report.files_searched = check_citations(tree, suite, report.faults);
  sort_faults(report.faults);
  return report;
}

}  // namespace rdspec::runner
