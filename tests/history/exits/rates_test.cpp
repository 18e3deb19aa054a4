#include "history/exits/rates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "history/exits/cases.h"
#include "history/exits/institution_exits.h"
#include "history/exits/toy.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

/// P(X <= n) of a Poisson variable, summed term by term: independent of the quantiles.
double poisson_at_most(std::size_t n, double mean) {
    double term = exp_det(-mean);
    double sum = term;
    for (std::size_t k = 1; k <= n; ++k) {
        term *= mean / static_cast<double>(k);
        sum += term;
    }
    return sum;
}

// Table of Garwood (1936): for 1, 5 and 10 events at 95 %.
TEST(PoissonInterval, IsThePublishedOne) {
    EXPECT_NEAR(poisson_rate_interval(1, 1).low, 0.0253, 5e-5);
    EXPECT_NEAR(poisson_rate_interval(1, 1).high, 5.572, 5e-4);
    EXPECT_NEAR(poisson_rate_interval(5, 1).low, 1.623, 5e-4);
    EXPECT_NEAR(poisson_rate_interval(5, 1).high, 11.668, 5e-4);
    EXPECT_NEAR(poisson_rate_interval(10, 2).low, 4.795 / 2, 5e-4);
    EXPECT_NEAR(poisson_rate_interval(10, 2).high, 18.390 / 2, 5e-4);
}

TEST(PoissonInterval, OfNoEventIsTheRuleOfThree) {
    EXPECT_EQ(poisson_rate_interval(0, 100).low, 0);
    EXPECT_NEAR(poisson_rate_interval(0, 100).high, 3.0 / 100, 5e-5);
}

TEST(PoissonInterval, RefusesARateWithoutExposure) {
    EXPECT_THROW((void)poisson_rate_interval(1, 0), BrokenPromise);
}

RC_GTEST_PROP(PoissonInterval, LeavesATailOfTwoAndAHalfPerCentOnEitherSide, ()) {
    const std::size_t n = *rc::gen::inRange<std::size_t>(1, 60);
    const Interval i = poisson_rate_interval(n, 1);
    RC_ASSERT(std::abs(poisson_at_most(n, i.high) - 0.025) < 1e-9);
    RC_ASSERT(std::abs(1 - poisson_at_most(n - 1, i.low) - 0.025) < 1e-9);
}

RC_GTEST_PROP(RateRatio, TurnsOverWithItsTwoSides, ()) {
    const auto a = *rc::gen::inRange<std::size_t>(1, 40);
    const auto b = *rc::gen::inRange<std::size_t>(1, 40);
    const Interval one = rate_ratio_interval(a, 10, b, 70);
    const Interval other = rate_ratio_interval(b, 70, a, 10);
    RC_ASSERT(std::abs(one.low * other.high - 1) < 1e-9);
    const double ratio = static_cast<double>(a) / 10 / (static_cast<double>(b) / 70);
    RC_ASSERT(one.low < ratio && ratio < one.high);
}

TEST(StudentsT, HasThePublishedQuantiles) {
    EXPECT_NEAR(t_quantile_975(1), 12.706, 5e-4);
    EXPECT_NEAR(t_quantile_975(10), 2.228, 5e-4);
}

// T has five members to the end of 1904, then four but for the five months that are bridged, then
// three from June 1910, of which Spain owes no defence; it ends with 1910.
TEST(Exposure, OfAToyRecordByHand) {
    const AlteredFacts toy(toy_treaties());
    const TreatyId t = treaties(toy.facts()).named("T", "test");
    const Exposure e = exposure(toy.facts(), t, {1816, 1, 1}, {2016, 12, 31});
    EXPECT_NEAR(e.treaty_years, 11.0, 0.01);
    EXPECT_NEAR(e.member_years, 5 * 5 + 4 * 5.412 + 3 * 0.586, 0.02);
    for (const char* other : {"U", "V"}) {
        const TreatyId none = treaties(toy.facts()).named(other, "test");
        EXPECT_EQ(exposure(toy.facts(), none, {1816, 1, 1}, {2016, 12, 31}).treaty_years, 0)
            << other;
    }
}

