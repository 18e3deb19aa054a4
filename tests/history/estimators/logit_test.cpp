#include "history/estimators/logit.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// A table that owns what a design views.
struct Toy {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    std::vector<double> outcome;
    std::vector<std::uint32_t> group;

    [[nodiscard]] Design design() const {
        Design design{names, {}, outcome, group};
        for (const auto& column : columns) design.columns.emplace_back(column);
        return design;
    }
};

/// Cells of a 2 x 2 table: events and others where x is 1, and where it is 0.
Toy two_by_two(int event1, int other1, int event0, int other0) {
    Toy toy{{"x"}, {{}}, {}, {}};
    const auto add = [&](int n, double x, double y) {
        for (int i = 0; i < n; ++i) {
            toy.columns[0].push_back(x);
            toy.outcome.push_back(y);
            toy.group.push_back(static_cast<std::uint32_t>(toy.group.size()));
        }
    };
    add(event1, 1, 1);
    add(other1, 1, 0);
    add(event0, 0, 1);
    add(other0, 0, 0);
    return toy;
}

/// Rows whose outcome follows two columns and chance; the same for the same seed.
Toy noisy(std::uint32_t seed, std::size_t rows) {
    Toy toy{{"x", "z"}, {{}, {}}, {}, {}};
    std::uint64_t state = seed * 2654435761u + 1;
    const auto uniform = [&] {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<double>(state >> 11) * 0x1p-53;
    };
    for (std::size_t r = 0; r < rows; ++r) {
        const double x = normal_quantile(uniform() * 0.998 + 0.001);
        const double z = uniform();
        toy.columns[0].push_back(x);
        toy.columns[1].push_back(z);
        toy.outcome.push_back(uniform() < logistic(-1 + 0.7 * x - 0.5 * z) ? 1.0 : 0.0);
        toy.group.push_back(static_cast<std::uint32_t>(r / 4));
    }
    return toy;
}

TEST(Logit, OfATwoByTwoTableIsItsLogOddsRatio) {
    const LogitFit fit = fit_logit(two_by_two(30, 20, 15, 60).design(), {});
    EXPECT_NEAR(fit.estimate[0], std::log(30.0 * 60 / (20 * 15)), 1e-9);
    EXPECT_NEAR(fit.estimate[1], std::log(15.0 / 60), 1e-9);
    EXPECT_NEAR(fit.se[0], std::sqrt(1 / 30.0 + 1 / 20.0 + 1 / 15.0 + 1 / 60.0), 1e-6);
    EXPECT_NEAR(fit.se[1], std::sqrt(1 / 15.0 + 1 / 60.0), 1e-6);
    EXPECT_NEAR(fit.log_likelihood,
                30 * std::log(0.6) + 20 * std::log(0.4) + 15 * std::log(0.2) + 60 * std::log(0.8),
                1e-9);
    EXPECT_EQ(fit.n, 125u);
    EXPECT_EQ(fit.events, 45u);
}

TEST(Logit, ClusteredErrorsOfSingleRowsAreThoseOfTheSaturatedTableTimesTheCorrection) {
    const LogitFit fit = fit_logit(two_by_two(30, 20, 15, 60).design(), {});
    EXPECT_EQ(fit.groups, 125u);
    EXPECT_NEAR(fit.se_clustered[0], fit.se[0] * std::sqrt(125.0 / 124), 1e-6);
}

TEST(Logit, RowsCountedTwiceInOneGroupTellNoMoreThanOnce) {
    Toy once = two_by_two(30, 20, 15, 60);
    Toy twice{once.names, {{}}, {}, {}};
    for (std::size_t r = 0; r < once.outcome.size(); ++r)
        for (int copy = 0; copy < 2; ++copy) {
            twice.columns[0].push_back(once.columns[0][r]);
            twice.outcome.push_back(once.outcome[r]);
            twice.group.push_back(once.group[r]);
        }
    const LogitFit one = fit_logit(once.design(), {});
    const LogitFit two = fit_logit(twice.design(), {});
    EXPECT_NEAR(two.se[0], one.se[0] / std::sqrt(2.0), 1e-6);
    EXPECT_NEAR(two.se_clustered[0], one.se_clustered[0], 1e-6);
}

TEST(Logit, WithFirthsPenaltyAddsOneHalfToEachCellOfATwoByTwoTable) {
    const LogitFit fit = fit_logit(two_by_two(12, 20, 0, 60).design(), {Penalty::firth, 1});
    EXPECT_NEAR(fit.estimate[0], std::log(12.5 * 60.5 / (20.5 * 0.5)), 1e-6);
    EXPECT_NEAR(fit.estimate[1], std::log(0.5 / 60.5), 1e-6);
}

TEST(Logit, WithARidgeLiesBetweenNothingAndTheFreeEstimateAndSatisfiesItsOwnEquation) {
    const Toy toy = two_by_two(30, 20, 15, 60);
    const LogitFit free = fit_logit(toy.design(), {});
    const LogitFit held = fit_logit(toy.design(), {Penalty::ridge, 10});
    EXPECT_GT(held.estimate[0], 0);
    EXPECT_LT(held.estimate[0], free.estimate[0]);
    const double b = held.estimate[0];
    const double p1 = logistic(held.estimate[1] + b);
    const double p0 = logistic(held.estimate[1]);
    const double variance = 50.0 / 125 * 75.0 / 125;
    EXPECT_NEAR(30 - 50 * p1, 10 * b * variance, 1e-6);
    EXPECT_NEAR(45 - 50 * p1 - 75 * p0, 0, 1e-6);
}

