#include "behaviour/disputes/candidates.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <map>

#include "behaviour/disputes/laws.h"

namespace counterpoise {
namespace {

/// The luck of one pair in each year in which any has been drawn.
std::map<int, double> luck_of(const DisputeCandidates& candidates, std::size_t pair, int first,
                              int last) {
    std::map<int, double> luck;
    for (int year = first; year <= last; ++year)
        for (const Candidate& c : candidates.of(year))
            if (c.pair == pair && !candidates.superseded(c, year)) luck[year] = c.luck;
    return luck;
}

TEST(DisputeCandidates, BelowABoundAreAsManyAsTheBoundSays) {
    constexpr int kYears = 70;
    constexpr double kChance = 0.05;
    int below = 0, pairs = 0;
    const DisputeRecord& record = record_of(2025);
    DisputeCandidates candidates(record, 12, 0, 2015, 2014 + kYears);
    for (std::size_t pair = 0; pair < 3000; ++pair, ++pairs) {
        candidates.raise(pair, 0.004);  // several levels
        candidates.raise(pair, kChance);
    }
    for (int year = 2015; year < 2015 + kYears; ++year)
        for (const Candidate& c : candidates.of(year))
            if (!candidates.superseded(c, year) && c.luck < kChance) ++below;
    const double expected = kChance * kYears * pairs;
    EXPECT_NEAR(below, expected, 4 * std::sqrt(expected));
}

/// In whatever steps a bound is raised, the luck below it is the same: worlds may ask in any order.
RC_GTEST_PROP(DisputeCandidates, LuckDoesNotDependOnHowTheBoundWasRaised, ()) {
    const DisputeRecord& record = record_of(2025);
    const auto seed = *rc::gen::inRange(1, 1000);
    const double high = 0.001 * *rc::gen::inRange(10, 900);
    const double between = high * 0.01 * *rc::gen::inRange(1, 100);
    constexpr std::size_t kPair = 4711;
    DisputeCandidates at_once(record, static_cast<std::uint64_t>(seed), 0, 2015, 2060);
    at_once.raise(kPair, 0.002);
    at_once.raise(kPair, high);
    DisputeCandidates slowly(record, static_cast<std::uint64_t>(seed), 0, 2015, 2060);
    slowly.raise(kPair, 0.002);
    slowly.raise(kPair, between);
    slowly.raise(kPair, high);
    RC_ASSERT(luck_of(at_once, kPair, 2015, 2060) == luck_of(slowly, kPair, 2015, 2060));
    RC_ASSERT(at_once.bounds()[kPair] >= high);
    RC_ASSERT(at_once.bounds()[kPair] <= 1.0);
}

TEST(DisputeCandidates, ABoundOfOneHasEveryYear) {
    const DisputeRecord& record = record_of(2025);
    DisputeCandidates candidates(record, 1, 0, 2015, 2040);
    candidates.raise(10, 0.01);
    candidates.raise(10, 1.0);
    EXPECT_EQ(candidates.bounds()[10], 1.0);
    EXPECT_THAT(luck_of(candidates, 10, 2015, 2040), testing::SizeIs(26));
}

TEST(DisputeCandidates, ALongerRunHasTheSameLuckInItsFirstYears) {
    const DisputeRecord& record = record_of(2025);
    DisputeCandidates few(record, 9, 4, 2015, 2030), many(record, 9, 4, 2015, 2090);
    for (std::size_t pair = 0; pair < 500; ++pair) {
        few.raise(pair, 0.03);
        many.raise(pair, 0.03);
        ASSERT_EQ(luck_of(few, pair, 2015, 2030), luck_of(many, pair, 2015, 2030));
    }
}

}  // namespace
}  // namespace counterpoise
