#include "history/estimators/panel.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// A panel that owns what a design views.
struct Toy {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    std::vector<double> outcome;
    std::vector<std::uint32_t> state;
    std::vector<std::int16_t> year;

    void add(std::uint32_t s, int t, std::vector<double> x, double y) {
        columns.resize(x.size());
        for (std::size_t c = 0; c < x.size(); ++c) columns[c].push_back(x[c]);
        outcome.push_back(y);
        state.push_back(s);
        year.push_back(static_cast<std::int16_t>(t));
    }
    [[nodiscard]] PanelDesign design() const {
        PanelDesign design{names, {}, outcome, state, year};
        for (const auto& column : columns) design.columns.emplace_back(column);
        return design;
    }
};

/// Normal numbers, the same for the same seed.
class Noise {
  public:
    explicit Noise(std::uint64_t seed) : state_(seed * 2654435761u + 1) {}
    double operator()() {
        state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
        return normal_quantile((static_cast<double>(state_ >> 11) + 0.5) * 0x1p-53);
    }

  private:
    std::uint64_t state_;
};

TEST(FitPanel, SlopeOfAColumnOf0And1IsTheDifferenceOfMeansAndItsErrorIsWorkedByHand) {
    Toy toy{{"x"}, {}, {}, {}, {}};
    for (int i = 0; i < 5; ++i) toy.add(1, i, {0}, i);           // mean 2, squares 10
    for (int i = 0; i < 5; ++i) toy.add(2, i, {1}, 10 + 2 * i);  // mean 14, squares 40
    const PanelFit fit = fit_panel(toy.design(), {});
    EXPECT_NEAR(fit.estimate[0], 12, 1e-12);
    EXPECT_NEAR(fit.estimate[1], 2, 1e-12);
    EXPECT_NEAR(fit.sigma, std::sqrt(50.0 / 8), 1e-12);
    EXPECT_NEAR(fit.se[0], std::sqrt(50.0 / 8 * 2 / 5), 1e-12);
    EXPECT_NEAR(fit.se[1], std::sqrt(50.0 / 8 / 5), 1e-12);
    EXPECT_EQ(fit.names.back(), "intercept");
}

TEST(FitPanel, ClusteredErrorsAreThoseWorkedByHand) {
    Toy toy{{"x"}, {}, {}, {}, {}};
    for (int t = 0; t < 3; ++t) {
        toy.add(1, t, {0}, 1);  // mean of the two states 0: sums of errors 3 and -3
        toy.add(2, t, {0}, -1);
        toy.add(3, t, {1}, 7);  // mean 5: sums of errors 6 and -6
        toy.add(4, t, {1}, 3);
    }
    Toy sorted{{"x"}, {}, {}, {}, {}};
    for (std::uint32_t s = 1; s <= 4; ++s)
        for (std::size_t r = 0; r < toy.state.size(); ++r)
            if (toy.state[r] == s) sorted.add(s, toy.year[r], {toy.columns[0][r]}, toy.outcome[r]);
    const PanelFit fit = fit_panel(sorted.design(), {});
    const double correction = 4.0 / 3 * 11 / 10;
    EXPECT_NEAR(fit.se_clustered[0], std::sqrt((18.0 + 72.0) / 36 * correction), 1e-12);
    EXPECT_NEAR(fit.se_clustered[1], std::sqrt(18.0 / 36 * correction), 1e-12);
    EXPECT_EQ(fit.states, 4u);
}

TEST(FitPanel, LogLikelihoodOfLeastSquaresIsThatOfNormalErrorsWorkedByHand) {
    Toy toy{{"x"}, {}, {}, {}, {}};
    for (int i = 0; i < 5; ++i) toy.add(1, i, {0}, i);           // squares 10
    for (int i = 0; i < 5; ++i) toy.add(2, i, {1}, 10 + 2 * i);  // squares 40
    const PanelFit fit = fit_panel(toy.design(), {});
    EXPECT_EQ(fit.likelihood, "normal");
    EXPECT_NEAR(fit.log_likelihood, -5 * (std::log(2 * M_PI * 5) + 1), 1e-12);
    EXPECT_EQ(fit.step, (std::vector<double>{1, 1}));
}

