#include "measures/risk/risk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

/// The record has 38 onsets a year between 1991 and 2010, of pairs that the world has.
TEST(Risk, OfTheWorldIsNearTheRecord) {
    const Reading reading = measured("risk.disputes", 2025);
    EXPECT_GT(extra_of(reading, "world"), 20);
    EXPECT_LT(extra_of(reading, "world"), 60);
    EXPECT_LT(extra_of(reading, "world_error"), 2);
}

TEST(Risk, OfStatesAddsUpToTwiceTheWorlds) {
    for (const char* id : {"risk.disputes", "risk.force", "risk.fatal", "risk.wars"}) {
        const Reading reading = measured(id, 2010);
        EXPECT_NEAR(sum_of(reading), 2 * extra_of(reading, "world"), 1e-9) << id;
    }
}

TEST(Risk, EachKindIncludesTheWorseOnes) {
    const Reading pairs = measured("risk.pairs", 2010);
    const std::size_t value = pairs.table.column("value");
    for (const auto& row : pairs.table.rows)
        for (std::size_t c = value; c < value + 3; ++c)
            ASSERT_GE(std::get<double>(row[c]), std::get<double>(row[c + 1]));
}

TEST(Risk, OfAStateIsTheSumOfItsPairs) {
    const World& world = published_world(2010);
    Arguments arguments;
    arguments.state = "IND";
    const Assumptions assumptions;
    const Reading pairs =
        measure_named("risk.pairs")
            .read({world, settled_world(2010), test_facts(), assumptions, arguments});
    EXPECT_NEAR(sum_of(pairs), number_of(measured("risk.disputes", 2010), "IND"), 1e-9);
    std::vector<std::string> likeliest;
    for (std::size_t r = 0; r < 3; ++r)
        likeliest.push_back(std::get<std::string>(pairs.table.rows[r][2]));
    EXPECT_THAT(likeliest, testing::Contains("PAK"));
}

TEST(Risk, AnAllianceCountsADisputeOfTwoMembersOnce) {
    const Reading reading = measured("risk.disputes", 2010);
    double of_members = 0;
    const World& world = published_world(2010);
    for (const StateId state : world.members(treaties(test_facts()).named("NATO", "test")))
        of_members += number_of(reading, world.iso3(*world.row(state)));
    EXPECT_NEAR(extra_of(reading, "alliance"), of_members - extra_of(reading, "alliance_inside"),
                1e-9);
    EXPECT_GT(extra_of(reading, "alliance_inside"), 0);
}

TEST(Risk, AnExitRaisesTheRiskOfWhatItGuardedInOneSchoolAndNotInTheOther) {
    const double before = number_of(measured("risk.fatal", 2025), "EST");
    const double deters = number_of(measured("risk.fatal", 2025, {"leave USA:NATO"}), "EST");
    EXPECT_GT(deters, 1.02 * before);
    EXPECT_LT(deters, 1.25 * before);
    // Without the guarantor's effect only the pact with the leaver itself is gone.
    const Reading doubting =
        measured("risk.fatal", 2025, {"leave USA:NATO"}, assume({"guarantor_loss=does_not_deter"}));
    EXPECT_NEAR(number_of(doubting, "EST"), before, 0.01 * before);
    const double russia = number_of(
        measured("risk.fatal", 2025, {"leave USA:NATO"}, assume({"guarantor_loss=does_not_deter"})),
        "RUS");
    EXPECT_EQ(russia, number_of(measured("risk.fatal", 2025), "RUS"));
}

TEST(Risk, RussiaAndUkraineAreAmongTheLikeliestPairs) {
    const Reading pairs = measured("risk.pairs", 2025);
    std::size_t place = pairs.table.rows.size();
    for (std::size_t r = 0; r < pairs.table.rows.size(); ++r)
        if (std::get<std::string>(pairs.table.rows[r][0]) == "RUS" ||
            std::get<std::string>(pairs.table.rows[r][2]) == "RUS")
            if (std::get<std::string>(pairs.table.rows[r][0]) == "UKR" ||
                std::get<std::string>(pairs.table.rows[r][2]) == "UKR")
                place = r;
    EXPECT_LT(place, 60u);  // of 18,915; while the war goes on no new onset can come
}

TEST(Risk, OfMembersThatStayIsComparableBeforeAndAfterAnExit) {
    const Reading before = measured("risk.fatal", 2025);
    const Reading after = measured("risk.fatal", 2025, {"leave USA:NATO"});
    // The leaver takes its own disputes out of the alliance: no gain in safety of those that stay.
    EXPECT_LT(extra_of(after, "alliance"), extra_of(before, "alliance"));
    EXPECT_GT(extra_of(after, "remaining"), extra_of(after, "remaining_before"));
    EXPECT_LT(extra_of(after, "remaining_before"), extra_of(before, "alliance"));
    EXPECT_EQ(extra_of(after, "remaining"), extra_of(after, "alliance"));
    EXPECT_TRUE(std::isnan(extra_of(before, "remaining"))) << "nobody leaves";
    EXPECT_THAT(after.notes, testing::Contains(HasSubstr("`remaining`")));
}

TEST(Risk, OfMembersThatStayLeavesOutWhoJoinsAndWhoIsDormant) {
    const Reading before = measured("risk.disputes", 2025);
    const Reading joined = measured("risk.disputes", 2025, {"join UKR:NATO"});
    EXPECT_NEAR(extra_of(joined, "remaining_before"), extra_of(before, "alliance"), 1e-9);
    EXPECT_GT(extra_of(joined, "alliance"), extra_of(joined, "remaining"));
    const Reading left = measured("risk.disputes", 2025, {"leave USA:NATO"});
    const Reading dormant = measured("risk.disputes", 2025, {"dormant USA:NATO"});
    EXPECT_NEAR(extra_of(dormant, "remaining_before"), extra_of(left, "remaining_before"), 1e-9);
}

TEST(Risk, SaysWhichYearItPredicts) {
    EXPECT_EQ(measured("risk.wars", 2025).predicted, Year{2026});
    EXPECT_EQ(measured("risk.pairs", 2010).predicted, Year{2011});
    EXPECT_FALSE(measured("power.cinc", 2010).predicted);
}

TEST(Risk, NamesTheOddsThatAreAssumed) {
    EXPECT_THAT(measured("risk.wars", 2025).notes.front(),
                testing::AllOf(HasSubstr("0.84 to 1.87, holds 1"), Not(HasSubstr("here it"))));
    EXPECT_THAT(measured("risk.wars", 2025, {}, assume({"guarantor_loss_odds=4"})).notes.front(),
                HasSubstr("here it is assumed: odds times 4, 90 % interval 2.68 to 5.98"));
    EXPECT_THAT(
        measured("risk.wars", 2025, {}, assume({"guarantor_loss=does_not_deter"})).notes.front(),
        HasSubstr("taken to change nothing"));
}

TEST(Risk, RefusesAYearWithoutFigures) {
    EXPECT_THAT([] { (void)measured("risk.wars", 2024); },
                ThrowsMessage<InputError>(HasSubstr("Choose a year to 2022, or 2025")));
}

}  // namespace
}  // namespace counterpoise
