#include "measures/alignment/crossing.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/error.h"

namespace counterpoise {
namespace {

using Levels = std::vector<std::uint8_t>;
constexpr auto kAbsolute = LevelDistance::absolute;
constexpr auto kSquared = LevelDistance::squared;

// Distances 0 3 0 3 0 0: S = 1 - 2 * 6 / 18. Both have 3 twice, 1 once, 0 three times: by chance
// sum = 50 / 36 a pair against 1 observed; squared 130 / 36 against 3.
TEST(Similarity, OfTwoPortfoliosByHand) {
    const Levels a{3, 3, 0, 0, 1, 0};
    const Levels b{3, 0, 0, 3, 1, 0};
    const Crossing crossing = cross(a, b, 4);
    EXPECT_NEAR(s_score(crossing, kAbsolute), 1.0 / 3.0, 1e-15);
    EXPECT_NEAR(cohen_kappa(crossing, kAbsolute), 0.28, 1e-15);
    EXPECT_NEAR(scott_pi(crossing, kAbsolute), 0.28, 1e-15);
    EXPECT_NEAR(cohen_kappa(crossing, kSquared), 1.0 - 3.0 * 36.0 / 130.0, 1e-15);
    EXPECT_NEAR(scott_pi(crossing, kSquared), 0.16923077, 5e-9);
    EXPECT_NEAR(s_score(crossing, kSquared), 1.0 - 2.0 * 18.0 / 54.0, 1e-15);
    const std::vector<double> weights{.5, .1, .1, .1, .1, .1};
    EXPECT_NEAR(s_score(cross(a, b, 4, weights), kAbsolute), 0.6, 1e-15);
}

/// Germany and Russia in 1914 among the states of Europe: Signorino and Ritter 1999, table 6.
struct Europe1914 {
    Levels germany{3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0};
    Levels russia{0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    std::vector<double> shares{.25, .21, .20, .08, .08, .05, .03, .03, .02, .01,
                               .01, .01, .01, .01, 0,   0,   0,   0,   0,   0};
};

TEST(Similarity, ReproducesSignorinoAndRittersGermanyAndRussiaOf1914) {
    const Europe1914 e;
    EXPECT_NEAR(s_score(cross(e.germany, e.russia, 4), kAbsolute), 0.40, 1e-12);
    EXPECT_NEAR(s_score(cross(e.germany, e.russia, 4, e.shares), kAbsolute), -0.46, 1e-12);
}

// The example of Miller's R package fpsim for the same portfolios.
TEST(Similarity, ReproducesThePublishedKappaOfThatTable) {
    const Europe1914 e;
    EXPECT_NEAR(cohen_kappa(cross(e.germany, e.russia, 4), kSquared), -0.07758621, 5e-9);
}

TEST(Similarity, LeavesOutItemsWithoutAWeight) {
    const Levels a{3, 0, 1};
    const Levels b{0, 0, 1};
    const std::vector<double> weights{std::numeric_limits<double>::quiet_NaN(), .2, .3};
    EXPECT_EQ(s_score(cross(a, b, 4, weights), kAbsolute), 1);
}

TEST(Similarity, OfTwoWithOneLevelThroughoutHasNoKappa) {
    const Levels none{0, 0, 0};
    EXPECT_EQ(s_score(cross(none, none, 4), kAbsolute), 1);
    EXPECT_TRUE(std::isnan(cohen_kappa(cross(none, none, 4), kAbsolute)));
    EXPECT_TRUE(std::isnan(scott_pi(cross(none, none, 4), kSquared)));
    EXPECT_TRUE(std::isnan(s_score(Crossing{}, kAbsolute)));
}

TEST(Similarity, RefusesPortfoliosOfDifferentItems) {
    EXPECT_THROW((void)cross(Levels{1, 2}, Levels{1}, 4), BrokenPromise);
}

struct RandomPair {
    Levels a;
    Levels b;
    std::vector<double> weights;
};

RandomPair random_pair() {
    const auto n = *rc::gen::inRange<std::size_t>(1, 60);
    const auto levels = [&] {
        const auto raw = *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(0, 4));
        return Levels(raw.begin(), raw.end());
    };
    RandomPair pair{levels(), levels(), {}};
    for (const int w : *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(1, 1000)))
        pair.weights.push_back(w / 1000.0);
    return pair;
}

RC_GTEST_PROP(Similarity, IsTheSameBothWaysAndOneWithItself, ()) {
    const RandomPair p = random_pair();
    for (const LevelDistance d : {kAbsolute, kSquared}) {
        const Crossing there = cross(p.a, p.b, 4, p.weights);
        const Crossing back = cross(p.b, p.a, 4, p.weights);
        RC_ASSERT(std::abs(s_score(there, d) - s_score(back, d)) < 1e-12);
        RC_ASSERT(s_score(there, d) >= -1 - 1e-12 && s_score(there, d) <= 1);
        RC_ASSERT(s_score(cross(p.a, p.a, 4, p.weights), d) == 1);
        const double own = cohen_kappa(cross(p.a, p.a, 4), d);
        RC_ASSERT(own == 1 || std::isnan(own));
        const double k = cohen_kappa(cross(p.a, p.b, 4), d);
        const double other = cohen_kappa(cross(p.b, p.a, 4), d);
        RC_ASSERT((std::isnan(k) ? std::isnan(other) : std::abs(k - other) < 1e-12));
    }
}

RC_GTEST_PROP(Similarity, PiIsAtMostKappaAndKappaAtMostOne, ()) {
    const RandomPair p = random_pair();
    const Crossing crossing = cross(p.a, p.b, 4);
    for (const LevelDistance d : {kAbsolute, kSquared}) {
        const double kappa = cohen_kappa(crossing, d);
        const double pi = scott_pi(crossing, d);
        if (std::isnan(kappa)) continue;
        RC_ASSERT(kappa <= 1);
        RC_ASSERT(pi <= kappa + 1e-12);
    }
}

RC_GTEST_PROP(Similarity, OfEqualWeightsIsThatWithoutAny, ()) {
    const RandomPair p = random_pair();
    const std::vector<double> even(p.a.size(), 0.25);
    for (const LevelDistance d : {kAbsolute, kSquared})
        RC_ASSERT(std::abs(s_score(cross(p.a, p.b, 4, even), d) - s_score(cross(p.a, p.b, 4), d)) <
                  1e-12);
}

}  // namespace
}  // namespace counterpoise
