#include "history/spending/backtest.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/error.h"
#include "history/spending/spending_worlds.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const SpendingRecordYears& record() {
    return spending_record_years(test_facts());
}

const SpendingBacktest& backtest() {
    static const SpendingBacktest made = backtest_spending(record(), {});
    return made;
}

TEST(BacktestSpending, IsNearerThanTheRandomWalkFiveYearsAhead) {
    const SpendingScores& scores = backtest().by_horizon[4].scores;
    EXPECT_EQ(scores.model.n, 1031u);
    EXPECT_NEAR(scores.random_walk.mae, 0.2898, 0.0001);
    EXPECT_GE(gain_pct(scores.model.mae, scores.random_walk.mae), 4.5);
    EXPECT_LT(scores.model.mae, scores.autoregression.mae);
    EXPECT_LT(scores.model.crps, scores.random_walk.crps);
}

TEST(BacktestSpending, NinetyPercentIntervalsCoverAboutNinetyPercent) {
    EXPECT_GE(backtest().by_horizon[4].scores.model.cover90, 0.87);
    EXPECT_LE(backtest().by_horizon[4].scores.model.cover90, 0.93);
    EXPECT_NEAR(backtest().all.model.cover90, 0.9, 0.03);
    EXPECT_NEAR(backtest().all.model.cover50, 0.5, 0.05);
}

TEST(BacktestSpending, ScoresEveryOriginAndHorizonOnceAndErrsMoreTheFartherItLooks) {
    ASSERT_EQ(backtest().by_origin.size(), 8u);
    ASSERT_EQ(backtest().by_horizon.size(), 10u);
    std::size_t n = 0;
    for (const SpendingSlice& slice : backtest().by_horizon) n += slice.scores.model.n;
    EXPECT_EQ(backtest().all.model.n, n);
    for (std::size_t h = 1; h < 10; ++h)
        EXPECT_GT(backtest().by_horizon[h].scores.model.mae,
                  backtest().by_horizon[h - 1].scores.model.mae);
}

TEST(BacktestSpending, HoldsFromOriginsBetweenThoseThatItWasMadeWith) {
    SpendingPlan plan;
    plan.origins = {1982, 1983, 1987, 1988, 1992, 1993, 1997, 1998,
                    2002, 2003, 2007, 2008, 2012, 2013, 2017, 2018};
    const SpendingBacktest made = backtest_spending(record(), plan);
    const SpendingScores& scores = made.by_horizon[4].scores;
    EXPECT_GE(gain_pct(scores.model.mae, scores.random_walk.mae), 2);
    EXPECT_NEAR(scores.model.cover90, 0.9, 0.03);
}

TEST(BacktestSpending, ChoosesAFormByEarlierOriginsAlone) {
    SpendingPlan plan;
    plan.origins = {1990};
    SpendingRecordYears altered = record();
    for (std::size_t s = 0; s < altered.rivals.size(); ++s)
        for (int y = 1991; y <= kLastSpendingYear; ++y)
            altered.log_burden.set(s, y, -3.0 + 0.01 * static_cast<double>(s));
    const SpendingChoice& chosen = backtest().choices[2];
    const SpendingBacktest after = backtest_spending(altered, plan);
    EXPECT_EQ(chosen.origin, 1990);
    EXPECT_EQ(after.choices[0].spec, chosen.spec);
    EXPECT_EQ(after.choices[0].fit.panel.estimate, chosen.fit.panel.estimate);
    EXPECT_TRUE(std::count(choosable_specs().begin(), choosable_specs().end(), chosen.spec));
}

TEST(BacktestSpending, OnARecordThatALawMadeItBeatsTheWalkAndCoversWhatItSays) {
    SpendingPlan plan;
    plan.spec = "level";
    plan.from = Year{1953};
    const SpendingBacktest made = backtest_spending(simulated_record(120, -0.1), plan);
    const SpendingScores& scores = made.by_horizon[4].scores;
    EXPECT_GT(gain_pct(scores.model.mae, scores.random_walk.mae), 5);
    EXPECT_NEAR(made.all.model.cover90, 0.9, 0.02);
    EXPECT_NEAR(made.all.model.cover50, 0.5, 0.03);
}

TEST(BacktestSpending, RefusesFormsThatCannotLookAheadAndOriginsWithoutLaterYears) {
    SpendingPlan plan;
    plan.spec = "two-way";
    EXPECT_THAT([&] { (void)backtest_spending(record(), plan); },
                ThrowsMessage<InputError>(HasSubstr("'two-way' cannot look ahead")));
    plan.spec = {};
    plan.origins = {2024};
    EXPECT_THAT([&] { (void)backtest_spending(record(), plan); },
                ThrowsMessage<InputError>(HasSubstr("year 2024 cannot be an origin")));
    plan.origins = {1980};
    plan.from = Year{1975};
    EXPECT_THAT([&] { (void)backtest_spending(record(), plan); },
                ThrowsMessage<InputError>(testing::AllOf(HasSubstr("1980 is the first origin"),
                                                         HasSubstr("Choose a year to 1971"))));
}

}  // namespace
}  // namespace counterpoise
