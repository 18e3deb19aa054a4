#include "rules/un_entities/funding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::vector<EntityFunding> funding(const std::vector<std::string>& changes,
                                   const std::vector<std::string>& words = {}, int year = 2024) {
    const Assumptions assumptions = assume(words);
    World after = published_world(year);
    for (const Change& change : changes_in(year, changes)) apply(after, change);
    return entity_funding(test_facts(), Year{year}, published_world(year), after, assumptions);
}

EntityFunding entity(const std::vector<EntityFunding>& all, std::string_view code) {
    for (const EntityFunding& e : all)
        if (e.entity == code) return e;
    ADD_FAILURE() << "no entity " << code;
    return {};
}

double total(const std::vector<EntityFunding>& all, double EntityFunding::*part) {
    double sum = 0;
    for (const EntityFunding& e : all) sum += e.*part;
    return sum;
}

const std::vector<EntityFunding>& american() {
    static const auto rows = funding({"leave USA:UN"});
    return rows;
}

double percent(const EntityFunding& e) {
    return 100 * e.from_leavers_usd_m / e.total_usd_m;
}

TEST(EntityFunding, ReproducesThePublishedAmericanSharesOf2024) {
    EXPECT_NEAR(entity(american(), "WFP").total_usd_m, 10373.1, 0.05);
    EXPECT_NEAR(percent(entity(american(), "WFP")), 42.76, 0.005);
    EXPECT_NEAR(percent(entity(american(), "WHO")), 18.55, 0.005);
    EXPECT_NEAR(percent(entity(american(), "UNESCO")), 8.69, 0.005);
    EXPECT_NEAR(total(american(), &EntityFunding::from_leavers_usd_m), 14266, 0.5);
    EXPECT_NEAR(total(american(), &EntityFunding::assessed_usd_m), 3214, 0.5);
    EXPECT_NEAR(total(american(), &EntityFunding::total_usd_m), 67111, 0.5);
}

TEST(EntityFunding, ReproducesTheSharesOfTheYearsBefore) {
    const auto of_2022 = funding({"leave USA:UN"}, {}, 2022);
    EXPECT_NEAR(percent(entity(of_2022, "WFP")), 50.0, 0.05);
    EXPECT_NEAR(percent(entity(of_2022, "UNHCR")), 36.2, 0.05);
    EXPECT_NEAR(total(of_2022, &EntityFunding::from_leavers_usd_m), 18095, 0.5);
    const auto of_2015 = funding({"leave USA:UN"}, {}, 2015);
    EXPECT_NEAR(total(of_2015, &EntityFunding::from_leavers_usd_m), 9914, 0.5);
    EXPECT_NEAR(total(of_2015, &EntityFunding::assessed_usd_m), 3761, 0.5);
}

TEST(EntityFunding, AnExitFromTheUnEndsItsOwnDuesAndNoVoluntaryMoney) {
    for (const EntityFunding& e : american()) {
        const bool of_the_un = e.entity == "UN" || e.entity == "UN-DPO" || e.entity == "IRMCT";
        EXPECT_NEAR(e.lost_usd_m, of_the_un ? e.assessed_usd_m : 0.0, 1e-9) << e.entity;
    }
}

TEST(EntityFunding, WhoIsLostOnlyWhenItIsLeftAsWell) {
    const auto named = funding({"leave USA:UN"}, {"agencies=WHO"});
    EXPECT_NEAR(entity(named, "WHO").lost_usd_m, entity(named, "WHO").assessed_usd_m, 1e-9);
    EXPECT_EQ(entity(named, "UNESCO").lost_usd_m, 0);
    const auto alone = funding({"leave USA:WHO"});
    EXPECT_NEAR(entity(alone, "WHO").lost_usd_m, entity(alone, "WHO").assessed_usd_m, 1e-9);
    EXPECT_EQ(entity(alone, "UN-DPO").from_leavers_usd_m, 0);
}

TEST(EntityFunding, EverythingIsLostWhenEverythingIsLeftAndStopped) {
    const auto all = funding({"leave USA:UN"}, {"agencies=all", "un_voluntary=stops"});
    for (const EntityFunding& e : all)
        EXPECT_NEAR(e.lost_usd_m, e.from_leavers_usd_m, 1e-9) << e.entity;
}

TEST(EntityFunding, WithoutALeaverNothingStops) {
    const auto rows = funding({});
    EXPECT_EQ(total(rows, &EntityFunding::from_leavers_usd_m), 0);
    EXPECT_EQ(total(rows, &EntityFunding::lost_usd_m), 0);
    EXPECT_NEAR(total(rows, &EntityFunding::total_usd_m), 67111, 0.5);
}

TEST(EntityFunding, RowsAreSortedByRevenue) {
    for (std::size_t i = 1; i < american().size(); ++i)
        EXPECT_GE(american()[i - 1].total_usd_m, american()[i].total_usd_m);
}

TEST(EntityFunding, RefusesAYearWithoutRevenueAndAnUnknownAgency) {
    EXPECT_THAT([] { (void)funding({}, {}, 1990); }, ThrowsMessage<InputError>(HasSubstr("1990")));
    EXPECT_THAT([] { (void)funding({}, {"agencies=WHOO"}); },
                ThrowsMessage<InputError>(testing::AllOf(HasSubstr("WHOO"), HasSubstr("'WHO'"))));
}

TEST(RevenueYear, IsTheLastNotAfter) {
    EXPECT_EQ(revenue_year(test_facts(), Year{2025}), Year{2024});
    EXPECT_EQ(revenue_year(test_facts(), Year{2018}), Year{2018});
    EXPECT_FALSE(revenue_year(test_facts(), Year{1990}));
}

RC_GTEST_PROP(EntityFunding, WhatLeaversGaveIsTheSumOfItsPartsAndOfEachLeaver, ()) {
    const int year = *rc::gen::inRange(2013, 2025);
    const auto codes = *rc::gen::unique<std::vector<std::string>>(
        2, rc::gen::elementOf(std::vector<std::string>{"USA", "DEU", "CHN", "NOR", "IND", "BRA"}));
    const std::vector<std::string> words{
        *rc::gen::element<std::string>("agencies=none", "agencies=all", "agencies=WHO,FAO"),
        *rc::gen::element<std::string>("un_voluntary=stops", "un_voluntary=continues")};
    const auto one = funding({"leave " + codes[0] + ":UN"}, words, year);
    const auto other = funding({"leave " + codes[1] + ":UN"}, words, year);
    const auto both =
        funding({"leave " + codes[0] + ":UN", "leave " + codes[1] + ":UN"}, words, year);
    for (const EntityFunding& e : both) {
        RC_ASSERT(std::abs(e.assessed_usd_m + e.voluntary_usd_m + e.other_usd_m -
                           e.from_leavers_usd_m) < 1e-6);
        const EntityFunding a = entity(one, e.entity);
        const EntityFunding b = entity(other, e.entity);
        RC_ASSERT(std::abs(a.from_leavers_usd_m + b.from_leavers_usd_m - e.from_leavers_usd_m) <
                  1e-6);
        RC_ASSERT(std::abs(a.lost_usd_m + b.lost_usd_m - e.lost_usd_m) < 1e-6);
    }
}

}  // namespace
}  // namespace counterpoise
