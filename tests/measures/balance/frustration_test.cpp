#include "measures/balance/frustration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "measures/balance/cycles.h"
#include "measures/balance/graphs.h"
#include "measures/balance/packing.h"

namespace counterpoise {
namespace {

// Two friends with a common foe are balanced; three foes are not: any two sides put two of them
// together.
TEST(Frustration, OfTrianglesByHand) {
    EXPECT_EQ(frustration_of({3, {{0, 1, 1}, {1, 2, -1}, {0, 2, -1}}}).frustration, 0u);
    EXPECT_EQ(frustration_of({3, {{0, 1, 1}, {1, 2, 1}, {0, 2, -1}}}).frustration, 1u);
    EXPECT_EQ(frustration_of(complete(3, -1)).frustration, 1u);
}

// n foes of each other: sides of n/2, so the ties within are the least.
TEST(Frustration, OfMutualFoesIsWhatTwoEvenSidesLeaveWithin) {
    for (std::uint32_t n = 2; n <= 9; ++n) {
        const std::size_t small = n / 2;
        const std::size_t large = n - small;
        const Frustration f = frustration_of(complete(n, -1));
        EXPECT_EQ(f.frustration, small * (small - 1) / 2 + large * (large - 1) / 2) << n;
        EXPECT_TRUE(f.is_proved()) << n;
    }
}

TEST(Frustration, OfNothingIsNothing) {
    EXPECT_EQ(frustration_of({0, {}}).frustration, 0u);
    EXPECT_EQ(frustration_of({1, {}}).frustration, 0u);
    EXPECT_TRUE(frustration_of({1, {}}).is_proved());
}

RC_GTEST_PROP(Frustration, IsTheLeastOverAllDivisions, ()) {
    const SignedGraph graph = random_graph(14);
    const Frustration f = frustration_of(graph);
    RC_ASSERT(f.is_proved());
    RC_ASSERT(f.frustration == least_of_all(graph));
    RC_ASSERT(f.frustration == frustrated_ties(graph, f.sides));
}

RC_GTEST_PROP(Frustration, StaysWhereAllTiesOfANodeChangeSign, ()) {
    const SignedGraph graph = random_graph(25);
    const auto node = *rc::gen::inRange<std::uint32_t>(0, graph.size());
    std::vector<SignedTie> switched = graph.ties();
    for (SignedTie& tie : switched)
        if (tie.a == node || tie.b == node) tie.sign = -tie.sign;
    RC_ASSERT(frustration_of({graph.size(), switched}).frustration ==
              frustration_of(graph).frustration);
}

RC_GTEST_PROP(Frustration, IsAtMostHalfTheTiesAndAtMostTheFoes, ()) {
    const SignedGraph graph = random_graph(25);
    const std::size_t l = frustration_of(graph).frustration;
    RC_ASSERT(2 * l <= graph.ties().size());
    std::size_t foes = 0;
    for (const SignedTie& tie : graph.ties()) foes += tie.sign < 0 ? 1 : 0;
    RC_ASSERT(l <= foes);
}

RC_GTEST_PROP(Frustration, AddsOverPartsThatShareANodeOrNone, ()) {
    const SignedGraph one = random_graph(12);
    const SignedGraph other = random_graph(12);
    const std::size_t sum = frustration_of(one).frustration + frustration_of(other).frustration;
    const SignedGraph apart = beside(one, other);
    RC_ASSERT(frustration_of(apart).frustration == sum);
    std::vector<SignedTie> bridged = apart.ties();
    bridged.push_back({0, static_cast<std::uint32_t>(one.size()), -1});
    RC_ASSERT(frustration_of({apart.size(), bridged}).frustration == sum);
}

RC_GTEST_PROP(Frustration, ABalancedGraphBesideAddsNothing, ()) {
    const SignedGraph graph = random_graph(12);
    const auto n = *rc::gen::inRange<std::uint32_t>(2, 10);
    RC_ASSERT(frustration_of(beside(graph, complete(n, 1))).frustration ==
              frustration_of(graph).frustration);
}

RC_GTEST_PROP(Frustration, OfTwoCampsIsZeroAndFewSlipsCostThemselvesAtMost, ()) {
    const auto n = *rc::gen::inRange<std::uint32_t>(4, 40);
    std::vector<SignedTie> ties;
    std::size_t slips = 0;
    for (std::uint32_t i = 0; i < n; ++i)
        for (std::uint32_t j = i + 1; j < n; ++j) {
            const int camp = (i % 2 == j % 2) ? 1 : -1;
            const bool slip = *rc::gen::inRange(0, 40) == 0;
            slips += slip ? 1 : 0;
            ties.push_back({i, j, slip ? -camp : camp});
        }
    const Frustration f = frustration_of({n, ties});
    RC_ASSERT(f.is_proved());
    RC_ASSERT(f.frustration <= slips);
    RC_ASSERT((slips == 0) == (f.frustration == 0) || f.frustration == 0);
}

RC_GTEST_PROP(Frustration, WithLittleEffortItsBoundsStillHoldTheOptimum, ()) {
    const SignedGraph graph = random_graph(14);
    const auto effort = *rc::gen::inRange<std::uint64_t>(0, 3'000'000);
    const Frustration f = frustration_of(graph, effort);
    const std::size_t least = least_of_all(graph);
    RC_ASSERT(f.lower_bound <= least);
    RC_ASSERT(least <= f.frustration);
    RC_ASSERT(f.frustration == frustrated_ties(graph, f.sides));
}

TEST(Frustration, ALimitLeavesItUnprovedBetweenItsBounds) {
    std::vector<SignedTie> ties;  // signs without order: hard to prove
    for (std::uint32_t i = 0; i < 28; ++i)
        for (std::uint32_t j = i + 1; j < 28; ++j)
            ties.push_back({i, j, (i * i + 3 * j * j + i * j) % 7 < 3 ? -1 : 1});
    const Frustration f = frustration_of({28, ties}, 30'000'000);
    EXPECT_FALSE(f.is_proved());
    EXPECT_GT(f.lower_bound, 0u);
    EXPECT_LT(f.lower_bound, f.frustration);
}

RC_GTEST_PROP(PackedCycles, ShareNoTieAndNoDivisionObeysOne, ()) {
    const SignedGraph graph = random_graph(14);
    Effort effort(kUsualEffort);
    const Sides sides = good_sides(graph, effort);
    std::vector<int> used(graph.ties().size(), 0);
    const auto cycles = packed_cycles(graph, sides, effort);
    for (const CycleCut& cycle : cycles) {
        int product = 1;
        for (const std::uint32_t t : cycle.ties) {
            product *= graph.ties()[t].sign;
            RC_ASSERT(++used[t] == 1);
        }
        RC_ASSERT(product == -1);
    }
    RC_ASSERT(cycles.size() <= least_of_all(graph));
}

RC_GTEST_PROP(BrokenCycles, EveryInequalityHoldsForEveryDivisionAndIsBrokenWhereFound, ()) {
    const SignedGraph graph = random_graph(10);
    const auto y =
        *rc::gen::container<std::vector<int>>(graph.ties().size(), rc::gen::inRange(0, 5));
    std::vector<double> quarters(y.begin(), y.end());
    for (double& value : quarters) value /= 4;
    Effort effort(kUsualEffort);
    for (const CycleCut& cut : broken_cycles(graph, quarters, effort)) {
        RC_ASSERT(cut.shortfall(quarters) > 0);
        for (std::uint32_t mask = 0; mask < (1u << (graph.size() - 1)); ++mask) {
            std::vector<double> frustrated;
            for (const SignedTie& tie : graph.ties())
                frustrated.push_back(
                    (((mask >> tie.a) ^ (mask >> tie.b)) & 1u) == (tie.sign > 0 ? 1u : 0u) ? 1.0
                                                                                           : 0.0);
            RC_ASSERT(cut.shortfall(frustrated) <= 0);
        }
    }
}

TEST(Blocks, ATriangleOnALongChainIsOneBlock) {
    std::vector<SignedTie> ties{{0, 1, -1}, {1, 2, -1}, {0, 2, -1}};
    for (std::uint32_t i = 2; i < 200000; ++i) ties.push_back({i, i + 1, 1});
    const SignedGraph graph(200001, ties);
    const auto blocks = blocks_of(graph);
    ASSERT_EQ(blocks.size(), 1u);
    EXPECT_THAT(blocks[0].nodes, testing::ElementsAre(0, 1, 2));
    EXPECT_EQ(frustration_of(graph).frustration, 1u);
}

}  // namespace
}  // namespace counterpoise
