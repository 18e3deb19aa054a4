#include "history/estimators/scores.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Scores, OfFourForecastsAreThoseWorkedByHand) {
    const std::vector<double> p{0.9, 0.4, 0.4, 0.1};
    const std::vector<double> y{1, 0, 1, 0};
    const Scores scores = scores_of(p, y);
    EXPECT_NEAR(scores.log_score,
                (std::log(0.9) + std::log(0.6) + std::log(0.4) + std::log(0.9)) / 4, 1e-12);
    EXPECT_NEAR(scores.brier, (0.01 + 0.16 + 0.36 + 0.01) / 4, 1e-12);
    EXPECT_NEAR(scores.auc, 3.5 / 4, 1e-12);  // of four pairs one is tied
    EXPECT_NEAR(scores.average_precision, 0.5 * 1 + 0.5 * 2.0 / 3, 1e-12);
    EXPECT_NEAR(scores.expected, 1.8, 1e-12);
    EXPECT_EQ(scores.events, 2u);
}

TEST(Scores, RefuseAnOutcomeThatIsAlwaysTheSame) {
    EXPECT_THAT(
        [] {
            (void)scores_of(std::vector{0.5, 0.5}, std::vector{0.0, 0.0});
        },
        ThrowsMessage<InputError>(HasSubstr("0 events in 2 rows")));
}

TEST(LogGain, IsHalfWhereTheLogScoreIsHalfOfTheBaselines) {
    Scores good;
    Scores base;
    good.log_score = -0.01;
    base.log_score = -0.02;
    EXPECT_NEAR(log_gain_pct(good, base), 50, 1e-12);
}

struct Forecast {
    std::vector<double> p;
    std::vector<double> y;
};

Forecast random_forecast() {
    const auto n = *rc::gen::inRange(4, 200);
    Forecast forecast;
    for (int i = 0; i < n; ++i) {
        forecast.p.push_back(*rc::gen::inRange(1, 100) / 100.0);
        forecast.y.push_back(*rc::gen::inRange(0, 2));
    }
    forecast.y[0] = 0;
    forecast.y[1] = 1;
    return forecast;
}

RC_GTEST_PROP(Scores, TurnAroundWithTheForecast, ()) {
    const Forecast forecast = random_forecast();
    std::vector<double> turned;
    for (const double p : forecast.p) turned.push_back(1 - p);
    const double auc = scores_of(forecast.p, forecast.y).auc;
    RC_ASSERT(auc >= 0 && auc <= 1);
    RC_ASSERT(std::abs(scores_of(turned, forecast.y).auc - (1 - auc)) < 1e-12);
}

RC_GTEST_PROP(Scores, RankByOrderAlone, ()) {
    const Forecast forecast = random_forecast();
    std::vector<double> squared;
    for (const double p : forecast.p) squared.push_back(p * p);
    const Scores before = scores_of(forecast.p, forecast.y);
    const Scores after = scores_of(squared, forecast.y);
    RC_ASSERT(before.auc == after.auc);
    RC_ASSERT(before.average_precision == after.average_precision);
}

RC_GTEST_PROP(Reliability, BinsHoldEveryRowOnceAndTheEventsOfAll, ()) {
    const Forecast forecast = random_forecast();
    double rows = 0;
    double events = 0;
    for (const ReliabilityBin& bin : reliability(forecast.p, forecast.y)) {
        RC_ASSERT(bin.n > 0u && bin.from <= bin.predicted && bin.predicted <= bin.to);
        rows += static_cast<double>(bin.n);
        events += bin.observed * static_cast<double>(bin.n);
    }
    RC_ASSERT(rows == static_cast<double>(forecast.p.size()));
    RC_ASSERT(std::abs(events - std::count(forecast.y.begin(), forecast.y.end(), 1.0)) < 1e-9);
}

}  // namespace
}  // namespace counterpoise
