#include "history/disputes/backtest.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const DisputeBacktest& backtest() {
    static const DisputeBacktest made =
        backtest_disputes(test_facts(), dispute_spec("onset"), {}, {});
    return made;
}

TEST(BacktestDisputes, FittedTo1990PredictsTheNextTwentyYears) {
    const ForecastScores& scores = backtest().split.scores;
    EXPECT_GE(scores.model.auc, 0.963);
    EXPECT_GE(log_gain_pct(scores.model, scores.climatology), 45);
    EXPECT_GE(log_gain_pct(scores.model, scores.peace_years), 10);
    EXPECT_GE(scores.model.average_precision, 0.2);
    EXPECT_LT(scores.model.brier, scores.climatology.brier);
    EXPECT_EQ(scores.model.n, scores.peace_years.n);
    EXPECT_NEAR(scores.climatology.auc, 0.5, 1e-12);
}

TEST(BacktestDisputes, IsNotTheWorkOfTheDisputeHistoryAlone) {
    DisputeSpec spec = dispute_spec("onset");
    std::erase_if(spec.columns, [](const std::string& name) {
        return name.find("disputes") != std::string::npos || name == "log_elsewhere";
    });
    const DisputeBacktest without = backtest_disputes(test_facts(), spec, {.origins = {2005}}, {});
    const ForecastScores& scores = without.split.scores;
    EXPECT_GT(scores.model.auc, 0.955);
    EXPECT_LT(log_gain_pct(scores.model, scores.climatology),
              log_gain_pct(backtest().split.scores.model, backtest().split.scores.climatology));
}

TEST(BacktestDisputes, LooksAheadFromEveryOriginAndBeatsBothBaselinesFromEach) {
    ASSERT_EQ(backtest().by_origin.size(), 6u);
    ASSERT_EQ(backtest().by_horizon.size(), 10u);
    for (const RollingScores& slice : backtest().by_origin) {
        EXPECT_GT(log_gain_pct(slice.scores.model, slice.scores.climatology), 20) << slice.origin;
        EXPECT_GT(log_gain_pct(slice.scores.model, slice.scores.peace_years), 10) << slice.origin;
    }
}

TEST(BacktestDisputes, KnowsLessTheFartherItLooks) {
    const auto gain = [](int h) {
        const ForecastScores& s = backtest().by_horizon[static_cast<std::size_t>(h - 1)].scores;
        return log_gain_pct(s.model, s.climatology);
    };
    EXPECT_GT((gain(1) + gain(2)) / 2, (gain(9) + gain(10)) / 2);
}

TEST(BacktestDisputes, BeatsThatThePastPersists) {
    const ForecastScores& scores = backtest().split.scores;
    EXPECT_GT(log_gain_pct(scores.model, scores.persistence), 15);
    EXPECT_GT(log_gain_pct(scores.persistence, scores.climatology), 15);
    EXPECT_EQ(scores.persistence.n, scores.model.n);
}

/// A small slice with the scores that it had: a change of any column, estimator or score shows.
TEST(BacktestDisputes, ScoreASliceAsBefore) {
    const BacktestPlan slice{Year{1946}, Year{1990}, Year{1995}, {}, 0};
    const ForecastScores scores =
        backtest_disputes(test_facts(), dispute_spec("onset"), slice, {}).split.scores;
    EXPECT_EQ(scores.model.n, 83'774u);
    EXPECT_EQ(scores.model.events, 191u);
    EXPECT_NEAR(scores.model.log_score, -0.0093548376, 1e-6);
    EXPECT_NEAR(scores.model.auc, 0.9690904479, 1e-6);
    EXPECT_NEAR(scores.model.average_precision, 0.2181842727, 1e-6);
    EXPECT_NEAR(scores.model.brier, 0.0019963314, 1e-6);
    EXPECT_NEAR(scores.climatology.log_score, -0.0163661866, 1e-6);
    EXPECT_NEAR(scores.peace_years.log_score, -0.0159438262, 1e-6);
    EXPECT_NEAR(scores.persistence.log_score, -0.0121648886, 1e-6);
}

TEST(BacktestDisputes, RefusesAnOriginWithoutLaterYears) {
    EXPECT_THAT(
        [] {
            (void)backtest_disputes(test_facts(), dispute_spec("onset"), {.origin = Year{2010}},
                                    {});
        },
        ThrowsMessage<InputError>(HasSubstr("year 2010 cannot be an origin")));
}

}  // namespace
}  // namespace counterpoise
