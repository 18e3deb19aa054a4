#include "measures/funding/funding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worlds.h"

namespace counterpoise {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(UnScale, HasThe193RatesOf2025) {
    const Reading scale = measured("un.scale", 2025);
    EXPECT_EQ(scale.table.rows.size(), 193u);
    EXPECT_EQ(number_of(scale, "USA"), 22);
    EXPECT_EQ(number_of(scale, "CHN"), 20.004);
    EXPECT_NEAR(sum_of(scale), 100, 1e-9);
    EXPECT_EQ(scale.standing, Standing::adopted_resolution);
}

TEST(UnScale, SaysThatNoRuleExistsOnceAStateHasLeft) {
    const Reading scale = measured("un.scale", 2025, {"leave USA:UN"});
    EXPECT_EQ(scale.standing, Standing::inferred_from_precedent);
    EXPECT_THAT(scale.notes, Contains(HasSubstr("un_rescale = ceiling_only")));
    EXPECT_EQ(scale.table.rows.size(), 192u);
    EXPECT_TRUE(measured("un.scale", 2025, {"leave USA:NATO"}).notes.empty());
}

TEST(UnScale, RefusesAYearBeforeTheUn) {
    EXPECT_THAT([] { (void)measured("un.scale", 1930); },
                ThrowsMessage<InputError>(HasSubstr("1930")));
}

TEST(NatoCommonFunding, MirrorsAccessionWhenTheUnitedStatesLeaves) {
    const Reading after = measured("nato.common_funding", 2025, {"leave USA:NATO"});
    EXPECT_NEAR(number_of(after, "DEU"), 18.8795, 1e-4);
    EXPECT_NEAR(number_of(after, "GBR"), 13.0322, 1e-4);
    EXPECT_NEAR(sum_of(after), 100, 1e-9);
    EXPECT_EQ(after.table.rows.size(), 31u);
    EXPECT_THAT(after.notes, Contains(HasSubstr("no rule exists")));
    EXPECT_THAT([] { (void)measured("nato.common_funding", 2015); },
                ThrowsMessage<InputError>(HasSubstr("2015")));
}

TEST(UnPeacekeepingScale, ShowsThePremiumAndEachLevel) {
    const Reading scale = measured("un.peacekeeping_scale", 2024);
    EXPECT_NEAR(extra_of(scale, "premium_factor"), 1.22497, 1e-5);
    EXPECT_NEAR(number_of(scale, "USA"), 26.9493, 1e-4);
    EXPECT_NEAR(number_of(scale, "AFG", "discount_pct"), 90, 1e-9);
    EXPECT_NEAR(sum_of(scale), 100, 1e-9);
    EXPECT_THAT([] { (void)measured("un.peacekeeping_scale", 2021); },
                ThrowsMessage<InputError>(HasSubstr("2021")));
}

TEST(UnPeacekeepingScale, TheRemainingPermanentMembersCarryMoreAfterAnExit) {
    const Reading before = measured("un.peacekeeping_scale", 2025);
    const Reading after = measured("un.peacekeeping_scale", 2025, {"leave USA:UN"});
    EXPECT_GT(extra_of(after, "premium_factor"), extra_of(before, "premium_factor"));
    for (const char* permanent : {"CHN", "GBR", "FRA", "RUS"})
        EXPECT_GT(number_of(after, permanent), number_of(before, permanent)) << permanent;
    EXPECT_NEAR(sum_of(after), 100, 1e-9);
}

TEST(UnDues, AreTheBudgetTimesTheRate) {
    const Reading dues = measured("un.dues", 2025);
    EXPECT_NEAR(number_of(dues, "USA"), 3717 * 0.22, 1e-9);
    EXPECT_NEAR(sum_of(dues), 3717, 1e-6);
    EXPECT_NEAR(sum_of(dues, "peacekeeping"), 5380, 1e-6);
    EXPECT_NEAR(sum_of(measured("un.dues", 2025, {"leave USA:UN"})), 3717, 1e-6);
    EXPECT_NEAR(
        sum_of(measured("un.dues", 2025, {"leave USA:UN"}, assume({"un_rescale=unfunded"}))),
        3717 * 0.78, 1e-6);
    EXPECT_THAT([] { (void)measured("un.dues", 2010); },
                ThrowsMessage<InputError>(HasSubstr("regular budget")));
}

TEST(UnEntityFunding, SumsToTheTotalsOf2024) {
    const Reading funding = measured("un.entity_funding", 2025, {"leave USA:UN"});
    EXPECT_NEAR(number_of(funding, "WFP", "total_usd_m"), 10373.1, 0.05);
    EXPECT_NEAR(number_of(funding, "WFP", "from_leavers_pct"), 42.76, 0.005);
    EXPECT_NEAR(extra_of(funding, "from_leavers_usd_m"), 14266, 0.5);
    EXPECT_NEAR(extra_of(funding, "from_leavers_usd_m"), sum_of(funding, "from_leavers_usd_m"),
                1e-6);
    EXPECT_LT(extra_of(funding, "lost_usd_m"), 3214);
    EXPECT_THAT(funding.vintage, HasSubstr("2024"));
}

// All assessed accounts together: the regular budget and peacekeeping.
TEST(UnArrears, AMemberThatStopsPayingLosesItsVoteAfterTwoYears) {
    const Reading arrears = measured("un.arrears", 2025);
    const Reading dues = measured("un.dues", 2025);
    EXPECT_EQ(arrears.table.rows.size(), dues.table.rows.size());
    const double due = number_of(dues, "USA") + number_of(dues, "USA", "peacekeeping");
    EXPECT_NEAR(number_of(arrears, "USA", "due_usd_m"), due, 1e-9);
    EXPECT_EQ(number_of(arrears, "USA"), 2);
    EXPECT_NEAR(number_of(arrears, "USA", "arrears_usd_m"), 2 * due, 1e-6);
    for (const auto& row : arrears.table.rows)
        EXPECT_EQ(std::get<std::string>(row[3]), "2027-01-01");
    const Reading half = measured("un.arrears", 2025, {}, assume({"unpaid_share=0.25"}));
    EXPECT_EQ(number_of(half, "USA"), 8);
    EXPECT_THAT(half.notes, Contains(HasSubstr("25 % of what falls due unpaid")));
}

TEST(UnArrears, FollowTheDuesAfterAnExit) {
    const Reading after = measured("un.arrears", 2025, {"leave USA:UN"});
    EXPECT_TRUE(std::isnan(number_of(after, "USA", "due_usd_m")));
    EXPECT_GT(number_of(after, "CHN", "due_usd_m"),
              number_of(measured("un.arrears", 2025), "CHN", "due_usd_m"));
}

TEST(UnArrears, RefusesAYearWithoutABudget) {
    EXPECT_THAT([] { (void)measured("un.arrears", 2019); },
                ThrowsMessage<InputError>(HasSubstr("2019")));
}

TEST(NatoCommonFunding, KeepsTheStandingOfTheSharesApartFromThatOfTheChange) {
    EXPECT_THAT(measured("nato.common_funding", 2025, {"leave USA:NATO"}).notes,
                Contains(testing::AllOf(HasSubstr("shares are transcribed, unverified"),
                                        HasSubstr("change is inferred from precedent"))));
}

}  // namespace
}  // namespace counterpoise
