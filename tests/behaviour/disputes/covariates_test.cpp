#include "behaviour/disputes/covariates.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace counterpoise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(Covariates, AreThoseWorkedByHand) {
    EXPECT_EQ(weak_link(0.3, -0.2), -0.2);
    EXPECT_EQ(strong_link(0.3, -0.2), 0.3);
    EXPECT_DOUBLE_EQ(capability_ratio(0.02, 0.08), 0.25);
    EXPECT_DOUBLE_EQ(militarisation(50, 10000), 0.005);
    EXPECT_DOUBLE_EQ(distance_between(-1.5, 2), 3.5);
    EXPECT_EQ(land_contiguity(1), 1);
    EXPECT_EQ(land_contiguity(2), 0);
    EXPECT_EQ(land_contiguity(0), 0);
}

TEST(Covariates, AreMissingWhereAFigureIs) {
    EXPECT_TRUE(std::isnan(weak_link(kNaN, 1)));
    EXPECT_TRUE(std::isnan(weak_link(1, kNaN)));
    EXPECT_TRUE(std::isnan(strong_link(1, kNaN)));
    EXPECT_TRUE(std::isnan(capability_ratio(0, 0)));
    EXPECT_TRUE(std::isnan(militarisation(10, 0)));
    EXPECT_TRUE(std::isnan(distance_between(kNaN, 1)));
    EXPECT_TRUE(std::isnan(next_peace_years(3, kNaN)));
}

TEST(Relevance, NeedsAContactOrAMajorPower) {
    EXPECT_TRUE(politically_relevant(5, 0));
    EXPECT_TRUE(politically_relevant(0, 1));
    EXPECT_FALSE(politically_relevant(0, 0));
}

TEST(PeaceYears, GoOnInPeaceAndBeginAnewAfterADispute) {
    EXPECT_EQ(next_peace_years(7, 0), 8);
    EXPECT_EQ(next_peace_years(7, 1), 0);
}

TEST(Memory, OfOneOnsetIsHalfAfterItsHalfLife) {
    double memory = next_memory(0, 1, yearly_decay(5));
    for (int year = 1; year < 5; ++year) memory = next_memory(memory, 0, yearly_decay(5));
    EXPECT_NEAR(memory, 0.5, 1e-15);
}

RC_GTEST_PROP(Covariates, DoNotAskWhoComesFirst, ()) {
    const double one = *rc::gen::inRange(1, 1000) / 7.0;
    const double two = *rc::gen::inRange(1, 1000) / 7.0;
    RC_ASSERT(weak_link(one, two) == weak_link(two, one));
    RC_ASSERT(strong_link(one, two) == strong_link(two, one));
    RC_ASSERT(capability_ratio(one, two) == capability_ratio(two, one));
    RC_ASSERT(distance_between(one, two) == distance_between(two, one));
    RC_ASSERT(capability_ratio(one, two) > 0 && capability_ratio(one, two) <= 1);
}

}  // namespace
}  // namespace counterpoise
