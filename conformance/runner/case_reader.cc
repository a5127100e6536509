// SPDX-License-Identifier: Apache-2.0
//
// Reads one case of a case file.

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "conformance/runner/case_file.h"
#include "conformance/runner/expectation.h"
#include "conformance/runner/object_reader.h"
#include "conformance/runner/text_generator.h"
#include "conformance/runner/vocabulary.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 13> kCaseKeys{
    "id", "rev",    "title", "rules", "level", "evidence", "op",
    "in", "expect", "needs", "on",    "flags", "boundary"};
constexpr std::array<std::string_view, 3> kBoundaryKeys{"rule", "side", "value"};
constexpr std::array<std::string_view, 2> kBoundarySides{"inside", "outside"};

class CaseReader {
 public:
  CaseReader(const wire::Json& json, const std::string& pointer, const std::string& name,
             const CaseHome& home, const CaseContext& context, FaultSink& sink)
      : json_(&json), reader_(json, pointer, name, sink), home_(&home), context_(&context) {}

  CaseRecord read() {
    if (home_->form == CaseForm::kAllocated) {
      reader_.adopt_id("id");
    }
    if (!reader_.close(kCaseKeys)) {
      return {};
    }
    Case& c = record_.published;
    read_identity();
    c.title = reader_.text("title", Need::kRequired);
    c.noun = home_->noun;
    c.topic = home_->topic;
    c.file = reader_.sink().file();
    c.line = reader_.line();
    read_grades();
    c.rules = reader_.list("rules", Need::kRequired);
    check_rules();
    read_operation();
    read_input_and_expectation();
    c.needs = read_names("needs");
    c.targets = read_names("on");
    check_targets();
    c.flags = reader_.list("flags", Need::kOptional);
    check_flags();
    read_boundary();
    record_.meaning = meaning();
    return std::move(record_);
  }

 private:
  void read_identity() {
    Case& c = record_.published;
    if (home_->form == CaseForm::kDraft) {
      for (const std::string_view key : {"id", "rev"}) {
        if (json_->contains(key)) {
          reader_.fault("a draft has no \"" + std::string(key) + '"',
                        "remove it: the tool allocates ids");
        }
      }
      return;
    }
    c.id = reader_.text("id", Need::kRequired);
    if (!c.id.empty()) {
      if (!is_case_id(c.id)) {
        reader_.fault("the id has the wrong shape", "rdspec case add allocates ids like RD-0007");
      }
    }
    constexpr std::uint64_t kRevMax = 1'000'000;
    const auto rev = reader_.number("rev", kRevMax, Need::kRequired);
    c.rev = static_cast<unsigned>(rev.value_or(1));
    if (rev && *rev == 0) {
      reader_.fault("\"rev\" counts from 1", "write 1");
    }
  }

  void read_grades() {
    if (const auto level = reader_.choice("level", kLevelNames, Need::kRequired)) {
      record_.published.level = static_cast<Level>(*level);
    }
    if (const auto grade = reader_.choice("evidence", kEvidenceNames, Need::kRequired)) {
      evidence_ = static_cast<Evidence>(*grade);
      record_.published.evidence = *evidence_;
    }
  }

