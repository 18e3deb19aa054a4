#include "history/growth/law.h"

#include <gmock/gmock.h>

#include <cmath>

#include "base/error.h"
#include "history/growth/backtest.h"
#include "support.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const GrowthHistory& record() {
    return growth_history(test_facts());
}

GrowthFit fitted(const std::string& spec, int from, int to) {
    return fit_growth(record(), growth_spec(spec), Year{from}, Year{to});
}

/// States that grow by a rate of their own, without chance.
GrowthHistory steady(const std::vector<double>& rates) {
    GrowthHistory toy{rates.size(), StateGrid(rates.size()), StateGrid(rates.size())};
    for (std::size_t s = 0; s < rates.size(); ++s)
        for (int y = kFirstGrowthYear - 1; y <= kLastGrowthYear; ++y) {
            toy.log_gdp.set(s, y, 10 + rates[s] * (y - 1949));
            toy.log_gdp_pc.set(s, y, 8 + rates[s] * (y - 1949));
        }
    return toy;
}

TEST(OwnDriftOutlook, GoesOnAsTheStateDidByHand) {
    const Outlook outlook = own_drift_outlook(steady({0.01, 0.05}), 1990, 4);
    EXPECT_NEAR(outlook[3][0], 0.04, 1e-12);
    EXPECT_NEAR(outlook[0][1], 0.05, 1e-12);
}

TEST(GrowthOutlook, AddsUpWhatALawGivesByHand) {
    GrowthFit fit;
    fit.spec.columns = {GrowthColumn::own_mean};
    fit.panel.estimate = {0.5, 0.02};
    const Outlook outlook = growth_outlook(steady({0.04}), fit, 1990, 2);
    const double first = 0.5 * 0.04 + 0.02;
    const double mean = (19 * 0.04 + first) / 20;
    EXPECT_NEAR(outlook[0][0], first, 1e-12);
    EXPECT_NEAR(outlook[1][0], first + 0.5 * mean + 0.02, 1e-12);
}

TEST(FitGrowth, OfSteadyStatesFindsThatEachGoesOn) {
    const GrowthFit fit =
        fit_growth(steady({0.01, 0.02, 0.05}), growth_spec("drift"), Year{1960}, Year{2019});
    EXPECT_NEAR(fit.panel.estimate[0], 1, 1e-6);
    EXPECT_NEAR(fit.panel.estimate[1], 0, 1e-7);
    EXPECT_NEAR(fit.panel.sigma, 0, 1e-7);
}

TEST(FitGrowth, RecordShrinksAStatesOwnMean) {
    const GrowthFit fit = fitted("drift", 1951, 2019);
    EXPECT_EQ(fit.panel.n, 10490u);
    EXPECT_GT(fit.panel.estimate[0], 0.3);
    EXPECT_LT(fit.panel.estimate[0], 0.8);
}

TEST(FitGrowth, DoesNotReadWhatComesAfterItsLastYear) {
    GrowthHistory altered = record();
    for (std::size_t s = 0; s < altered.states; ++s)
        for (int y = 1991; y <= kLastGrowthYear; ++y) {
            altered.log_gdp.set(s, y, 1.0);
            altered.log_gdp_pc.set(s, y, 1.0);
        }
    const GrowthFit before = fitted("increments", 1951, 1990);
    const GrowthFit after = fit_growth(altered, growth_spec("increments"), Year{1951}, Year{1990});
    EXPECT_EQ(before.panel.estimate, after.panel.estimate);
    const Outlook one = growth_outlook(record(), before, 1990, 10);
    const Outlook two = growth_outlook(altered, after, 1990, 10);
    for (std::size_t s = 0; s < record().states; ++s)
        if (!std::isnan(one[9][s])) {
            ASSERT_EQ(one[9][s], two[9][s]) << s;
        }
}

TEST(FitGrowth, RefusesYearsOutsideTheRecordAndTooFewOfThem) {
    const auto message = [](int from, int to, const std::string& text) {
        EXPECT_THAT([&] { (void)fitted("drift", from, to); },
                    ThrowsMessage<InputError>(HasSubstr(text)));
    };
    message(1951, 2020, "2020 is outside the record of growth");
    message(1950, 2019, "1950 is outside the record of growth");
    message(2000, 2005, "too few years");
    EXPECT_THAT([] { (void)growth_spec("drfit"); },
                ThrowsMessage<InputError>(HasSubstr("no form of growth 'drfit'")));
}

TEST(FitGrowth, NamesAColumnThatNeverChanges) {
    EXPECT_THAT(
        [] {
            (void)fit_growth(steady({0.02, 0.02}), growth_spec("drift"), Year{1960}, Year{2019});
        },
        ThrowsMessage<InputError>(HasSubstr("own_mean")));
}

TEST(BacktestGrowth, IsNearerThanARandomWalkWithEachStatesOwnDrift) {
    GrowthPlan plan;
    plan.spec = "drift";
    const GrowthBacktest made = backtest_growth(record(), plan);
    const GrowthScores& five = made.by_horizon[4].scores;
    EXPECT_GE(gain_pct(five.model.mae, five.own_drift.mae), 10);
    EXPECT_LT(five.model.crps, five.own_drift.crps);
    EXPECT_NEAR(made.all.model.cover90, 0.9, 0.03);
    ASSERT_EQ(made.by_origin.size(), 7u);  // 2015 has no fifth year
}

TEST(BacktestGrowth, RefusesAnOriginWithoutLaterYears) {
    GrowthPlan plan;
    plan.origins = {2019};
    EXPECT_THAT([&] { (void)backtest_growth(record(), plan); },
                ThrowsMessage<InputError>(HasSubstr("year 2019 cannot be an origin")));
}

TEST(BacktestGrowth, NamesTheFirstOriginWhereItHasTooFewYears) {
    GrowthPlan plan;
    plan.from = Year{1972};
    EXPECT_THAT([&] { (void)backtest_growth(record(), plan); },
                ThrowsMessage<InputError>(HasSubstr("1980 is the first origin")));
}

}  // namespace
}  // namespace counterpoise
