#include "base/chance.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <set>
#include <vector>

#include "base/error.h"

namespace counterpoise {
namespace {

using Words = std::array<std::uint32_t, 4>;

// The vectors "philox4x32 10" of Random123's own tests/kat_vectors.
TEST(Philox, ReproducesThePublishedKnownAnswers) {
    EXPECT_EQ(philox({{0, 0, 0, 0}, {0, 0}}),
              (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox({{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}}),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Chance, AnAddressIsPackedAsDocumented) {
    const Address a{0x243f6a8885a308d3, 7, 2026, 2, 220, 3};
    EXPECT_EQ(packed(a), (Packed{{3, 220, 0x000207ea, 7}, {0x85a308d3, 0x243f6a88}}));
}

/// Address number `bit` of the 192 that have a single bit set.
Address with_one_bit(int bit) {
    Address a;
    if (bit < 64)
        a.seed = std::uint64_t{1} << bit;
    else if (bit < 96)
        a.run = std::uint32_t{1} << (bit - 64);
    else if (bit < 112)
        a.year = static_cast<std::uint16_t>(1 << (bit - 96));
    else if (bit < 128)
        a.behaviour = static_cast<std::uint16_t>(1 << (bit - 112));
    else if (bit < 160)
        a.subject = std::uint32_t{1} << (bit - 128);
    else
        a.k = std::uint32_t{1} << (bit - 160);
    return a;
}

TEST(Chance, EveryBitOfAnAddressHasAPlaceOfItsOwn) {
    std::set<std::pair<int, int>> places;  // word, bit
    for (int bit = 0; bit < 192; ++bit) {
        const Packed p = packed(with_one_bit(bit));
        const std::array words = {p.counter[0], p.counter[1], p.counter[2],
                                  p.counter[3], p.key[0],     p.key[1]};
        for (int w = 0; w < 6; ++w)
            for (int b = 0; b < 32; ++b)
                if ((words[static_cast<std::size_t>(w)] >> b) & 1) places.insert({w, b});
        EXPECT_EQ(places.size(), static_cast<std::size_t>(bit) + 1) << "bit " << bit;
    }
}

rc::Gen<Address> any_address() {
    return rc::gen::build<Address>(rc::gen::set(&Address::seed), rc::gen::set(&Address::run),
                                   rc::gen::set(&Address::year), rc::gen::set(&Address::behaviour),
                                   rc::gen::set(&Address::subject), rc::gen::set(&Address::k));
}

RC_GTEST_PROP(Chance, DistinctAddressesGiveDistinctCountersOrKeys, ()) {
    const Address a = *any_address();
    Address b = a;
    const int field = *rc::gen::inRange(0, 6);
    if (field == 0) b.seed = *rc::gen::arbitrary<std::uint64_t>();
    if (field == 1) b.run = *rc::gen::arbitrary<std::uint32_t>();
    if (field == 2) b.year = *rc::gen::arbitrary<std::uint16_t>();
    if (field == 3) b.behaviour = *rc::gen::arbitrary<std::uint16_t>();
    if (field == 4) b.subject = *rc::gen::arbitrary<std::uint32_t>();
    if (field == 5) b.k = *rc::gen::arbitrary<std::uint32_t>();
    RC_ASSERT((packed(a) == packed(b)) == (a == b));
    RC_ASSERT((philox(packed(a)) == philox(packed(b))) == (a == b) || a.seed != b.seed);
}

RC_GTEST_PROP(Chance, UniformNumbersLieInTheOpenUnitInterval, ()) {
    const double u = uniform(*any_address());
    RC_ASSERT(u > 0.0);
    RC_ASSERT(u < 1.0);
    RC_ASSERT((1.0 - u) + u == 1.0);
    RC_ASSERT(std::fmod(u * 0x1p53, 2.0) == 1.0);
}

TEST(Chance, BehavioursKeepTheirNumbers) {
    EXPECT_EQ(static_cast<int>(Behaviour::parameters), 0);
    EXPECT_EQ(static_cast<int>(Behaviour::growth), 1);
    EXPECT_EQ(static_cast<int>(Behaviour::spending), 2);
    EXPECT_EQ(address(1, 2, 2030, Behaviour::spending, 4, 5), (Address{1, 2, 2030, 2, 4, 5}));
}

// The zero address is the first known answer, so the uniform number follows by hand:
// (0xe169c58d6627e8d5 >> 11 | 1) / 2^53.
TEST(Chance, AUniformNumberIsTheFirstTwoWordsOfTheKnownAnswer) {
    EXPECT_EQ(uniform(Address{}), static_cast<double>(0xe169c58d6627e8d5 >> 11 | 1) / 0x1p53);
    EXPECT_EQ(pick(Address{}, 1000), 880U);  // 0xe169c58d6627e8d5 / 2^64 = 0.88051...
}

/// Chi-square of counts against equal expectation.
double chi_square(const std::vector<int>& counts, int draws) {
    const double expected = static_cast<double>(draws) / static_cast<double>(counts.size());
    double out = 0.0;
    for (const int c : counts) out += (c - expected) * (c - expected) / expected;
    return out;
}

// 255 degrees of freedom: 99.9999 % of the mass of chi-square lies between 158 and 379. The draws
// are fixed, so the test either always holds or never.
constexpr double kChiSquareLow = 158.0;
constexpr double kChiSquareHigh = 379.0;
constexpr int kDraws = 1 << 18;

using Walk = std::function<Address(std::uint32_t)>;

/// The ways that a simulation walks through addresses: one field at a time.
std::vector<Walk> walks() {
    return {
        [](std::uint32_t n) { return Address{1949 + n, 1, 2026, 1, 2, 0}; },
        [](std::uint32_t n) { return Address{1949, n, 2026, 1, 2, 0}; },
        [](std::uint32_t n) { return Address{1949, 1, 2026, 1, n, 0}; },
        [](std::uint32_t n) { return Address{1949, 1, 2026, 1, 2, n}; },
        [](std::uint32_t n) {
            return Address{1949, n / 1024, static_cast<std::uint16_t>(n % 1024), 2, 2, 0};
        },
        [](std::uint32_t n) {
            return Address{1949, n / 512, 2026, static_cast<std::uint16_t>(n % 512), 2, 0};
        },
    };
}

TEST(Chance, UniformNumbersFillTheIntervalEvenlyAlongEveryField) {
    for (const Walk& walk : walks()) {
        std::vector<int> counts(256);
        for (std::uint32_t n = 0; n < kDraws; ++n)
            ++counts[static_cast<std::size_t>(uniform(walk(n)) * 256.0)];
        EXPECT_GT(chi_square(counts, kDraws), kChiSquareLow);
        EXPECT_LT(chi_square(counts, kDraws), kChiSquareHigh);
    }
}

TEST(Chance, NeighbouringDrawsAreIndependentAlongEveryField) {
    for (const Walk& walk : walks()) {
        std::vector<int> counts(256);
        for (std::uint32_t n = 0; n < kDraws; ++n) {
            const double row = std::floor(uniform(walk(2 * n)) * 16.0);
            const double column = std::floor(uniform(walk(2 * n + 1)) * 16.0);
            ++counts[static_cast<std::size_t>(16.0 * row + column)];
        }
        EXPECT_GT(chi_square(counts, kDraws), kChiSquareLow);
        EXPECT_LT(chi_square(counts, kDraws), kChiSquareHigh);
    }
}

TEST(Chance, LowBitsAreAsEvenAsHighOnes) {
    std::vector<int> counts(256);
    for (std::uint32_t n = 0; n < kDraws; ++n) {
        const auto bits = static_cast<std::uint64_t>(uniform(Address{1949, n}) * 0x1p53);
        ++counts[(bits >> 1) & 255];  // the last bit of 53 is always set
    }
    EXPECT_GT(chi_square(counts, kDraws), kChiSquareLow);
    EXPECT_LT(chi_square(counts, kDraws), kChiSquareHigh);
}

TEST(Chance, NormalNumbersHaveTheMomentsOfTheNormalLaw) {
    double mean = 0.0;
    double square = 0.0;
    double fourth = 0.0;
    for (std::uint32_t n = 0; n < kDraws; ++n) {
        const double z = normal(Address{1949, n, 2026, 1, 2, 0});
        mean += z / kDraws;
        square += z * z / kDraws;
        fourth += z * z * z * z / kDraws;
    }
    const double unit = 1.0 / std::sqrt(kDraws);  // bounds: five standard errors
    EXPECT_NEAR(mean, 0.0, 5.0 * unit);
    EXPECT_NEAR(square, 1.0, 5.0 * std::sqrt(2.0) * unit);
    EXPECT_NEAR(fourth, 3.0, 5.0 * std::sqrt(96.0) * unit);
}

TEST(Chance, PicksAreEvenAndStayBelowTheirNumber) {
    std::vector<int> counts(256);
    std::vector<int> of_seven(7);
    for (std::uint32_t n = 0; n < kDraws; ++n) {
        ++counts.at(pick(Address{1949, n}, 256));
        ++of_seven.at(pick(Address{1949, n, 1}, 7));
    }
    EXPECT_LT(chi_square(counts, kDraws), kChiSquareHigh);
    EXPECT_GT(chi_square(counts, kDraws), kChiSquareLow);
    EXPECT_LT(chi_square(of_seven, kDraws), 37.0);  // 6 degrees of freedom, 1 in 10^6
}

RC_GTEST_PROP(Chance, APickIsTheWholePartOfTheShareTimesItsNumber, ()) {
    const Address a = *any_address();
    const auto n = static_cast<std::uint32_t>(*rc::gen::inRange<std::uint64_t>(1, 1ULL << 32));
    const std::uint32_t picked = pick(a, n);
    RC_ASSERT(picked < n);
    RC_ASSERT(std::fabs(picked + 0.5 - uniform(a) * n) <= 0.5 + 1e-5);
}

TEST(Chance, PickingFromNothingIsRefused) {
    EXPECT_THROW((void)pick(Address{}, 0), BrokenPromise);
}

RC_GTEST_PROP(Uniforms, OfFourSubjectsAreThoseOfEach, ()) {
    Address a{*rc::gen::arbitrary<std::uint64_t>(),
              *rc::gen::arbitrary<std::uint32_t>(),
              *rc::gen::arbitrary<std::uint16_t>(),
              *rc::gen::arbitrary<std::uint16_t>(),
              0,
              *rc::gen::arbitrary<std::uint32_t>()};
    std::array<std::uint32_t, 4> subjects{};
    for (std::uint32_t& s : subjects) s = *rc::gen::arbitrary<std::uint32_t>();
    const std::array<double, 4> numbers = uniforms(a, subjects);
    for (std::size_t l = 0; l < 4; ++l) {
        a.subject = subjects[l];
        RC_ASSERT(numbers[l] == uniform(a));
    }
}

}  // namespace
}  // namespace counterpoise
