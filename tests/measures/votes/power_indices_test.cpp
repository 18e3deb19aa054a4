#include "measures/votes/power_indices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "measures/votes/diagram.h"

namespace counterpoise {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

/// One player a weight, one threshold.
Game weighted(std::int64_t quota, const std::vector<std::int64_t>& weights) {
    Game game{{}, {{0, quota}}, {{0}}};
    for (const std::int64_t w : weights) game.classes.push_back({1, {w}});
    return game;
}

std::vector<std::string> swings_of(const GamePower& power) {
    std::vector<std::string> texts;
    for (const PlayerPower& p : power.classes) texts.push_back(p.swings.text);
    return texts;
}

std::vector<std::string> shapley_of(const GamePower& power) {
    std::vector<std::string> texts;
    for (const PlayerPower& p : power.classes) texts.push_back(p.shapley.text);
    return texts;
}

// [4; 3,2,1]: A+B, A+C and all win; A turns three coalitions, B and C one each.
TEST(PowerIndices, OfThreePlayersByHand) {
    const GamePower power = power_indices(weighted(4, {3, 2, 1}), "test");
    EXPECT_THAT(swings_of(power), testing::ElementsAre("3", "1", "1"));
    EXPECT_THAT(shapley_of(power), testing::ElementsAre("2/3", "1/6", "1/6"));
    EXPECT_EQ(power.classes[0].banzhaf.text, "3/5");
    EXPECT_EQ(power.classes[1].absolute.text, "1/4");
    EXPECT_EQ(power.swings.text, "5");
    EXPECT_EQ(power.winning.text, "3");
    EXPECT_EQ(power.act.text, "3/8");
}

TEST(PowerIndices, OfTheSecurityCouncilAsAWeightedGame) {
    const Game council{{{5, {7}}, {10, {1}}}, {{0, 39}}, {{0}}};
    const GamePower power = power_indices(council, "test");
    EXPECT_THAT(swings_of(power), testing::ElementsAre("848", "84"));
    EXPECT_THAT(shapley_of(power), testing::ElementsAre("421/2145", "4/2145"));
    EXPECT_EQ(power.swings.text, "5080");
    EXPECT_DOUBLE_EQ(power.classes[0].shapley.value, 421.0 / 2145);
}

TEST(PowerIndices, OfTheSixAndTheNineOfTheEuropeanCommunities) {
    const GamePower six = power_indices(weighted(12, {4, 4, 4, 2, 2, 1}), "test");
    EXPECT_THAT(swings_of(six), testing::ElementsAre("10", "10", "10", "6", "6", "0"));
    EXPECT_THAT(shapley_of(six), testing::ElementsAre("7/30", "7/30", "7/30", "3/20", "3/20", "0"));
    const Game nine{{{4, {10}}, {2, {5}}, {2, {3}}, {1, {2}}}, {{0, 41}}, {{0}}};
    const GamePower power = power_indices(nine, "test");
    EXPECT_THAT(swings_of(power), testing::ElementsAre("53", "29", "21", "5"));
    EXPECT_THAT(shapley_of(power), testing::ElementsAre("5/28", "17/210", "2/35", "1/105"));
}

// A unanimity game, a dictator with a dummy, and one of equals in closed form.
TEST(PowerIndices, OfUnanimityADictatorAndEquals) {
    const GamePower all = power_indices({{{32, {1}}}, {{0, 32}}, {{0}}}, "test");
    EXPECT_EQ(all.classes[0].banzhaf.text, "1/32");
    EXPECT_EQ(all.classes[0].shapley.text, "1/32");
    EXPECT_EQ(all.classes[0].swings.text, "1");
    const GamePower one = power_indices(weighted(5, {5, 1, 1}), "test");
    EXPECT_THAT(swings_of(one), testing::ElementsAre("4", "0", "0"));
    EXPECT_EQ(one.classes[0].shapley.text, "1");
    EXPECT_EQ(one.classes[1].shapley.text, "0");
    const GamePower equals = power_indices({{{6, {1}}}, {{0, 4}}, {{0}}}, "test");
    EXPECT_EQ(equals.classes[0].swings.text, "10");  // C(5, 3)
    EXPECT_EQ(equals.winning.text, "22");            // C(6,4) + C(6,5) + C(6,6)
}

// C(192, 128) swings each: 52 digits more than a 64-bit number holds.
TEST(PowerIndices, OfHundredsOfPlayersDoNotOverflow) {
    const GamePower power = power_indices({{{193, {1}}}, {{0, 129}}, {{0}}}, "test");
    std::vector<std::uint64_t> row{1};  // C(192, 128) modulo a number, by Pascal's rule
    constexpr std::uint64_t kModulus = 1'000'000'000'000'037;
    for (int n = 1; n <= 192; ++n) {
        row.push_back(0);
        for (std::size_t k = row.size(); k-- > 1;) row[k] = (row[k] + row[k - 1]) % kModulus;
    }
    std::uint64_t remainder = 0;
    for (const char digit : power.classes[0].swings.text)
        remainder = (remainder * 10 + static_cast<std::uint64_t>(digit - '0')) % kModulus;
    EXPECT_EQ(remainder, row[128]);
    EXPECT_GT(power.classes[0].swings.text.size(), 50U);
    EXPECT_EQ(power.classes[0].shapley.text, "1/193");
    // Weighted: doubling every weight and the quota changes nothing, exactly.
    Game uneven{{}, {{0, 700}}, {{0}}};
    Game doubled{{}, {{0, 1399}}, {{0}}};
    for (std::int64_t w = 1; w <= 190; ++w) {
        uneven.classes.push_back({1, {1 + w % 11}});
        doubled.classes.push_back({1, {2 * (1 + w % 11)}});
    }
    const GamePower a = power_indices(uneven, "test");
    const GamePower b = power_indices(doubled, "test");
    EXPECT_EQ(swings_of(a), swings_of(b));
    EXPECT_EQ(shapley_of(a), shapley_of(b));
    double sum = 0;
    for (const PlayerPower& p : a.classes) sum += p.shapley.value;
    EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Diagram, RefusesAGameThatIsTooLargeToBeCounted) {
    Game game{{}, {{0, 0}}, {{0}}};
    std::uint64_t x = 88172645463325252U;  // xorshift: weights without a pattern
    for (int i = 0; i < 120; ++i) {
        x ^= x << 13U;
        x ^= x >> 7U;
        x ^= x << 17U;
        game.classes.push_back({1, {static_cast<std::int64_t>(1'000'000'000 + x % 1'000'000'000)}});
    }
    game.thresholds[0].quota = game.total(0) / 2 + 1;
    EXPECT_THAT([&] { (void)make_diagram(game, "large.toml", 100'000); },
                ThrowsMessage<InputError>(
                    testing::AllOf(HasSubstr("large.toml"), HasSubstr("in thousands"))));
}

TEST(PowerIndices, OfAGameThatNobodyCanWinAreABrokenPromise) {
    EXPECT_THROW((void)power_indices(weighted(7, {3, 2, 1}), "test"), BrokenPromise);
}

// ---------------------------------------------------------------- against enumeration

/// Every coalition one by one: only for small games, and only here.
struct Enumerated {
    std::vector<std::uint64_t> swings;  // by class, of one player
    std::vector<std::uint64_t> orders;  // of n!
    std::uint64_t winning = 0;
};

std::vector<std::size_t> classes_of(const Game& game) {
    std::vector<std::size_t> of;
    for (std::size_t c = 0; c < game.classes.size(); ++c)
        of.insert(of.end(), game.classes[c].players, c);
    return of;
}

bool wins(const Game& game, const std::vector<std::size_t>& of, std::uint32_t coalition) {
    std::vector<std::int64_t> sums(3, 0);
    for (std::size_t i = 0; i < of.size(); ++i)
        for (std::size_t d = 0; d < 3 && (coalition >> i & 1U); ++d)
            sums[d] += game.classes[of[i]].weights[d];
    return std::any_of(game.ways.begin(), game.ways.end(), [&](const auto& way) {
        return std::all_of(way.begin(), way.end(), [&](std::size_t t) {
            return sums[game.thresholds[t].dimension] >= game.thresholds[t].quota;
        });
    });
}

Enumerated enumerated(const Game& game) {
    const std::vector<std::size_t> of = classes_of(game);
    const std::size_t n = of.size();
    std::vector<std::uint64_t> factorials{1};
    for (std::size_t k = 1; k <= n; ++k) factorials.push_back(factorials.back() * k);
    Enumerated all{std::vector<std::uint64_t>(game.classes.size()),
                   std::vector<std::uint64_t>(game.classes.size()), 0};
    for (std::uint32_t s = 0; s < (1U << n); ++s) {
        if (wins(game, of, s)) {
            ++all.winning;
            continue;
        }
        const auto size = static_cast<std::size_t>(__builtin_popcount(s));
        for (std::size_t i = 0; i < n; ++i)
            if (!(s >> i & 1U) && (i == 0 || of[i] != of[i - 1]) && wins(game, of, s | 1U << i)) {
                ++all.swings[of[i]];
                all.orders[of[i]] += factorials[size] * factorials[n - size - 1];
            }
    }
    return all;
}

std::string fraction(std::uint64_t above, std::uint64_t below) {
    const std::uint64_t divisor = std::gcd(above, below);
    above /= divisor;
    below /= divisor;
    return below == 1 ? std::to_string(above) : std::to_string(above) + "/" + std::to_string(below);
}

/// A game of up to 12 players in up to six classes, three dimensions, four thresholds, three ways.
Game some_game() {
    Game game;
    const auto most = *rc::gen::element<std::int64_t>(1, 3, 9, 1000, 999'999'999'999);
    std::size_t players = 0;
    const std::size_t classes = *rc::gen::inRange<std::size_t>(1, 7);
    for (std::size_t c = 0; c < classes; ++c) {
        const std::size_t here = *rc::gen::inRange<std::size_t>(1, 4);
        if (players + here > 12) break;
        players += here;
        PlayerClass made{here, {}};
        for (int d = 0; d < 3; ++d)
            made.weights.push_back(*rc::gen::inRange<std::int64_t>(0, most + 1));
        game.classes.push_back(std::move(made));
    }
    const std::size_t thresholds = *rc::gen::inRange<std::size_t>(1, 5);
    for (std::size_t t = 0; t < thresholds; ++t) {
        const std::size_t d = *rc::gen::inRange<std::size_t>(0, 3);
        game.thresholds.push_back(
            {d, *rc::gen::inRange<std::int64_t>(1, std::max<std::int64_t>(game.total(d), 1) + 1)});
    }
    const std::size_t ways = *rc::gen::inRange<std::size_t>(1, 4);
    for (std::size_t w = 0; w < ways; ++w) {
        const auto held = *rc::gen::inRange<std::size_t>(1, std::size_t{1} << thresholds);
        game.ways.emplace_back();
        for (std::size_t t = 0; t < thresholds; ++t)
            if (held >> t & 1U) game.ways.back().push_back(t);
    }
    return game;
}

RC_GTEST_PROP(PowerIndices, AgreeExactlyWithEnumeration, ()) {
    const Game game = some_game();
    RC_PRE(can_win(game));
    const GamePower power = power_indices(game, "test");
    const Enumerated all = enumerated(game);
    const std::size_t n = game.players();
    std::uint64_t every = 1;
    for (std::size_t k = 1; k <= n; ++k) every *= k;
    std::uint64_t sum = 0;
    for (std::size_t c = 0; c < game.classes.size(); ++c)
        sum += game.classes[c].players * all.swings[c];
    RC_ASSERT(power.winning.text == std::to_string(all.winning));
    RC_ASSERT(power.swings.text == std::to_string(sum));
    for (std::size_t c = 0; c < game.classes.size(); ++c) {
        RC_ASSERT(power.classes[c].swings.text == std::to_string(all.swings[c]));
        RC_ASSERT(power.classes[c].banzhaf.text == fraction(all.swings[c], sum));
        RC_ASSERT(power.classes[c].absolute.text ==
                  fraction(all.swings[c], std::uint64_t{1} << (n - 1)));
        RC_ASSERT(power.classes[c].shapley.text == fraction(all.orders[c], every));
    }
}

RC_GTEST_PROP(PowerIndices, SumToOneAndGrowWithTheVotesWhateverTheOrderOfPlayers, ()) {
    const auto votes = *rc::gen::container<std::vector<std::int64_t>>(
        *rc::gen::inRange<std::size_t>(2, 40), rc::gen::inRange<std::int64_t>(0, 60));
    const std::int64_t total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    RC_PRE(total > 0);
    const auto quota = *rc::gen::inRange<std::int64_t>(1, total + 1);
    const GamePower power = power_indices(weighted(quota, votes), "test");
    double banzhaf = 0;
    double shapley = 0;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        banzhaf += power.classes[i].banzhaf.value;
        shapley += power.classes[i].shapley.value;
        if (votes[i] == 0) RC_ASSERT(power.classes[i].swings.text == "0");
        for (std::size_t j = 0; j < i; ++j) {
            if (votes[i] == votes[j])
                RC_ASSERT(power.classes[i].shapley.text == power.classes[j].shapley.text);
            if (votes[i] > votes[j])
                RC_ASSERT(power.classes[i].shapley.value >= power.classes[j].shapley.value);
        }
    }
    RC_ASSERT(std::abs(banzhaf - 1) < 1e-12);
    RC_ASSERT(std::abs(shapley - 1) < 1e-12);
    const std::vector<std::int64_t> turned(votes.rbegin(), votes.rend());
    const GamePower again = power_indices(weighted(quota, turned), "test");
    for (std::size_t i = 0; i < votes.size(); ++i)
        RC_ASSERT(again.classes[votes.size() - 1 - i].shapley.text ==
                  power.classes[i].shapley.text);
}

// Blocking coalitions turn where passing ones do: the dual game has the same power.
RC_GTEST_PROP(PowerIndices, AreThoseOfTheDualGame, ()) {
    const auto votes = *rc::gen::container<std::vector<std::int64_t>>(
        *rc::gen::inRange<std::size_t>(2, 25), rc::gen::inRange<std::int64_t>(1, 1000));
    const std::int64_t total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    const auto quota = *rc::gen::inRange<std::int64_t>(1, total + 1);
    const GamePower power = power_indices(weighted(quota, votes), "test");
    const GamePower dual = power_indices(weighted(total - quota + 1, votes), "test");
    RC_ASSERT(swings_of(power) == swings_of(dual));
    RC_ASSERT(shapley_of(power) == shapley_of(dual));
}

}  // namespace
}  // namespace counterpoise