  void check_rules() {
    if (context_->rules == nullptr) {
      return;
    }
    for (const std::string& id : record_.published.rules) {
      const auto& rules = *context_->rules;
      const auto rule =
          std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; });
      if (rule == rules.end()) {
        std::vector<std::string> known;
        for (const Rule& r : rules) {
          known.push_back(r.id);
        }
        reader_.fault("rule " + id + " does not exist",
                      nearest_remedy(id, known, "add it to the spec"));
      } else if (evidence_ && *evidence_ < rule->evidence) {
        reader_.fault("evidence " + std::string(name_of(*evidence_)) + " is better than that of " +
                          id + ", which is " + std::string(name_of(rule->evidence)),
                      "a case carries the weakest evidence of its rules");
      }
    }
  }

  void read_operation() {
    Case& c = record_.published;
    c.op = reader_.text("op", Need::kRequired);
    if (c.op.empty() || context_->operations == nullptr) {
      return;
    }
    const auto& operations = *context_->operations;
    const auto found = std::find_if(operations.begin(), operations.end(),
                                    [&](const Operation& op) { return op.name == c.op; });
    if (found == operations.end()) {
      std::vector<std::string> known;
      for (const Operation& op : operations) {
        known.push_back(op.name);
      }
      reader_.fault("operation " + c.op + " does not exist",
                    nearest_remedy(c.op, known, "see " + std::string(kOperationsPath)));
      return;
    }
    if (!found->open) {
      reader_.fault("operation " + c.op + " is kept for a later chapter",
                    "its status in " + std::string(kOperationsPath) + " is not open");
      return;
    }
    if (found->noun != home_->noun) {
      reader_.fault("operation " + c.op + " belongs to " + found->noun,
                    "move the case to that folder");
    }
    op_ = &*found;
  }

  void read_input_and_expectation() {
    const wire::Json* in = reader_.member("in", Need::kRequired);
    const wire::Json* expect = reader_.member("expect", Need::kRequired);
    if (in != nullptr) {
      read_input(*in);
    }
    if (expect != nullptr && in != nullptr) {
      record_.published.expect =
          expand_texts(*expect, reader_.at("expect"), reader_.id(), reader_.sink());
      check_expectation(*expect, *in, {.codes = context_->codes, .op = op_, .evidence = evidence_},
                        reader_.at("expect"), reader_.id(), reader_.sink());
    }
  }

  void read_input(const wire::Json& in) {
    const std::string at = reader_.at("in");
    if (!in.is_object() || !in.contains("each")) {
      read_one_input(in, at);
      return;
    }
    const wire::Json& each = in["each"];
    if (in.size() != 1 || !each.is_array() || each.size() < 2) {
      reader_.sink().add(at, reader_.id(),
                         "\"each\" must be an array of at least two inputs and the only key",
                         "write one input by itself");
      return;
    }
    for (std::size_t i = 0; i < each.size(); ++i) {
      read_one_input(each[i], at + "/each/" + std::to_string(i));
    }
  }

  void read_one_input(const wire::Json& in, const std::string& at) {
    record_.published.inputs.push_back(expand_texts(in, at, reader_.id(), reader_.sink()));
    if (op_ == nullptr) {
      return;
    }
    close_members(in, op_->in, at);
    if (op_->takes_steps() && in.is_object() && in.contains("steps")) {
      const wire::Json& steps = in["steps"];
      if (!steps.is_array() || steps.empty()) {
        reader_.sink().add(at, reader_.id(), "\"steps\" must be an array of at least one step",
                           "write one object for each call");
        return;
      }
      for (std::size_t i = 0; i < steps.size(); ++i) {
        close_members(steps[i], op_->step_in, at + "/steps/" + std::to_string(i));
      }
    }
  }

  void close_members(const wire::Json& object, const std::vector<std::string>& keys,
                     const std::string& at) {
    const std::vector<std::string_view> views(keys.begin(), keys.end());
    ObjectReader(object, at, reader_.id(), reader_.sink()).close(views);
  }

  std::vector<std::string> read_names(std::string_view key) {
    std::vector<std::string> names = reader_.list(key, Need::kOptional);
    for (const std::string& name : names) {
      if (!is_name(name, '-')) {
        reader_.fault('"' + std::string(key) + "\" holds \"" + name + "\", which is no name",
                      "use lower-case letters, digits and hyphens");
      }
    }
    return names;
  }

  void check_targets() {
    for (const std::string& target : record_.published.targets) {
      const auto* known = context_->targets;
      if (known != nullptr && std::find(known->begin(), known->end(), target) == known->end()) {
        reader_.fault("target " + target + " does not exist",
                      nearest_remedy(target, *known, "see " + std::string(kTargetsPath)));
      }
    }
  }

  void check_flags() {
    std::vector<std::string> known;
    for (const auto& [name, explanation] : *home_->flags) {
      known.push_back(name);
    }
    for (const std::string& flag : record_.published.flags) {
      if (!home_->flags->contains(flag)) {
        reader_.fault("flag " + flag + " is not listed",
                      nearest_remedy(flag, known, "explain it in the \"flags\" of the file"));
      }
    }
  }

  void read_boundary() {
    const wire::Json* json = reader_.member("boundary", Need::kOptional);
    if (json == nullptr) {
      return;
    }
    ObjectReader reader(*json, reader_.at("boundary"), reader_.id(), reader_.sink());
    if (!reader.close(kBoundaryKeys)) {
      return;
    }
    Boundary boundary;
    boundary.rule = reader.text("rule", Need::kRequired);
    const auto side = reader.choice("side", kBoundarySides, Need::kRequired);
    const auto value =
        reader.number("value", std::numeric_limits<std::int64_t>::max(), Need::kRequired);
    const auto& rules = record_.published.rules;
    if (!boundary.rule.empty() &&
        std::find(rules.begin(), rules.end(), boundary.rule) == rules.end()) {
      reader.fault("the boundary is that of " + boundary.rule + ", which the case does not cite",
                   "add it to \"rules\"");
    }
    boundary.inside = side == std::size_t{0};
    boundary.value = value.value_or(0);
    record_.boundary = std::move(boundary);
  }

  // Absent lists mean the same as empty ones: both are written as [].
  [[nodiscard]] std::string meaning() const {
    wire::Json meaning = wire::Json::object();
    for (const char* key : {"op", "in", "expect", "level", "evidence", "on", "needs"}) {
      const auto found = json_->find(key);
      meaning[key] = found == json_->end() ? wire::Json::array() : *found;
    }
    return meaning.dump();
  }

  const wire::Json* json_;
  ObjectReader reader_;
  const CaseHome* home_;
  const CaseContext* context_;
  const Operation* op_ = nullptr;
  std::optional<Evidence> evidence_;
  CaseRecord record_;
};

}  // namespace

CaseRecord read_case(const wire::Json& json, const std::string& pointer, const std::string& name,
                     const CaseHome& home, const CaseContext& context, FaultSink& sink) {
  return CaseReader(json, pointer, name, home, context, sink).read();
}

}  // namespace rdspec::runner
