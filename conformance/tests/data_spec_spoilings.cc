// SPDX-License-Identifier: Apache-2.0

#include "conformance/tests/data_spoilings.h"

namespace rdspec::runner {
namespace {

const std::string kRules = "spec/moniker.toml";

}  // namespace

std::vector<Spoiling> spec_spoilings() {
  return {
      {"Syntax", kRules, "level = \"must\"", "level = must", {":6: "}},
      {"WrongNoun", kRules, "noun = \"moniker\"", "noun = \"session\"", {"moniker"}},
      {"UnknownKey", kRules, "statement =", "statment =", {"MON-040", "nearest is statement"}},
      {"MissingSource",
       kRules,
       "source = \"A page, section 2\"\n",
       "",
       {"MON-047", "\"source\" is missing"}},
      {"EmptySource", kRules, "\"A page, section 2\"", "\"\"", {"MON-047", "\"source\" is empty"}},
      {"WrongPrefix", kRules, "\"MON-040\"", "\"SES-040\"", {"SES-040", "wrong shape", "MON-"}},
      {"QuestionAsRule", kRules, "\"MON-040\"", "\"MON-Q40\"", {"MON-Q40", "wrong shape"}},
      {"RepeatedId", kRules, "\"MON-047\"", "\"MON-040\"", {":12: MON-040", "taken"}},
      {"UnknownRuleEvidence", kRules, "\"inferred\"", "\"unknown\"", {"MON-047", "unknown"}},
      {"BoundWithoutUnit",
       kRules,
       ", unit = \"UTF-16 code units\"",
       "",
       {"MON-047", "\"unit\" is missing"}},
      {"NegativeBound", kRules, "value = 36", "value = -1", {"MON-047", "whole number"}},
      {"UnknownTarget",
       kRules,
       "\"windows-10\"",
       "\"windows-1O\"",
       {"MON-090", "nearest is windows-10"}},
      {"RuleIsNoTable", kRules, "[[question]]", "[question]", {"[[question]]"}},
      {"QuestionWithLevel",
       kRules,
       "settle =",
       "level = \"must\"\nsettle =",
       {"MON-Q01", "unknown key \"level\""}},
      {"CodeTwice", "spec/codes.toml", "\"MK_E_SYNTAX\"", "\"S_OK\"", {":6: S_OK", "taken"}},
      {"CodeTooLarge",
       "spec/codes.toml",
       "0x800401E4",
       "0x1800401E4",
       {"MK_E_SYNTAX", "4294967295"}},
      {"CodeAsText",
       "spec/codes.toml",
       "0x800401E4",
       "\"0x800401E4\"",
       {"MK_E_SYNTAX", "whole number"}},
      {"OperationOfAnotherNoun",
       "spec/operations.toml",
       "noun = \"moniker\"",
       "noun = \"session\"",
       {"moniker.parse", "noun"}},
      {"OperationWithoutMembers",
       "spec/operations.toml",
       "in = [\"left\", \"right\"]\n",
       "",
       {"moniker.equal", "\"in\" is missing"}},
      {"TargetTwice",
       "spec/targets.toml",
       "\"windows-11\"",
       "\"windows-10\"",
       {"windows-10", "taken"}},
  };
}

}  // namespace rdspec::runner
