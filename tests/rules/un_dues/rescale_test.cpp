#include "rules/un_dues/rescale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "base/error.h"

namespace counterpoise {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr ScaleBounds kBounds{22.0, 0.001, 0.010};

MemberRate rate(int code, double percent) {
    return {StateId{static_cast<std::uint16_t>(code)}, percent};
}
MemberRate poor(int code, double percent) {
    return {StateId{static_cast<std::uint16_t>(code)}, percent, true};
}

double sum(const std::vector<double>& rates) {
    return std::accumulate(rates.begin(), rates.end(), 0.0);
}

/// Ten to sixty members with rates from the floor to the ceiling that do not all fall to a bound.
rc::Gen<std::vector<MemberRate>> any_members() {
    return rc::gen::map(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 22000)),
        [](std::vector<int> thousandths) {
            while (thousandths.size() < 10)
                thousandths.push_back(5000 + 100 * static_cast<int>(thousandths.size()));
            std::vector<MemberRate> members;
            for (std::size_t i = 0; i < thousandths.size(); ++i) {
                const double percent = thousandths[i] / 1000.0;
                members.push_back(
                    {StateId{static_cast<std::uint16_t>(i)}, percent, percent <= 0.010});
            }
            return members;
        });
}

TEST(Rescale, ProRataDividesByWhatIsLeft) {
    const std::vector<MemberRate> members{rate(1, 30), rate(2, 10), rate(3, 10)};
    EXPECT_THAT(rescale(members, Rescale::pro_rata, kBounds),
                ElementsAre(DoubleNear(60, 1e-12), DoubleNear(20, 1e-12), DoubleNear(20, 1e-12)));
}

// 20 and 55 remain, in seven states; the first would pay 26.67 and is capped, the others pay 78 /
// 55 of their rates.
TEST(Rescale, AStateThatMeetsTheCeilingStopsThereAndTheOthersPayItsExcess) {
    std::vector<MemberRate> members{rate(1, 20)};
    for (int i = 2; i <= 6; ++i) members.push_back(rate(i, 10));
    members.push_back(rate(7, 5));
    const auto rates = rescale(members, Rescale::ceiling_only, kBounds);
    EXPECT_NEAR(rates[0], 22, 1e-12);
    EXPECT_NEAR(rates[1], 10 * 78.0 / 55.0, 1e-12);
    EXPECT_NEAR(rates[6], 5 * 78.0 / 55.0, 1e-12);
}

// Of 100 %, 22 % at the ceiling, 0.010 % for the least developed and 0.001 % at the floor
// leave 77.989 % for the rest.
TEST(Rescale, FloorAndCeilingForTheLeastDevelopedAreKept) {
    std::vector<MemberRate> members{rate(1, 20), rate(2, 0.001), poor(3, 0.009)};
    for (int i = 4; i <= 8; ++i) members.push_back(rate(i, 11));
    const auto rates = rescale(members, Rescale::ceilings_and_floor, kBounds);
    EXPECT_NEAR(rates[0], 22, 1e-12);
    EXPECT_NEAR(rates[1], 0.001, 1e-15);
    EXPECT_NEAR(rates[2], 0.010, 1e-15);
    EXPECT_NEAR(rates[3], 77.989 / 5, 1e-12);
}

TEST(Rescale, AMemberPushedBelowTheFloorIsRaisedToIt) {
    std::vector<MemberRate> members{rate(1, 0.0009)};
    for (int i = 2; i <= 11; ++i) members.push_back(rate(i, 10));
    EXPECT_NEAR(rescale(members, Rescale::ceilings_and_floor, kBounds)[0], 0.001, 1e-15);
}

TEST(Rescale, UnfundedLeavesEveryRateAsItIs) {
    const std::vector<MemberRate> members{rate(1, 20.004), rate(2, 6.93)};
    EXPECT_THAT(rescale(members, Rescale::unfunded, kBounds), ElementsAre(20.004, 6.93));
}

TEST(Rescale, RefusesWhenNobodyCouldPay) {
    EXPECT_THAT([] { (void)rescale({}, Rescale::pro_rata, kBounds); },
                ThrowsMessage<InputError>(HasSubstr("no member with a rate")));
    const std::vector<MemberRate> free{rate(1, 0)};
    EXPECT_THAT([&] { (void)rescale(free, Rescale::pro_rata, kBounds); },
                ThrowsMessage<InputError>(HasSubstr("no member with a rate")));
}

