#include "rules/nato_funding/shares.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(SharesOfRemaining, AreDividedByTheirSum) {
    EXPECT_THAT(shares_of_remaining(std::vector<double>{30, 10, 0}), ElementsAre(75, 25, 0));
}

TEST(SharesOfRemaining, RefuseWhenNobodyPays) {
    EXPECT_THAT([] { (void)shares_of_remaining({}); },
                ThrowsMessage<InputError>(HasSubstr("nobody could pay")));
    EXPECT_THAT(
        [] {
            (void)shares_of_remaining(std::vector<double>{0, 0});
        },
        ThrowsMessage<InputError>(HasSubstr("nobody could pay")));
}

TEST(NatoFunding, GermanyPays18Point88WhenTheUnitedStatesLeaves) {
    const World world = world_after(2025, {"leave USA:NATO"});
    EXPECT_NEAR(value_of(world, Column::nato_rate, "DEU"), 18.8795, 1e-4);
    EXPECT_NEAR(value_of(world, Column::nato_rate, "GBR"), 13.0322, 1e-4);
    EXPECT_TRUE(std::isnan(value_of(world, Column::nato_rate, "USA")));
    EXPECT_NEAR(sum_of(world, Column::nato_rate), 100, 1e-9);
}

TEST(NatoFunding, APledgeOnPaperAndACommandLeftChangeNoShare) {
    for (const char* change : {"dormant USA:NATO", "command USA:NATO"}) {
        const World world = world_after(2025, {change});
        EXPECT_DOUBLE_EQ(value_of(world, Column::nato_rate, "DEU"),
                         value_of(settled_world(2025), Column::nato_rate, "DEU"));
    }
}

TEST(NatoFunding, AMemberWithoutAPublishedShareHasNone) {
    // Finland joined in April 2023; the shares of 2021-24 do not have it.
    EXPECT_TRUE(std::isnan(value_of(settled_world(2023), Column::nato_rate, "FIN")));
    EXPECT_NEAR(value_of(settled_world(2023), Column::nato_rate, "USA"), 16.3444, 2e-4);
}

TEST(NatoFunding, RefusesWhenEveryMemberLeaves) {
    std::vector<std::string> all;
    const World& world = published_world(2025);
    for (const StateId id : world.members(treaties(test_facts()).named("NATO", "test")))
        all.push_back("leave " + states(test_facts()).iso3(id) + ":NATO");
    ASSERT_EQ(all.size(), 32u);
    EXPECT_THAT([&] { (void)world_after(2025, all); },
                ThrowsMessage<InputError>(HasSubstr("common budget")));
}

RC_GTEST_PROP(SharesOfRemaining, SumToAHundredInProportion, ()) {
    const auto raw =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 100000)));
    const std::vector<double> shares(raw.begin(), raw.end());
    const auto remaining = shares_of_remaining(shares);
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        sum += remaining[i];
        RC_ASSERT(std::abs(remaining[i] * shares[0] - remaining[0] * shares[i]) <
                  1e-6 * shares[i] * shares[0]);
    }
    RC_ASSERT(std::abs(sum - 100) < 1e-9);
}

}  // namespace
}  // namespace counterpoise
