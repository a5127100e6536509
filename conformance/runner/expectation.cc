// SPDX-License-Identifier: Apache-2.0

#include "conformance/runner/expectation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "conformance/runner/object_reader.h"

namespace rdspec::runner {
namespace {

constexpr std::array<std::string_view, 6> kKinds{"accept", "reject",   "one_of",
                                                 "steps",  "relation", "record"};
constexpr std::array<std::string_view, 2> kRelationKeys{"kind", "fields"};
constexpr std::array<std::string_view, 2> kRelationKinds{"same", "differ"};
constexpr std::array<std::string_view, 1> kRecordKeys{"default"};
constexpr std::uint32_t kFailureBit = 0x80000000U;

enum class CodeSide : std::uint8_t { kSuccess, kFailure, kEither };

class Checker {
 public:
  Checker(const ExpectationContext& context, std::string_view id, FaultSink& sink)
      : context_(&context), id_(id), sink_(&sink) {}

  void check(const wire::Json& expect, const wire::Json& input, const std::string& pointer) {
    const std::string kind = kind_of(expect, pointer, kKinds);
    if (kind.empty()) {
      return;
    }
    const std::string inner = pointer + '/' + kind;
    check_evidence(kind, pointer);
    if (kind == "accept" || kind == "reject") {
      check_pattern(kind, expect[kind], inner);
    } else if (kind == "one_of") {
      check_one_of(expect[kind], inner);
    } else if (kind == "steps") {
      check_steps(expect[kind], input, inner);
    } else if (kind == "relation") {
      check_relation(expect[kind], inner);
    } else {
      check_record(expect[kind], inner);
    }
    check_each(kind, input, pointer);
  }

 private:
  void add(const std::string& pointer, std::string message, std::string remedy) {
    sink_->add(pointer, id_, std::move(message), std::move(remedy));
  }

  // The one key of an expectation; empty when there is a fault.
  std::string kind_of(const wire::Json& expect, const std::string& pointer,
                      std::span<const std::string_view> kinds) {
    ObjectReader reader(expect, pointer, id_, *sink_);
    if (!reader.close(kinds)) {
      return {};
    }
    if (expect.size() != 1) {
      add(pointer, "an expectation has exactly one kind, this has " + std::to_string(expect.size()),
          "write one of accept, reject, one_of, steps, relation, record");
      return {};
    }
    const std::string kind = expect.begin().key();
    return std::find(kinds.begin(), kinds.end(), kind) == kinds.end() ? "" : kind;
  }

  void check_evidence(const std::string& kind, const std::string& pointer) {
    if (!context_->evidence) {
      return;
    }
    const std::string evidence(name_of(*context_->evidence));
    const bool nobody_knows = *context_->evidence >= Evidence::kConflict;
    if (nobody_knows && kind != "record") {
      add(pointer, "evidence " + evidence + " cannot support \"" + kind + '"',
          R"(write {"record": {"default": …}})");
    } else if (!nobody_knows && kind == "record") {
      add(pointer,
          "evidence " + evidence + " is for what is judged, \"record\" for what nobody knows",
          "state what is expected, or write evidence unknown");
    }
  }

  void check_code(const wire::Json& code, CodeSide side, const std::string& pointer) {
    if (context_->codes == nullptr) {
      return;
    }
    const auto& codes = *context_->codes;
    const std::string name = code.is_string() ? code.get<std::string>() : code.dump();
    const auto found =
        std::find_if(codes.begin(), codes.end(), [&](const Code& c) { return c.name == name; });
    if (found == codes.end()) {
      std::vector<std::string> known;
      for (const Code& c : codes) {
        known.push_back(c.name);
      }
      add(pointer, "code " + name + " does not exist",
          nearest_remedy(name, known, "add it to " + std::string(kCodesPath)));
      return;
    }
    const bool failure = (found->value & kFailureBit) != 0;
    if ((side == CodeSide::kSuccess && failure) || (side == CodeSide::kFailure && !failure)) {
      add(pointer,
          "code " + name + (failure ? " is a failure" : " is a success") + ": no outcome can match",
          failure ? "expect a rejection" : "expect an acceptance");
    }
  }

  // Fields that an outcome's value is to have.
  void check_fields(const wire::Json& fields, CodeSide side,
                    const std::vector<std::string>* allowed, const std::string& pointer) {
    if (!fields.is_object()) {
      add(pointer, "the fields to match must be an object", R"(write {"field": value, …})");
      return;
    }
    for (const auto& [key, value] : fields.items()) {
      if (key == "code") {
        check_code(value, side, pointer);
      } else {
        check_field_name(key, allowed, pointer);
      }
    }
  }

