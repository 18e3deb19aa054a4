#include "measures/power/alliances.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "measures/power/basis.h"
#include "power_worlds.h"

namespace counterpoise {
namespace {

std::vector<Actor> by_cinc(const World& world) {
    return alliance_actors(world, test_facts(), figures(world, Basis::cinc));
}

/// The actor that a state is part of.
std::string actor_of(const World& world, const std::vector<Actor>& actors, StateId state) {
    for (const Actor& actor : actors)
        for (const std::size_t i : actor.rows)
            if (world.id(i) == state) return actor.name;
    return "";
}

constexpr StateId kUsa{2}, kFrance{220}, kAustria{305}, kRussia{365}, kJapan{740}, kPoland{290};

TEST(Alliances, AStateInSeveralCountsWithTheLargestAndTheOthersGoOnWithoutIt) {
    const World& world = published_world(2025);
    const auto actors = by_cinc(world);
    EXPECT_EQ(actor_of(world, actors, kFrance), "NATO");
    EXPECT_EQ(actor_of(world, actors, kAustria), "EU (rest)");
    EXPECT_EQ(actor_of(world, actors, kRussia), "CSTO");
    EXPECT_EQ(actor_of(world, actors, kJapan), "JPN") << "an alliance of two is left out";
}

TEST(Alliances, ThoseOfThePastCountThoughTheyHaveEnded) {
    const World& world = published_world(1960);
    EXPECT_EQ(actor_of(world, by_cinc(world), kPoland), "WARSAW");
    EXPECT_EQ(actor_of(world, by_cinc(world), kRussia), "WARSAW");
}

TEST(Alliances, ALeaverAndADormantMemberStandAlone) {
    for (const char* change : {"leave USA:NATO", "dormant USA:NATO"}) {
        const World world = world_after(2025, {change});
        EXPECT_EQ(actor_of(world, by_cinc(world), kUsa), "USA") << change;
        EXPECT_EQ(actor_of(world, by_cinc(world), kFrance), "NATO") << change;
    }
}

RC_GTEST_PROP(Alliances, EveryStateIsInExactlyOneActorAndTheLargestComesFirst, ()) {
    const World world = world_after(2025, any_leavers("NATO"));
    const auto x = figures(world, Basis::milex);
    const auto actors = alliance_actors(world, test_facts(), x);
    std::vector<int> seen(world.size(), 0);
    double last = std::numeric_limits<double>::infinity();
    for (const Actor& actor : actors) {
        double sum = 0;
        for (const std::size_t i : actor.rows) {
            ++seen[i];
            sum += std::isnan(x[i]) ? 0 : x[i];
        }
        RC_ASSERT(sum <= last);
        last = sum;
    }
    for (const int n : seen) RC_ASSERT(n == 1);
}

}  // namespace
}  // namespace counterpoise
