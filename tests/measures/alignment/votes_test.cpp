#include "measures/alignment/votes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "measures/alignment/asked.h"

namespace counterpoise {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::ThrowsMessage;

VoteBits votes(std::string_view letters) {
    const std::size_t words = (letters.size() + 63) / 64;
    VoteBits bits{StateId{1}, std::vector<std::uint64_t>(words), std::vector<std::uint64_t>(words),
                  std::vector<std::uint64_t>(words)};
    for (std::size_t n = 0; n < letters.size(); ++n) {
        auto* of = letters[n] == 'Y'   ? &bits.yes
                   : letters[n] == 'A' ? &bits.abstain
                   : letters[n] == 'N' ? &bits.no
                                       : nullptr;
        if (of) (*of)[n / 64] |= std::uint64_t{1} << (n % 64);
    }
    return bits;
}

// Five common: Y-Y and N-N equal, Y-A and A-N half, Y-N opposed.
TEST(Agreement, OfSevenRollCallsByHand) {
    const Agreement found = agreement(votes("YNYAY-Y"), votes("YNANNY-"));
    EXPECT_EQ(found.common, 5U);
    EXPECT_EQ(found.equal, 2U);
    EXPECT_EQ(found.opposed, 1U);
    EXPECT_NEAR(found.agree(), .4, 1e-15);
    EXPECT_NEAR(found.agree3(), .6, 1e-15);
    EXPECT_TRUE(std::isnan(agreement(votes("Y-"), votes("-N")).agree()));
}

RC_GTEST_PROP(Agreement, CountsAsTheLettersDo, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 150);
    const auto letters = [&] {
        return *rc::gen::container<std::string>(n, rc::gen::element('Y', 'A', 'N', '-'));
    };
    const std::string a = letters();
    const std::string b = letters();
    std::size_t common = 0;
    std::size_t equal = 0;
    double apart = 0;
    for (std::size_t k = 0; k < n; ++k) {
        if (a[k] == '-' || b[k] == '-') continue;
        ++common;
        equal += a[k] == b[k];
        const auto level = [](char c) { return c == 'Y' ? 2 : c == 'A' ? 1 : 0; };
        apart += std::abs(level(a[k]) - level(b[k]));
    }
    const Agreement found = agreement(votes(a), votes(b));
    RC_ASSERT(found.common == common);
    RC_ASSERT(found.equal == equal);
    if (common == 0) return;
    RC_ASSERT(found.agree() <= found.agree3());
    const double s = s_score(cross(votes(a), votes(b)), LevelDistance::absolute);
    RC_ASSERT(std::abs(s - (1 - apart / static_cast<double>(common))) < 1e-12);
    RC_ASSERT(std::abs(s - (2 * found.agree3() - 1)) < 1e-12);
}

// The shares are those of the published table of agreement, with its three digits.
TEST(Agreement, ReproducesThePublishedTable) {
    const Reading of2019 = asked("alignment.agreement", 2019, of_state("USA"));
    EXPECT_EQ(of_pair(of2019, "USA", "GBR", "n_votes"), 90);
    EXPECT_NEAR(of_pair(of2019, "USA", "GBR", "agree"), .533, 5e-4);
    EXPECT_NEAR(of_pair(of2019, "USA", "ISR", "agree"), .943, 5e-4);
    const Reading of1946 = asked("alignment.agreement", 1946, of_state("USA"));
    EXPECT_EQ(of_pair(of1946, "USA", "CAN", "n_votes"), 42);
    EXPECT_NEAR(of_pair(of1946, "USA", "CAN", "agree"), .833, 5e-4);
    EXPECT_NEAR(of_pair(of1946, "USA", "CAN", "agree3"), .857, 5e-4);
}

