#include "history/disputes/great_power_wars.h"

#include <gtest/gtest.h>

#include "support.h"

namespace counterpoise {
namespace {

TEST(GreatPowerWars, SinceTheWorldWarBothWereAtWarInKoreaAlone) {
    const GreatPowerWars korea = great_power_wars(test_facts(), 1950, 1951);
    EXPECT_EQ(korea.both_at_war, 3u) << "China with the United States, Britain and France";
    EXPECT_EQ(korea.disputes, 1u);
    const GreatPowerWars all = great_power_wars(test_facts(), 1946, 2010);
    EXPECT_EQ(all.both_at_war, korea.both_at_war);
    EXPECT_EQ(all.last_both_at_war, 1951);
}

TEST(GreatPowerWars, OfThePeriodAreThoseCountedByHand) {
    const GreatPowerWars all = great_power_wars(test_facts(), 1946, 2010);
    EXPECT_EQ(all.pair_wars, 216u);
    EXPECT_EQ(all.between_majors, 12u);
    EXPECT_EQ(all.disputes, 7u);
    EXPECT_EQ(great_power_wars(test_facts(), 1979, 2010).between_majors, 1u) << "the last, of 1979";
    EXPECT_EQ(great_power_wars(test_facts(), 1980, 2010).between_majors, 0u);
    EXPECT_DOUBLE_EQ(all.yearly(), 12.0 / 65.0);
}

TEST(GreatPowerWars, OfTwoPeriodsAddUpAndNoneIsSince1991) {
    const GreatPowerWars one = great_power_wars(test_facts(), 1946, 1990);
    const GreatPowerWars two = great_power_wars(test_facts(), 1991, 2010);
    EXPECT_EQ(one.pair_wars + two.pair_wars, 216u);
    EXPECT_EQ(two.between_majors, 0u);
    EXPECT_EQ(two.last_both_at_war, 0);
    EXPECT_GT(two.pair_wars, 0u);
}

}  // namespace
}  // namespace counterpoise
