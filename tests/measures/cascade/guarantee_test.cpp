#include "measures/cascade/guarantee.h"

#include <gmock/gmock.h>

#include <cmath>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

Reading guarantee(const std::vector<std::string>& changes = {},
                  const std::vector<std::string>& words = {}, const std::string& attacker = "RUS") {
    const Assumptions assumptions = assume(words);
    const World world = world_after(2025, changes, assumptions);
    Arguments arguments;
    arguments.attacker = attacker;
    return cascade_guarantee({world, settled_world(2025), test_facts(), assumptions, arguments});
}

TEST(Guarantee, IsWorthLessToEstoniaPolandNorwayAndTurkeyWithoutTheUnitedStates) {
    const Reading with = guarantee();
    const Reading without = guarantee({"leave USA:NATO"});
    for (const char* state : {"EST", "POL", "NOR", "TUR"}) {
        EXPECT_LT(number_of(without, state), number_of(with, state)) << state;
        EXPECT_GT(number_of(without, state), 0) << state;
        EXPECT_GT(number_of(without, state, "no_major"), number_of(with, state, "no_major"));
        EXPECT_EQ(number_of(without, state, "bound") + 1, number_of(with, state, "bound"));
    }
}

TEST(Guarantee, GrowsWithReliabilityFromSchoolToSchool) {
    const Reading reading = guarantee();
    for (const char* state : {"EST", "POL", "NOR", "TUR"}) {
        EXPECT_LT(number_of(reading, state, "since_1945"),
                  number_of(reading, state, "defence_pacts"));
        EXPECT_LT(number_of(reading, state, "defence_pacts"), number_of(reading, state, "leeds"));
        EXPECT_NEAR(number_of(reading, state, "leeds"),
                    number_of(reading, state, "since_1945") * 0.75 / 0.22, 1e-9);
        // Four great powers are bound to each: DEU, FRA, GBR, USA.
        EXPECT_NEAR(number_of(reading, state, "leeds_no_major"), 0.25 * 0.25 * 0.25 * 0.25, 1e-12);
    }
}

TEST(Guarantee, WithReliabilityZeroNothingComes) {
    const Reading reading = guarantee({}, {"reliability=0"});
    EXPECT_EQ(number_of(reading, "EST"), 0);
    EXPECT_EQ(number_of(reading, "EST", "no_major"), 1);
}

TEST(Guarantee, HasNoRowForAPartnerOfTheAttackerOrForOneThatNobodyIsBoundToDefend) {
    const Reading reading = guarantee();
    EXPECT_TRUE(std::isnan(number_of(reading, "KAZ", "bound")));
    EXPECT_TRUE(std::isnan(number_of(reading, "CHE", "bound")));
}

TEST(Guarantee, RefusesAnUnknownAttacker) {
    EXPECT_THAT([] { (void)guarantee({}, {}, "RUX"); },
                ThrowsMessage<InputError>(HasSubstr("RUX")));
}

}  // namespace
}  // namespace counterpoise