  void check_field_name(const std::string& name, const std::vector<std::string>* allowed,
                        const std::string& pointer) {
    if (allowed != nullptr && std::find(allowed->begin(), allowed->end(), name) == allowed->end()) {
      add(pointer, "no outcome of " + context_->op->name + " has the field \"" + name + '"',
          nearest_remedy(name, *allowed, "see " + std::string(kOperationsPath)));
    }
  }

  void check_pattern(const std::string& kind, const wire::Json& fields,
                     const std::string& pointer) {
    check_fields(fields, kind == "accept" ? CodeSide::kSuccess : CodeSide::kFailure,
                 context_->op == nullptr ? nullptr : &context_->op->value, pointer);
  }

  // An accept or reject inside a one_of or a record.
  void check_inner(const wire::Json& expect, const std::string& pointer) {
    const std::string kind = kind_of(expect, pointer, std::span(kKinds).first(2));
    if (!kind.empty()) {
      check_pattern(kind, expect[kind], pointer + '/' + kind);
    }
  }

  void check_one_of(const wire::Json& patterns, const std::string& pointer) {
    if (!patterns.is_array() || patterns.size() < 2) {
      add(pointer, "\"one_of\" must be an array of at least two patterns",
          "write a single pattern by itself");
      return;
    }
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      check_inner(patterns[i], pointer + '/' + std::to_string(i));
    }
  }

  void check_steps(const wire::Json& steps, const wire::Json& input, const std::string& pointer) {
    if (context_->op != nullptr && !context_->op->takes_steps()) {
      add(pointer, context_->op->name + " takes no steps", "expect accept or reject");
      return;
    }
    if (!steps.is_array() || steps.empty()) {
      add(pointer, "\"steps\" must be an array of at least one step",
          "write one object for each step of the input");
      return;
    }
    const auto asked = input.is_object() ? input.find("steps") : input.end();
    if (asked != input.end() && asked->is_array() && asked->size() != steps.size()) {
      add(pointer,
          "the input has " + std::to_string(asked->size()) + " steps, the expectation " +
              std::to_string(steps.size()),
          "write one object for each step, {} where nothing is asserted");
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      check_fields(steps[i], CodeSide::kEither,
                   context_->op == nullptr ? nullptr : &context_->op->step_value,
                   pointer + '/' + std::to_string(i));
    }
  }

  void check_relation(const wire::Json& relation, const std::string& pointer) {
    ObjectReader reader(relation, pointer, id_, *sink_);
    if (!reader.close(kRelationKeys)) {
      return;
    }
    static_cast<void>(reader.choice("kind", kRelationKinds, Need::kRequired));
    for (const std::string& field : reader.list("fields", Need::kRequired)) {
      if (field != "code") {
        check_field_name(field, context_->op == nullptr ? nullptr : &context_->op->value, pointer);
      }
    }
  }

  void check_record(const wire::Json& record, const std::string& pointer) {
    ObjectReader reader(record, pointer, id_, *sink_);
    if (reader.close(kRecordKeys) && record.contains("default")) {
      check_inner(record["default"], pointer + "/default");
    }
  }

  void check_each(const std::string& kind, const wire::Json& input, const std::string& pointer) {
    const bool several = input.is_object() && input.contains("each");
    if (kind == "relation" && !several) {
      add(pointer, "a relation is between several inputs", R"(write "in": {"each": [ …, … ]})");
    } else if (kind != "relation" && several) {
      add(pointer, "several inputs can only be related", "expect a relation, or write one input");
    }
  }

  const ExpectationContext* context_;
  std::string id_;
  FaultSink* sink_;
};

bool all_of_kind(const wire::Json& patterns, std::string_view kind) {
  return std::all_of(patterns.begin(), patterns.end(),
                     [&](const wire::Json& pattern) { return pattern.contains(kind); });
}

}  // namespace

void check_expectation(const wire::Json& expect, const wire::Json& input,
                       const ExpectationContext& context, const std::string& pointer,
                       std::string_view id, FaultSink& sink) {
  Checker(context, id, sink).check(expect, input, pointer);
}

bool expects_acceptance(const wire::Json& expect) {
  return expect.contains("accept") || expect.contains("steps") || expect.contains("relation") ||
         (expect.contains("one_of") && all_of_kind(expect["one_of"], "accept"));
}

bool expects_refusal(const Suite& suite, const wire::Json& expect) {
  if (expect.contains("steps")) {
    const wire::Json& steps = expect["steps"];
    return std::any_of(steps.begin(), steps.end(), [&](const wire::Json& step) {
      const Code* code = suite.find_code(step.value("code", ""));
      return code != nullptr && (code->value & kFailureBit) != 0;
    });
  }
  return expect.contains("reject") ||
         (expect.contains("one_of") && all_of_kind(expect["one_of"], "reject"));
}

bool expects_nothing(const wire::Json& expect) { return expect.contains("record"); }

}  // namespace rdspec::runner
