#include "scenario/outcome/stated_positions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/scenarios.h"

namespace counterpoise {
namespace {

std::vector<StatedPositions> heard_on(const std::string& changes) {
    const Scenario scenario = scenario_of(changes);
    const World world = World::at(test_facts(), kLatestYear);
    return stated_positions(steps(scenario.changes, world, test_facts(), {}), test_facts());
}

TEST(StatedPositions, AreThoseOfTheBuiltInQuestionAboutTheExit) {
    const auto stated = heard_on(leaves_nato());
    ASSERT_EQ(stated.size(), 1u);
    EXPECT_EQ(stated[0].question.where, "politics/us-leaves-nato.toml");
    ASSERT_EQ(stated[0].outcomes.size(), kConcepts.size());
    for (const SolutionOutcome& one : stated[0].outcomes) {
        const SolutionOutcome alone = solve(stated[0].question, one.concept_, stated[0].choices);
        EXPECT_EQ(one.outcome, alone.outcome) << name_of(one.concept_);
        EXPECT_GE(one.outcome, stated[0].question.low);
        EXPECT_LE(one.outcome, stated[0].question.high);
    }
}

TEST(StatedPositions, AreAskedOfEveryExitOfAScenario) {
    EXPECT_EQ(heard_on(leaves_nato() + change_lines("leave", "USA", "institution", "UN")).size(),
              2u);
}

TEST(StatedPositions, SayNothingOfExitsOfOthers) {
    EXPECT_TRUE(heard_on(leaves_nato("HUN")).empty());
    EXPECT_TRUE(heard_on(change_lines("leave", "USA", "institution", "WHO")).empty());
    EXPECT_TRUE(heard_on(change_lines("join", "UKR", "treaty", "NATO")).empty());
}

}  // namespace
}  // namespace counterpoise
