#include "behaviour/spending/nash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

double total(const std::vector<double>& given) {
    return std::accumulate(given.begin(), given.end(), 0.0);
}

TEST(NashContributions, OneStateAloneGivesItsTaste) {
    const std::vector<Contributor> one{{100, 0.10}};
    EXPECT_THAT(nash_contributions(one, 1.0, 0.0), ElementsAre(DoubleNear(10.0, 1e-12)));
}

TEST(NashContributions, TheLargestPaysAllOfAPurePublicGood) {
    const std::vector<Contributor> three{{100, 0.20}, {50, 0.20}, {10, 0.20}};
    EXPECT_THAT(nash_contributions(three, 1.0, 0.0),
                ElementsAre(DoubleNear(20.0, 1e-12), 0.0, 0.0));
}

TEST(NashContributions, EqualsShareAlike) {
    const std::vector<Contributor> three{{100, 0.20}, {100, 0.20}, {100, 0.20}};
    const std::vector<double> given = nash_contributions(three, 1.0, 0.0);
    EXPECT_THAT(given, testing::Each(DoubleNear(7.692308, 5e-7)));
    EXPECT_NEAR(total(given), 60.0 / 2.6, 1e-12);
}

TEST(NashContributions, WithoutSpillInEachGivesWhatItWouldAlone) {
    const std::vector<Contributor> three{{100, 0.05}, {50, 0.05}, {10, 0.05}};
    EXPECT_THAT(
        nash_contributions(three, 0.0, 0.0),
        ElementsAre(DoubleNear(5.0, 1e-12), DoubleNear(2.5, 1e-12), DoubleNear(0.5, 1e-12)));
}

TEST(NashContributions, HasTheClosedFormOfContributorsOnly) {
    // Q = aY / (a + n (1 - a)) over those who give: 100 and 90, not 20.
    const std::vector<Contributor> three{{100, 0.20}, {90, 0.20}, {20, 0.20}};
    const std::vector<double> given = nash_contributions(three, 1.0, 0.0);
    EXPECT_NEAR(total(given), 38.0 / 1.8, 1e-12);
    EXPECT_NEAR(given[0], 100.0 - 4.0 * 38.0 / 1.8, 1e-12);
    EXPECT_NEAR(given[1], 90.0 - 4.0 * 38.0 / 1.8, 1e-12);
    EXPECT_EQ(given[2], 0.0);
}

TEST(NashContributions, NobodyGivesNothing) {
    EXPECT_THAT(nash_contributions({}, 0.5, 7.0), IsEmpty());
}

TEST(NashContributions, RefusesTastesAndSpillInOutsideTheirRange) {
    const std::vector<Contributor> none{{100, 0.0}};
    const std::vector<Contributor> all{{100, 1.0}};
    const std::vector<Contributor> one{{100, 0.5}};
    EXPECT_THROW((void)nash_contributions(none, 0.5, 0), BrokenPromise);
    EXPECT_THROW((void)nash_contributions(all, 0.5, 0), BrokenPromise);
    EXPECT_THROW((void)nash_contributions(one, 1.1, 0), BrokenPromise);
    EXPECT_THROW((void)nash_contributions(one, -0.1, 0), BrokenPromise);
}

TEST(TasteAt, MakesThePresentTheBestAnswer) {
    EXPECT_DOUBLE_EQ(taste_at(10, 0, 100, 1.0), 0.10);
    EXPECT_DOUBLE_EQ(taste_at(5, 40, 60, 0.5), 25.0 / 80.0);
    const double a = taste_at(5, 40, 60, 0.5);
    EXPECT_NEAR(a * 60 - (1 - a) * 0.5 * 40, 5.0, 1e-12);
}

double between(double low, double high) {
    return low + (high - low) * (*rc::gen::inRange(1, 1000000) / 1e6);
}

