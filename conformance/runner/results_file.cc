// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/results_file.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "conformance/runner/ids_lock.h"
#include "conformance/runner/sha256.h"

namespace rdspec::runner {
namespace {

using OrderedJson = nlohmann::ordered_json;

/// One line. Bytes that are no UTF-8 (an adapter's words) are replaced, never refused.
std::string line_of(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

std::string ids_lock_digest(const Suite& suite) {
  const std::ifstream stream(suite.root / "conformance" / "ids.lock", std::ios::binary);
  if (!stream) {
    return "";
  }
  std::ostringstream text;
  text << stream.rdbuf();
  return sha256_hex(text.view());
}

OrderedJson header_of(const RunRecord& record) {
  OrderedJson options = OrderedJson::object();
  for (const auto& [name, value] : record.options) {
    options[name] = value;
  }
  const auto hello = wire::parse_json(record.adapter.raw);
  return {{"schema", "rdspec-results/1"},
          {"suite", record.suite_version},
          {"ids_lock_sha256", ids_lock_digest(*record.suite)},
          {"adapter", {{"name", record.command.name}, {"argv", record.command.argv}}},
          {"hello", hello ? OrderedJson(*hello) : OrderedJson(nullptr)},
          {"target", record.target},
          {"tier", record.tier == Tier::kStrict ? "strict" : "gating"},
          {"options", options},
          {"excluded_by_target", record.excluded_by_target},
          {"adapters_lost", record.adapters_lost},
          {"harness_failure", record.harness_failure}};
}

OrderedJson outcome_json(const Outcome& outcome) {
  OrderedJson json = {{"outcome", name_of(outcome.kind)}};
  if (outcome.kind == OutcomeKind::kAccept || outcome.kind == OutcomeKind::kReject) {
    json["code"] = fmt::format("0x{:08X}", outcome.code);
    if (!outcome.value.is_null()) {
      json["value"] = outcome.value;
    }
  }
  if (outcome.kind == OutcomeKind::kUnsupported) {
    json["feature"] = outcome.feature;
  }
  if (!outcome.detail.empty()) {
    json["detail"] = outcome.detail;
  }
  return json;
}

OrderedJson case_json(const GradedCase& graded) {
  OrderedJson outcomes = OrderedJson::array();
  for (const Outcome& outcome : graded.outcomes) {
    outcomes.push_back(outcome_json(outcome));
  }
  OrderedJson json = {{"id", graded.test_case->id},
                      {"rev", graded.test_case->rev},
                      {"outcomes", outcomes},
                      {"verdict", name_of(graded.verdict.kind)},
                      {"matched", graded.verdict.matched},
                      {"reason", graded.verdict.reason},
                      {"duration_us", graded.duration_us},
                      {"rules", graded.test_case->rules}};
  if (!graded.history.empty()) {
    json["history"] = graded.history;
  }
  if (graded.standing != Standing::kUnlisted) {
    json["expected_list"] = name_of(graded.standing);
  }
  return json;
}

OrderedJson counts_json(const Tally& tally) {
  return {{"pass", tally.pass},
          {"fail", tally.fail},
          {"info", tally.info},
          {"recorded", tally.recorded},
          {"unsupported", tally.unsupported},
          {"not-run", tally.not_run}};
}

}  // namespace

std::string format_results(const RunRecord& record) {
  std::string text = line_of(header_of(record));
  for (const GradedCase& graded : record.cases) {
    text += line_of(case_json(graded));
  }
  const Tally tally = record.tally();
  const std::string digest = sha256_hex(text);
  text += line_of({{"counts", counts_json(tally)}, {"cases", tally.total()}, {"sha256", digest}});
  return text;
}

}  // namespace rdspec::runner
