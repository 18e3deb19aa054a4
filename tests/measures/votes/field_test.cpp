#include "measures/votes/field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/error.h"

namespace counterpoise {
namespace {

TEST(Field, CountsModuloSevenByHand) {
    const Field field(7);
    EXPECT_EQ(field.plain(field.of(10)), 3U);
    EXPECT_EQ(field.plain(field.plus(field.of(5), field.of(4))), 2U);
    EXPECT_EQ(field.plain(field.minus(field.of(2), field.of(5))), 4U);
    EXPECT_EQ(field.plain(field.times(field.of(5), field.of(6))), 2U);
    EXPECT_EQ(field.plain(field.power(field.of(3), 5)), 5U);
    EXPECT_EQ(field.plain(field.inverse(field.of(3))), 5U);
    EXPECT_THROW(Field(8), BrokenPromise);
}

// 2^60 - 93 is the largest prime below 2^60, the next are less 107 and 173 (published lists).
TEST(LargePrimes, BeginWithTheLargestBelowTwoToTheSixty) {
    constexpr std::uint64_t kTop = std::uint64_t{1} << 60U;
    EXPECT_THAT(large_primes(3), testing::ElementsAre(kTop - 93, kTop - 107, kTop - 173));
}

// 4 + 3 t + 2 t^2 at 1, 2, 3: 9, 18, 31.
TEST(Interpolated, FindsAPolynomialByHand) {
    const Field field(large_primes(1).front());
    std::vector<std::uint64_t> values;
    for (const std::uint64_t v : {9, 18, 31}) values.push_back(field.of(v));
    std::vector<std::uint64_t> plain = interpolated(values, field);
    for (std::uint64_t& x : plain) x = field.plain(x);
    EXPECT_THAT(plain, testing::ElementsAre(4, 3, 2));
    EXPECT_THAT(interpolated({}, field), testing::IsEmpty());
}

RC_GTEST_PROP(Field, AgreesWithDivision, (std::uint64_t a, std::uint64_t b)) {
    __extension__ using Wide = unsigned __int128;
    const std::uint64_t p = large_primes(1).front();
    const Field field(p);
    a %= p;
    b %= p;
    RC_ASSERT(field.plain(field.times(field.of(a), field.of(b))) ==
              static_cast<std::uint64_t>(static_cast<Wide>(a) * b % p));
    if (a != 0) RC_ASSERT(field.plain(field.times(field.inverse(field.of(a)), field.of(a))) == 1);
}

RC_GTEST_PROP(Field, SixteenProductsAreReducedAtOnceAsOneByOne, ()) {
    const Field field(large_primes(1).front());
    Field::Wide sum = 0;
    std::uint64_t apart = 0;
    for (std::size_t i = 0; i < Field::kMostSummed; ++i) {
        const std::uint64_t a = field.prime() - 1 - *rc::gen::inRange<std::uint64_t>(0, 1000);
        const std::uint64_t b = field.prime() - 1 - *rc::gen::inRange<std::uint64_t>(0, 1000);
        sum += Field::wide(a, b);
        apart = field.plus(apart, field.times(a, b));
    }
    RC_ASSERT(field.reduced(sum) == apart);
}

}  // namespace
}  // namespace counterpoise
