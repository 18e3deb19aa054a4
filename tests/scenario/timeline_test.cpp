#include "scenario/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios.h"

namespace counterpoise {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Timeline timeline_for(std::string_view lines) {
    const Scenario s = scenario_of(lines);
    const World& published = published_world(2025);
    return timeline(published, steps(s.changes, published, test_facts(), s.assumptions), s.end,
                    test_facts(), s.assumptions);
}

std::size_t at(int year) {
    return static_cast<std::size_t>(Year{year} - kFirstRunYear);
}

TreatyId nato() {
    return treaties(test_facts()).named("NATO", "test");
}

double target_in(int year, std::string_view iso3) {
    const World& world = settled_world(2025);
    const std::vector<double> targets = spending_targets(world, test_facts(), Year{year});
    return targets.at(*world.row(state_named(iso3)));
}

TEST(Timeline, WithoutStepsIsOneSettledWorld) {
    const Timeline line = timeline_for("end = 2030");
    EXPECT_THAT(line.epochs, SizeIs(1));
    EXPECT_THAT(line.epoch_of, testing::Each(0u));
    EXPECT_THAT(line.epoch_of, SizeIs(5));
    EXPECT_NEAR(sum_of(line.epochs[0], Column::un_rate), 100.0, 1e-9);
}

TEST(Timeline, CountsAStateOutFromTheYearInWhichItsNoticeHasRun) {
    const Timeline line = timeline_for("end = 2030\n" + leaves_nato() +
                                       change_lines("leave", "USA", "institution", "UN"));
    const StateId usa = state_named("USA");
    const InstitutionId un = institutions(test_facts()).un;
    EXPECT_FALSE(line.world(at(2026)).is_member(un, usa)) << "a chosen date";
    EXPECT_TRUE(line.world(at(2026)).is_member(nato(), usa)) << "the year of notice";
    EXPECT_FALSE(line.world(at(2027)).is_member(nato(), usa));
    EXPECT_FALSE(line.world(at(2030)).is_member(nato(), usa));
    EXPECT_THAT(line.epochs, SizeIs(3));
    EXPECT_TRUE(std::isnan(value_of(line.world(at(2026)), Column::un_rate, "USA")));
    EXPECT_NEAR(sum_of(line.world(at(2026)), Column::un_rate), 100.0, 1e-9);
    EXPECT_NEAR(sum_of(line.world(at(2027)), Column::nato_rate), 100.0, 1e-9);
}

TEST(Timeline, ANoticeInMidYearCountsInTheYearInWhichItHasRun) {
    const Timeline line =
        timeline_for("end = 2030\n" + change_lines("leave", "USA", "treaty", "NATO", "2026-07-15"));
    EXPECT_TRUE(line.world(at(2026)).is_member(nato(), state_named("USA")));
    EXPECT_FALSE(line.world(at(2027)).is_member(nato(), state_named("USA")))
        << "out on 2027-07-15, so not a member on 31 December";
}

TEST(Timeline, SaysWhoIsLostAndWhoRemains) {
    const Timeline line = timeline_for("end = 2030\n" + leaves_nato());
    EXPECT_THAT(line.spending[at(2026)].changes, IsEmpty());
    EXPECT_FALSE(line.spending[at(2026)].left_at(*line.epochs[0].row(state_named("DEU"))));
    const SpendingYear& year = line.spending[at(2027)];
    ASSERT_THAT(year.changes, SizeIs(1));
    const World& start = line.epochs[0];
    EXPECT_THAT(year.changes[0].lost, testing::ElementsAre(*start.row(state_named("USA"))));
    EXPECT_THAT(year.changes[0].gained, IsEmpty());
    EXPECT_THAT(year.changes[0].remaining, SizeIs(start.members(nato()).size() - 1));
    const std::size_t deu = *start.row(state_named("DEU"));
    EXPECT_TRUE(year.left_at(deu));
    EXPECT_TRUE(line.spending[at(2030)].left_at(deu)) << "it stays so";
    EXPECT_FALSE(year.left_at(*start.row(state_named("JPN")))) << "bound by no target";
    EXPECT_THAT(line.spending[at(2028)].changes, IsEmpty()) << "it happens once";
}

TEST(Timeline, ADormantMemberIsLostThoughItStaysOnPaper) {
    const Timeline line = timeline_for(change_lines("dormant", "USA", "treaty", "NATO"));
    const SpendingYear& year = line.spending[at(2026)];
    ASSERT_THAT(year.changes, SizeIs(1));
    EXPECT_THAT(year.changes[0].lost, SizeIs(1));
    EXPECT_TRUE(line.world(at(2026)).is_member(nato(), state_named("USA")));
}

TEST(Timeline, LeavingTheIntegratedCommandLosesNobody) {
    const Timeline line = timeline_for(change_lines("command", "FRA", "treaty", "NATO"));
    for (const SpendingYear& year : line.spending) {
        EXPECT_THAT(year.changes, IsEmpty());
        EXPECT_FALSE(year.left_at(*line.epochs[0].row(state_named("DEU"))));
    }
}

TEST(Timeline, AnAccessionGainsAndIsNoExit) {
    const Timeline line = timeline_for(change_lines("join", "UKR", "treaty", "NATO"));
    const SpendingYear& year = line.spending[at(2026)];
    ASSERT_THAT(year.changes, SizeIs(1));
    EXPECT_THAT(year.changes[0].lost, IsEmpty());
    EXPECT_THAT(year.changes[0].gained,
                testing::ElementsAre(*line.epochs[0].row(state_named("UKR"))));
    EXPECT_FALSE(year.left_at(*line.epochs[0].row(state_named("DEU"))));
}

TEST(Timeline, AnExitFromAnotherAllianceLeavesNatosTargetAlone) {
    const Timeline line = timeline_for(change_lines("leave", "USA", "treaty", "ANZUS"));
    for (const SpendingYear& year : line.spending)
        EXPECT_FALSE(year.left_at(*line.epochs[0].row(state_named("USA"))));
}

TEST(Timeline, ALeaverThatSpendsAsItWouldHaveKeepsItsTarget) {
    const Timeline kept = timeline_for("end = 2030\n" + leaves_nato());
    const std::size_t usa = *kept.epochs[0].row(state_named("USA"));
    EXPECT_DOUBLE_EQ(kept.spending[at(2030)].target[usa], 2.75);
    const Timeline lapsed = timeline_for("end = 2030\n" + leaves_nato() +
                                         "\n[assume]\nleaver_spending = \"target_lapses\"\n");
    EXPECT_TRUE(std::isnan(lapsed.spending[at(2030)].target[usa]));
}

TEST(SpendingTargets, GoInAStraightLineFromTheOldTargetToTheNew) {
    EXPECT_DOUBLE_EQ(target_in(2025, "DEU"), 2.0);
    EXPECT_DOUBLE_EQ(target_in(2030, "DEU"), 2.75);
    EXPECT_DOUBLE_EQ(target_in(2035, "DEU"), 3.5);
    EXPECT_DOUBLE_EQ(target_in(2040, "DEU"), 3.5) << "it stays after its last year";
}

TEST(SpendingTargets, SpainHasItsOwn) {
    EXPECT_DOUBLE_EQ(target_in(2025, "ESP"), 2.0);
    EXPECT_DOUBLE_EQ(target_in(2030, "ESP"), 2.05);
    EXPECT_DOUBLE_EQ(target_in(2035, "ESP"), 2.1);
}

TEST(SpendingTargets, BindNobodyOutsideTheTreaty) {
    EXPECT_TRUE(std::isnan(target_in(2030, "CHE")));
    EXPECT_TRUE(std::isnan(target_in(2013, "DEU"))) << "before the first target";
    const Timeline line =
        timeline_for(leaves_nato() + "\n[assume]\nleaver_spending = \"target_lapses\"\n");
    const auto usa = *line.epochs[0].row(state_named("USA"));
    EXPECT_DOUBLE_EQ(line.spending[at(2026)].target[usa], 2.15);
    EXPECT_TRUE(std::isnan(line.spending[at(2027)].target[usa]));
}

}  // namespace
}  // namespace counterpoise
