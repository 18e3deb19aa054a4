#include "scenario/heard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios.h"

namespace counterpoise {
namespace {

std::vector<HeardActors> heard_on(const std::string& changes) {
    const Scenario scenario = scenario_of(changes);
    const World world = World::at(test_facts(), kLatestYear);
    return heard_actors(steps(scenario.changes, world, test_facts(), {}), test_facts());
}

TEST(HeardActors, AreThoseOfTheBuiltInQuestionAboutTheExit) {
    const auto heard = heard_on(leaves_nato());
    ASSERT_EQ(heard.size(), 1u);
    EXPECT_EQ(heard[0].question.where, "politics/us-leaves-nato.toml");
    ASSERT_EQ(heard[0].outcomes.size(), kConcepts.size());
    for (const SolutionOutcome& one : heard[0].outcomes) {
        const SolutionOutcome alone = solve(heard[0].question, one.concept_, heard[0].choices);
        EXPECT_EQ(one.outcome, alone.outcome) << name_of(one.concept_);
        EXPECT_GE(one.outcome, heard[0].question.low);
        EXPECT_LE(one.outcome, heard[0].question.high);
    }
}

TEST(HeardActors, AreAskedOfEveryExitOfAScenario) {
    EXPECT_EQ(heard_on(leaves_nato() + change_lines("leave", "USA", "institution", "UN")).size(),
              2u);
}

TEST(HeardActors, SayNothingOfExitsOfOthers) {
    EXPECT_TRUE(heard_on(leaves_nato("HUN")).empty());
    EXPECT_TRUE(heard_on(change_lines("leave", "USA", "institution", "WHO")).empty());
    EXPECT_TRUE(heard_on(change_lines("join", "UKR", "treaty", "NATO")).empty());
}

}  // namespace
}  // namespace counterpoise
