#include "rules/un_dues/dues.h"

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

constexpr Methodology kUnbounded{.ceiling = 100, .floor = 0, .least_developed_ceiling = 100};

TEST(Dues, TwentyTwoPercentOfTheBudgetOf2026Are759Millions) {
    EXPECT_NEAR(dues_usd_m(3450.4263, 22), 759.0938, 1e-4);
}

TEST(Article19, TheVoteIsLostOnceArrearsReachTwoYearsOfDues) {
    EXPECT_FALSE(loses_assembly_vote(199.9, 120, 80));
    EXPECT_TRUE(loses_assembly_vote(200, 120, 80));
    EXPECT_TRUE(loses_assembly_vote(250, 120, 80));
}

TEST(Arrears, GrowByWhatIsNotPaid) {
    const std::vector<double> due{100, 200, 300};
    EXPECT_THAT(arrears_path(50, due, 0.75), ElementsAre(75, 125, 200));
    EXPECT_THAT(arrears_path(50, due, 1), ElementsAre(50, 50, 50));
    EXPECT_THAT(arrears_path(0, due, 0), ElementsAre(100, 300, 600));
}

TEST(Article19, AMemberThatStopsPayingLosesItsVoteAfterTwoYears) {
    const std::vector<double> due{100, 100, 100};
    const auto path = arrears_path(0, due, 0);
    EXPECT_FALSE(loses_assembly_vote(path[0], due[0], 100));
    EXPECT_TRUE(loses_assembly_vote(path[1], due[1], due[0]));
}

// Three states of ten people: incomes 700, 250 and 50, so the average is 1000/30 a head. The second
// subtracts an eighth of its debt of 80 and has 240, 24 a head, 28 % below the average: 0.8 x 0.28
// x 240 = 53.76 off. The third, at 5 a head, is 85 % below: 0.8 x 0.85 x 50 = 34 off. The first
// takes both: 787.76. In all 787.76 + 186.24 + 16 = 990.
TEST(MachineScale, FollowsTheMethodologyStepByStep) {
    const std::vector<Assessable> members{
        {700, 0, 10, false}, {250, 80, 10, false}, {50, 0, 10, true}};
    EXPECT_THAT(
        machine_scale(members, kUnbounded),
        ElementsAre(DoubleNear(100 * 787.76 / 990, 1e-9), DoubleNear(100 * 186.24 / 990, 1e-9),
                    DoubleNear(100 * 16.0 / 990, 1e-9)));
}

// The same with a ceiling of 60 for the first and 1 for the least developed: the second takes the
// remaining 39.
TEST(MachineScale, CeilingsPassTheirExcessToTheStatesNotBoundByThem) {
    const std::vector<Assessable> members{
        {700, 0, 10, false}, {250, 80, 10, false}, {50, 0, 10, true}};
    const Methodology bounds{.ceiling = 60, .floor = 0.5, .least_developed_ceiling = 1};
    EXPECT_THAT(machine_scale(members, bounds),
                ElementsAre(DoubleNear(60, 1e-9), DoubleNear(39, 1e-9), DoubleNear(1, 1e-9)));
}

// Two rich states pay the relief in proportion to their incomes, 600 to 300. A state of 100 on 60
// heads has 5/3 a head against 1000/100 = 10: 0.8 x 5/6 x 100 = 66.67 off.
TEST(MachineScale, ReliefIsCarriedInProportionToIncome) {
    const std::vector<Assessable> members{
        {600, 0, 20, false}, {300, 0, 20, false}, {100, 0, 60, false}};
    const double relief = 100 * 0.8 * 5.0 / 6.0;
    EXPECT_THAT(machine_scale(members, kUnbounded),
                ElementsAre(DoubleNear(60 + relief / 15, 1e-9), DoubleNear(30 + relief / 30, 1e-9),
                            DoubleNear(10 - relief / 10, 1e-9)));
}

TEST(MachineScale, AStateWhoseDebtExceedsItsIncomePaysTheFloor) {
    std::vector<Assessable> members(10, Assessable{100, 0, 10, false});
    members.push_back({10, 1000, 10, false});
    const auto rates = machine_scale(members, Methodology{});
    EXPECT_NEAR(rates.back(), 0.001, 1e-12);
    EXPECT_NEAR(std::accumulate(rates.begin(), rates.end(), 0.0), 100, 1e-9);
}

