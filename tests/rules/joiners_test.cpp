#include "rules/joiners.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "world/un_tables.h"
#include "worlds.h"

namespace counterpoise {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

// Ratios of rate to GDP: 1, 2, 3, 4, 5 per hundred among the five nearest in GDP per head; the
// median is 3.
TEST(NewcomerRate, TakesTheMedianRatioOfTheFiveNearestInGdpPerHead) {
    const std::vector<Payer> payers{{1, 100, 10}, {2, 100, 11}, {3, 100, 12},  {4, 100, 9},
                                    {5, 100, 8},  {90, 100, 1}, {80, 100, 99}, {22, 1, 10}};
    EXPECT_NEAR(newcomer_rate(payers, 22, 200, 10), 6, 1e-12);
}

TEST(NewcomerRate, NearnessIsARatioNotADifference) {
    // 20 a head is twice 10, 4 is two and a half times below: the first is nearer though 10 away.
    const std::vector<Payer> payers{{1, 100, 20}, {2, 100, 20}, {3, 100, 20},
                                    {4, 100, 20}, {5, 100, 20}, {9, 100, 4}};
    EXPECT_NEAR(newcomer_rate(payers, 22, 100, 10), 3, 1e-12);
}

TEST(NewcomerRate, RefusesANewcomerWithoutFigures) {
    const std::vector<Payer> payers{{1, 100, 10}};
    EXPECT_THAT([&] { (void)newcomer_rate(payers, 22, kNone, 10); },
                ThrowsMessage<InputError>(HasSubstr("GDP or population")));
    EXPECT_THAT([&] { (void)newcomer_rate(payers, 22, 100, kNone); },
                ThrowsMessage<InputError>(HasSubstr("GDP or population")));
}

TEST(NewcomerRate, RefusesWhenNoPayerToCompareWithRemains) {
    const std::vector<Payer> payers{{22, 100, 10}, {1, kNone, 10}, {0, 100, 10}};
    EXPECT_THAT([&] { (void)newcomer_rate(payers, 22, 100, 10); },
                ThrowsMessage<InputError>(HasSubstr("no payer")));
}

TEST(WithNewcomers, TheirShareStandsAndTheOthersMakeRoom) {
    const std::vector<double> shares{60, 40, 20};
    EXPECT_THAT(with_newcomers(shares, {false, false, true}),
                ElementsAre(DoubleNear(48, 1e-12), DoubleNear(32, 1e-12), DoubleNear(20, 1e-12)));
}

TEST(WithNewcomers, RefusesNewcomersThatWouldPayEverything) {
    const std::vector<double> shares{60, 60, 50};
    EXPECT_THAT(
        [&] {
            (void)with_newcomers(shares, {false, true, true});
        },
        ThrowsMessage<InputError>(HasSubstr("exceed 100 %")));
}

// NATO's published shares of 2021-24 and 2024-25: the newcomers' 0.9057 and 1.9277 leave 97.1666 %
// of the old shares.
TEST(WithNewcomers, ReproducesTheSharesOf2024FromThoseOf2021AndTheTwoNewcomers) {
    std::vector<double> shares;
    std::vector<bool> newcomers;
    std::vector<StateId> states_of;
    for (const FundingShare& share : nato_funding(test_facts()))
        if (share.start == Year{2021}) {
            shares.push_back(share.percent);
            newcomers.push_back(false);
            states_of.push_back(share.state);
        }
    double old_sum = 0;
    for (const double share : shares) old_sum += share;
    for (const double newcomer : {0.9057, 1.9277}) {
        shares.push_back(newcomer);
        newcomers.push_back(true);
    }
    const auto scaled = with_newcomers(shares, newcomers);
    EXPECT_NEAR(scaled[0] / shares[0] * old_sum / 100, 0.971666, 1e-6);
    int compared = 0;
    for (const FundingShare& share : nato_funding(test_facts()))
        for (std::size_t i = 0; i < states_of.size(); ++i)
            if (share.start == Year{2024} && share.state == states_of[i]) {
                EXPECT_NEAR(scaled[i], share.percent, 2e-4)
                    << states(test_facts()).name(share.state);
                ++compared;
            }
    EXPECT_EQ(compared, 30);
}

// What the inference is worth: the two states that joined, inferred in 2022 from the shares of
// 2021-24.
TEST(Joiners, FinlandAndSwedenAreInferredWithinAnEighthOfTheirPublishedShares) {
    const World world = world_after(2022, {"join FIN:NATO", "join SWE:NATO"});
    EXPECT_NEAR(value_of(world, Column::nato_rate, "FIN") / 0.9057, 1.0, 0.125);
    EXPECT_NEAR(value_of(world, Column::nato_rate, "SWE") / 1.9277, 1.0, 0.05);
    EXPECT_NEAR(value_of(world, Column::nato_rate, "USA"), 15.8813, 0.05);
}

TEST(Joiners, AJoinerWithoutGdpIsRefusedByName) {
    EXPECT_THAT([] { (void)world_after(1950, {"join CHE:UN"}); },
                ThrowsMessage<InputError>(HasSubstr("Switzerland")));
}

RC_GTEST_PROP(WithNewcomers, SumToAHundredAndKeepTheOthersInProportion, ()) {
    const auto old = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(1, 1000));
    const double newcomer = *rc::gen::inRange(1, 9900) / 100.0;
    std::vector<double> shares(old.begin(), old.end());
    shares.push_back(newcomer);
    const auto scaled = with_newcomers(shares, {false, false, false, false, false, true});
    double sum = 0;
    for (const double s : scaled) sum += s;
    RC_ASSERT(std::abs(sum - 100) < 1e-9);
    RC_ASSERT(scaled[5] == newcomer);
    RC_ASSERT(std::abs(scaled[0] * shares[1] - scaled[1] * shares[0]) < 1e-6);
}

}  // namespace
}  // namespace counterpoise