/// The density of Huber's law, summed over a fine grid instead of by its series.
TEST(FitPanel, LogLikelihoodOfAHuberFitIsThatOfADensityThatIntegratesToOne) {
    for (const double bend : {0.3, 1.5, 6.0}) {
        Noise normal(7);
        Toy toy{{"x"}, {}, {}, {}, {}};
        for (std::uint32_t s = 0; s < 6; ++s)
            for (int t = 0; t < 21; ++t) {
                const double x = normal();
                toy.add(s, 2000 + t, {x}, 1 + 2 * x + normal() * (t % 5 == 0 ? 4 : 1));
            }
        const PanelFit fit = fit_panel(toy.design(), {Effects::pooled, bend});
        std::vector<double> left;
        for (std::size_t r = 0; r < toy.outcome.size(); ++r)
            left.push_back(
                std::abs(toy.outcome[r] - fit.estimate[1] - fit.estimate[0] * toy.columns[0][r]));
        std::vector<double> sorted = left;
        std::sort(sorted.begin(), sorted.end());
        const double s = 1.4826 * sorted[sorted.size() / 2];
        const auto rho = [&](double z) {
            return z <= bend ? z * z / 2 : bend * z - bend * bend / 2;
        };
        double mass = 0;
        constexpr double kStep = 1e-3;
        for (double z = kStep / 2; z < 200; z += kStep) mass += 2 * kStep * std::exp(-rho(z));
        double expected = 0;
        for (const double u : left) expected -= rho(u / s) + std::log(s * mass);
        EXPECT_EQ(fit.likelihood, "huber");
        EXPECT_NEAR(fit.log_likelihood, expected, 1e-4) << bend;
    }
}

TEST(FitPanel, LogLikelihoodHasNoBoundWhereNothingIsLeftToExplain) {
    Toy toy{{"x"}, {}, {}, {}, {}};
    for (int i = 0; i < 12; ++i) toy.add(i < 6 ? 1 : 2, i, {static_cast<double>(i % 2)}, i % 2);
    EXPECT_GT(fit_panel(toy.design(), {}).log_likelihood, 100);
}

/// An unbalanced panel with effects of states and years.
Toy with_effects(std::uint64_t seed, double noise) {
    Noise normal(seed);
    Toy toy{{"x", "z"}, {}, {}, {}, {}};
    for (std::uint32_t s = 0; s < 12; ++s)
        for (int t = 0; t < 14; ++t) {
            const double x = normal() + 0.3 * s - 0.2 * t;
            const double z = normal() + 0.1 * s * s;
            const double y = 2 * x - z + 5.0 * s + 3.0 * t * t + noise * normal();
            if ((s * 7 + static_cast<std::uint32_t>(t) * 3) % 11 != 0)
                toy.add(s, 2000 + t, {x, z}, y);
        }
    return toy;
}

TEST(FitPanel, TwoWayEffectsLeaveExactSlopesWhereNothingElseMoves) {
    const PanelFit fit = fit_panel(with_effects(1, 0).design(), {Effects::two_way});
    EXPECT_NEAR(fit.estimate[0], 2, 1e-9);
    EXPECT_NEAR(fit.estimate[1], -1, 1e-9);
    EXPECT_EQ(fit.estimate.size(), 2u);
    EXPECT_NEAR(fit.sigma, 0, 1e-8);
}

TEST(FitPanel, TwoWayEffectsEqualLeastSquaresWithADummyForEachStateAndYear) {
    Toy toy = with_effects(2, 1.5);
    const PanelFit within = fit_panel(toy.design(), {Effects::two_way});
    for (std::uint32_t s = 1; s < 12; ++s) {
        toy.names.push_back("state " + std::to_string(s));
        auto& column = toy.columns.emplace_back();
        for (const std::uint32_t at : toy.state) column.push_back(at == s);
    }
    for (int t = 1; t < 14; ++t) {
        toy.names.push_back("year " + std::to_string(t));
        auto& column = toy.columns.emplace_back();
        for (const std::int16_t at : toy.year) column.push_back(at == 2000 + t);
    }
    const PanelFit dummies = fit_panel(toy.design(), {});
    for (std::size_t c = 0; c < 2; ++c) {
        EXPECT_NEAR(within.estimate[c], dummies.estimate[c], 1e-9);
        EXPECT_NEAR(within.se[c], dummies.se[c], 1e-9);
    }
    EXPECT_NEAR(within.sigma, dummies.sigma, 1e-9);
}

TEST(FitPanel, NearTheMedianOneWildRowChangesNothing) {
    Toy toy{{}, {}, {}, {}, {}};
    const std::vector<double> values{-2, -1, 0, 1, 2, 3, 4};
    for (std::size_t i = 0; i < values.size(); ++i) toy.add(i < 3, 0, {}, values[i]);
    const PanelOptions median{Effects::pooled, 0.05};
    EXPECT_NEAR(fit_panel(toy.design(), median).estimate[0], 1, 0.01);
    toy.outcome.back() = 4e6;
    EXPECT_NEAR(fit_panel(toy.design(), median).estimate[0], 1, 0.01);
    EXPECT_GT(fit_panel(toy.design(), {}).estimate[0], 1e5);
}

