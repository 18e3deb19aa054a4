#include "history/exits/study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/error.h"
#include "history/exits/analogues.h"
#include "history/exits/institution_exits.h"
#include "history/exits/institution_study.h"
#include "history/exits/matching.h"
#include "history/exits/memberships.h"
#include "history/exits/series.h"
#include "support.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

StateId state(std::string_view iso3, int year = 2025) {
    return states(test_facts()).named(iso3, Year{year}, "test");
}
TreatyId treaty(std::string_view code) {
    return treaties(test_facts()).named(code, "test");
}

// Three clusters of one case each: the textbook t interval of 1, 2 and 6: 3 ± 4.303 √7/√3.
TEST(ClusteredMean, OfSingleCasesIsTheTextbookInterval) {
    const StudyEstimate e = clustered_mean({1, 2, kNothing, 6}, {10, 20, 25, 30});
    EXPECT_DOUBLE_EQ(e.mean, 3);
    EXPECT_EQ(e.cases, 3u);
    EXPECT_EQ(e.clusters, 3u);
    EXPECT_NEAR(e.high - 3, 4.3027 * std::sqrt(7.0 / 3.0), 1e-3);
    EXPECT_NEAR(3 - e.low, e.high - 3, 1e-12);
    EXPECT_FALSE(e.settled());
}

// Two cases of one treaty: sums of deviations 0 and ∓2 … by hand: mean 2, clusters {1, 1}, {2},
// {4}: deviations −2, 0, 2; variance 3/2 × 8 / 16 = 0.75; effective clusters 16 / 6.
TEST(ClusteredMean, AddsUpTheCasesOfOneTreatyBeforeSquaring) {
    const StudyEstimate e = clustered_mean({1, 1, 2, 4}, {1, 1, 2, 3});
    EXPECT_DOUBLE_EQ(e.mean, 2);
    const double t = (e.high - e.mean) / std::sqrt(0.75);
    EXPECT_GT(t, 4.303);  // fewer degrees of freedom than two
    EXPECT_LT(t, 12.707);
}

TEST(ClusteredMean, GivesNoIntervalForTwoTreatiesAndNoMeanForNoCase) {
    EXPECT_TRUE(std::isnan(clustered_mean({1, 2, 3}, {1, 1, 2}).low));
    EXPECT_FALSE(clustered_mean({1, 2, 3}, {1, 1, 2}).settled());
    EXPECT_TRUE(std::isnan(clustered_mean({kNothing}, {1}).mean));
}

RC_GTEST_PROP(ClusteredMean, MovesWithItsValuesAndDoesNotDependOnTheirOrder, ()) {
    const auto whole = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(-50, 50));
    std::vector<double> values(whole.begin(), whole.end());
    std::vector<std::uint16_t> clusters;
    for (std::size_t i = 0; i < values.size(); ++i)
        clusters.push_back(static_cast<std::uint16_t>(i % 5));
    const StudyEstimate before = clustered_mean(values, clusters);
    for (double& v : values) v += 7;
    std::reverse(values.begin(), values.end());
    std::reverse(clusters.begin(), clusters.end());
    const StudyEstimate after = clustered_mean(values, clusters);
    RC_ASSERT(std::abs(after.mean - before.mean - 7) < 1e-9);
    RC_ASSERT(std::abs(after.low - before.low - 7) < 1e-9);
}

TEST(Matching, TakesNoMemberOfTheTreatyAndNoLeaver) {
    for (const ExitCase& exit : exits(test_facts()).cases) {
        if (!exit.counted()) continue;
        for (const Traits& t : pool_of(test_facts(), exit)) {
            EXPECT_EQ(std::count(exit.members.begin(), exit.members.end(), t.state), 0);
            EXPECT_TRUE(
                treaty_memberships(test_facts())
                    .in_defence_treaty(t.state, last_day(Year{exit.date.year - 1}), exit.treaty));
            for (const ExitCase& other : exits(test_facts()).cases)
                EXPECT_FALSE(other.counted() && other.state == t.state &&
                             std::abs(other.date.year - exit.date.year) < 10);
        }
    }
}

TEST(Matching, FindsAStateThatIsInThePoolNearestToItself) {
    const ExitCase& exit = exits(test_facts()).cases.back();
    const std::vector<Traits> pool = pool_of(test_facts(), exit);
    ASSERT_GE(pool.size(), kControls);
    const auto controls = controls_for(test_facts(), exit.state, exit, pool);
    EXPECT_EQ(controls.size(), kControls);
    EXPECT_EQ(std::set<StateId>(controls.begin(), controls.end()).size(), kControls);
    EXPECT_EQ(std::count(controls.begin(), controls.end(), exit.state), 0);
    EXPECT_TRUE(controls_for(test_facts(), StateId{999}, exit, pool).empty());
}

TEST(Series, HoldPublishedFigures) {
    EXPECT_NEAR(cinc_series(test_facts()).at(StateId{2}, 1816), 0.039697491, 1e-12);
    // GML: the United States enters the dispute over the Alaskan border (2) in 1902.
    EXPECT_GE(dispute_series(test_facts()).at(StateId{2}, 1902), 1);
    EXPECT_EQ(dispute_series(test_facts()).at(StateId{225}, 1955), 0);
    EXPECT_TRUE(std::isnan(dispute_series(test_facts()).at(StateId{2}, 2011)));
    EXPECT_TRUE(std::isnan(burden_series(test_facts()).at(StateId{2}, 1930)));
}

