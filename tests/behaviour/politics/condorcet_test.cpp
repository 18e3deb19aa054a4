#include "behaviour/politics/condorcet.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "behaviour/politics/questions.h"

namespace counterpoise {
namespace {

std::vector<WeightedPosition> positions_of(const ActorQuestion& q) {
    std::vector<WeightedPosition> actors;
    for (const PoliticalActor& a : q.actors) actors.push_back({a.position, a.power * a.salience});
    return canonical(std::move(actors));
}

/// The stationary distribution found the slow way: P(i ≻ j) from the definition, many rounds.
std::vector<double> by_rounds(const std::vector<WeightedPosition>& a, double length) {
    const std::size_t n = a.size();
    std::vector<std::vector<double>> beats(n, std::vector<double>(n, 0.5));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            double own = 0;
            double other = 0;
            for (const WeightedPosition& k : a) {
                const double d = (1 - std::abs(k.position - a[i].position) / length) -
                                 (1 - std::abs(k.position - a[j].position) / length);
                if (d > 1e-12) own += k.weight * d;
                if (d < -1e-12) other -= k.weight * d;
            }
            if (i != j) beats[i][j] = own + other > 0 ? own / (own + other) : 0.5;
        }
    std::vector<double> p(n, 1 / static_cast<double>(n));
    for (int round = 0; round < 20'000; ++round) {
        std::vector<double> q(n, 0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                q[i] += beats[i][j] * (p[i] + p[j]) / static_cast<double>(n);
        p = q;
    }
    return p;
}

TEST(VictoryChance, OfTwoToOneIsAsPublished) {
    EXPECT_DOUBLE_EQ(victory_chance(2, 1, Victory::linear), 2.0 / 3);
    EXPECT_DOUBLE_EQ(victory_chance(2, 1, Victory::square), 4.0 / 5);
    EXPECT_DOUBLE_EQ(victory_chance(2, 1, Victory::quartic), 16.0 / 17);
    EXPECT_DOUBLE_EQ(victory_chance(2, 1, Victory::octic), 256.0 / 257);
    EXPECT_EQ(victory_chance(2, 1, Victory::binary), 1);
    for (const Victory v : kVictories) {
        EXPECT_EQ(victory_chance(3, 3, v), 0.5);
        EXPECT_NEAR(victory_chance(5, 3, v) + victory_chance(3, 5, v), 1, 1e-15);
    }
    EXPECT_EQ(victory_chance(0, 0, Victory::linear), 0.5);
}

TEST(LimitingChances, AreThoseOfTheReferenceRunOfKtab) {
    // lsyaseen/KTAB@1f7df20, KTAB/kmodel/20170530_ref-demomodel.txt: demoPCE, victory Square.
    const std::vector<double> strengths{0, 12.099, 54.921, 10.333, 0, 27.079, 5.007, 55.047, 0};
    const std::vector<std::pair<Limit, std::vector<double>>> expected{
        {Limit::markov, {0.6351, 0.2148, 0.1501}},
        {Limit::markov_incentive, {0.5094, 0.2796, 0.2110}},
        {Limit::conditional, {0.8659, 0.1241, 0.0100}}};
    for (const auto& [limit, chances] : expected) {
        const auto found = limiting_chances(strengths, 3, Victory::square, limit);
        ASSERT_EQ(found.size(), 3u);
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_NEAR(found[i], chances[i], 5e-5) << name_of(limit) << i;
    }
    const auto two = limiting_chances(std::vector<double>{0, 51.212, 19.714, 0}, 2, Victory::square,
                                      Limit::markov);
    EXPECT_NEAR(two[0], 0.8709, 5e-5);
}

TEST(CondorcetElection, OfTwoPositionsFollowsTheirPowerByHand) {
    // 3 to 1, all of the scale apart: votes 3 and 1; each limit gives 3/4 and 1/4.
    const auto actors = canonical({{0, 1}, {100, 3}});
    for (const Limit limit : {Limit::markov, Limit::conditional}) {
        const auto e = condorcet_election(actors, 0, 100, {Victory::linear, {}, limit});
        ASSERT_TRUE(e);
        EXPECT_NEAR(e->chance[1], 0.75, 1e-15);
        EXPECT_NEAR(e->expected, 75, 1e-12);
        EXPECT_NEAR(e->spread, 100 * std::sqrt(0.75 * 0.25), 1e-12);
    }
}

TEST(CondorcetElection, WeighsChallengesByIncentiveByHand) {
    // Rates 0.25 × 1 and 0.75 × 1, for each has one challenger alone: again 3/4.
    const auto e = condorcet_election(canonical({{0, 1}, {100, 3}}), 0, 100,
                                      {Victory::linear, {}, Limit::markov_incentive});
    ASSERT_TRUE(e);
    EXPECT_NEAR(e->chance[1], 0.75, 1e-15);
}

TEST(CondorcetElection, OfOnePositionIsThatPosition) {
    for (const Limit limit : kLimits) {
        const auto e = condorcet_election(canonical({{7, 2}, {7, 1}}), 0, 10, {{}, {}, limit});
        ASSERT_TRUE(e);
        EXPECT_EQ(e->expected, 7);
        EXPECT_EQ(e->spread, 0);
    }
}

TEST(CondorcetElection, BearsWeightsThatDifferByMoreThanAnythingReal) {
    const auto actors = canonical({{0, 1e-12}, {30, 1e12}, {60, 1}, {100, 1e-12}});
    for (const Victory v : kVictories)
        for (const VotingRule r : kVotingRules)
            for (const Limit l : kLimits) {
                const auto e = condorcet_election(actors, 0, 100, {v, r, l});
                ASSERT_TRUE(e) << name_of(v) << name_of(r) << name_of(l);
                EXPECT_NEAR(e->expected, 30, 1) << name_of(v) << name_of(r) << name_of(l);
            }
}

RC_GTEST_PROP(CondorcetElection, HasTheStationaryDistributionOfItsChain, ()) {
    const ActorQuestion q = *any_question();
    const auto actors = positions_of(q);
    const auto e = condorcet_election(actors, q.low, q.high, {});
    RC_ASSERT(e.has_value());
    const std::vector<double> slow = by_rounds(actors, q.range());
    for (std::size_t i = 0; i < actors.size(); ++i)
        RC_ASSERT(std::abs(e->chance[i] - slow[i]) < 1e-8);
}

RC_GTEST_PROP(CondorcetElection, HasChancesThatAddToOneUnderEveryChoice, ()) {
    const ActorQuestion q = *any_question();
    const auto actors = positions_of(q);
    for (const Victory v : kVictories)
        for (const VotingRule r : kVotingRules)
            for (const Limit l : kLimits) {
                const auto e = condorcet_election(actors, q.low, q.high, {v, r, l});
                if (!e) {
                    RC_ASSERT(v == Victory::binary && l == Limit::conditional);
                    continue;
                }
                RC_ASSERT(std::abs(std::accumulate(e->chance.begin(), e->chance.end(), 0.0) - 1) <
                          1e-12);
            }
}

RC_GTEST_PROP(CondorcetElection, WithCertainVictoryAndOneVoteEachIsTheMedian, ()) {
    const ActorQuestion q = *any_question();
    const auto actors = positions_of(q);
    const double lower = weighted_median(actors, MedianTie::lower);
    RC_PRE(lower == weighted_median(actors, MedianTie::middle));
    const auto e = condorcet_election(actors, q.low, q.high,
                                      {Victory::binary, VotingRule::binary, Limit::conditional});
    RC_ASSERT(e.has_value());
    RC_ASSERT(std::abs(e->expected - lower) < 1e-9);
}

RC_GTEST_PROP(CondorcetElection, GivesAStrongerActorMoreOfTheOutcome, ()) {
    const ActorQuestion q = *any_question();
    auto actors = positions_of(q);
    RC_PRE(actors.size() > 1);
    const double before = condorcet_election(actors, q.low, q.high, {})->expected;
    actors.back().weight *= 2;
    RC_ASSERT(condorcet_election(actors, q.low, q.high, {})->expected >= before - 1e-9);
}

}  // namespace
}  // namespace counterpoise
