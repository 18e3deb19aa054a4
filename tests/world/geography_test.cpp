#include "world/geography.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

constexpr double kQuarter = 6371.0088 * 3.14159265358979323846 / 2;

TEST(GreatCircle, OfQuartersAndHalvesOfTheEarth) {
    EXPECT_NEAR(great_circle_km(0, 0, 90, 0), kQuarter, 1e-6);
    EXPECT_NEAR(great_circle_km(0, 0, 0, 90), kQuarter, 1e-6);
    EXPECT_NEAR(great_circle_km(0, 0, 0, 180), 2 * kQuarter, 1e-6);
    EXPECT_NEAR(great_circle_km(90, 0, -90, 77), 2 * kQuarter, 1e-6);
    EXPECT_EQ(great_circle_km(52.5, 13.4, 52.5, 13.4), 0);
    EXPECT_TRUE(std::isnan(great_circle_km(kNone, 0, 0, 0)));
}

TEST(CapitalDistances, FromParisToLondonAndAcrossTheDateLine) {
    const World& world = published_world(2025);
    const CapitalDistances distances(world);
    const auto km = [&](const char* a, const char* b) {
        return distances.km(*world.row(state_named(a)), *world.row(state_named(b)));
    };
    EXPECT_NEAR(km("FRA", "GBR"), 343, 5);
    EXPECT_NEAR(km("USA", "RUS"), 7830, 30);
    EXPECT_NEAR(km("NZL", "WSM"), 3330, 50);
}

RC_GTEST_PROP(GreatCircle, IsSymmetricAndKeepsTheTriangleInequality, ()) {
    const auto degrees = [](int most) {
        return *rc::gen::inRange(-most * 10, most * 10 + 1) / 10.0;
    };
    const double a = degrees(90), b = degrees(180), c = degrees(90), d = degrees(180),
                 e = degrees(90), f = degrees(180);
    const double direct = great_circle_km(a, b, c, d);
    RC_ASSERT(std::abs(direct - great_circle_km(c, d, a, b)) < 1e-6);
    RC_ASSERT(direct >= 0 && direct <= 2 * kQuarter + 1e-6);
    RC_ASSERT(direct <= great_circle_km(a, b, e, f) + great_circle_km(e, f, c, d) + 1e-4);
}

TEST(Challenges, StandInBothDirectionsButForThreatsThatAnAllianceNames) {
    const World& world = published_world(2025);
    const auto all = challenges(test_facts(), world, 25);
    const auto has_one = [&](StateId challenger, StateId target, ChallengeReason reason) {
        return std::any_of(all.begin(), all.end(), [&](const Challenge& c) {
            return c.challenger == challenger && c.target == target && c.reason == reason;
        });
    };
    for (const Challenge& c : all) {
        EXPECT_FALSE(c.challenger == c.target);
        EXPECT_LE(c.year, 2025);
        EXPECT_TRUE(c.reason == ChallengeReason::named_threat ||
                    has_one(c.target, c.challenger, c.reason));
    }
    EXPECT_TRUE(
        has_one(StateId{365}, StateId{366}, ChallengeReason::named_threat));  // Russia to Estonia
    EXPECT_FALSE(has_one(StateId{366}, StateId{365}, ChallengeReason::named_threat));
}

TEST(Challenges, ALongerMemoryForgetsNothing) {
    const World& world = published_world(2025);
    EXPECT_LE(challenges(test_facts(), world, 5).size(),
              challenges(test_facts(), world, 25).size());
    EXPECT_LT(challenges(test_facts(), world, 25).size(),
              challenges(test_facts(), world, 60).size());
}

TEST(Challenges, NatoNamedNoThreatBetween1992And2021) {
    for (const auto& [year, named] :
         {std::pair(1991, true), {1992, false}, {2021, false}, {2022, true}}) {
        bool any = false;
        for (const Challenge& c : challenges(test_facts(), published_world(year), 1))
            any = any || c.reason == ChallengeReason::named_threat;
        EXPECT_EQ(any, named) << year;
    }
}

}  // namespace
}  // namespace counterpoise
