// SPDX-License-Identifier: Apache-2.0
//
// The published JSON Schema and the loader agree on what a case file is.

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "conformance/runner/source_tree.h"
#include "conformance/tests/data_fixture.h"
#include "conformance/tests/data_spoilings.h"

namespace rdspec::runner {
namespace {

// What the schema finds wrong; empty when nothing.
std::string schema_faults(const wire::Json& document) {
  const SourceTree tree(RDSPEC_SOURCE_ROOT);
  std::vector<Fault> faults;
  const auto file = tree.read_json("conformance/schema/case-file.schema.json", faults);
  if (!file) {
    return "the schema cannot be read";
  }
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(file->json), schema);
  valijson::ValidationResults results;
  valijson::Validator validator;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
    return {};
  }
  std::ostringstream text;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) {
      text << step;
    }
    text << ": " << error.description << '\n';
  }
  return "refused\n" + std::move(text).str();
}

class CaseFileSchema : public DataTest {
 protected:
  [[nodiscard]] wire::Json case_file() const {
    std::vector<Fault> faults;
    auto data = SourceTree(root()).read_json(kClassText, faults);
    return data ? std::move(data->json) : wire::Json();
  }
};

TEST_F(CaseFileSchema, AcceptsWhatTheToolWrites) { EXPECT_EQ(schema_faults(case_file()), ""); }

TEST_F(CaseFileSchema, AcceptsScenariosAndRelations) {
  wire::Json file = case_file();
  file["cases"][0]["expect"] = {{"steps", {{{"code", "S_OK"}}, wire::Json::object()}}};
  file["cases"][1]["expect"] = {{"relation", {{"kind", "differ"}, {"fields", {"mksys"}}}}};
  file["cases"][1]["in"] = {{"each", {wire::Json::object(), wire::Json::object()}}};
  EXPECT_EQ(schema_faults(file), "");
}

TEST_F(CaseFileSchema, AcceptsEveryCaseFileOfTheSuite) {
  const SourceTree tree(RDSPEC_SOURCE_ROOT);
  for (const std::string& path : tree.list("conformance/cases", {".json"})) {
    std::vector<Fault> faults;
    const auto data = tree.read_json(path, faults);
    ASSERT_TRUE(data.has_value()) << path;
    EXPECT_EQ(schema_faults(data->json), "") << path;
  }
}

class CaseFileSchemaSpoilt : public CaseFileSchema, public testing::WithParamInterface<Spoiling> {};

TEST_P(CaseFileSchemaSpoilt, AgreesWithTheLoader) {
  const Spoiling& spoiling = GetParam();
  edit(spoiling.file, spoiling.old, spoiling.replacement);
  EXPECT_FALSE(load_faults().empty());
  const wire::Json file = case_file();
  if (spoiling.schema == SchemaSays::kNotJson) {
    EXPECT_TRUE(file.is_null());
    return;
  }
  ASSERT_FALSE(file.is_null());
  EXPECT_EQ(!schema_faults(file).empty(), spoiling.schema == SchemaSays::kRefuses);
}

std::string name_of_spoiling(const testing::TestParamInfo<Spoiling>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(CaseFiles, CaseFileSchemaSpoilt, testing::ValuesIn(case_file_spoilings()),
                         name_of_spoiling);
INSTANTIATE_TEST_SUITE_P(Expectations, CaseFileSchemaSpoilt,
                         testing::ValuesIn(expectation_spoilings()), name_of_spoiling);

}  // namespace
}  // namespace rdspec::runner
