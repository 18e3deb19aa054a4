#include "behaviour/spending/covariates.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <vector>

namespace counterpoise {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(HeldChange, IsTheChangeUpToTheMostAndZeroWhereAFigureIsMissing) {
    EXPECT_DOUBLE_EQ(held_change(-3.5, -3.75), 0.25);
    EXPECT_DOUBLE_EQ(held_change(0, -3), kMostChange);
    EXPECT_DOUBLE_EQ(held_change(-3, 0), -kMostChange);
    EXPECT_EQ(held_change(kNan, -3), 0);
    EXPECT_EQ(held_change(-3, kNan), 0);
}

TEST(OwnDeviation, CountsTheLastTenYearsWithFiguresAndSkipsGaps) {
    EXPECT_DOUBLE_EQ(own_deviation(std::vector{-4.0, kNan, -3.0, -2.0}), 1.0);
    std::vector<double> eleven(11, 0.0);
    eleven.front() = 100;  // eleven years ago
    eleven.back() = 1;
    EXPECT_DOUBLE_EQ(own_deviation(eleven), 0.9);
    EXPECT_EQ(own_deviation(std::vector{-3.0}), 0);
}

TEST(TargetGap, IsTheLogDistanceBelowATargetAndZeroAboveOrWithout) {
    EXPECT_NEAR(target_gap(std::log(0.01), 2.0), std::log(2.0), 1e-12);
    EXPECT_EQ(target_gap(std::log(0.03), 2.0), 0);
    EXPECT_EQ(target_gap(std::log(0.01), kNan), 0);
}

TEST(MedianChange, IsTheMiddleOrTheMeanOfTheTwoInTheMiddle) {
    std::vector<double> odd{5, -1, 2};
    std::vector<double> even{4, 1, 3, 2};
    EXPECT_EQ(median_change(odd), 2);
    EXPECT_EQ(median_change(even), 2.5);
    EXPECT_EQ(median_change({}), 0);
}

}  // namespace
}  // namespace counterpoise