TEST(FitPanel, AWideBendIsLeastSquares) {
    const Toy toy = with_effects(3, 2);
    const PanelFit wide = fit_panel(toy.design(), {Effects::pooled, 1e6});
    const PanelFit squares = fit_panel(toy.design(), {});
    for (std::size_t c = 0; c < 3; ++c) {
        EXPECT_NEAR(wide.estimate[c], squares.estimate[c], 1e-7);
        EXPECT_NEAR(wide.se[c], squares.se[c], 1e-7);
        EXPECT_NEAR(wide.se_clustered[c], squares.se_clustered[c], 1e-7);
    }
}

TEST(FitPanel, NinetyPercentIntervalsFromClusteredErrorsHoldTheTruthAboutNineTimesInTen) {
    int plain = 0;
    int clustered = 0;
    constexpr int kPanels = 300;
    for (int panel = 0; panel < kPanels; ++panel) {
        Noise normal(static_cast<std::uint64_t>(panel) + 7);
        Toy toy{{"x"}, {}, {}, {}, {}};
        for (std::uint32_t s = 0; s < 60; ++s) {
            const double x = normal();
            const double shared = normal();
            for (int t = 0; t < 8; ++t)
                toy.add(s, t, {x + 0.2 * normal()}, 1 + x + shared + normal());
        }
        const PanelFit fit = fit_panel(toy.design(), {});
        const double miss = std::abs(fit.estimate[0] - 1 / 1.04);
        clustered += miss < 1.645 * fit.se_clustered[0];
        plain += miss < 1.645 * fit.se[0];
    }
    EXPECT_NEAR(clustered, 0.9 * kPanels, 0.05 * kPanels);
    EXPECT_LT(plain, 0.75 * kPanels);  // rows of a state are no independent evidence
}

RC_GTEST_PROP(FitPanel, MovesWithTheUnitsOfAColumnAndOfTheOutcome, ()) {
    const auto seed = static_cast<std::uint64_t>(*rc::gen::inRange(1, 1000));
    const double unit = *rc::gen::inRange(1, 100);
    const PanelOptions robust{Effects::pooled, 0.5};
    Toy toy = with_effects(seed, 3);
    const PanelFit before = fit_panel(toy.design(), robust);
    for (double& x : toy.columns[0]) x *= unit;
    for (double& y : toy.outcome) y *= 10;
    const PanelFit after = fit_panel(toy.design(), robust);
    RC_ASSERT(std::abs(after.estimate[0] * unit / 10 - before.estimate[0]) < 1e-4);
    RC_ASSERT(std::abs(after.estimate[1] / 10 - before.estimate[1]) < 1e-4);
}

TEST(FitPanel, NamesTheColumnThatNeverChangesOrThatOthersGive) {
    Toy toy = with_effects(4, 1);
    toy.names.emplace_back("still");
    toy.columns.emplace_back(toy.outcome.size(), 2.5);
    EXPECT_THAT([&] { (void)fit_panel(toy.design(), {}); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("still"), HasSubstr("never changes"))));
    toy.names.back() = "sum";
    for (std::size_t r = 0; r < toy.outcome.size(); ++r)
        toy.columns[2][r] = toy.columns[0][r] + toy.columns[1][r];
    EXPECT_THAT([&] { (void)fit_panel(toy.design(), {}); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("sum"), HasSubstr("combination"))));
    toy.names.back() = "of the state";  // effects of states give it
    for (std::size_t r = 0; r < toy.outcome.size(); ++r) toy.columns[2][r] = toy.state[r];
    EXPECT_THAT([&] { (void)fit_panel(toy.design(), {Effects::two_way}); },
                ThrowsMessage<InputError>(HasSubstr("of the state")));
}

TEST(FitPanel, RefusesFewerThanFiveRowsACoefficient) {
    Toy toy{{"x"}, {}, {}, {}, {}};
    for (int i = 0; i < 9; ++i) toy.add(i < 4, i, {1.0 * i}, i);
    EXPECT_THAT([&] { (void)fit_panel(toy.design(), {}); },
                ThrowsMessage<InputError>(HasSubstr("9 rows of 2 states are too few")));
}

}  // namespace
}  // namespace counterpoise
