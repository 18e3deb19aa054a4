#include "measures/alignment/similarity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "measures/alignment/asked.h"

namespace counterpoise {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr Obligation kPlain[]{Obligation::none,          Obligation::defence,
                              Obligation::offence,       Obligation::neutrality,
                              Obligation::nonaggression, Obligation::consultation};

TEST(AllianceScale, PutsEachObligationOnItsLevel) {
    const int cow[]{0, 3, 3, 2, 2, 1};
    const int atop[]{0, 3, 3, 2, 1, 2};
    for (std::size_t k = 0; k < std::size(kPlain); ++k) {
        EXPECT_EQ(level_of(kPlain[k], AllianceScale::cow), cow[k]) << k;
        EXPECT_EQ(level_of(kPlain[k], AllianceScale::atop), atop[k]) << k;
        EXPECT_EQ(level_of(kPlain[k], AllianceScale::binary), k == 0 ? 0 : 1) << k;
    }
    EXPECT_EQ(level_of(Obligation::nonaggression | Obligation::defence, AllianceScale::atop), 3);
}

TEST(Portfolios, HoldTheTopLevelWithOneselfAndWithAllies) {
    const World& world = published_world(2025);
    const Portfolios all =
        portfolios(world, test_facts(), AllianceScale::cow, PortfolioPacts::live);
    EXPECT_EQ(all.size(), 195U);
    const auto place = [&](const char* iso3) { return all.place(*world.row(state_named(iso3))); };
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all.of(i)[i], 3);
    EXPECT_EQ(all.of(place("USA"))[place("GBR")], 3);
    EXPECT_EQ(all.of(place("USA"))[place("JPN")], 3);
    EXPECT_EQ(all.of(place("GBR"))[place("JPN")], 0);
}

// All 32 members of NATO owe each other help, so after the exit no member has less than before and
// the leaver owes them nothing.
TEST(Portfolios, OfALeaverLoseTheTreatyAndNothingElse) {
    const World world = world_after(2025, {"leave USA:NATO"});
    const Portfolios before =
        portfolios(published_world(2025), test_facts(), AllianceScale::cow, PortfolioPacts::live);
    const Portfolios after =
        portfolios(world, test_facts(), AllianceScale::cow, PortfolioPacts::live);
    const std::size_t usa = after.place(*world.row(state_named("USA")));
    int lost = 0;
    for (std::size_t i = 0; i < after.size(); ++i)
        for (std::size_t k = 0; k < after.size(); ++k) {
            EXPECT_LE(after.of(i)[k], before.of(i)[k]);
            if (after.of(i)[k] == before.of(i)[k]) continue;
            ++lost;
            EXPECT_TRUE(i == usa || k == usa);
        }
    EXPECT_EQ(lost, 2 * 31);
}

TEST(Alignment, OfTheUnitedStatesWithAlliesIsHighAndWithRivalsNone) {
    const Reading all = asked("alignment.similarity", 2025, of_state("USA"));
    EXPECT_EQ(all.table.rows.size(), 194U);
    EXPECT_NEAR(of_pair(all, "USA", "GBR", "kappa"), .912059, 5e-7);
    EXPECT_NEAR(of_pair(all, "USA", "GBR", "s"), .948718, 5e-7);
    EXPECT_LT(of_pair(all, "USA", "RUS", "kappa"), 0);
    EXPECT_GT(of_pair(all, "USA", "RUS", "s"), .5) << "joint absence of ties";
}

TEST(Alignment, OfEveryPairIsThatOfEitherState) {
    const Reading all = asked("alignment.similarity", 2016, {});
    const Reading usa = asked("alignment.similarity", 2016, of_state("USA"));
    const Reading fra = asked("alignment.similarity", 2016, of_state("FRA"));
    EXPECT_EQ(all.table.rows.size(), 195U * 194U / 2U);
    for (const char* column : {"s", "s_weighted", "kappa", "pi"}) {
        EXPECT_EQ(of_pair(all, "USA", "FRA", column), of_pair(usa, "USA", "FRA", column));
        EXPECT_NEAR(of_pair(fra, "FRA", "USA", column), of_pair(usa, "USA", "FRA", column), 1e-12);
    }
}

TEST(Alignment, ShowsScoresBeforeAndAfterAnExit) {
    const Reading before = asked("alignment.similarity", 2025, of_state("USA"));
    const Reading after = asked("alignment.similarity", 2025, of_state("USA"), {"leave USA:NATO"});
    EXPECT_EQ(before.table.column("kappa_before"), before.table.columns.size());
    for (const char* column : {"s", "s_weighted", "kappa", "pi"})
        EXPECT_EQ(of_pair(after, "USA", "DEU", std::string(column) + "_before"),
                  of_pair(before, "USA", "DEU", column));
    EXPECT_LT(of_pair(after, "USA", "DEU", "kappa"), 0);
    EXPECT_GT(of_pair(after, "USA", "RUS", "s"), of_pair(before, "USA", "RUS", "s"))
        << "S rises with joint absence";
}

TEST(Alignment, SaysWhereNothingWeighsAPortfolio) {
    const Reading reading = asked("alignment.similarity", 2024, of_state("USA"));
    EXPECT_TRUE(std::isnan(of_pair(reading, "USA", "GBR", "s_weighted")));
    EXPECT_THAT(reading.notes, Contains(HasSubstr("no capabilities (CINC) for this year")));
}

// The pact of Helsinki binds 59 states not to attack one another, rivals included.
TEST(Alignment, OfRivalsRestsOnWhetherDoubtfulPactsCount) {
    const auto kappa = [](int year, const std::vector<std::string>& words) {
        return of_pair(asked("alignment.similarity", year, of_state("USA"), {}, assume(words)),
                       "USA", "RUS", "kappa");
    };
    EXPECT_LT(kappa(2018, {}), 0);
    EXPECT_GT(kappa(2018, {"portfolio_pacts=in_force"}), .4);
    EXPECT_EQ(kappa(2017, {}), kappa(2017, {"portfolio_pacts=in_force"}));
    EXPECT_THAT(asked("alignment.similarity", 2018, of_state("USA")).notes,
                Contains(HasSubstr("do not read a series across 2018")));
}

TEST(Alignment, FollowsItsAssumptions) {
    const auto kappa = [](const std::vector<std::string>& words) {
        return of_pair(asked("alignment.similarity", 2016, of_state("USA"), {}, assume(words)),
                       "USA", "RUS", "kappa");
    };
    EXPECT_NE(kappa({}), kappa({"alignment_distance=squared"}));
    EXPECT_NE(kappa({}), kappa({"alliance_scale=atop"}));
    EXPECT_EQ(kappa({"alliance_scale=binary"}),
              kappa({"alliance_scale=binary", "alignment_distance=squared"}))
        << "with two levels a difference is its square";
}

TEST(Alignment, RefusesAnUnknownWordAndAnUnknownState) {
    EXPECT_THAT([] { (void)asked("alignment.similarity", 2025, of_state("USA", "vote")); },
                ThrowsMessage<InputError>(AllOf(HasSubstr("--over: 'vote' is not known"),
                                                HasSubstr("Did you mean 'votes'?"))));
    EXPECT_THAT([] { (void)asked("alignment.similarity", 2025, of_state("USB")); },
                ThrowsMessage<InputError>(HasSubstr("Did you mean 'USA'?")));
    EXPECT_THAT([] { (void)asked("alignment.similarity", 1900, of_state("IND")); },
                ThrowsMessage<InputError>(HasSubstr("--state")));
}

}  // namespace
}  // namespace counterpoise
