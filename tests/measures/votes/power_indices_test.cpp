#include "measures/votes/power_indices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

/// One player a weight, one threshold.
Game weighted(std::int64_t quota, const std::vector<std::int64_t>& weights) {
    Game game{{}, {{0, quota}}, {{0}}};
    for (const std::int64_t w : weights) game.classes.push_back({1, {w}});
    return game;
}

std::vector<std::string> swings_of(const GamePower& power) {
    std::vector<std::string> texts;
    for (const PlayerPower& p : power.classes) texts.push_back(p.swings.text);
    return texts;
}

std::vector<std::string> shapley_of(const GamePower& power) {
    std::vector<std::string> texts;
    for (const PlayerPower& p : power.classes) texts.push_back(p.shapley.text);
    return texts;
}

// [4; 3,2,1]: A+B, A+C and all win; A turns three coalitions, B and C one each.
TEST(PowerIndices, OfThreePlayersByHand) {
    const GamePower power = power_indices(weighted(4, {3, 2, 1}), "test");
    EXPECT_THAT(swings_of(power), testing::ElementsAre("3", "1", "1"));
    EXPECT_THAT(shapley_of(power), testing::ElementsAre("2/3", "1/6", "1/6"));
    EXPECT_EQ(power.classes[0].banzhaf.text, "3/5");
    EXPECT_EQ(power.classes[1].absolute.text, "1/4");
    EXPECT_EQ(power.swings.text, "5");
    EXPECT_EQ(power.winning.text, "3");
    EXPECT_EQ(power.act.text, "3/8");
}

TEST(PowerIndices, OfTheSecurityCouncilAsAWeightedGame) {
    const Game council{{{5, {7}}, {10, {1}}}, {{0, 39}}, {{0}}};
    const GamePower power = power_indices(council, "test");
    EXPECT_THAT(swings_of(power), testing::ElementsAre("848", "84"));
    EXPECT_THAT(shapley_of(power), testing::ElementsAre("421/2145", "4/2145"));
    EXPECT_EQ(power.swings.text, "5080");
    EXPECT_DOUBLE_EQ(power.classes[0].shapley.value, 421.0 / 2145);
}

TEST(PowerIndices, OfTheSixAndTheNineOfTheEuropeanCommunities) {
    const GamePower six = power_indices(weighted(12, {4, 4, 4, 2, 2, 1}), "test");
    EXPECT_THAT(swings_of(six), testing::ElementsAre("10", "10", "10", "6", "6", "0"));
    EXPECT_THAT(shapley_of(six),
                testing::ElementsAre("7/30", "7/30", "7/30", "3/20", "3/20", "0"));
    const Game nine{{{4, {10}}, {2, {5}}, {2, {3}}, {1, {2}}}, {{0, 41}}, {{0}}};
    const GamePower power = power_indices(nine, "test");
    EXPECT_THAT(swings_of(power), testing::ElementsAre("53", "29", "21", "5"));
    EXPECT_THAT(shapley_of(power), testing::ElementsAre("5/28", "17/210", "2/35", "1/105"));
}

}  // namespace
}  // namespace counterpoise
