#include "rules/un_peacekeeping/scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

// 40 of 100 get 25 % off, 10 of 100 get 80 % off: 10 + 8 = 18, carried by permanent members that
// pay 30: premium 1.6.
TEST(PeacekeepingScale, PermanentMembersCarryTheDiscountsInProportion) {
    const std::vector<PeacekeepingMember> members{
        {20, 0, true}, {10, 0, true}, {40, 0.25, false}, {10, 0.8, false}, {20, 0, false}};
    const PeacekeepingScale scale = peacekeeping_scale(members);
    EXPECT_NEAR(scale.premium, 1.6, 1e-12);
    EXPECT_THAT(scale.rates,
                ElementsAre(DoubleNear(32, 1e-12), DoubleNear(16, 1e-12), DoubleNear(30, 1e-12),
                            DoubleNear(2, 1e-12), DoubleNear(20, 1e-12)));
}

TEST(PeacekeepingScale, TheOnlyPermanentMemberLeftCarriesEverything) {
    const std::vector<PeacekeepingMember> members{{2, 0, true}, {98, 0.5, false}};
    EXPECT_NEAR(peacekeeping_scale(members).rates[0], 51, 1e-12);
}

TEST(PeacekeepingScale, RefusesDiscountsThatNobodyCarries) {
    const std::vector<PeacekeepingMember> members{{60, 0.5, false}, {40, 0, false}};
    EXPECT_THAT([&] { (void)peacekeeping_scale(members); },
                ThrowsMessage<InputError>(HasSubstr("no permanent member")));
    const std::vector<PeacekeepingMember> without{{60, 0, false}, {40, 0, false}};
    EXPECT_THAT(peacekeeping_scale(without).rates, ElementsAre(60, 40));
}

TEST(PeacekeepingScale, ReproducesThePublishedRatesOf2022To2024) {
    const World& world = settled_world(2024);
    EXPECT_NEAR(peacekeeping_premium(world, test_facts()), 1.22497, 1e-5);
    EXPECT_NEAR(value_of(world, Column::peacekeeping_rate, "USA"), 26.9493, 1e-4);
    EXPECT_NEAR(value_of(world, Column::peacekeeping_rate, "CHN"), 18.6857, 1e-4);
    EXPECT_NEAR(value_of(world, Column::peacekeeping_rate, "GBR"), 5.3592, 1e-4);
    EXPECT_NEAR(value_of(world, Column::peacekeeping_rate, "FRA"), 5.2894, 1e-4);
    EXPECT_NEAR(value_of(world, Column::peacekeeping_rate, "RUS"), 2.2858, 1e-4);
}

TEST(PeacekeepingScale, AfterAnExitOfThePermanentMembersNobodyCanCarryTheDiscounts) {
    EXPECT_THAT(
        [] {
            (void)world_after(
                2024,
                {"leave USA:UN", "leave CHN:UN", "leave GBR:UN", "leave FRA:UN", "leave RUS:UN"},
                assume({"un_rescale=pro_rata"}));
        },
        ThrowsMessage<InputError>(HasSubstr("no permanent member")));
}

TEST(PeacekeepingScale, IsAbsentBeforeTheLevelsAreKnown) {
    EXPECT_EQ(sum_of(settled_world(2021), Column::peacekeeping_rate), 0);
    EXPECT_EQ(peacekeeping_premium(settled_world(2021), test_facts()), 1);
}

TEST(PeacekeepingLevels, PermanentMembersHaveNoDiscountAndTheLeastDevelopedNinetyPercent) {
    int permanent = 0;
    for (const PeacekeepingLevel& level : peacekeeping_levels(test_facts())) {
        if (level.level == "A") ++permanent;
        if (level.level == "A") continue;
        EXPECT_TRUE(level.level != "J" || level.discount == 0.9) << level.discount;
        EXPECT_TRUE(level.level != "B" || level.discount == 0) << level.discount;
        EXPECT_GE(level.discount, 0);
        EXPECT_LE(level.discount, 0.9);
    }
    EXPECT_EQ(permanent, 5);
}

RC_GTEST_PROP(PeacekeepingScale, SumsToWhatTheRegularRatesSumTo, ()) {
    const auto thousandths = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(1, 20000));
    std::vector<PeacekeepingMember> members;
    double regular = 0;
    for (std::size_t i = 0; i < thousandths.size(); ++i) {
        const bool permanent = i < 3;
        members.push_back({thousandths[i] / 1000.0,
                           permanent ? 0.0 : *rc::gen::inRange(0, 10) / 10.0, permanent});
        regular += members.back().regular_rate;
    }
    const PeacekeepingScale scale = peacekeeping_scale(members);
    double sum = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        RC_ASSERT(scale.rates[i] >= 0);
        RC_ASSERT(members[i].permanent == (scale.rates[i] >= members[i].regular_rate) ||
                  members[i].discount == 0);
        sum += scale.rates[i];
    }
    RC_ASSERT(scale.premium >= 1);
    RC_ASSERT(std::abs(sum - regular) < 1e-9);
}

}  // namespace
}  // namespace counterpoise