TEST(Exposure, OfPartsAddsUpToThatOfTheWhole) {
    const TreatyId rio = treaties(test_facts()).named("RIO", "test");
    const Exposure whole = exposure(test_facts(), rio, {1940, 1, 1}, {2016, 12, 31});
    const Exposure first = exposure(test_facts(), rio, {1940, 1, 1}, {1983, 5, 17});
    const Exposure second = exposure(test_facts(), rio, {1983, 5, 18}, {2016, 12, 31});
    EXPECT_NEAR(whole.member_years, first.member_years + second.member_years, 1e-9);
    EXPECT_NEAR(whole.treaty_years, first.treaty_years + second.treaty_years, 1e-9);
}

TEST(BaseRates, CountEveryExitOfTheirPeriodOnce) {
    std::size_t to_2016 = 0;
    for (const ExitCase& c : exits(test_facts()).cases)
        if (c.counted() && c.date.year <= kLastAtopYear) ++to_2016;
    const std::vector<BaseRate> rates = treaty_rates(test_facts());
    EXPECT_EQ(rates.front().events, to_2016);
    for (const BaseRate& r : rates) {
        EXPECT_LE(r.interval().low, r.rate());
        EXPECT_LE(r.rate(), r.interval().high);
    }
}

// No member with more than half of its treaty's capability has left one in two centuries.
TEST(BaseRates, SayThatNoMajorityHolderHasLeft) {
    for (const BaseRate& r : treaty_rates(test_facts()))
        if (r.what == "a majority holder of CINC") {
            EXPECT_EQ(r.events, 0u);
            EXPECT_GT(r.at_risk_years, 0);
        }
}

TEST(Contagion, DividesTheTimeAtRiskInTwo) {
    const Contagion found = contagion(test_facts());
    const BaseRate all = treaty_rates(test_facts()).front();
    EXPECT_NEAR(found.after.at_risk_years + found.at_rest.at_risk_years, all.at_risk_years, 1e-6);
    EXPECT_EQ(found.after.events + found.at_rest.events, all.events);
    EXPECT_GT(found.after.at_risk_years, 0);
}

const InstitutionExit* institution_exit(std::string_view code, int cow, int last_year) {
    for (const InstitutionExit& e : institution_exits(test_facts()))
        if (e.institution == code && e.state.code == cow && e.last_year == last_year) return &e;
    return nullptr;
}

// The cases by which the derivation was proved.
TEST(InstitutionExits, HaveThePublishedOnes) {
    for (const auto& [code, cow, year] :
         {std::tuple{"UNESCO", 2, 1984}, {"UNESCO", 200, 1985}, {"ILO", 2, 1977}}) {
        const InstitutionExit* found = institution_exit(code, cow, year);
        ASSERT_NE(found, nullptr) << code;
        EXPECT_EQ(found->filter, ExitFilter::none) << code;
    }
    EXPECT_EQ(institution_exit("UNESCO", 200, 1985)->returned, 1997);
}

TEST(InstitutionExits, LeaveOutReorganizationsAndGaps) {
    std::size_t counted = 0;
    for (const InstitutionExit& e : institution_exits(test_facts())) {
        if (e.filter != ExitFilter::none) continue;
        ++counted;
        EXPECT_GE(e.members_before, 3);
        EXPECT_LE(e.together, kMostTogether);
        EXPECT_TRUE(e.returned == 0 || e.returned > e.last_year + 2);
    }
    EXPECT_EQ(counted, institution_rates(test_facts()).front().events);
}

// von Borzyskowski and Vabulas 2019: of the order of one in a thousand member-years since 1945.
TEST(InstitutionExits, HappenAboutOnceInAThousandMemberYears) {
    const BaseRate since_1946 = institution_rates(test_facts())[1];
    EXPECT_EQ(since_1946.from, 1946);
    EXPECT_GT(since_1946.rate(), 3e-4);
    EXPECT_LT(since_1946.rate(), 3e-3);
}

}  // namespace
}  // namespace counterpoise
