#include "history/realignment/hazard.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "base/chance.h"
#include "base/error.h"
#include "base/math.h"
#include "history/realignment/parameters.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// Rows drawn from a known hazard: intercept −4, two columns with 1 and −0.5, and a year effect.
HazardRows drawn(int years, int rows_a_year, double year_spread) {
    HazardRows rows;
    rows.process = Process::entry;
    rows.names = {"one", "two"};
    rows.kinds = {Kind::treaty, Kind::dyadic};
    rows.columns.resize(2);
    const auto at = [](int year, int row, std::uint32_t k) {
        return address(7, static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(year),
                       Behaviour::growth, 1, k);
    };
    for (int t = 0; t < years; ++t) {
        const double u = year_spread * normal(at(t, 0, 9)) - year_spread * year_spread / 2;
        for (int r = 0; r < rows_a_year; ++r) {
            const double one = normal(at(t, r, 1));
            const double two = uniform(at(t, r, 2)) < 0.5 ? 0.0 : 1.0;
            rows.columns[0].push_back(one);
            rows.columns[1].push_back(two);
            const double p = logistic(-4 + one - 0.5 * two + u);
            rows.event.push_back(uniform(at(t, r, 3)) < p ? 1.0 : 0.0);
            rows.year.push_back(static_cast<std::int16_t>(1900 + t));
            rows.group.push_back(static_cast<std::uint32_t>(t));
        }
    }
    return rows;
}

TEST(FitHazard, FindsTheCoefficientsAndTheSpreadThatRowsWereDrawnFrom) {
    const HazardFit fit = fit_hazard(drawn(100, 1000, 0.8), Columns::all, ridge_of(1));
    EXPECT_NEAR(fit.coefficient("one"), 1.0, 0.08);
    EXPECT_NEAR(fit.coefficient("two"), -0.5, 0.12);
    EXPECT_NEAR(fit.coefficient("intercept"), -4.0, 0.3);
    EXPECT_NEAR(fit.year_spread, 0.8, 0.2);
    EXPECT_GT(fit.year_spread_se, 0.02);
    EXPECT_LT(fit.year_spread_se, 0.3);
}

TEST(FitHazard, FindsNoSpreadWhereYearsAreAlike) {
    const HazardFit fit = fit_hazard(drawn(100, 1000, 0.0), Columns::all, ridge_of(1));
    EXPECT_LT(fit.year_spread, 0.15);
}

TEST(FitHazard, OfThinnedRowsHasTheInterceptOfAllRows) {
    const HazardRows rows = drawn(60, 2000, 0.0);
    const HazardFit all = fit_hazard(rows, Columns::all, ridge_of(1));
    const HazardFit some = fit_thinned(rows, 1900, 1959, 8, Columns::all, ridge_of(1));
    EXPECT_LT(some.logit.n, all.logit.n / 5);
    EXPECT_EQ(some.logit.events, all.logit.events);
    EXPECT_NEAR(some.coefficient("intercept"), all.coefficient("intercept"), 0.05);
    EXPECT_NEAR(some.coefficient("one"), all.coefficient("one"), 0.05);
}

TEST(FitHazard, OfPairsAloneLeavesCovariatesOfTreatiesOut) {
    const HazardFit fit = fit_hazard(drawn(40, 1000, 0), Columns::dyadic, ridge_of(1));
    EXPECT_EQ(fit.coefficient("one"), 0.0);
    EXPECT_NE(fit.coefficient("two"), 0.0);
}

TEST(FitHazard, WithoutEventsIsRefusedWithTheNumbers) {
    HazardRows rows = drawn(10, 100, 0);
    std::fill(rows.event.begin(), rows.event.end(), 0.0);
    EXPECT_THAT([&] { (void)fit_hazard(rows, Columns::all, ridge_of(1)); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("process 'entry'"),
                                                HasSubstr("0 events in 1000 rows"),
                                                HasSubstr("needs 5 events"))));
}

TEST(FitHazard, NamesAColumnThatSeparatesOrRepeatsAnother) {
    HazardRows rows = drawn(40, 500, 0);
    rows.names[1] = "told";
    rows.columns[1] = rows.event;
    EXPECT_THAT([&] { (void)fit_hazard(rows, Columns::all, {}); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("column 'told'"), HasSubstr("separates the outcome"))));
    rows = drawn(40, 500, 0);
    rows.columns[1] = rows.columns[0];
    EXPECT_THAT([&] { (void)fit_hazard(rows, Columns::all, {}); },
                ThrowsMessage<InputError>(HasSubstr("linear combination")));
    EXPECT_NO_THROW((void)fit_hazard(rows, Columns::all, ridge_of(1)));  // shared by the two
}

TEST(FitHazard, LeavesOutAndNamesAColumnThatNeverChanges) {
    HazardRows rows = drawn(20, 500, 0);
    std::fill(rows.columns[1].begin(), rows.columns[1].end(), 1.0);
    const HazardFit fit = fit_hazard(rows, Columns::all, ridge_of(1));
    EXPECT_THAT(fit.left_out, testing::ElementsAre("two"));
}

RC_GTEST_PROP(CountChances, AddUpToOneAndHaveTheirMean, ()) {
    const double expected = *rc::gen::inRange(1, 4000) / 100.0;
    const double spread = *rc::gen::inRange(0, 120) / 100.0;
    const std::vector<double> p = count_chances(expected, spread);
    double sum = 0;
    double mean = 0;
    for (std::size_t n = 0; n < p.size(); ++n) {
        sum += p[n];
        mean += static_cast<double>(n) * p[n];
    }
    RC_ASSERT(std::abs(sum - 1) < 1e-8);
    RC_ASSERT(std::abs(mean / expected - 1) < 0.03);  // 64 points of the normal
    RC_ASSERT(count_quantile(p, 0.05) <= count_quantile(p, 0.95));
}

TEST(CountChances, WithoutSpreadAreThoseOfPoisson) {
    const std::vector<double> p = count_chances(2, 0);
    EXPECT_NEAR(p[0], std::exp(-2.0), 1e-12);
    EXPECT_NEAR(p[3], std::exp(-2.0) * 8 / 6, 1e-12);
    const std::vector<double> four = sum_of_counts(p, p);
    EXPECT_NEAR(four[2], std::exp(-4.0) * 8, 1e-9);
}

}  // namespace
}  // namespace counterpoise
