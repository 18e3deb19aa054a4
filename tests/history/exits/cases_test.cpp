#include "history/exits/cases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "history/exits/memberships.h"
#include "history/exits/toy.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

using testing::ElementsAre;

const ExitCase* find_case(const Facts& facts, std::string_view treaty, std::string_view state,
                          int year) {
    for (const ExitCase& c : exits(facts).cases)
        if (treaties(facts).at(c.treaty).code == treaty && states(facts).iso3(c.state) == state &&
            c.date.year == year)
            return &c;
    return nullptr;
}

ExitKind kind_of(std::string_view treaty, std::string_view state, int year) {
    const ExitCase* found = find_case(test_facts(), treaty, state, year);
    if (found == nullptr) throw std::logic_error("no such case");
    return found->kind;
}

TEST(Exits, OfAToyRecordByHand) {
    const AlteredFacts toy(toy_treaties());
    const auto& all = exits(toy.facts()).cases;
    ASSERT_EQ(all.size(), 3u);
    // Portugal leaves the consultation pact V, Belgium the defence pact T, Italy the ending T.
    EXPECT_EQ(all[0].kind, ExitKind::not_defence);
    EXPECT_EQ(all[1].state, StateId{211});
    EXPECT_EQ(all[1].kind, ExitKind::exit);
    EXPECT_EQ(all[1].date, (Date{1904, 12, 31}));
    EXPECT_EQ(all[1].members.size(), 5u);
    EXPECT_THAT(all[1].remaining,
                ElementsAre(StateId{200}, StateId{230}, StateId{235}, StateId{325}));
    EXPECT_TRUE(all[1].owed_defence);
    EXPECT_NEAR(all[1].treaty_age_years, 5.0, 0.01);
    EXPECT_EQ(all[2].state, StateId{325});
    EXPECT_EQ(all[2].kind, ExitKind::treaty_followed);
    // The three that were in T on its last day.
    EXPECT_EQ(exits(toy.facts()).ended_with_treaty, 3u);
}

TEST(Exits, AreNotAChangeOfObligationsNorAShortGapOfTheRecord) {
    const AlteredFacts toy(toy_treaties());
    for (const ExitCase& c : exits(toy.facts()).cases) {
        EXPECT_NE(c.state, StateId{230});
        EXPECT_FALSE(c.state == StateId{235} && c.date.year == 1905);
    }
}

// Lines of T: five members of which Britain has most by CINC in 1904.
TEST(Exits, GiveTheLeaversShareOfTheMembersCapability) {
    const AlteredFacts toy(toy_treaties());
    const ExitCase& belgium = exits(toy.facts()).cases[1];
    double sum = 0;
    for (const StateId m : belgium.members)
        sum += weight_among(toy.facts(), m, belgium.members, 1904).share;
    EXPECT_NEAR(sum, 1.0, 1e-12);
    EXPECT_EQ(weight_among(toy.facts(), StateId{200}, belgium.members, 1904).rank, 1u);
    EXPECT_EQ(belgium.cinc_year, 1904);
    EXPECT_FALSE(belgium.largest());
}

TEST(Exits, OfThePublishedRecordAreThoseThatHistoriesName) {
    EXPECT_EQ(kind_of("WARSAW", "ALB", 1968), ExitKind::exit);
    EXPECT_EQ(kind_of("SEATO", "PAK", 1972), ExitKind::exit);
    EXPECT_EQ(kind_of("SEATO", "FRA", 1974), ExitKind::exit);
    EXPECT_EQ(kind_of("CSTO", "UZB", 1999), ExitKind::exit);
    EXPECT_EQ(kind_of("CSTO", "UZB", 2012), ExitKind::exit);
    EXPECT_EQ(kind_of("ATOP3205", "EGY", 1979), ExitKind::exit);
    EXPECT_EQ(kind_of("RIO", "MEX", 2004), ExitKind::exit);
    EXPECT_EQ(kind_of("EU", "GBR", 2020), ExitKind::exit);
    EXPECT_TRUE(find_case(test_facts(), "ATOP3205", "EGY", 1979)->returned);
    EXPECT_TRUE(find_case(test_facts(), "ATOP2130", "DEU", 1936)->largest());
}

TEST(Exits, OfCentoStandBesideBecauseAtopReadsNoDutyOfDefenceInIt) {
    EXPECT_EQ(kind_of("CENTO", "IRQ", 1959), ExitKind::not_defence);
    EXPECT_FALSE(find_case(test_facts(), "CENTO", "IRN", 1979)->counted());
    EXPECT_FALSE(find_case(test_facts(), "CENTO", "PAK", 1979)->counted());
}

TEST(Exits, FromNatoAreNoneNotEvenFranceIn1966) {
    for (const ExitCase& c : exits(test_facts()).cases)
        if (treaties(test_facts()).at(c.treaty).code == "NATO") {
            EXPECT_EQ(c.kind, ExitKind::state_ended);
            EXPECT_EQ(c.state, StateId{260});
        }
    EXPECT_EQ(find_case(test_facts(), "NATO", "FRA", 1966), nullptr);
}

TEST(Exits, OfAStateThatEndedAreNone) {
    EXPECT_EQ(kind_of("WARSAW", "DDR", 1990), ExitKind::state_ended);
    EXPECT_EQ(kind_of("ATOP3205", "YMD", 1990), ExitKind::state_ended);
}

TEST(Exits, HoldWhatTheirDefinitionSays) {
    const auto& memberships = treaty_memberships(test_facts());
    std::size_t counted = 0;
    for (const ExitCase& c : exits(test_facts()).cases) {
        EXPECT_TRUE(std::is_sorted(c.members.begin(), c.members.end()));
        EXPECT_GE(c.members.size(), kMultilateral);
        EXPECT_GE(c.remaining.size(), kDefenders);
        EXPECT_EQ(std::count(c.members.begin(), c.members.end(), c.state), 1);
        EXPECT_EQ(std::count(c.remaining.begin(), c.remaining.end(), c.state), 0);
        if (c.rank > 0) {
            EXPECT_GT(c.share_cinc, 0);
            EXPECT_LT(c.share_cinc, 1);
            EXPECT_LE(c.rank, c.members.size());
        } else {
            EXPECT_TRUE(std::isnan(c.share_cinc));
        }
        if (!c.counted()) continue;
        ++counted;
        EXPECT_TRUE(memberships.multilateral_defence(c.treaty, c.date));
        EXPECT_GE(memberships.of(c.treaty, c.date.plus_months(12)).size(), kDefenders);
    }
    EXPECT_EQ(counted, 37u);
}

TEST(Days, AreCountedAsCalendarsDo) {
    EXPECT_EQ(days_between({1900, 1, 1}, {1901, 1, 1}), 365);
    EXPECT_EQ(days_between({2000, 1, 1}, {2001, 1, 1}), 366);
    EXPECT_EQ(days_between({1816, 1, 1}, {2016, 1, 1}), 73049);
    EXPECT_EQ(days_between({2024, 3, 1}, {2024, 2, 28}), -2);
}

}  // namespace
}  // namespace counterpoise
