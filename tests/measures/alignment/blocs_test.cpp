#include "measures/alignment/blocs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "measures/alignment/asked.h"

namespace counterpoise {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

using Ties = std::vector<std::pair<std::size_t, std::size_t>>;

Network network(std::size_t n, const Ties& ties) {
    Network made{n, std::vector<std::uint8_t>(n * n)};
    for (const auto& [i, j] : ties) made.tied[i * n + j] = made.tied[j * n + i] = 1;
    return made;
}

// Two triangles and one tie between: 6 of 7 ties inside, half of all degrees in each.
TEST(Communities, OfTwoTrianglesByHand) {
    const Network two = network(7, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}});
    EXPECT_THAT(communities(two), ElementsAre(0, 0, 0, 3, 3, 3, 6));
    EXPECT_NEAR(modularity(two, communities(two)), 6.0 / 7.0 - 0.5, 1e-15);
    EXPECT_TRUE(std::isnan(modularity(network(2, {}), {0, 1})));
}

// Zachary's karate club: 0.4198 is the proven optimum (Brandes et al. 2008); joining alone gives
// 0.381 (Clauset, Newman and Moore 2004).
TEST(Communities, OfTheKarateClubComeNearThePublishedOptimum) {
    const std::vector<std::vector<std::size_t>> later{
        {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
        {2, 3, 7, 13, 17, 19, 21, 30},
        {3, 7, 8, 9, 13, 27, 28, 32},
        {7, 12, 13},
        {6, 10},
        {6, 10, 16},
        {16},
        {},
        {30, 32, 33},
        {33},
        {},
        {},
        {},
        {33},
        {32, 33},
        {32, 33},
        {},
        {},
        {32, 33},
        {33},
        {32, 33},
        {},
        {32, 33},
        {25, 27, 29, 32, 33},
        {25, 27, 31},
        {31},
        {29, 33},
        {33},
        {31, 33},
        {32, 33},
        {32, 33},
        {32, 33},
        {33},
        {}};
    Ties ties;
    for (std::size_t i = 0; i < later.size(); ++i)
        for (const std::size_t j : later[i]) ties.emplace_back(i, j);
    ASSERT_EQ(ties.size(), 78U);
    const Network club = network(34, ties);
    const double q = modularity(club, communities(club));
    EXPECT_GT(q, .381);
    EXPECT_LT(q, .41981);
}

Network random_network() {
    const auto n = *rc::gen::inRange<std::size_t>(2, 25);
    Network made{n, std::vector<std::uint8_t>(n * n)};
    const int percent = *rc::gen::inRange(3, 60);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            if (*rc::gen::inRange(0, 100) < percent)
                made.tied[i * n + j] = made.tied[j * n + i] = 1;
    return made;
}

RC_GTEST_PROP(Communities, GainFromNoMoveAndNoUnion, ()) {
    const Network net = random_network();
    const std::vector<std::size_t> groups = communities(net);
    const double q = modularity(net, groups);
    if (std::isnan(q)) return;
    RC_ASSERT(q >= -1e-12 && q < 1);
    RC_ASSERT(groups == communities(net));
    for (std::size_t i = 0; i < net.n; ++i) {
        RC_ASSERT(groups[groups[i]] == groups[i] && groups[i] <= i);
        for (std::size_t j = 0; j < net.n; ++j) {
            std::vector<std::size_t> moved = groups;
            moved[i] = groups[j];
            RC_ASSERT(modularity(net, moved) <= q + 1e-12);
            std::vector<std::size_t> joined = groups;
            for (std::size_t& g : joined)
                if (g == groups[j]) g = groups[i];
            RC_ASSERT(modularity(net, joined) <= q + 1e-12);
        }
    }
}

TEST(AllianceBlocs, OfTheLatestWorldAreNatoWithTheUnitedStatesAndTheirOtherAllies) {
    const Reading now = asked("alignment.blocs", 2025, {});
    EXPECT_THAT(text_of(now, "USA", "list"),
                AllOf(HasSubstr("GBR"), HasSubstr("DEU"), HasSubstr("TUR"), HasSubstr("JPN"),
                      HasSubstr("KOR"), HasSubstr("AUS")));
    EXPECT_EQ(now.table.column("kappa"), now.table.columns.size());
    double members = extra_of(now, "without_a_pact");
    EXPECT_EQ(members + sum_of(now, "members"), 195);
}

TEST(AllianceBlocs, TheLeaverGoesAndTheOthersStayTogether) {
    const Reading after = asked("alignment.blocs", 2025, {}, {"leave USA:NATO"});
    EXPECT_THAT(text_of(after, "USA before", "list"), HasSubstr("DEU"));
    EXPECT_THAT(text_of(after, "USA", "list"), AllOf(HasSubstr("JPN"), Not(HasSubstr("DEU"))));
    EXPECT_THAT(text_of(after, "DEU", "list"),
                AllOf(HasSubstr("FRA"), HasSubstr("GBR"), HasSubstr("TUR"), HasSubstr("CAN")));
    EXPECT_GT(number_of(after, "USA before", "kappa"), .5);
    EXPECT_LT(number_of(after, "DEU", "kappa"), 0);
    EXPECT_GT(number_of(after, "DEU", "s"), .5) << "S sees agreement where neither has an ally";
}

TEST(AllianceBlocs, HaveEveryStateWithAPactOnce) {
    for (const int year : {1914, 1955, 1980, 2016}) {
        const Blocs all = blocs(published_world(year), test_facts(), PortfolioPacts::live);
        std::set<std::size_t> seen;
        for (const Bloc& bloc : all.list)
            for (const std::size_t place : bloc.places)
                EXPECT_TRUE(seen.insert(place).second) << year;
        EXPECT_EQ(seen.size() + all.unaligned, all.portfolios.size()) << year;
        EXPECT_GT(all.modularity, 0) << year;
    }
}

// East and West in 1980, the Entente beside the Central Powers in 1914, as every history has them.
TEST(AllianceBlocs, OfThePastAreTheAlliancesOfItsHistory) {
    const Reading cold_war = asked("alignment.blocs", 1980, of_state("FRA"));
    EXPECT_THAT(text_of(cold_war, "RUS", "list"),
                AllOf(HasSubstr("POL"), HasSubstr("DDR"), HasSubstr("CSK"), HasSubstr("HUN"),
                      HasSubstr("BGR"), Not(HasSubstr("FRA"))));
    EXPECT_THAT(text_of(cold_war, "USA", "list"), AllOf(HasSubstr("FRA"), HasSubstr("TUR")));
    EXPECT_LT(number_of(cold_war, "RUS", "kappa"), number_of(cold_war, "USA", "kappa"));
    const Reading eve = asked("alignment.blocs", 1914, {});
    EXPECT_THAT(text_of(eve, "DEU", "list"), AllOf(HasSubstr("AUH"), HasSubstr("ITA")));
    EXPECT_THAT(text_of(eve, "RUS", "list"), "FRA RUS");
}

TEST(AllianceBlocs, RefuseAYearWithoutCapabilities) {
    EXPECT_THAT([] { (void)asked("alignment.blocs", 2024, {}); },
                ThrowsMessage<InputError>(HasSubstr("no capabilities (CINC) for 2024")));
}

}  // namespace
}  // namespace counterpoise
