#include "history/paths/scores.h"

#include <gmock/gmock.h>

#include <cmath>

#include "base/chance.h"
#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

double chance(std::uint32_t k) {
    return normal(address(1, 0, 2000, Behaviour::spending, 1, k));
}

ErrorDistribution normal_errors() {
    std::vector<double> errors;
    for (int i = 1; i < 4000; ++i) errors.push_back(normal_quantile(i / 4000.0));
    return ErrorDistribution(errors);
}

TEST(ErrorDistribution, QuantilesLieBetweenTheOrderedErrorsByHand) {
    const ErrorDistribution errors({30, 10, 20, 40});
    EXPECT_DOUBLE_EQ(errors.quantile(0.125), 10);
    EXPECT_DOUBLE_EQ(errors.quantile(0.5), 25);
    EXPECT_DOUBLE_EQ(errors.quantile(0.01), 10);
    EXPECT_DOUBLE_EQ(errors.quantile(0.99), 40);
}

TEST(ErrorDistribution, CrpsWithoutSpreadIsTheAbsoluteError) {
    const ErrorDistribution point({0.0});
    EXPECT_NEAR(point.crps(1.5, 1, 2.25), 0.75, 1e-12);
}

TEST(ErrorDistribution, CrpsOfAStandardNormalAtItsMiddleIsThePublishedFigure) {
    // (sqrt(2) - 1) / sqrt(pi), Gneiting and Raftery 2007
    const double exact = (std::sqrt(2.0) - 1) / std::sqrt(3.14159265358979);
    EXPECT_NEAR(normal_errors().crps(0, 1, 0), exact, 0.003);
    EXPECT_NEAR(normal_errors().crps(7, 2, 7), 2 * exact, 0.006);
}

TEST(ErrorDistribution, RefusesToBeEmpty) {
    EXPECT_THROW((void)ErrorDistribution({}), BrokenPromise);
}

TEST(PathScorer, IntervalsOfTheRightWidthCoverWhatTheySay) {
    const ErrorDistribution errors = normal_errors();
    PathScorer right;
    PathScorer narrow;
    for (std::uint32_t k = 0; k < 20000; ++k) {
        right.add({1, errors, 3, 0.5, 3 + 0.5 * chance(k)});
        narrow.add({1, errors, 3, 0.25, 3 + 0.5 * chance(k)});
    }
    const PathScores scores = right.scores();
    EXPECT_EQ(scores.n, 20000u);
    EXPECT_NEAR(scores.cover50, 0.5, 0.012);
    EXPECT_NEAR(scores.cover90, 0.9, 0.008);
    EXPECT_NEAR(scores.mae, 0.5 * std::sqrt(2 / 3.14159265358979), 0.01);
    EXPECT_NEAR(scores.bias, 0, 0.01);
    EXPECT_LT(narrow.scores().cover90, 0.65);
    EXPECT_GT(narrow.scores().crps, scores.crps);  // a distribution too sure scores worse
}

TEST(GainPct, IsHalfWhereTheErrorIsHalfOfTheBaselines) {
    EXPECT_DOUBLE_EQ(gain_pct(0.1, 0.2), 50);
    EXPECT_DOUBLE_EQ(gain_pct(0.3, 0.2), -50);
}

}  // namespace
}  // namespace counterpoise