TEST(MachineScale, RefusesEveryMemberWithoutIncomeOrPeopleAtOnce) {
    const std::vector<Assessable> members{{0, 0, 10, false}, {5, 0, 5, false}, {5, 0, 0, false}};
    EXPECT_THAT(
        [&] { (void)machine_scale(members, Methodology{}); },
        ThrowsMessage<InputError>(testing::AllOf(HasSubstr("member 1"), HasSubstr("member 3"))));
}

TEST(MachineScale, RefusesCeilingsThatCannotBeMet) {
    const std::vector<Assessable> members{{100, 0, 10, false}, {100, 0, 10, false}};
    EXPECT_THAT([&] { (void)machine_scale(members, Methodology{}); },
                ThrowsMessage<InputError>(HasSubstr("44 % at most")));
}

TEST(Scale, IsTheAverageOfTwoPeriodsRoundedToAThousandth) {
    const std::vector<double> six{22, 0.0011};
    const std::vector<double> three{20.0014, 0.0018};
    EXPECT_THAT(scale_of(six, three),
                ElementsAre(DoubleNear(21.001, 1e-12), DoubleNear(0.001, 1e-12)));
    EXPECT_THROW((void)scale_of(six, std::vector<double>{1}), BrokenPromise);
}

rc::Gen<std::vector<Assessable>> any_members() {
    const auto member = rc::gen::apply(
        [](int gni, int debt, int people) {
            return Assessable{1.0 * gni, 1.0 * debt, 1.0 * people, false};
        },
        rc::gen::inRange(1, 100000), rc::gen::inRange(0, 5000), rc::gen::inRange(1, 2000));
    return rc::gen::map(rc::gen::container<std::vector<Assessable>>(member),
                        [](std::vector<Assessable> m) {
                            while (m.size() < 8) m.push_back({1000, 0, 100, false});
                            return m;
                        });
}

RC_GTEST_PROP(MachineScale, SumsToAHundredWithinItsBounds, ()) {
    const auto rates = machine_scale(*any_members(), Methodology{});
    double sum = 0;
    for (const double r : rates) {
        RC_ASSERT(r >= 0.001 - 1e-12);
        RC_ASSERT(r <= 22 + 1e-12);
        sum += r;
    }
    RC_ASSERT(std::abs(sum - 100) < 1e-9);
}

RC_GTEST_PROP(MachineScale, TheUnitOfMoneyDoesNotMatter, ()) {
    auto members = *any_members();
    const auto before = machine_scale(members, Methodology{});
    for (Assessable& m : members) {
        m.gni_usd_m *= 3;
        m.debt_usd_m *= 3;
    }
    const auto after = machine_scale(members, Methodology{});
    for (std::size_t i = 0; i < before.size(); ++i)
        RC_ASSERT(std::abs(before[i] - after[i]) < 1e-8);
}

// Half unpaid: 4 years x 0.5 = 2 years of dues. 0.3 unpaid: 6 x 0.3 = 1.8, 7 x 0.3 = 2.1.
TEST(VoteLost, AfterTwoYearsOfDuesHoweverLongTheyTake) {
    EXPECT_EQ(vote_lost(100, 1)->years, 2);
    EXPECT_EQ(vote_lost(100, 0.5)->years, 4);
    EXPECT_NEAR(vote_lost(100, 0.5)->arrears, 200, 1e-9);
    EXPECT_EQ(vote_lost(100, 0.3)->years, 7);
    EXPECT_NEAR(vote_lost(100, 0.3)->arrears, 210, 1e-9);
    EXPECT_EQ(vote_lost(100, 0.1)->years, 20) << "rounding does not add a year";
    EXPECT_FALSE(vote_lost(0, 1).has_value()) << "nothing is due";
}

TEST(VoteLost, RefusesAShareThatIsNone) {
    for (const double unpaid : {-0.1, 0.0, 1.1, std::nan("")})
        EXPECT_THROW((void)vote_lost(100, unpaid), InputError) << unpaid;
}

RC_GTEST_PROP(VoteLost, ComesNoLaterForAMemberThatLeavesMoreUnpaid, ()) {
    const double less = *rc::gen::inRange(10, 1000) / 1000.0;
    const double more = less + (1.0 - less) * *rc::gen::inRange(0, 1000) / 1000.0;
    const auto slow = vote_lost(10, less);
    const auto fast = vote_lost(10, more);
    RC_ASSERT(fast->years <= slow->years);
    RC_ASSERT(fast->years >= 2);
    RC_ASSERT(slow->arrears >= 20.0 - 1e-6);
}

}  // namespace
}  // namespace counterpoise
