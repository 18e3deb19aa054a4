#include "behaviour/realignment/alliances.h"

#include <gtest/gtest.h>

#include "behaviour/realignment/covariates.h"
#include "behaviour/realignment/situations.h"

namespace counterpoise {
namespace {

/// A pact of 0, 1, 2 in which all owe defence, and one of 0 and 1.
Alliances two_pacts() {
    Situation s = three_allied();
    s.treaties.resize(1);
    s.treaties[0].defence = true;
    TreatyNow pair;
    pair.id = TreatyId{900};
    pair.members = {0, 1};
    pair.defence = true;
    s.treaties.push_back(pair);
    s.past_small_pacts = PairSet(s.states());
    s.recent_pacts.assign(s.states(), 0.0);
    TreatyFile large;
    large.owing = {0, 1, 2};
    TreatyFile small;
    small.small = true;
    small.owing = {0, 1};
    return {s, {}, {large, small}};
}

TEST(Alliances, AnExitTakesAllPairsOfTheTreatyUnlessAnotherKeepsThem) {
    Alliances a = two_pacts();
    a.begin_year();
    a.leave(0, 0);
    a.finish_year();
    EXPECT_FALSE(a.owes(0, 2));
    EXPECT_FALSE(a.owes(2, 0));
    EXPECT_FALSE(a.now().partners.has(0, 2));
    EXPECT_TRUE(a.owes(0, 1)) << "the pact of two keeps it";
    EXPECT_TRUE(a.now().partners.has(0, 1));
    EXPECT_TRUE(a.owes(1, 2));
    EXPECT_EQ(a.now().treaties[0].members, (std::vector<Place>{1, 2}));
    EXPECT_TRUE(a.in_force(0));
    EXPECT_EQ(was_member(a.now(), a.now().treaties[0], 0), 1.0);
}

TEST(Alliances, ATreatyWithOneMemberLeftEnds) {
    Alliances a = two_pacts();
    a.begin_year();
    a.leave(0, 0);
    a.leave(0, 1);
    EXPECT_EQ(a.end_those_left_alone(), (std::vector<std::size_t>{0}));
    a.finish_year();
    EXPECT_FALSE(a.in_force(0));
    EXPECT_TRUE(a.now().treaties[0].members.empty());
    EXPECT_FALSE(a.owes(1, 2));
    EXPECT_TRUE(a.owes(0, 1));
}

TEST(Alliances, AnEndingTakesEveryPairAndAnEntryAddsOneToEachMember) {
    Alliances a = two_pacts();
    a.begin_year();
    a.join(0, 3, true);
    a.end(1);
    a.finish_year();
    for (const Place i : {0, 1, 2}) {
        EXPECT_TRUE(a.owes(3, i));
        EXPECT_TRUE(a.owes(i, 3));
    }
    EXPECT_FALSE(a.now().small_pacts.has(0, 1));
    EXPECT_TRUE(a.now().past_small_pacts.has(0, 1));
    EXPECT_TRUE(a.owes(0, 1)) << "the treaty of all keeps it";
    a.end(0);
    for (const Place i : {0, 1, 2, 3})
        for (const Place j : {0, 1, 2, 3}) EXPECT_FALSE(i != j && a.owes(i, j));
}

TEST(Alliances, APledgeDroppedBindsTheOthersStill) {
    Alliances a = two_pacts();
    a.set_pledge(0, 0, false);
    EXPECT_FALSE(a.owes(0, 2));
    EXPECT_TRUE(a.owes(2, 0));
    EXPECT_TRUE(a.now().partners.has(0, 2));
}

TEST(Alliances, AnExitIsRememberedForFiveYearsAndALostGuarantorForThree) {
    Alliances a = two_pacts();
    a.end(1);
    a.begin_year();
    a.leave(0, 0);  // the strongest
    a.note_exit(0);
    a.finish_year();
    for (int year = 1; year <= 6; ++year) {
        EXPECT_EQ(a.now().treaties[0].recent_exits, year <= 5 ? 1.0 : 0.0) << year;
        EXPECT_EQ(a.now().guarantor_lost[1], year <= 3) << year;
        EXPECT_FALSE(a.now().guarantor_lost[0]);
        a.begin_year();
        a.finish_year();
    }
}

TEST(Alliances, ANewPactIsSmallAndBindsItsTwo) {
    Alliances a = two_pacts();
    a.begin_year();
    TreatyNow pact;
    pact.members = {2, 3};
    TreatyFile file;
    file.small = true;
    file.owing = {2, 3};
    const std::size_t slot = a.add(pact, file);
    a.finish_year();
    EXPECT_TRUE(a.in_force(slot));
    EXPECT_TRUE(a.owes(2, 3));
    EXPECT_TRUE(a.owes(3, 2));
    EXPECT_TRUE(a.now().small_pacts.has(2, 3));
    EXPECT_EQ(a.now().ties.at(2, 3), 1);
    EXPECT_TRUE(a.changed_pairs().has(2, 3));
    EXPECT_TRUE(a.changed_pairs().has(0, 3)) << "they now share a partner";
}

}  // namespace
}  // namespace counterpoise