TEST(ExitStudy, SaysHowManyCasesEachYearRestsOn) {
    const ExitStudy& study = exit_study(test_facts());
    EXPECT_EQ(study.years.size(), 2u * 4u * 21u);
    EXPECT_LT(study.matched(), study.cases.size());
    for (const auto* points : {&study.years, &study.windows})
        for (const StudyPoint& p : *points) {
            EXPECT_LE(p.estimate.cases, study.cases.size());
            EXPECT_LE(p.estimate.clusters, p.estimate.cases);
            if (p.estimate.low == p.estimate.low) {
                EXPECT_LE(p.estimate.low, p.estimate.mean);
                EXPECT_LE(p.estimate.mean, p.estimate.high);
            }
        }
}

// Each path is measured from the mean of the five years before, so these add up to nothing where
// every case has all five.
TEST(ExitStudy, MeasuresFromTheFiveYearsBefore) {
    double sum = 0;
    for (const StudyPoint& p : exit_study(test_facts()).years)
        if (p.group == ExitGroup::leaver && p.outcome == ExitOutcome::disputes && p.first < 0 &&
            p.first >= -5)
            sum += p.estimate.mean;
    EXPECT_NEAR(sum / 5, 0, 0.1);
}

// One case is a state and a year: the exits of a year add up to it, and its controls left nothing.
TEST(InstitutionStudy, HasOneCaseAStateAndYearAndControlsThatStayed) {
    const InstitutionStudy& study = institution_study(test_facts());
    std::size_t organizations = 0;
    std::set<std::pair<int, StateId>> seen;
    for (const OrganizationLeaver& c : study.cases) {
        organizations += c.organizations;
        EXPECT_TRUE(seen.insert({c.year, c.state}).second);
        EXPECT_EQ(departure_series(test_facts()).at(c.state, c.year),
                  static_cast<double>(c.organizations));
        for (const StateId control : c.controls)
            for (int y = c.year - 10; y <= c.year + 10; ++y)
                EXPECT_FALSE(departure_series(test_facts()).at(control, y) > 0);
    }
    std::size_t counted = 0;
    for (const InstitutionExit& e : institution_exits(test_facts()))
        counted += e.filter == ExitFilter::none && e.first_year_out() >= 1966 ? 1u : 0u;
    EXPECT_EQ(organizations, counted);
    EXPECT_GT(study.matched(), study.cases.size() / 2);
}

// In its year a leaver left as many organizations as its cases say and its controls none, so the
// difference is that number less what it used to leave.
TEST(InstitutionStudy, FindsTheExitItself) {
    for (const StudyPoint& p : institution_study(test_facts()).points)
        if (p.outcome == ExitOutcome::departures && p.first == 0 && p.last == 0) {
            EXPECT_GT(p.estimate.low, 0.5);
            EXPECT_LE(p.estimate.clusters, p.estimate.cases);
        }
}

TEST(InstitutionContagion, PutsEachExitAndYearOnOneSide) {
    const Contagion found = institution_contagion(test_facts());
    std::size_t counted = 0;
    for (const InstitutionExit& e : institution_exits(test_facts()))
        counted += e.filter == ExitFilter::none && e.last_year >= 1965 ? 1u : 0u;
    EXPECT_EQ(found.after.events + found.at_rest.events, counted);
    const double all = found.after.at_risk_years + found.at_rest.at_risk_years;
    for (const BaseRate& rate : institution_rates(test_facts()))
        if (rate.from == 1946 && rate.what == "any member") {
            EXPECT_LT(all, rate.at_risk_years);
        }
    EXPECT_NEAR(found.ratio, found.after.rate() / found.at_rest.rate(), 1e-12);
    EXPECT_LT(found.interval.low, found.ratio);
    EXPECT_GT(found.interval.high, found.ratio);
}

TEST(Analogues, FindACaseNearestToItself) {
    for (const ExitCase& c : exits(test_facts()).cases) {
        if (!c.counted() || c.rank == 0) continue;
        const auto found = nearest_analogues(
            test_facts(), {c.share_cinc, static_cast<double>(c.members.size()), c.treaty_age_years},
            3);
        ASSERT_EQ(found.size(), 3u);
        EXPECT_NEAR(found[0].distance, 0, 1e-12);
        EXPECT_LE(found[0].distance, found[1].distance);
        EXPECT_LE(found[1].distance, found[2].distance);
    }
}

TEST(Analogues, HaveNoneOfTheWeightThatTheUnitedStatesHasInNato) {
    const ExitProfile p = profile_of(test_facts(), state("USA"), treaty("NATO"), {2026, 1, 1});
    EXPECT_EQ(p.members, 32);
    EXPECT_GT(p.share_cinc, weightiest_exit(test_facts()).share_cinc);
}

TEST(Analogues, RefuseALeaverThatIsNoMember) {
    EXPECT_THAT(
        [] {
            (void)profile_of(test_facts(), state("AUT"), treaty("NATO"), {2026, 1, 1});
        },
        ThrowsMessage<InputError>(HasSubstr("no member")));
    EXPECT_THAT(
        [] {
            (void)profile_of(test_facts(), state("SAU"), treaty("SAU-PAK-2025"), {2026, 1, 1});
        },
        ThrowsMessage<InputError>(HasSubstr("treat")));
}

}  // namespace
}  // namespace counterpoise
