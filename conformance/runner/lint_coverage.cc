// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "conformance/runner/expectation.h"
#include "conformance/runner/lint_checks.h"

namespace rdspec::runner {
namespace {

// What the cases that cite a rule amount to.
struct Coverage {
  bool any = false;
  bool accepting = false;
  bool refusing = false;
  bool inside = false;  // of the rule's bound
  bool outside = false;
};

using Coverages = std::map<std::string_view, Coverage>;

Coverages coverage_of(const LoadedSuite& loaded) {
  Coverages coverages;
  for (const CaseFile& file : loaded.files) {
    for (const CaseRecord& record : file.cases) {
      const Case& c = record.published;
      for (const std::string& rule : c.rules) {
        Coverage& coverage = coverages[rule];
        coverage.any = true;
        coverage.accepting = coverage.accepting || expects_acceptance(c.expect);
        coverage.refusing = coverage.refusing || expects_refusal(loaded.suite, c.expect);
      }
      if (record.boundary) {
        Coverage& coverage = coverages[record.boundary->rule];
        (record.boundary->inside ? coverage.inside : coverage.outside) = true;
      }
    }
  }
  return coverages;
}

void check_rule(const Rule& rule, const Coverage& coverage, std::vector<Fault>& faults) {
  const auto add = [&](std::string message, std::string remedy) {
    faults.push_back({rule.file, rule.line, rule.id, std::move(message), std::move(remedy)});
  };
  if (!rule.untested.empty()) {
    if (coverage.any) {
      add("the rule says that it is untested, and a case cites it", "remove \"untested\"");
    }
    return;
  }
  if (!coverage.any) {
    add("no case cites it", "add one, or say in \"untested\" why none can reach it");
    return;
  }
  // What nobody knows is recorded, and what is recorded has no sides.
  const bool judged = !rule.is_question && rule.evidence < Evidence::kConflict;
  if (judged && rule.level == Level::kMust) {
    if (rule.sides != "refuse" && !coverage.accepting) {
      add("no case of this must-rule expects an acceptance",
          "add one, or correct \"sides\", which is " + rule.sides);
    }
    if (rule.sides != "accept" && !coverage.refusing) {
      add("no case of this must-rule expects a refusal",
          "add one, or correct \"sides\", which is " + rule.sides);
    }
  }
  if (rule.bound) {
    const std::string limit = std::to_string(rule.bound->value) + ' ' + rule.bound->unit;
    for (const auto& [side, covered] :
         {std::pair{"inside", coverage.inside}, std::pair{"outside", coverage.outside}}) {
      if (!covered) {
        add("no case stands " + std::string(side) + " the bound of " + limit,
            R"(add one with "boundary": {"rule": ")" + rule.id + R"(", "side": ")" + side +
                R"(", "value": …})");
      }
    }
  }
}

}  // namespace

void check_coverage(const LoadedSuite& loaded, std::vector<Fault>& faults) {
  Coverages coverages = coverage_of(loaded);
  for (const Rule& rule : loaded.suite.rules) {
    check_rule(rule, coverages[rule.id], faults);
  }
}

}  // namespace rdspec::runner
