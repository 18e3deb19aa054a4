#include "measures/power/regimes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "power_worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const std::vector<std::string> kOfTheWorld{"world_cinc", "world_milex", "world_gdp_market",
                                           "world_gdp_ppp", "world_population"};

// China 0.072 and Russia 0.170 are below 0.5; France, the United Kingdom and the United States
// (0.735) are not: two of five seats, after an American exit two of four.
TEST(Regimes, PermanentSeatsByHand) {
    const Reading regimes = measured("power.regimes", 2025, {"leave USA:UN"});
    EXPECT_EQ(number_of(regimes, "unsc_permanent", "before"), 40);
    EXPECT_EQ(number_of(regimes, "unsc_permanent"), 50);
    EXPECT_EQ(number_of(regimes, "unsc_permanent", "states"), 2);
    EXPECT_EQ(number_of(regimes, "unsc_permanent", "holders"), 4);
    EXPECT_EQ(number_of(regimes, "unsc_permanent", "change"), 10);
    // The seat of China was held from Taipei until 1971: polyarchy has it below as well.
    EXPECT_EQ(number_of(measured("power.regimes", 1960), "unsc_permanent", "holders"), 5);
}

TEST(Regimes, TheLinesAreThoseOfThePublishedConventions) {
    EXPECT_EQ(regime_cut(Assumptions()).below, 0.5);
    EXPECT_EQ(regime_cut(assume({"regime_measure=polity2"})).below, 6);
    EXPECT_EQ(regime_cut(assume({"regime_measure=aeuds"})).below, 0);
    EXPECT_EQ(regime_cut(assume({"regime_below=0.3"})).below, 0.3);
    EXPECT_THAT(notes_of(measured("power.regimes", 2025)), HasSubstr("Tannenberg"));
    EXPECT_THAT(notes_of(measured("power.regimes", 2025, {}, assume({"regime_below=0.3"}))),
                HasSubstr("polyarchy under 0.3, as asked"));
}

// The published scale of 2025-27: what a reader can add up from the two tables.
TEST(Regimes, DuesAddUpFromTheScaleAndTheScores) {
    const World& world = published_world(2025);
    double below = 0, all = 0, unknown = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
        const double rate = world.value(Column::un_rate, i);
        if (std::isnan(rate)) continue;
        const double score = world.value(Column::polyarchy, i);
        all += rate;
        below += score < 0.5 ? rate : 0;
        unknown += std::isnan(score) ? rate : 0;
    }
    const Reading regimes = measured("power.regimes", 2025);
    EXPECT_NEAR(number_of(regimes, "un_dues"), 100 * below / all, 1e-9);
    EXPECT_NEAR(number_of(regimes, "un_dues", "unknown"), 100 * unknown / all, 1e-9);
    EXPECT_NEAR(number_of(regimes, "un_dues"), 31.39, 0.005);
}

TEST(Regimes, SaysWhereALeaverStandsByEachMeasure) {
    EXPECT_THAT(notes_of(measured("power.regimes", 2025, {"leave USA:UN"})),
                HasSubstr("United States of America, which left, scores 0.735 (2025): not below"));
    EXPECT_THAT(notes_of(measured("power.regimes", 2025, {"leave USA:UN"},
                                  assume({"regime_measure=polity2"}))),
                HasSubstr("United States of America, which left, scores 5 (2020): below"));
}

TEST(Regimes, WhatAYearLacksIsAbsentAndNamed) {
    const Reading regimes = measured("power.regimes", 1950);
    for (const char* key : {"un_peacekeeping", "nato_common", "world_milex", "world_gdp_market"}) {
        EXPECT_TRUE(std::isnan(number_of(regimes, key))) << key;
        EXPECT_THAT(regimes.notes.back(), HasSubstr(key));
    }
    EXPECT_FALSE(std::isnan(number_of(regimes, "world_cinc")));
}

RC_GTEST_PROP(Regimes, AHigherLineHoldsMoreAndTheWorldIsTheSameBeforeAndAfter, ()) {
    const int low = *rc::gen::inRange(0, 100);
    const int high = *rc::gen::inRange(low, 101);
    const auto words = any_leavers(*rc::gen::element<std::string>("NATO", "UN"));
    const auto at = [&](int percent) {
        return measured("power.regimes", 2025, words,
                        assume({"regime_below=" + std::to_string(0.01 * percent)}));
    };
    const Reading below_low = at(low);
    const Reading below_high = at(high);
    for (const auto& row : below_low.table.rows) {
        const std::string key = std::get<std::string>(row[0]);
        const double share = number_of(below_low, key);
        if (std::isnan(share)) continue;
        RC_ASSERT(share >= 0 && share <= number_of(below_high, key) + 1e-9);
        RC_ASSERT(number_of(below_high, key) + number_of(below_high, key, "unknown") <= 100 + 1e-9);
    }
    for (const std::string& key : kOfTheWorld) RC_ASSERT(number_of(below_low, key, "change") == 0);
}

TEST(Regimes, RefusesALineBeyondTheMeasureAndYearsWithoutScores) {
    EXPECT_THAT([] { (void)measured("power.regimes", 2025, {}, assume({"regime_below=6"})); },
                ThrowsMessage<InputError>(HasSubstr("6 is no score of polyarchy")));
    EXPECT_THAT(
        [] { (void)measured("power.regimes", 2022, {}, assume({"regime_measure=polity2"})); },
        ThrowsMessage<InputError>(HasSubstr("polity2 to 2020")));
}

}  // namespace
}  // namespace counterpoise
