#include "history/exits/pair_rates.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "history/exits/memberships.h"
#include "history/exits/toy.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

bool ended(const Facts& facts, std::uint16_t one, std::uint16_t other, const std::string& last) {
    const auto& all = pair_endings(facts);
    return std::any_of(all.begin(), all.end(), [&](const PairEnding& e) {
        return std::minmax(e.one.code, e.other.code) == std::minmax(one, other) &&
               e.date.iso() == last;
    });
}

// U is a pact of the United Kingdom and France from 1900 on, until France leaves with 1905.
TEST(PairRates, OfAToyRecordByHand) {
    const AlteredFacts toy(toy_treaties());
    ASSERT_EQ(pair_endings(toy.facts()).size(), 1u);
    EXPECT_TRUE(ended(toy.facts(), 200, 220, "1905-12-31"));
    // A year later both belong to V, in which nobody owes defence.
    EXPECT_FALSE(pair_endings(toy.facts()).front().bound_again);
    const BaseRate all = pair_rates(toy.facts()).front();
    EXPECT_EQ(all.events, 1u);
    EXPECT_NEAR(all.at_risk_years, 6.0, 0.01);
    EXPECT_EQ(pair_rates(toy.facts())[1].at_risk_years, 0);  // since 1946
    const TreatyId t = treaties(toy.facts()).named("T", "test");
    EXPECT_EQ(pair_rates(toy.facts(), t).front().at_risk_years, 0);
}

// Histories name them: the American treaty with the Republic of China ended on 1 January
// 1980. A state that ended did not end its pacts: East Germany.
TEST(PairEndings, AreThoseThatHistoriesName) {
    EXPECT_TRUE(ended(test_facts(), 2, 713, "1980-01-01"));
    for (const PairEnding& e : pair_endings(test_facts())) {
        EXPECT_TRUE(treaty_memberships(test_facts()).pair_defence(e.treaty, e.date));
        EXPECT_FALSE(e.date.year == 1990 && (e.one.code == 265 || e.other.code == 265));
    }
}

TEST(PairRates, OfSingleTreatiesAddUpToThatOfAll) {
    const BaseRate all = pair_rates(test_facts())[1];
    double years = 0;
    std::size_t events = 0;
    for (std::size_t t = 0; t < treaties(test_facts()).list.size(); ++t) {
        const BaseRate one = pair_rates(test_facts(), TreatyId{static_cast<std::uint16_t>(t)})[1];
        years += one.at_risk_years;
        events += one.events;
    }
    EXPECT_NEAR(years, all.at_risk_years, 1e-6);
    EXPECT_EQ(events, all.events);
    EXPECT_GT(all.events, 0u);
}

}  // namespace
}  // namespace counterpoise
