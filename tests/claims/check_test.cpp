#include "claims/check.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "altered.h"
#include "base/error.h"
#include "ledgers.h"
#include "scenario/driver.h"
#include "world/built_in.h"

namespace counterpoise {
namespace {

std::string shipped() {
    return test_facts().archive().read("claims/march-2025.toml");
}

std::map<std::string, Value> rows_of_march(const Facts& facts = test_facts()) {
    const Ledger ledger = parse_ledger(shipped(), "march-2025.toml", facts);
    const Value document = claims_document(ledger, check_ledger(ledger, facts, {}), facts, "test");
    std::map<std::string, Value> rows;
    for (const Value& row : document["rows"].items()) rows[row["id"].text()] = row;
    return rows;
}

const std::map<std::string, Value>& march() {
    static const std::map<std::string, Value> rows = rows_of_march();
    return rows;
}

double figure(const std::string& id) {
    return march().at(id)["figure"].number();
}

TEST(March2025, HasEveryOneOfTheFortySixStatements) {
    EXPECT_EQ(march().size(), 46u);
}

TEST(March2025, SixtySevenPercentIsRoughlyRightOfSummedBudgetsAndNotOfCommonFunding) {
    const Value& row = march().at("nato-67-percent");
    EXPECT_EQ(row["verdict"].text(), "roughly right");
    EXPECT_NEAR(figure("nato-67-percent"), 65.634, 5e-4);
    std::map<std::string, double> tried;
    for (const Value& one : row["alternatives"].items())
        tried[one["basis"].text()] = one["figure"].number();
    EXPECT_NEAR(tried.at("the same, 2023"), 67.624, 5e-4);
    EXPECT_NEAR(tried.at("the same, 2024, constant prices of 2015"), 63.70, 5e-3);
    EXPECT_NEAR(tried.at("the same, 2023, constant prices of 2015"), 65.87, 5e-3);
    EXPECT_NEAR(tried.at("share of NATO's common funding: what members pay to NATO itself"), 15.88,
                5e-3);
}

TEST(March2025, NumbersAreThoseOfTheTables) {
    EXPECT_NEAR(figure("us-share-of-gdp"), 3.38, 5e-3);
    EXPECT_EQ(figure("nato-32-members"), 32);
    EXPECT_EQ(figure("nato-founded-1949"), 1949);
    EXPECT_EQ(figure("nato-70-years"), 75);
    EXPECT_EQ(march().at("musk-post-sunday")["figure"].text(), "Sunday");
    EXPECT_EQ(march().at("defund-act-introduced")["figure"].text(), "2025-02");
}

TEST(March2025, APositionIsNeverJudged) {
    for (const auto& [id, row] : march())
        if (row["class"].text() == "position") {
            EXPECT_EQ(row["verdict"].text(), "not checkable here") << id;
            EXPECT_TRUE(row["figure"].is_null()) << id;
        }
}

TEST(March2025, EveryVerdictSaysWhatItRestsOn) {
    for (const auto& [id, row] : march()) {
        EXPECT_FALSE(row["reason"].text().empty()) << id;
        if (row["verdict"].text() == "not checkable here") continue;
        EXPECT_FALSE(row["basis"].text().empty()) << id;
        EXPECT_FALSE(row["command"].text().empty() && id != "musk-post-sunday") << id;
        EXPECT_FALSE(row["sources"].items().empty() && id != "musk-post-sunday") << id;
    }
}

TEST(March2025, AModelRunThatIsLeftOutLeavesItsClaimUnchecked) {
    EXPECT_EQ(march().at("nations-would-rethink")["verdict"].text(), "not checkable here");
    EXPECT_THAT(march().at("nations-would-rethink")["reason"].text(),
                testing::HasSubstr("left out"));
}

TEST(Claims, AFactThatChangesChangesTheVerdictThatRestsOnIt) {
    const std::string text = shipped();
    const AlteredFacts altered("nato_spending.csv", [](std::string table) {
        // The American figures of 2024 are cut to a third.
        std::string out;
        std::size_t at = 0;
        while (at < table.size()) {
            const std::size_t end = std::min(table.find('\n', at), table.size());
            std::string line = table.substr(at, end - at);
            if (line.starts_with("2,2024,")) {
                const std::size_t begin = 7;
                const std::size_t comma = line.find(',', begin);
                line = line.substr(0, begin) +
                       std::to_string(std::stod(line.substr(begin, comma - begin)) / 3) +
                       line.substr(comma);
            }
            out += line + "\n";
            at = end + 1;
        }
        return out;
    });
    const auto rows = rows_of_march(altered.facts());
    EXPECT_LT(rows.at("nato-67-percent")["figure"].number(), 45);
    EXPECT_EQ(rows.at("nato-67-percent")["verdict"].text(), "contested");
}

TEST(Claims, AMemberMoreChangesTheCount) {
    const AlteredFacts altered("treaty_members.csv", [](std::string table) {
        return table + "NATO,225,2024-06-01,,1,0,0,1,1,test,high\n";
    });
    EXPECT_EQ(rows_of_march(altered.facts()).at("nato-32-members")["verdict"].text(),
              "not supported");
}

TEST(Claims, ANumberThatOnlyAnotherQuantityFitsIsRightAboutSomethingElse) {
    const std::string budgets =
        "measure = \"burden.share_of_alliance\", year = 2024, at = { state = \"USA\" }";
    const std::string common =
        "[[claim.alternative]]\nmeasure = \"nato.common_funding\"\nat = { state = \"USA\" }\n"
        "basis = \"common funding\"\nmeaning = \"other\"\n";
    EXPECT_EQ(verdicts_of(ledger_with(claim("number", "stated = 15.9\nfigure = { " + budgets +
                                                          ", basis = \"b\" }\n" + common))),
              std::vector{Verdict::right_about_something_else});
    EXPECT_EQ(verdicts_of(ledger_with(claim("number", "stated = 40\nfigure = { " + budgets +
                                                          ", basis = \"b\" }\n" + common))),
              std::vector{Verdict::not_supported});
}

/// The faults of a claim whose figure is checked.
std::string fault_of(const std::string& claims) {
    try {
        (void)verdicts_of(ledger_with(claims));
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

TEST(Claims, AFigureNeedsExactlyOneRowUnlessItSaysOtherwise) {
    EXPECT_THAT(
        fault_of(claim("number", "stated = 1\nfigure = { measure = \"un.scale\", basis = \"b\" }")),
        testing::HasSubstr("193 rows of un.scale fit"));
}

TEST(Claims, AMisspeltValueIsAFaultAndNoVerdict) {
    EXPECT_THAT(fault_of(claim("number",
                               "stated = 1\nfigure = { measure = \"un.scale\", at = { state = "
                               "\"USX\" }, basis = \"b\" }")),
                testing::HasSubstr("no rows of un.scale fit state = 'USX'"));
    EXPECT_THAT(fault_of(claim("number",
                               "stated = 1\nfigure = { table = \"treaty_members\", at = { treaty = "
                               "\"NATOO\" }, how = \"count\", basis = \"b\" }")),
                testing::HasSubstr("no row of 'treaty_members' has treaty = 'NATOO'"));
}

TEST(Claims, ATextAndANumberAreNotCompared) {
    EXPECT_THAT(fault_of(claim("number",
                               "stated = \"32\"\nfigure = { members = \"NATO\", basis = \"b\" }")),
                testing::HasSubstr("State a number."));
    EXPECT_THAT(fault_of(claim("event",
                               "stated = 7\nfigure = { weekday = \"2025-03-02\", basis = \"b\" }")),
                testing::HasSubstr("the text 'Sunday'"));
}

TEST(Claims, ADayBeforeATreatyHasNoMembersAndNoVerdict) {
    EXPECT_EQ(verdicts_of(ledger_with(claim(
                  "number",
                  "stated = 12\nfigure = { members = \"NATO\", on = 1900-01-01, basis = \"b\" }"))),
              std::vector{Verdict::not_checkable_here});
}

std::vector<TriedTest> tests_of_run(const std::string& measure) {
    const Ledger ledger = parse_ledger(
        ledger_with(claim(
            "hypothesis",
            fmt::format("reading = \"r\"\n[[claim.test]]\nrun = \"us-leaves-nato\"\nyear = 2030\n"
                        "at = {{ measure = \"{}\", subject = \"remaining\" }}\ntake = \"effect\"\n"
                        "basis = \"b\"\nis = \">\"\nthan = -1000\n",
                        measure))),
        "test.toml", test_facts());
    const Runs runs{64,
                    [](Experiment& experiment) { return run(experiment, run_in_order).value(); }};
    const auto checked = check_ledger(ledger, test_facts(), runs);
    EXPECT_EQ(checked.front().verdict, Verdict::supported);
    return checked.front().tests;
}

TEST(Claims, ARunOfAClaimHasTheSchoolsOfTheCommandThatItPrints) {
    QuestionWords words;
    words.file = built_in_file(test_facts().archive(), "scenarios", "us-leaves-nato");
    words.runs = 64;
    Experiment experiment(test_facts(), question_from(words, test_facts()));
    const auto schools = run(experiment, run_in_order).value();
    EXPECT_GT(schools.size(), schools_of(experiment.scenario()).size());  // joint extremes too
    EXPECT_EQ(tests_of_run("burden.spending_change").size(), schools.size());
}

TEST(Claims, ARunIsComparedSchoolBySchoolWithItsInterval) {
    const std::vector<TriedTest> tests = tests_of_run("burden.spending_change");
    EXPECT_GE(tests.size(), 3u);
    for (const TriedTest& test : tests) EXPECT_LE(*test.figure.low, *test.figure.high);
}

TEST(Claims, WhatReadsNoSpendingIsOneConditionForAllSchoolsOfSpending) {
    EXPECT_EQ(tests_of_run("risk.fatal").size(), 1u);
}

}  // namespace
}  // namespace counterpoise
