#include "behaviour/realignment/covariates.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "behaviour/realignment/columns.h"
#include "behaviour/realignment/situations.h"

namespace counterpoise {
namespace {

TEST(RealignmentCovariates, OfAPactOfThreeAreThoseWorkedByHand) {
    const Situation s = three_allied();
    const TreatyNow& pact = s.treaties[0];
    EXPECT_DOUBLE_EQ(own_share(s, pact, 1), 0.2 / 0.7);
    EXPECT_DOUBLE_EQ(own_share(s, pact, 3), 0.1 / 0.8);
    EXPECT_DOUBLE_EQ(hegemon_share(s, pact), 0.4 / 0.7);
    EXPECT_DOUBLE_EQ(ideal_distance(s, pact, 0), 2.0);  // |2 − (1 − 1) / 2|
    EXPECT_DOUBLE_EQ(democracy_distance(s, pact, 2), 1.25);
    EXPECT_DOUBLE_EQ(regime_change(s, 1), 1.0);
    EXPECT_DOUBLE_EQ(threat(s, 1), 0.1 / 0.3);
    EXPECT_DOUBLE_EQ(threat(s, 3), 0.6 / 0.7);
    EXPECT_DOUBLE_EQ(rival_inside(s, pact, 3), 2.0 / 3);
    EXPECT_NEAR(shared_rivals(s, pact, 0), std::log(2.0), 1e-15);  // the fourth state
    EXPECT_DOUBLE_EQ(shared_rivals(s, pact, 2), 0.0);
    EXPECT_DOUBLE_EQ(contact(s, pact, 0), 0.5);
    EXPECT_DOUBLE_EQ(neighbours_inside(s, pact, 1), 1.0);
    EXPECT_NEAR(nearest(s, pact, 3), std::log(1001.0), 1e-12);
    EXPECT_NEAR(pact.spread, (2 * std::log(1001.0) + std::log(2001.0)) / 3, 1e-12);
    EXPECT_DOUBLE_EQ(pair_shared_rivals(s, 0, 1), log_det(2));
    EXPECT_DOUBLE_EQ(pair_allied(s, 0, 2), 1.0);
    EXPECT_DOUBLE_EQ(pair_allied(s, 0, 3), 0.0);
    EXPECT_DOUBLE_EQ(pair_shared_partners(s, 0, 1), log_det(2));
}

TEST(RealignmentCovariates, ATermIsDueInTheYearInWhichItIsReachedAndNotBefore) {
    TreatyNow pact = pact_of_three();
    pact.age_years = 8.9;
    EXPECT_EQ(term_due(pact), 0.0);
    pact.age_years = 9.1;
    EXPECT_EQ(term_due(pact), 1.0);
    EXPECT_EQ(first_term(pact), 1.0);
    pact.age_years = 10.1;
    EXPECT_EQ(term_due(pact), 0.0);
    EXPECT_EQ(first_term(pact), 0.0);
    pact.age_years = 19.5;
    EXPECT_EQ(term_due(pact), 1.0);
    pact.terms.length_years = 0;
    EXPECT_EQ(term_due(pact), 0.0);
}

TEST(RealignmentCovariates, WhatIsNotKnownCountsAsNoDifferenceAndIsSaid) {
    const Situation s = three_allied();
    EXPECT_EQ(ideal_distance(s, s.treaties[0], 3), 0.0);
    EXPECT_EQ(ideal_known(s, s.treaties[0], 3), 0.0);
    EXPECT_EQ(ideal_known(s, s.treaties[0], 0), 1.0);
    EXPECT_EQ(democracy_distance(s, s.treaties[0], 3), 0.0);
    EXPECT_EQ(pair_ideal_distance(s, 0, 3), 0.0);
}

TEST(RealignmentCovariates, ATieBesideTheTreatyIsOneOfAnotherTreaty) {
    Situation s = three_allied();
    EXPECT_EQ(other_ties(s, s.treaties[0], 0), 0.0);
    TreatyNow second;
    second.id = TreatyId{1};
    second.members = {0, 1};
    s.treaties.push_back(second);
    derive_ties(s);
    EXPECT_EQ(other_ties(s, s.treaties[0], 0), 0.5);
    EXPECT_NEAR(mutual_other_ties(s, s.treaties[0]), 1.0 / 3, 1e-15);
    EXPECT_EQ(pair_other_treaty(s, 0, 1), 0.0);  // they owe defence already
}

TEST(RealignmentCovariates, WithOneMemberLeftATreatyHasNoPairsToSpeakOf) {
    Situation s = three_allied();
    s.treaties[0].members = {0};
    derive_ties(s);
    EXPECT_EQ(mutual_distance(s, s.treaties[0]), 0.0);
    EXPECT_EQ(own_share(s, s.treaties[0], 0), 1.0);
    for (const TreatyColumn& column : ending_columns())
        EXPECT_TRUE(std::isfinite(column.value(s, s.treaties[0]))) << column.name;
}

RC_GTEST_PROP(RealignmentCovariates, SharesAddUpAndEveryColumnIsFiniteOnRandomFigures, ()) {
    Situation s = three_allied();
    for (double& x : s.cinc) x = *rc::gen::inRange(0, 1000) / 1000.0;
    for (double& x : s.ideal_point)
        x = *rc::gen::arbitrary<bool>() ? kNothingKnown : *rc::gen::inRange(-300, 300) / 100.0;
    s.treaties[0].age_years = *rc::gen::inRange(0, 20'000) / 100.0;
    const TreatyNow& pact = s.treaties[0];
    double sum = 0;
    double most = 0;
    for (const Place i : pact.members) {
        sum += own_share(s, pact, i);
        most = std::max(most, own_share(s, pact, i));
    }
    if (s.cinc[0] + s.cinc[1] + s.cinc[2] > 0) {
        RC_ASSERT(std::abs(sum - 1) < 1e-12);
        RC_ASSERT(std::abs(most - hegemon_share(s, pact)) < 1e-12);
    }
    for (const MemberColumn& column : exit_columns())
        for (const Place i : pact.members) RC_ASSERT(std::isfinite(column.value(s, pact, i)));
    for (const MemberColumn& column : entry_columns())
        RC_ASSERT(std::isfinite(column.value(s, pact, 3)));
    for (const PairColumn& column : pact_columns())
        for (Place i = 0; i < 4; ++i)
            for (Place j = 0; j < i; ++j) {
                RC_ASSERT(std::isfinite(column.value(s, i, j)));
                RC_ASSERT(column.value(s, i, j) == column.value(s, j, i));
            }
}

RC_GTEST_PROP(PairSets, CountAsASetOfPairsDoes, (std::vector<std::pair<int, int>> wanted)) {
    constexpr int kStates = 130;  // more than one word, and not a multiple of it
    PairSet set(kStates);
    std::vector<std::vector<bool>> plain(kStates, std::vector<bool>(kStates));
    for (const auto& [a, b] : wanted) {
        const Place i = static_cast<Place>(static_cast<unsigned>(a) % kStates);
        const Place j = static_cast<Place>(static_cast<unsigned>(b) % kStates);
        if (i == j) continue;
        set.add(i, j);
        plain[i][j] = plain[j][i] = true;
    }
    for (Place i = 0; i < kStates; i = static_cast<Place>(i + 13)) {
        RC_ASSERT(set.degree(i) == std::count(plain[i].begin(), plain[i].end(), true));
        int shared = 0;
        for (Place k = 0; k < kStates; ++k) shared += plain[i][k] && plain[7][k];
        RC_ASSERT(set.shared(i, 7) == shared);
        std::vector<Place> listed;
        set.each(i, [&](Place j) { listed.push_back(j); });
        for (const Place j : listed) RC_ASSERT(plain[i][j]);
        RC_ASSERT(static_cast<int>(listed.size()) == set.degree(i));
    }
}

}  // namespace
}  // namespace counterpoise
