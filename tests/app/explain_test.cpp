#include <gmock/gmock.h>

#include "commands.h"
#include "files/value.h"
#include "measures/measure.h"
#include "questions.h"
#include "rules/settlement.h"
#include "scenario/scenario.h"
#include "world/sources.h"
#include "world/world.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string kind_of(const std::string& key) {
    const Ran ran = run_with({"explain", key, "--json"});
    return ran.code == kDone ? parse_json(ran.out, "output")["kind"].text() : ran.err;
}

TEST(Explain, KnowsEveryAssumption) {
    for (const AssumptionInfo& info : assumption_infos())
        EXPECT_EQ(kind_of(std::string(info.key)), "assumption") << info.key;
}

TEST(Explain, KnowsEveryMeasure) {
    for (const MeasureInfo& info : measure_infos())
        EXPECT_EQ(kind_of(std::string(info.id)), "measure") << info.id;
}

TEST(Explain, KnowsEveryRule) {
    for (const RuleInfo& info : rule_infos())
        EXPECT_EQ(kind_of(std::string(info.name)), "rule") << info.name;
}

TEST(Explain, KnowsEveryColumnOfAWorld) {
    for (const ColumnInfo& info : column_infos())
        EXPECT_EQ(kind_of(std::string(info.name)), "column") << info.name;
}

TEST(Explain, KnowsEveryTable) {
    for (const TableInfo& table : sources(test_facts()).tables)
        EXPECT_THAT(run_with({"explain", table.name}).out, HasSubstr(table.name + ": a table"));
}

TEST(Explain, GivesEveryMeaningOfANameThatIsARuleAndATable) {
    const Value json = parse_json(run_with({"explain", "nato_funding", "--json"}).out, "output");
    EXPECT_EQ(json["kind"].text(), "rule");
    ASSERT_EQ(json["also"].items().size(), 1u);
    EXPECT_EQ(json["also"].items()[0]["kind"].text(), "table");
}

TEST(Explain, KnowsEveryKeyOfAScenario) {
    for (const ScenarioKey& key : scenario_keys())
        EXPECT_THAT(run_with({"explain", std::string(key.key)}).out,
                    HasSubstr(std::string(key.meaning).substr(0, 20)));
}

TEST(Explain, ShowsAWholeScenarioFileThatReadsBack) {
    const Value json = parse_json(run_with({"explain", "scenario", "--json"}).out, "output");
    EXPECT_EQ(json["keys"].items().size(), scenario_keys().size());
    EXPECT_NO_THROW((void)parse_scenario(json["example"].text(), "example.toml"));
}

TEST(Explain, SaysWhatAnAssumptionMayBeAndWhoReadsIt) {
    EXPECT_THAT(run_with({"explain", "un_rescale"}).out,
                AllOf(HasSubstr("pro_rata | ceiling_only"), HasSubstr("un.scale"),
                      HasSubstr("ceiling_only")));
}

TEST(Explain, SaysThatWhatMovesRiskMovesSpendingTooInARun) {
    EXPECT_THAT(run_with({"explain", "guarantor_loss"}).out,
                AllOf(HasSubstr("risk.fatal"), HasSubstr("threat_channel")));
    EXPECT_THAT(run_with({"explain", "un_rescale"}).out, Not(HasSubstr("threat_channel")));
}

TEST(Explain, HasTheExitClauseOfATreaty) {
    EXPECT_THAT(run_with({"explain", "NATO"}).out,
                AllOf(HasSubstr("Art. 13"), HasSubstr("treaty text")));
}

TEST(Explain, HasUnitAndRangeOfEachColumnOfATable) {
    EXPECT_THAT(run_with({"explain", "nato_funding"}).out,
                AllOf(HasSubstr("cost share [number, % of common funding, 0 to 25]"),
                      HasSubstr("transcribed, unverified")));
}

TEST(Explain, HasAParameterWithItsSource) {
    EXPECT_THAT(run_with({"explain", "growth.increment.own_mean"}).out,
                AllOf(HasSubstr("fit growth"), HasSubstr("0.0894"),
                      HasSubstr("estimate from the record of 1951-2019")));
    EXPECT_THAT(run_with({"explain", "spending.adjustment"}).out, HasSubstr("prior"));
    EXPECT_EQ(kind_of("increment.own_mean"), "parameter");
}

TEST(Explain, HasTheFitOfAParameterThatIsOfItsFileAndTheScoresItEarned) {
    const Value cost =
        parse_json(run_with({"explain", "politics.breakdown_cost", "--json"}).out, "e");
    EXPECT_EQ(cost["fit"]["rows"].number(), 353);
    EXPECT_EQ(cost["scores"].items().size(), 5u);
    const Value law =
        parse_json(run_with({"explain", "growth.increment.intercept", "--json"}).out, "e");
    EXPECT_EQ(law["fit"]["spec"].text(), "increments");
    EXPECT_EQ(law["scores"].items().size(), 5u);
    EXPECT_THAT(run_with({"explain", "cascade.defence.since_1945.major"}).out,
                AllOf(HasSubstr("estimate from the record of 1945-2003"),
                      HasSubstr("cells, 1816-2003, 238 rows")));
}

TEST(Explain, GivesNoParameterTheFitOrTheYearsOfAnother) {
    const Value rate = parse_json(run_with({"explain", "exit_rate.member", "--json"}).out, "e");
    EXPECT_TRUE(rate["fit"].is_null());
    EXPECT_TRUE(rate["scores"].is_null());
    EXPECT_THAT(run_with({"explain", "exit_rate.member"}).out,
                AllOf(HasSubstr("estimate from the record of 1946-2016"),
                      HasSubstr("none: runs take the value as it stands")));
    const Value war = parse_json(run_with({"explain", "severity.war.rivalry", "--json"}).out, "e");
    EXPECT_TRUE(war["fit"].is_null()) << "the fit of the file is that of onsets";
    EXPECT_THAT(war["scores"].items()[0]["score"].text(), HasSubstr("severity"));
    const Value prior = parse_json(run_with({"explain", "spending.adjustment", "--json"}).out, "e");
    EXPECT_EQ(prior["basis"].text(), "prior");
    EXPECT_TRUE(prior["fit"].is_null());
}

TEST(Explain, PutsTheSixStandingsInOrder) {
    const std::string out = run_with({"explain", "standing"}).out;
    EXPECT_LT(out.find("treaty text"), out.find("adopted resolution"));
    EXPECT_LT(out.find("inferred from precedent"), out.find("transcribed, unverified"));
}

TEST(Explain, SuggestsAKeyNearAnUnknownOne) {
    const Ran ran = run_with({"explain", "un_rescal"});
    EXPECT_EQ(ran.code, kUsage);
    EXPECT_THAT(ran.err, HasSubstr("Did you mean 'un_rescale'?"));
}

}  // namespace
}  // namespace counterpoise