std::vector<Contributor> random_contributors() {
    std::vector<Contributor> contributors(*rc::gen::inRange<std::size_t>(1, 33));
    for (Contributor& c : contributors) {
        c.income = between(1.0, 30000.0);
        c.taste = between(0.001, 0.6);
    }
    return contributors;
}

RC_GTEST_PROP(NashContributions, AreEachTheBestAnswerToTheOthers, ()) {
    const std::vector<Contributor> contributors = random_contributors();
    const double theta = *rc::gen::elementOf(std::vector<double>{0.0, 0.25, 0.5, 0.9, 1.0});
    const double outside = *rc::gen::arbitrary<bool>() ? 0.0 : between(0.0, 5000.0);
    const std::vector<double> given = nash_contributions(contributors, theta, outside);
    const double sum = total(given);
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& [income, taste] = contributors[i];
        const double answer =
            std::max(0.0, taste * income - (1 - taste) * theta * (sum - given[i] + outside));
        RC_ASSERT(std::abs(given[i] - answer) <= 1e-9 * (1.0 + income));
    }
}

RC_GTEST_PROP(NashContributions, DoNotDependOnTheOrderOfMembers, ()) {
    std::vector<Contributor> contributors = random_contributors();
    const std::vector<double> given = nash_contributions(contributors, 0.7, 3.0);
    std::reverse(contributors.begin(), contributors.end());
    std::vector<double> again = nash_contributions(contributors, 0.7, 3.0);
    std::reverse(again.begin(), again.end());
    for (std::size_t i = 0; i < given.size(); ++i)
        RC_ASSERT(std::abs(given[i] - again[i]) <= 1e-9 * (1.0 + contributors.size() * 30000.0));
}

/// Warr's neutrality: moving income among those who give, so that all still give, leaves the sum.
RC_GTEST_PROP(NashContributions, AreNeutralToMovingIncomeAmongThoseWhoGive, ()) {
    const double taste = between(0.05, 0.6);
    std::vector<Contributor> contributors(*rc::gen::inRange<std::size_t>(2, 8));
    for (Contributor& c : contributors) c = {between(90.0, 110.0), taste};
    const std::vector<double> before = nash_contributions(contributors, 1.0, 0.0);
    RC_PRE(*std::min_element(before.begin(), before.end()) > 0.0);
    const double moved = 0.9 * before[0] * between(0.0, 1.0);
    contributors[0].income -= moved;
    contributors[1].income += moved;
    const std::vector<double> after = nash_contributions(contributors, 1.0, 0.0);
    RC_ASSERT(std::abs(total(before) - total(after)) < 1e-9);
    RC_ASSERT(std::abs(before[0] - moved - after[0]) < 1e-9);
}

RC_GTEST_PROP(NashContributions, AnExitLowersTheSumAndRaisesTheRemainingByLessThanTheLoss, ()) {
    std::vector<Contributor> contributors = random_contributors();
    const double theta = *rc::gen::elementOf(std::vector<double>{0.25, 0.5, 0.9, 1.0});
    const std::vector<double> before = nash_contributions(contributors, theta, 0.0);
    // The leaver is one that gives, and somebody is left.
    const auto most = std::max_element(before.begin(), before.end());
    RC_PRE(contributors.size() > 1);
    const auto leaver = most - before.begin();
    const double lost = *most;
    RC_PRE(lost > 1e-6);
    contributors.erase(contributors.begin() + leaver);
    const std::vector<double> after = nash_contributions(contributors, theta, 0.0);
    RC_ASSERT(total(after) < total(before));
    double rise = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const std::size_t was = i < static_cast<std::size_t>(leaver) ? i : i + 1;
        RC_ASSERT(after[i] >= before[was] - 1e-9 * (1.0 + before[was]));
        rise += after[i] - before[was];
    }
    RC_ASSERT(rise >= -1e-9 * lost);
    RC_ASSERT(rise < lost);
    if (std::any_of(before.begin(), before.end(), [&](double q) { return q > 0 && q < lost; }))
        RC_ASSERT(rise > 0.0);
}

}  // namespace
}  // namespace counterpoise
