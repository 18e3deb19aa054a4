#include "measures/troops/hosted.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const std::vector<std::string> kLeave{"leave USA:NATO"};

TEST(Troops, StayAsTheyAreUnlessSaidOtherwise) {
    const Reading before = measured("troops.hosted", 2024);
    const Reading after = measured("troops.hosted", 2024, kLeave);
    EXPECT_EQ(number_of(after, "DEU"), number_of(before, "DEU"));
    EXPECT_EQ(sum_of(after), sum_of(before));
    EXPECT_EQ(number_of(before, "DEU"), value_of(published_world(2024), Column::us_troops, "DEU"));
}

TEST(Troops, NoneRemainInTheTreatysEuropeanMembersAndAllDoElsewhere) {
    const Reading before = measured("troops.hosted", 2024);
    const Reading after =
        measured("troops.hosted", 2024, kLeave, assume({"troops_after_exit=zero"}));
    for (const char* ally : {"DEU", "ITA", "GBR", "POL", "TUR"})
        EXPECT_EQ(number_of(after, ally), 0) << ally;
    for (const char* other : {"JPN", "KOR", "CAN", "CHE", "UKR"})
        EXPECT_EQ(number_of(after, other), number_of(before, other)) << other;
}

TEST(Troops, TheFloorScalesHostsAlikeAndNeverUp) {
    const Assumptions floor = assume({"troops_after_exit=floor"});
    // 1990: far above the floor; 2024: below it.
    const Reading before = measured("troops.hosted", 1990);
    const Reading after = measured("troops.hosted", 1990, kLeave, floor);
    EXPECT_NEAR(extra_of(after, "europe"), kEuropeFloor, 1e-6);
    const double scale = kEuropeFloor / extra_of(before, "europe");
    EXPECT_LT(scale, 0.5);
    EXPECT_NEAR(number_of(after, "ITA"), scale * number_of(before, "ITA"), 1e-6);
    EXPECT_EQ(number_of(after, "KOR"), number_of(before, "KOR"));
    EXPECT_LT(extra_of(measured("troops.hosted", 2024), "europe"), kEuropeFloor);
    EXPECT_EQ(number_of(measured("troops.hosted", 2024, kLeave, floor), "DEU"),
              number_of(measured("troops.hosted", 2024), "DEU"));
}

TEST(Troops, DormancyCountsAsAnExitAndAnotherStatesExitDoesNot) {
    const Assumptions zero = assume({"troops_after_exit=zero"});
    EXPECT_EQ(number_of(measured("troops.hosted", 2024, {"dormant USA:NATO"}, zero), "DEU"), 0);
    EXPECT_GT(number_of(measured("troops.hosted", 2024, {"leave FRA:NATO"}, zero), "DEU"), 0);
    EXPECT_GT(number_of(measured("troops.hosted", 2024, {}, zero), "DEU"), 0);
}

TEST(Troops, RefusesAYearWithoutFigures) {
    EXPECT_THAT([] { (void)measured("troops.hosted", 1940); },
                ThrowsMessage<InputError>(HasSubstr("1940")));
}

}  // namespace
}  // namespace counterpoise
