#include "rules/exit/ballot.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Chamber senate(const std::string& words) {
    return chamber_named(words, "Senate", kSenateSeats, "--senate");
}

/// Every way in which the members of a small chamber can vote, one after another.
double enumerated(const Chamber& chamber, Majority majority) {
    std::vector<VoterGroup> members;
    for (const VoterGroup& g : chamber.groups)
        for (int i = 0; i < g.members; ++i) members.push_back(g);
    double sum = 0;
    const int quorum = chamber.seats / 2 + 1;
    const auto ways = static_cast<long>(std::pow(3, members.size()) + 0.5);
    for (long way = 0; way < ways; ++way) {
        long rest = way;
        int yes = 0;
        int no = 0;
        double chance = 1;
        for (const VoterGroup& m : members) {
            const long vote = rest % 3;
            rest /= 3;
            yes += vote == 0;
            no += vote == 1;
            chance *= vote == 0 ? m.yes : vote == 1 ? 1 - m.yes - m.absent : m.absent;
        }
        const bool enough = majority == Majority::simple ? yes > no : 3 * yes >= 2 * (yes + no);
        if (yes + no >= quorum && enough) sum += chance;
    }
    return sum;
}

TEST(BallotOdds, OfARollCallAreCertain) {
    const BallotOdds fails = ballot_odds(senate("53/100"), Majority::two_thirds);
    EXPECT_EQ(fails.probability, 0);
    EXPECT_FALSE(fails.possible);
    EXPECT_EQ(fails.needed, 67);
    EXPECT_EQ(ballot_odds(senate("67/100"), Majority::two_thirds).probability, 1);
    EXPECT_EQ(ballot_odds(senate("66/100"), Majority::two_thirds).probability, 0);
    EXPECT_EQ(ballot_odds(senate("66/99"), Majority::two_thirds).probability, 1);
    EXPECT_EQ(ballot_odds(senate("50/100"), Majority::simple).probability, 0);
    EXPECT_EQ(ballot_odds(senate("51/100"), Majority::simple).probability, 1);
}

TEST(BallotOdds, CountThosePresentAndNotSeats) {
    EXPECT_EQ(ballot_odds(senate("65/93"), Majority::two_thirds).probability, 1);
    EXPECT_EQ(ballot_odds(senate("65/100"), Majority::two_thirds).probability, 0);
}

TEST(BallotOdds, AreBinomialByHand) {
    // Two undecided of three: at least two of three yes, one being sure: 1 - 1/4.
    const Chamber chamber{"committee", 3, {{1, 1, 0}, {2, 0.5, 0}}};
    EXPECT_DOUBLE_EQ(ballot_odds(chamber, Majority::two_thirds).probability, 0.75);
}

TEST(BallotOdds, NeedAQuorum) {
    EXPECT_FALSE(ballot_odds(senate("50/50"), Majority::two_thirds).possible);
    EXPECT_EQ(ballot_odds(senate("51/51"), Majority::two_thirds).probability, 1);
}

// The Senate's quorum is 51: 34 of 50 would be two thirds of those present.
TEST(BallotOdds, TellAMissingQuorumFromTooFewVotes) {
    const BallotOdds few =
        ballot_odds(chamber_named("34/50", "Senate", 100, "t"), Majority::two_thirds);
    EXPECT_FALSE(few.possible);
    EXPECT_EQ(few.quorum, 51);
    EXPECT_EQ(few.most_present, 50);
    const BallotOdds enough =
        ballot_odds(chamber_named("34/51", "Senate", 100, "t"), Majority::two_thirds);
    EXPECT_TRUE(enough.possible);
    // 20 for yes and 40 who may stay away: with the quorum of 51 it takes 34, with all 60 it
    // takes 40.
    const BallotOdds away =
        ballot_odds(chamber_named("20x1,40x0x0.5", "Senate", 100, "t"), Majority::two_thirds);
    EXPECT_FALSE(away.possible);
    EXPECT_EQ(away.most_present, 60);
    EXPECT_EQ(away.fewest_needed, 34);
    EXPECT_EQ(away.needed, 40);
}

TEST(BallotOdds, SayThatAGateCannotOpenEvenWhereRoundingWouldHideIt) {
    const BallotOdds never = ballot_odds(senate("66x0.99,34x0"), Majority::two_thirds);
    EXPECT_FALSE(never.possible);
    EXPECT_EQ(never.probability, 0);
    const BallotOdds hardly = ballot_odds(senate("67x1e-9,33x0"), Majority::two_thirds);
    EXPECT_TRUE(hardly.possible);
    EXPECT_LT(hardly.probability, 1e-300);
    // One who would vote no may stay away: 66 of 99.
    EXPECT_TRUE(ballot_odds(senate("66x0.99,33x0,1x0x0.1"), Majority::two_thirds).possible);
}

TEST(BallotOdds, OfTheWholeHouseAreExactInATail) {
    // Binomial(435, 1/2) > 217: symmetric, and no tie: 1/2.
    const Chamber house = chamber_named("435x0.5", "House", kHouseSeats, "--house");
    EXPECT_NEAR(ballot_odds(house, Majority::simple).probability, 0.5, 1e-12);
}

TEST(ChamberNamed, RefusesWhatIsNoVoteWithTheFlagAndAnExample) {
    for (const char* words : {"", "x", "53", "101/100", "53/", "60x1.2", "60x0.7x0.5", "60x-0.1",
                              "101x0.5", "0x0.5", "53x0.6,", "60xnan", "99999999999x0.5", "-1/5",
                              "2000000000x0.5,2000000000x0.5", "70/120"})
        try {
            (void)senate(words);
            ADD_FAILURE() << words;
        } catch (const InputError& error) {
            EXPECT_THAT(error.what(), HasSubstr("--senate")) << words;
        }
}

RC_GTEST_PROP(BallotOdds, AreThoseOfEveryWayToVote, ()) {
    Chamber chamber{"committee", 0, {}};
    const auto any = [](int low, int high) {
        return *rc::gen::resize(100, rc::gen::inRange(low, high));
    };
    const int groups = any(1, 4);
    for (int g = 0; g < groups; ++g) {
        const double yes = 0.05 * any(0, 21);
        const double absent = (1 - yes) * 0.1 * any(0, 11);
        chamber.groups.push_back({any(1, 4), yes, absent});
    }
    chamber.seats = chamber.members() + any(0, 3);
    for (const Majority majority : {Majority::simple, Majority::two_thirds}) {
        const BallotOdds odds = ballot_odds(chamber, majority);
        const double slow = enumerated(chamber, majority);
        RC_ASSERT(std::abs(odds.probability - slow) < 1e-12);
        RC_ASSERT(odds.possible || slow < 1e-15);
    }
}

}  // namespace
}  // namespace counterpoise