// Miller's R package fpsim has the United States and Mexico in 1946 as its example: 38 votes.
TEST(Agreement, ReproducesThePublishedKappaOfTheUnitedStatesAndMexicoIn1946) {
    const Reading reading = asked("alignment.similarity", 1946, of_state("USA", "votes"), {},
                                  assume({"alignment_distance=squared"}));
    EXPECT_EQ(of_pair(reading, "USA", "MEX", "n_votes"), 38);
    EXPECT_NEAR(of_pair(reading, "USA", "MEX", "kappa"), -0.01222707, 5e-9);
    EXPECT_TRUE(std::isnan(of_pair(reading, "USA", "MEX", "s_weighted")));
}

TEST(Agreement, OfTheLatestWorldIsThatOf2019AndSaysSo) {
    const Reading latest = asked("alignment.agreement", 2025, of_state("USA"));
    const Reading then = asked("alignment.agreement", 2019, of_state("USA"));
    EXPECT_THAT(latest.vintage, HasSubstr("90 roll calls of 2019, the last full year"));
    EXPECT_EQ(latest.table.rows.size(), 192U);
    for (const char* iso3 : {"GBR", "RUS", "ISR", "CHN"})
        EXPECT_EQ(of_pair(latest, "USA", iso3, "agree"), of_pair(then, "USA", iso3, "agree"));
}

TEST(Agreement, IsNotRewrittenByAnExit) {
    const Reading before = asked("alignment.agreement", 2025, of_state("USA"));
    const Reading after =
        asked("alignment.agreement", 2025, of_state("USA"), {"leave USA:UN", "leave USA:NATO"});
    EXPECT_EQ(after.table.rows, before.table.rows);
    EXPECT_THAT(after.notes, Contains(HasSubstr("does not rewrite votes")));
    EXPECT_THAT(before.notes, Not(Contains(HasSubstr("does not rewrite votes"))));
    const Reading votes_after =
        asked("alignment.similarity", 2025, of_state("USA", "votes"), {"leave USA:NATO"});
    EXPECT_EQ(votes_after.table.rows,
              asked("alignment.similarity", 2025, of_state("USA", "votes")).table.rows);
}

TEST(Agreement, RefusesYearsWithoutARollCallAndStatesWithoutAVote) {
    for (const int year : {1930, 1964, 2022})
        EXPECT_THAT([&] { (void)asked("alignment.agreement", year, {}); },
                    ThrowsMessage<InputError>(HasSubstr(std::to_string(year))));
    EXPECT_THAT([] { (void)asked("alignment.agreement", 2025, of_state("TWN")); },
                ThrowsMessage<InputError>(HasSubstr("TWN has no vote in 2019")));
    EXPECT_THAT(asked("alignment.agreement", 2020, of_state("USA")).notes,
                Contains(HasSubstr("few roll calls (1)")));
}

TEST(IdealPoints, AreAsFarApartAsThePublishedPoints) {
    const Reading reading = asked("alignment.distance", 1946, of_state("USA"));
    const World& world = published_world(1946);
    EXPECT_NEAR(value_of(world, Column::ideal_point, "USA"), 1.88777, 1e-9);
    EXPECT_NEAR(of_pair(reading, "USA", "RUS", "distance"),
                1.88777 - value_of(world, Column::ideal_point, "RUS"), 1e-9);
    for (std::size_t r = 1; r < reading.table.rows.size(); ++r)
        EXPECT_LE(std::get<double>(reading.table.rows[r - 1][3]),
                  std::get<double>(reading.table.rows[r][3]));
}

TEST(IdealPoints, OfOlderYearsAreLeftOutOfTheLatestWorld) {
    EXPECT_EQ(asked("alignment.distance", 2025, of_state("USA")).vintage, "figures of 2024");
    EXPECT_THAT([] { (void)asked("alignment.distance", 2025, of_state("TWN")); },
                ThrowsMessage<InputError>(HasSubstr("TWN has no ideal point")));
    EXPECT_THAT([] { (void)asked("alignment.distance", 1930, {}); },
                ThrowsMessage<InputError>(HasSubstr("no ideal points for 1930")));
}

}  // namespace
}  // namespace counterpoise