TEST(Rescale, RefusesWhenTheCeilingsTogetherAreBelowTheBudget) {
    const std::vector<MemberRate> four{rate(1, 20), rate(2, 20), rate(3, 20), rate(4, 10)};
    EXPECT_THAT([&] { (void)rescale(four, Rescale::ceiling_only, kBounds); },
                ThrowsMessage<InputError>(HasSubstr("88 % at most")));
    EXPECT_NO_THROW((void)rescale(four, Rescale::pro_rata, kBounds));
}

TEST(Rescale, ANegativeRateIsOurFault) {
    const std::vector<MemberRate> members{rate(1, -1), rate(2, 2)};
    EXPECT_THROW((void)rescale(members, Rescale::pro_rata, kBounds), BrokenPromise);
}

TEST(Rescale, EveryNameIsARule) {
    EXPECT_EQ(rescale_named("pro_rata"), Rescale::pro_rata);
    EXPECT_EQ(rescale_named("ceiling_only"), Rescale::ceiling_only);
    EXPECT_EQ(rescale_named("ceilings_and_floor"), Rescale::ceilings_and_floor);
    EXPECT_EQ(rescale_named("unfunded"), Rescale::unfunded);
    EXPECT_THROW((void)rescale_named("none"), BrokenPromise);
}

RC_GTEST_PROP(Rescale, RatesSumToAHundredWithinTheBounds, ()) {
    const auto members = *any_members();
    for (const Rescale rule :
         {Rescale::pro_rata, Rescale::ceiling_only, Rescale::ceilings_and_floor}) {
        const auto rates = rescale(members, rule, kBounds);
        RC_ASSERT(std::abs(sum(rates) - 100) < 1e-9);
        for (std::size_t i = 0; i < rates.size(); ++i) {
            RC_ASSERT(rates[i] >= 0);
            if (rule != Rescale::pro_rata) RC_ASSERT(rates[i] <= 22 + 1e-12);
            if (rule == Rescale::ceilings_and_floor) RC_ASSERT(rates[i] >= 0.001 - 1e-15);
            if (rule == Rescale::ceilings_and_floor && members[i].least_developed)
                RC_ASSERT(rates[i] <= 0.010 + 1e-15);
        }
    }
}

RC_GTEST_PROP(Rescale, OrderDoesNotMatterAndLargerMembersPayNoLess, ()) {
    const auto members = *any_members();
    const std::vector<MemberRate> reversed(members.rbegin(), members.rend());
    const auto rates = rescale(members, Rescale::ceiling_only, kBounds);
    const auto other = rescale(reversed, Rescale::ceiling_only, kBounds);
    for (std::size_t i = 0; i < rates.size(); ++i) {
        RC_ASSERT(std::abs(rates[i] - other[rates.size() - 1 - i]) < 1e-9);
        for (std::size_t j = 0; j < rates.size(); ++j)
            if (members[i].rate >= members[j].rate) RC_ASSERT(rates[i] >= rates[j] - 1e-12);
    }
}

RC_GTEST_PROP(Rescale, AppliedToItsOwnAnswerItChangesNothing, ()) {
    auto members = *any_members();
    for (const Rescale rule :
         {Rescale::pro_rata, Rescale::ceiling_only, Rescale::ceilings_and_floor}) {
        const auto once = rescale(members, rule, kBounds);
        auto settled = members;
        for (std::size_t i = 0; i < settled.size(); ++i) settled[i].rate = once[i];
        const auto twice = rescale(settled, rule, kBounds);
        for (std::size_t i = 0; i < once.size(); ++i)
            RC_ASSERT(std::abs(twice[i] - once[i]) < 1e-9);
    }
}

TEST(ProportionalWithin, FloorsAboveTheTotalAreOurFault) {
    const std::vector<Bounded> items{{1, 60, 100}, {1, 60, 100}};
    EXPECT_THROW((void)proportional_within(items, 100), BrokenPromise);
}

TEST(ProportionalWithin, SolvesACaseByHand) {
    // 1 : 2 : 7 of 100, the last held to 40, the first raised to 25: the second takes the
    // remaining 35.
    const std::vector<Bounded> items{{1, 25, 100}, {2, 0, 100}, {7, 0, 40}};
    EXPECT_THAT(proportional_within(items, 100),
                ElementsAre(DoubleNear(25, 1e-12), DoubleNear(35, 1e-12), DoubleNear(40, 1e-12)));
}

}  // namespace
}  // namespace counterpoise
