#include "rules/settlement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "world/un_tables.h"
#include "worlds.h"

namespace counterpoise {
namespace {

TEST(Settlement, AnUnchangedMembershipPaysThePublishedScaleInEveryYear) {
    for (int year = 1946; year <= 2025; ++year) {
        const World& published = published_world(year);
        const World& settled = settled_world(year);
        for (std::size_t i = 0; i < published.size(); ++i) {
            const double before = published.value(Column::un_rate, i);
            const double after = settled.value(Column::un_rate, i);
            ASSERT_TRUE(before == after || (std::isnan(before) && std::isnan(after)))
                << year << " " << published.name(i);
        }
    }
}

TEST(Settlement, ChinaIsCappedAtTheCeilingWhenTheUnitedStatesLeaves) {
    const World pro_rata = world_after(2025, {"leave USA:UN"}, assume({"un_rescale=pro_rata"}));
    EXPECT_NEAR(value_of(pro_rata, Column::un_rate, "CHN"), 25.6462, 5e-5);
    EXPECT_NEAR(value_of(pro_rata, Column::un_rate, "JPN"), 8.8846, 5e-5);
    EXPECT_NEAR(value_of(pro_rata, Column::un_rate, "DEU"), 7.2974, 5e-5);
    const World capped = world_after(2025, {"leave USA:UN"}, assume({"un_rescale=ceiling_only"}));
    EXPECT_NEAR(value_of(capped, Column::un_rate, "CHN"), 22, 1e-9);
    EXPECT_NEAR(value_of(capped, Column::un_rate, "JPN"), 9.3203, 5e-5);
    EXPECT_NEAR(value_of(capped, Column::un_rate, "DEU"), 7.6553, 5e-5);
    const World bounded =
        world_after(2025, {"leave USA:UN"}, assume({"un_rescale=ceilings_and_floor"}));
    EXPECT_NEAR(value_of(bounded, Column::un_rate, "CHN"), 22, 1e-9);
    EXPECT_NEAR(value_of(bounded, Column::un_rate, "JPN"), 9.325, 5e-4);
    EXPECT_NEAR(value_of(bounded, Column::un_rate, "DEU"), 7.659, 5e-4);
    for (const World* world : {&pro_rata, &capped, &bounded}) {
        EXPECT_NEAR(sum_of(*world, Column::un_rate), 100, 1e-9);
        EXPECT_TRUE(std::isnan(value_of(*world, Column::un_rate, "USA")));
    }
}

TEST(Settlement, StatesAtTheFloorStayThereAndTheLeastDevelopedUnderTheirCeiling) {
    const World& before = published_world(2025);
    const World after =
        world_after(2025, {"leave USA:UN"}, assume({"un_rescale=ceilings_and_floor"}));
    int at_floor = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before.value(Column::un_rate, i) == 0.001) {
            ++at_floor;
            EXPECT_DOUBLE_EQ(after.value(Column::un_rate, i), 0.001) << before.name(i);
        }
    EXPECT_EQ(at_floor, 28);
    for (const StateId id : least_developed(test_facts(), Year{2025})) {
        const auto i = after.row(id);
        ASSERT_TRUE(i.has_value());
        EXPECT_LE(after.value(Column::un_rate, *i), 0.010 + 1e-12) << after.name(*i);
    }
}

TEST(Settlement, UnfundedLeavesAGapOfTheLeaversShareEvenWhenAnotherStateJoins) {
    const Assumptions unfunded = assume({"un_rescale=unfunded"});
    const World left = world_after(2025, {"leave USA:UN"}, unfunded);
    EXPECT_NEAR(sum_of(left, Column::un_rate), 78, 1e-9);
    EXPECT_DOUBLE_EQ(value_of(left, Column::un_rate, "CHN"), 20.004);
    const World joined = world_after(2025, {"leave USA:UN", "join TWN:UN"}, unfunded);
    EXPECT_LE(value_of(joined, Column::un_rate, "CHN"), 20.004);
    EXPECT_NEAR(sum_of(joined, Column::un_rate), 78, 0.5);
}

TEST(Settlement, ANewcomersRateRisesAfterAnExitAsEveryoneElsesDoes) {
    const Assumptions pro_rata = assume({"un_rescale=pro_rata"});
    const World joined = world_after(2025, {"join TWN:UN"}, pro_rata);
    const World both = world_after(2025, {"join TWN:UN", "leave USA:UN"}, pro_rata);
    EXPECT_NEAR(value_of(both, Column::un_rate, "TWN") / value_of(joined, Column::un_rate, "TWN"),
                value_of(both, Column::un_rate, "CHN") / value_of(joined, Column::un_rate, "CHN"),
                1e-9);
}

TEST(Settlement, AMemberThatThePublishedScaleLacksPaysNothing) {
    // South Sudan joined in July 2011, between two scales.
    EXPECT_TRUE(std::isnan(value_of(settled_world(2011), Column::un_rate, "SSD")));
    const World after = world_after(2011, {"leave USA:UN"});
    EXPECT_TRUE(std::isnan(value_of(after, Column::un_rate, "SSD")));
    EXPECT_NEAR(sum_of(after, Column::un_rate), 100, 1e-9);
}

TEST(Settlement, RefusesWhenEveryMemberOfTheUnLeaves) {
    World world = published_world(2025);
    const InstitutionId un = institutions(test_facts()).un;
    for (const StateId id : world.members(un)) world.remove(un, id);
    EXPECT_THAT([&] { settle(world, published_world(2025), test_facts(), Assumptions()); },
                testing::ThrowsMessage<InputError>(testing::HasSubstr("nobody could pay")));
}

TEST(Rules, EachWritesAColumnThatNoEarlierRuleReads) {
    std::set<std::string_view> written;
    for (const RuleInfo& rule : rule_infos()) {
        EXPECT_TRUE(written.insert(rule.writes).second) << rule.writes;
        EXPECT_FALSE(rule.meaning.empty());
        for (const RuleInfo& earlier : rule_infos()) {
            if (&earlier >= &rule) break;
            EXPECT_EQ(earlier.reads.find(rule.writes), std::string_view::npos) << earlier.name;
        }
    }
    EXPECT_EQ(rule_infos().size(), 3u);
}

}  // namespace
}  // namespace counterpoise