TEST(Logit, NamesTheColumnThatNeverChanges) {
    Toy toy = noisy(1, 400);
    toy.columns[1].assign(400, 0.1);
    EXPECT_THAT([&] { (void)fit_logit(toy.design(), {}); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("column 'z'"), HasSubstr("the same in every row"))));
}

TEST(Logit, NamesTheColumnThatIsASumOfOthers) {
    Toy toy = noisy(1, 400);
    toy.names.emplace_back("both");
    toy.columns.emplace_back();
    for (std::size_t r = 0; r < 400; ++r)
        toy.columns[2].push_back(3 * toy.columns[0][r] - toy.columns[1][r] + 2);
    EXPECT_THAT([&] { (void)fit_logit(toy.design(), {}); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("column 'both'"), HasSubstr("linear combination"))));
}

TEST(Logit, NamesTheColumnThatSeparatesTheOutcome) {
    Toy toy = two_by_two(12, 20, 0, 60);
    EXPECT_THAT([&] { (void)fit_logit(toy.design(), {}); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("column 'x'"), HasSubstr("separates the outcome"))));
}

TEST(Logit, NamesARareColumnThatSeparatesInALongTable) {
    Toy toy = noisy(3, 4000);
    toy.names.emplace_back("rare");
    toy.columns.emplace_back(4000, 0.0);
    std::size_t marked = 0;
    for (std::size_t r = 0; r < 4000 && marked < 3; ++r)
        if (toy.outcome[r] == 0) toy.columns[2][r] = static_cast<double>(++marked > 0);
    EXPECT_THAT(
        [&] { (void)fit_logit(toy.design(), {}); },
        ThrowsMessage<InputError>(AllOf(HasSubstr("column 'rare'"), HasSubstr("separates"))));
}

TEST(Logit, RefusesWhatTwoColumnsSeparateTogether) {
    Toy toy = noisy(5, 400);
    for (std::size_t r = 0; r < 400; ++r)
        toy.outcome[r] = toy.columns[0][r] + toy.columns[1][r] > 0.5 ? 1.0 : 0.0;
    EXPECT_THAT([&] { (void)fit_logit(toy.design(), {}); },
                ThrowsMessage<InputError>(HasSubstr("separates")));
}

TEST(Logit, RefusesTooFewEventsButLetsAPenaltyDoWithFewer) {
    const Toy toy = two_by_two(5, 20, 3, 60);
    EXPECT_THAT([&] { (void)fit_logit(toy.design(), {}); },
                ThrowsMessage<InputError>(
                    AllOf(HasSubstr("8 events"), HasSubstr("too few for 2 coefficients"))));
    EXPECT_EQ(fit_logit(toy.design(), {Penalty::firth, 1}).events, 8u);
}

RC_GTEST_PROP(Logit, HasNoResidualLeftAlongAnyColumn, ()) {
    const Toy toy = noisy(*rc::gen::inRange(1u, 100000u), *rc::gen::inRange(300, 9000));
    const LogitFit fit = fit_logit(toy.design(), {});
    const std::vector<double> eta = linear_predictor(toy.design(), fit.estimate);
    double sum = 0;
    double along = 0;
    for (std::size_t r = 0; r < eta.size(); ++r) {
        sum += toy.outcome[r] - logistic(eta[r]);
        along += (toy.outcome[r] - logistic(eta[r])) * toy.columns[0][r];
    }
    RC_ASSERT(std::abs(sum) < 1e-5);
    RC_ASSERT(std::abs(along) < 1e-5);
}

RC_GTEST_PROP(Logit, ScalesAnEstimateAgainstItsColumn, ()) {
    Toy toy = noisy(*rc::gen::inRange(1u, 100000u), 500);
    const LogitFit before = fit_logit(toy.design(), {});
    for (double& x : toy.columns[0]) x = 1e5 * x + 3;
    const LogitFit after = fit_logit(toy.design(), {});
    RC_ASSERT(std::abs(after.estimate[0] * 1e5 - before.estimate[0]) < 1e-7);
    RC_ASSERT(std::abs(after.se[0] * 1e5 - before.se[0]) < 1e-7);
    RC_ASSERT(std::abs(after.estimate[1] - before.estimate[1]) < 1e-7);
    RC_ASSERT(std::abs(after.log_likelihood - before.log_likelihood) < 1e-7);
}

TEST(Logit, OfManyRowsIsThatOfTheirCountsHoweverItBegins) {
    const LogitFit fit = fit_logit(two_by_two(300, 20000, 150, 60000).design(), {});
    EXPECT_NEAR(fit.estimate[0], std::log(300.0 * 60000 / (20000.0 * 150)), 1e-7);
    EXPECT_NEAR(fit.se[0], std::sqrt(1 / 300.0 + 1 / 2e4 + 1 / 150.0 + 1 / 6e4), 1e-6);
}

}  // namespace
}  // namespace counterpoise
