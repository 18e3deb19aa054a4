#include "scenario/uncertain.h"

#include <gmock/gmock.h>

#include <cmath>

#include "report/document.h"
#include "report/sentences.h"
#include "scenario/outcome/outcome.h"
#include "scenario/scenarios.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string drawn_exit(const std::string& how, const std::string& state = "USA",
                       const std::string& target = "treaty = \"NATO\"") {
    return fmt::format("[[change]]\ndate = 2026-01-01\nleave = {{ state = \"{}\", {}, {} }}\n",
                       state, target, how);
}

const std::string kTwoPercent = drawn_exit("probability_per_year = 0.02");

std::string faults_of(const std::string& lines) {
    try {
        check(scenario_of(lines), test_facts());
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

TEST(UncertainExit, WaitsForTheLegalStepAtHomeAndThenForTheClause) {
    const auto e = experiment_of(kTwoPercent + "\n");
    const UncertainExit& exit = e->uncertain().value();
    // Decided on 1 January 2026: notice 180 days later, out a year after that.
    EXPECT_EQ(exit.out.front().iso(), "2027-06-30");
    EXPECT_EQ(exit.decided.back().iso(), "2039-01-01");
    EXPECT_EQ(exit.decided.size(), 14u);
    EXPECT_EQ(e->schools().front().lines.size(), 2u + 14u);
}

TEST(UncertainExit, HasTheChanceOfIndependentYearsByHand) {
    const auto e = experiment_of(kTwoPercent);
    const UncertainExit& exit = *e->uncertain();
    EXPECT_EQ(chance_out_by(exit, 0.02, 2026), 0);
    EXPECT_NEAR(chance_out_by(exit, 0.02, 2027), 0.02, 1e-15);
    EXPECT_NEAR(chance_out_by(exit, 0.02, 2028), 1 - 0.98 * 0.98, 1e-15);
    EXPECT_NEAR(chance_out_by(exit, 0.02, 2040), 1 - std::pow(0.98, 14), 1e-12);
}

TEST(UncertainExit, IsDrawnInEachYearAsOftenAsItsChanceSaysGivenThatItHappens) {
    const auto e = experiment_of(drawn_exit("probability_per_year = 0.1"));
    const UncertainExit& exit = *e->uncertain();
    constexpr int kRuns = 20'000;
    std::vector<int> ways(exit.out.size(), 0);
    for (std::uint32_t run = 0; run < kRuns; ++run) ++ways.at(drawn_way(exit, 7, run));
    const double happens = 1 - std::pow(0.9, 14);
    double stays = 1;
    for (std::size_t way = 0; way < exit.out.size(); ++way, stays *= 0.9) {
        const double chance = stays * 0.1 / happens;
        EXPECT_NEAR(ways[way] / double{kRuns}, chance, 4 * std::sqrt(chance / kRuns));
    }
}

TEST(UncertainExit, IsToldForTheCaseThatItHappensHoweverRareItIs) {
    const std::string few = "runs = 64\nend = 2030\n";
    const auto sure = experiment_of(few + drawn_exit("probability_per_year = 1"));
    const auto rare = experiment_of(few + drawn_exit("probability_per_year = 1e-9"));
    const auto even = experiment_of(few + drawn_exit("probability_per_year = 1e-6"));
    // Decided at once for sure: the same as a certain exit whose notice is 180 days later.
    const auto certain =
        experiment_of(few + change_lines("leave", "USA", "treaty", "NATO", "2026-06-30"));
    const SchoolOutcome a = outcome_of(*sure);
    const SchoolOutcome b = outcome_of(*certain);
    const SchoolOutcome one = outcome_of(*rare);
    const SchoolOutcome two = outcome_of(*even);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    for (std::size_t r = 0; r < a.rows.size(); ++r)
        for (int q = 0; q < 3; ++q) {
            EXPECT_TRUE(same(a.rows[r].effect[q], b.rows[r].effect[q]));
            EXPECT_TRUE(same(one.rows[r].effect[q], two.rows[r].effect[q]));
        }
    const EffectRow* spending = row_of(*rare, one, "burden.spending_change", "remaining", 2030);
    ASSERT_TRUE(spending);
    EXPECT_NE(spending->effect[2], 0) << "an exit of one in a thousand million changes something";
}

TEST(UncertainExit, MovesTheExitAndNotTheLuck) {
    const std::string few = "runs = 64\nend = 2035\n";
    const auto a = experiment_of(few + drawn_exit("probability_per_year = 0.2"));
    const auto b = experiment_of(few + drawn_exit("probability_per_year = 0.5"));
    const SchoolOutcome one = outcome_of(*a);
    const SchoolOutcome two = outcome_of(*b);
    for (std::size_t r = 0; r < one.rows.size(); ++r)
        for (int q = 0; q < 3; ++q)
            EXPECT_TRUE(same(one.rows[r].baseline[q], two.rows[r].baseline[q]));
    // The likelier exit comes no later in any run.
    for (std::uint32_t run = 0; run < 64; ++run)
        EXPECT_LE(drawn_way(*b->uncertain(), 1949, run), drawn_way(*a->uncertain(), 1949, run));
}

TEST(UncertainExit, TakesTheBaseRateOfSuchAMember) {
    const auto largest = experiment_of(drawn_exit("when = \"base_rate\""));
    const auto small = experiment_of(drawn_exit("when = \"base_rate\"", "HUN"));
    const auto un =
        experiment_of(drawn_exit("when = \"base_rate\"", "USA", "institution = \"UN\""));
    EXPECT_EQ(largest->uncertain()->rate.per_year,
              base_exit_rate(test_facts(), Leaver::largest_member).per_year);
    EXPECT_EQ(small->uncertain()->rate.per_year,
              base_exit_rate(test_facts(), Leaver::member).per_year);
    EXPECT_EQ(un->uncertain()->rate.per_year,
              base_exit_rate(test_facts(), Leaver::institution_member).per_year);
    EXPECT_LT(largest->uncertain()->rate.low, largest->uncertain()->rate.per_year);
}

// The United States and Japan; ANZUS has been a treaty of two since New Zealand was shut out.
TEST(UncertainExit, TakesTheRateOfPairsWhereTheTreatyHasTwoMembers) {
    const double pairs = base_exit_rate(test_facts(), Leaver::pair_member).per_year;
    for (const auto& [state, treaty] : {std::pair("USA", "ATOP3375"),
                                        {"JPN", "ATOP3375"},
                                        {"RUS", "ATOP4255"},
                                        {"AUS", "ANZUS"}}) {
        const auto e = experiment_of(
            drawn_exit("when = \"base_rate\"", state, fmt::format("treaty = \"{}\"", treaty)));
        EXPECT_EQ(e->uncertain()->rate.per_year, pairs) << state << treaty;
        EXPECT_THAT(e->uncertain()->rate.source,
                    HasSubstr("104 defence pacts of two states ended"));
    }
}

TEST(UncertainExit, HasNoBaseRateWhereMembersOweNoDefence) {
    const auto made = [](const char* treaty) {
        return experiment_of(
            drawn_exit("when = \"base_rate\"", "USA", fmt::format("treaty = \"{}\"", treaty)));
    };
    EXPECT_THAT([&] { (void)made("ATOP3740"); },  // the Helsinki Final Act
                testing::ThrowsMessage<InputError>(
                    AllOf(HasSubstr("no base rate of exits"), HasSubstr("probability_per_year"))));
}

TEST(UncertainExit, SaysWhatTheRateOnRecordLeavesOut) {
    const auto first = [](const std::string& state, const std::string& target) {
        const auto e =
            experiment_of("runs = 64\n" + drawn_exit("when = \"base_rate\"", state, target));
        return report::sentences(make_outcome(*e, {outcome_of(*e)}, "test")).front().text;
    };
    const auto un =
        experiment_of(drawn_exit("when = \"base_rate\"", "USA", "institution = \"UN\""));
    const double third = chance_out_by(*un->uncertain(), un->uncertain()->rate.per_year / 3, 2040);
    EXPECT_THAT(first("USA", "institution = \"UN\""),
                AllOf(HasSubstr("upper bound, probably by a factor of about three"),
                      HasSubstr(fmt::format("divided by 3: {:.2g} % by 2040", 100 * third))));
    EXPECT_THAT(first("USA", "treaty = \"ATOP3375\""), HasSubstr("which of the two ended it"));
}

TEST(UncertainExit, IsReadBesideTheDateAsWellAndWrittenBack) {
    const Scenario s = scenario_of(
        "[[change]]\nwhen = \"base_rate\"\nleave = { state = \"USA\", treaty = \"NATO\" }\n");
    EXPECT_EQ(s.changes.front().occurrence, Occurrence::base_rate);
    for (const Scenario& one : {s, scenario_of(kTwoPercent)}) {
        const Scenario again = parse_scenario(to_toml(one, test_facts()), "again", test_facts());
        EXPECT_EQ(again.changes.front().occurrence, one.changes.front().occurrence);
        EXPECT_EQ(again.changes.front().chance_per_year, one.changes.front().chance_per_year);
    }
}

TEST(UncertainExit, IsRefusedWhereItCannotBeDrawn) {
    for (const char* chance : {"0", "-0.1", "1.5", "nan", "\"often\""})
        EXPECT_THAT(faults_of(drawn_exit(fmt::format("probability_per_year = {}", chance))),
                    HasSubstr("probability_per_year"))
            << chance;
    EXPECT_THAT(faults_of(drawn_exit("when = \"soon\"")), HasSubstr("base_rate"));
    EXPECT_THAT(faults_of(drawn_exit("when = \"base_rate\", probability_per_year = 0.1")),
                HasSubstr("more than once"));
    EXPECT_THAT(faults_of("[[change]]\njoin = { state = \"UKR\", treaty = \"NATO\", when = "
                          "\"base_rate\" }\n"),
                HasSubstr("cannot be uncertain"));
    EXPECT_THAT(faults_of(kTwoPercent + drawn_exit("probability_per_year = 0.1", "HUN")),
                HasSubstr("second exit"));
    EXPECT_THAT(
        faults_of(kTwoPercent + change_lines("join", "USA", "treaty", "NATO", "2035-01-01")),
        HasSubstr("may never happen"));
    // A clock that runs past the end: the exit could never be in force.
    EXPECT_THAT(faults_of("end = 2026\n" + kTwoPercent), HasSubstr("after the end"));
}

TEST(UncertainExit, SaysInTheReportThatItIsDrawnAndHowLikelyByYear) {
    const auto e = experiment_of("runs = 64\n" + drawn_exit("when = \"base_rate\""));
    const Outcome o = make_outcome(*e, {outcome_of(*e)}, "test");
    const report::Sentence first = report::sentences(o).front();
    EXPECT_EQ(first.id, "exit-chance");
    EXPECT_THAT(first.text, AllOf(HasSubstr("0.13 % a year"), HasSubstr("by 2040"),
                                  HasSubstr("95 % interval")));
    EXPECT_THAT(first.basis, HasSubstr("no forecast"));
    const Value document = report::document(o);
    bool found = false;
    for (const Value& exhibit : document["exhibits"].items()) {
        if (exhibit["id"].text() != "exit-chance") continue;
        found = true;
        EXPECT_EQ(exhibit["rows"].items().size(), 15u);
        const EffectRow* left = row_of(*e, o.schools.front(), "realignment.left", "USA", 2040);
        ASSERT_TRUE(left);
        EXPECT_THAT(exhibit["notes"].items().back().text(),
                    HasSubstr(fmt::format("expect {:.1f} % by 2040", 100 * left->baseline_mean)));
        EXPECT_NEAR(exhibit["rows"].items().back()["chance"].number(),
                    100 * chance_out_by(*e->uncertain(), e->uncertain()->rate.per_year, 2040),
                    1e-9);
    }
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace counterpoise
