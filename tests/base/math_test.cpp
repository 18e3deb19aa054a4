#include "base/math.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace counterpoise {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kTwoPi = 0x1.921fb54442d18p+2;

/// A plain generator of 64-bit words (a Weyl sequence, scrambled), so that the arguments are the
/// same everywhere.
class Words {
  public:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1p-53);
    }

  private:
    std::uint64_t state_ = 1949;
};

/// A dense grid over [low, high], its ends, and as many random arguments again.
std::vector<double> arguments(double low, double high, int n = 200000) {
    std::vector<double> out{low, high};
    Words words;
    for (int i = 0; i < n; ++i) {
        out.push_back(low + (high - low) * (static_cast<double>(i) / n));
        out.push_back(words.between(low, high));
    }
    return out;
}

/// Random positive doubles of every exponent from 2^low to 2^high.
std::vector<double> magnitudes(int low, int high, int n = 300000) {
    std::vector<double> out;
    Words words;
    for (int i = 0; i < n; ++i) {
        const int exponent =
            low + static_cast<int>(words.next() % static_cast<unsigned>(high - low));
        out.push_back(std::ldexp(words.between(1.0, 2.0), exponent));
    }
    return out;
}

double ulp(long double exact) {
    const auto near = static_cast<double>(std::fabs(exact));
    const double below = std::max(near, std::numeric_limits<double>::min());
    return std::ldexp(1.0, std::ilogb(below) - 52);
}

using Exact = std::function<long double(long double)>;

/// The worst error in ulp over the arguments.
double worst(double (*f)(double), const Exact& exact, const std::vector<double>& xs) {
    double out = 0.0;
    for (const double x : xs) {
        const long double want = exact(x);
        const auto error = static_cast<double>(std::fabs(f(x) - want)) / ulp(want);
        if (!(error <= out)) out = error;
    }
    return out;
}

class MathBounds : public testing::Test {
  protected:
    void SetUp() override {
        if (LDBL_MANT_DIG < 64) GTEST_SKIP() << "no wider libm to compare with on this machine";
    }
};

TEST_F(MathBounds, ExpIsWithinOneUlp) {
    const Exact exact = [](long double x) { return std::exp(x); };
    EXPECT_LE(worst(exp_det, exact, arguments(-1.0, 1.0)), 1.0);
    EXPECT_LE(worst(exp_det, exact, arguments(-708.0, 709.7827)), 1.0);
    EXPECT_LE(worst(exp_det, exact, arguments(-745.1, -708.0)), 1.0);
    EXPECT_LE(worst(exp_det, exact, magnitudes(-60, 9)), 1.0);
}

TEST_F(MathBounds, PowersOfTwoAreWithinOneUlp) {
    const Exact exact = [](long double x) { return std::exp2(x); };
    EXPECT_LE(worst(exp2_det, exact, arguments(-1.0, 1.0)), 1.0);
    EXPECT_LE(worst(exp2_det, exact, arguments(-1022.0, 1023.999)), 1.0);
    EXPECT_LE(worst(exp2_det, exact, arguments(-1074.9, -1022.0)), 1.0);
}

TEST_F(MathBounds, LogIsWithinOneUlp) {
    const Exact exact = [](long double x) { return std::log(x); };
    EXPECT_LE(worst(log_det, exact, arguments(0.98, 1.02)), 1.0);
    EXPECT_LE(worst(log_det, exact, arguments(0.5, 2.0)), 1.0);
    EXPECT_LE(worst(log_det, exact, arguments(1e-3, 1e3)), 1.0);
    EXPECT_LE(worst(log_det, exact, magnitudes(-1074, 1023)), 1.0);
    std::vector<double> near_one;
    for (const double d : magnitudes(-52, -4, 50000)) {
        near_one.push_back(1.0 + d);
        near_one.push_back(1.0 - d);
    }
    EXPECT_LE(worst(log_det, exact, near_one), 1.0);
}

TEST_F(MathBounds, LogisticIsWithinThreeUlp) {
    const Exact exact = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };
    EXPECT_LE(worst(logistic, exact, arguments(-5.0, 5.0)), 3.0);
    EXPECT_LE(worst(logistic, exact, arguments(-744.0, 744.0)), 3.0);
}

TEST_F(MathBounds, PowerIsWithinItsStatedBound) {
    Words words;
    for (int i = 0; i < 300000; ++i) {
        const double base =
            std::ldexp(words.between(1.0, 2.0), static_cast<int>(words.next() % 40) - 20);
        const double exponent = words.between(-40.0, 40.0);
        const long double want = std::pow(static_cast<long double>(base), exponent);
        const double size = std::fabs(exponent * std::log(base));
        if (size > 700.0) continue;
        const auto error = static_cast<double>(std::fabs((pow_det(base, exponent) - want) / want));
        ASSERT_LE(error, (1.0 + 1.5 * size) * 0x1p-52) << base << " ^ " << exponent;
    }
}

TEST_F(MathBounds, SineAndCosineAreWithinOneUlp) {
    const Exact sine = [](long double x) { return std::sin(x); };
    const Exact cosine = [](long double x) { return std::cos(x); };
    EXPECT_LE(worst(sin_det, sine, arguments(-kTwoPi, kTwoPi)), 1.0);
    EXPECT_LE(worst(cos_det, cosine, arguments(-kTwoPi, kTwoPi)), 1.0);
    EXPECT_LE(worst(sin_det, sine, magnitudes(-60, 2)), 1.0);
    EXPECT_LE(worst(cos_det, cosine, magnitudes(-60, 2)), 1.0);
}

// The doubles nearest to multiples of pi / 2, where a careless reduction loses every digit; the
// exact values are the next terms of pi (Bailey 1988), not libm's.
TEST(Math, SineAndCosineKeepTheirDigitsWhereTheyAreNearlyZero) {
    EXPECT_DOUBLE_EQ(sin_det(kTwoPi / 2), 1.2246467991473532e-16);
    EXPECT_DOUBLE_EQ(sin_det(kTwoPi), -2.4492935982947064e-16);
    EXPECT_DOUBLE_EQ(cos_det(kTwoPi / 4), 6.123233995736766e-17);
    EXPECT_DOUBLE_EQ(cos_det(-3 * kTwoPi / 4), -1.8369701987210297e-16);
}

TEST_F(MathBounds, InverseSineIsWithinFourUlp) {
    const Exact exact = [](long double x) { return std::asin(x); };
    EXPECT_LE(worst(asin_det, exact, arguments(-1.0, 1.0)), 4.0);
    EXPECT_LE(worst(asin_det, exact, arguments(0.9999, 1.0)), 4.0);
    EXPECT_LE(worst(asin_det, exact, magnitudes(-300, 0)), 4.0);
}

TEST_F(MathBounds, AngleOfAPointIsWithinThreeUlp) {
    Words words;
    double out = 0.0;
    for (int i = 0; i < 400000; ++i) {
        const double y = words.between(-1.0, 1.0);
        const double x =
            std::ldexp(words.between(-1.0, 1.0), static_cast<int>(words.next() % 20) - 10);
        const long double want =
            std::atan2(static_cast<long double>(y), static_cast<long double>(x));
        out = std::max(out, static_cast<double>(std::fabs(atan2_det(y, x) - want)) / ulp(want));
    }
    EXPECT_LE(out, 3.0);
}

/// The exact quantile for a tail p <= 1/2: one Newton step in long double from a guess that is
/// already good to 1e-8 leaves an error of 1e-16 of that step.
long double exact_quantile(double p, double guess) {
    const long double z = guess;
    const long double tail = std::erfc(-z / std::sqrt(2.0L)) / 2.0L;
    const long double density = std::exp(-z * z / 2.0L) / std::sqrt(2.0L * std::acos(-1.0L));
    return z - (tail - p) / density;
}

double worst_quantile(const std::vector<double>& tails) {
    double out = 0.0;
    for (const double p : tails) {
        const double z = normal_quantile(p);
        const auto error = static_cast<double>(std::fabs(z - exact_quantile(p, z)));
        if (!(error <= out)) out = error;
    }
    return out;
}

TEST_F(MathBounds, NormalQuantileIsWithinItsStatedBound) {
    EXPECT_LE(worst_quantile(arguments(1e-6, 0.5)), 1e-14);
    EXPECT_LE(worst_quantile(magnitudes(-53, -1)), 1e-14);
    EXPECT_LE(worst_quantile(magnitudes(-996, -53)), 5e-14);
}

TEST(Math, NormalQuantileReproducesThePublishedCheckValues) {
    // Wichura 1988, p. 481.
    EXPECT_NEAR(normal_quantile(0.25), -0.674489750196081743, 1e-15);
    EXPECT_NEAR(normal_quantile(0.001), -3.090232306167813542, 4e-15);
    EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798407997, 1e-14);
}

TEST(Math, NormalQuantileIsOddAroundOneHalf) {
    EXPECT_EQ(normal_quantile(0.5), 0.0);
    Words words;
    for (int i = 0; i < 10000; ++i) {
        const double p = static_cast<double>((words.next() >> 12) | 1) * 0x1p-53;  // at most 1/2
        ASSERT_EQ(normal_quantile(1.0 - p), -normal_quantile(p));
    }
}

TEST(Math, ExpHandlesTheEndsOfTheRange) {
    EXPECT_EQ(exp_det(0.0), 1.0);
    EXPECT_EQ(exp_det(-0.0), 1.0);
    EXPECT_EQ(exp_det(1e-300), 1.0);
    EXPECT_LT(exp_det(709.782712893384), kInfinity);
    EXPECT_EQ(exp_det(709.7827128933841), kInfinity);
    EXPECT_EQ(exp_det(kInfinity), kInfinity);
    EXPECT_EQ(exp_det(-745.1), std::numeric_limits<double>::denorm_min());
    EXPECT_EQ(exp_det(-745.1332191019413), 0.0);
    EXPECT_EQ(exp_det(-kInfinity), 0.0);
    EXPECT_THAT(exp_det(kNaN), testing::IsNan());
}

TEST(Math, WholePowersOfTwoAreExact) {
    for (int k = -1074; k <= 1023; ++k) ASSERT_EQ(exp2_det(k), std::ldexp(1.0, k)) << k;
    EXPECT_EQ(exp2_det(1024.0), kInfinity);
    EXPECT_EQ(exp2_det(-1075.0), 0.0);
    EXPECT_EQ(exp2_det(-kInfinity), 0.0);
    EXPECT_THAT(exp2_det(kNaN), testing::IsNan());
}

TEST(Math, LogHandlesZeroNegativeInfiniteAndSubnormalNumbers) {
    EXPECT_EQ(log_det(1.0), 0.0);
    EXPECT_EQ(log_det(0.0), -kInfinity);
    EXPECT_EQ(log_det(-0.0), -kInfinity);
    EXPECT_EQ(log_det(kInfinity), kInfinity);
    EXPECT_THAT(log_det(-1.0), testing::IsNan());
    EXPECT_THAT(log_det(-kInfinity), testing::IsNan());
    EXPECT_THAT(log_det(kNaN), testing::IsNan());
    EXPECT_DOUBLE_EQ(log_det(std::numeric_limits<double>::denorm_min()), -744.4400719213812);
    EXPECT_DOUBLE_EQ(log_det(std::numeric_limits<double>::max()), 709.782712893384);
}

TEST(Math, LogisticStaysBetweenZeroAndOne) {
    EXPECT_EQ(logistic(0.0), 0.5);
    EXPECT_EQ(logistic(800.0), 1.0);
    EXPECT_EQ(logistic(-800.0), 0.0);
    EXPECT_EQ(logistic(kInfinity), 1.0);
    EXPECT_EQ(logistic(-kInfinity), 0.0);
    EXPECT_THAT(logistic(kNaN), testing::IsNan());
}

TEST(Math, PowerHandlesZeroOneAndNegativeBases) {
    EXPECT_EQ(pow_det(7.0, 0.0), 1.0);
    EXPECT_EQ(pow_det(0.0, 0.0), 1.0);
    EXPECT_EQ(pow_det(0.0, 2.0), 0.0);
    EXPECT_EQ(pow_det(0.0, -2.0), kInfinity);
    EXPECT_EQ(pow_det(1.0, 123.4), 1.0);
    EXPECT_THAT(pow_det(-2.0, 2.0), testing::IsNan());
    EXPECT_THAT(pow_det(-2.0, 0.0), testing::IsNan());
    EXPECT_THAT(pow_det(kNaN, 0.0), testing::IsNan());
    EXPECT_THAT(pow_det(2.0, kNaN), testing::IsNan());
}

TEST(Math, NormalQuantileRefusesWhatIsNoProbability) {
    EXPECT_EQ(normal_quantile(0.0), -kInfinity);
    EXPECT_EQ(normal_quantile(1.0), kInfinity);
    EXPECT_THAT(normal_quantile(-0.1), testing::IsNan());
    EXPECT_THAT(normal_quantile(1.1), testing::IsNan());
    EXPECT_THAT(normal_quantile(kNaN), testing::IsNan());
}

TEST(Math, AnglesOutsideOneTurnAreRefused) {
    EXPECT_EQ(sin_det(0.0), 0.0);
    EXPECT_EQ(cos_det(0.0), 1.0);
    EXPECT_THAT(sin_det(6.3), testing::IsNan());
    EXPECT_THAT(cos_det(-6.3), testing::IsNan());
    EXPECT_THAT(sin_det(kInfinity), testing::IsNan());
    EXPECT_THAT(cos_det(kNaN), testing::IsNan());
}

TEST(Math, AnglesOfPointsOnTheAxesAreTheirMultiplesOfAQuarterTurn) {
    EXPECT_EQ(atan2_det(0.0, 1.0), 0.0);
    EXPECT_EQ(atan2_det(1.0, 0.0), kTwoPi / 4);
    EXPECT_EQ(atan2_det(-1.0, 0.0), -kTwoPi / 4);
    EXPECT_EQ(atan2_det(0.0, -1.0), kTwoPi / 2);
    EXPECT_EQ(atan2_det(-0.0, -1.0), -kTwoPi / 2);
    EXPECT_EQ(atan2_det(1.0, 1.0), kTwoPi / 8);
    EXPECT_EQ(atan2_det(kInfinity, 1.0), kTwoPi / 4);
    EXPECT_EQ(atan2_det(1e300, 1e-300), kTwoPi / 4);
    EXPECT_EQ(atan2_det(0.0, 0.0), 0.0);
    EXPECT_THAT(atan2_det(kInfinity, kInfinity), testing::IsNan());
    EXPECT_THAT(atan2_det(kNaN, 1.0), testing::IsNan());
    EXPECT_THAT(atan2_det(0.0, kNaN), testing::IsNan());
    EXPECT_EQ(asin_det(1.0), kTwoPi / 4);
    EXPECT_EQ(asin_det(-1.0), -kTwoPi / 4);
    EXPECT_THAT(asin_det(1.0000001), testing::IsNan());
    EXPECT_THAT(asin_det(kNaN), testing::IsNan());
}

class Digest {
  public:
    void add(double x) {
        const auto bits = std::bit_cast<std::uint64_t>(x);
        for (int i = 0; i < 64; i += 8) value_ = (value_ ^ ((bits >> i) & 255)) * 0x100000001b3;
    }
    [[nodiscard]] std::uint64_t value() const { return value_; }

  private:
    std::uint64_t value_ = 0xcbf29ce484222325;
};

// Whoever changes a formula on purpose changes this number, and with it every simulated result.
TEST(Math, BitsAreTheSameOnEveryCompilerAndProcessor) {
    Digest digest;
    Words words;
    for (int i = 0; i < 100000; ++i) {
        const double share = words.between(0.0, 1.0);  // one draw a statement: their order counts
        const double other = words.between(-1.0, 1.0);
        const double angle = words.between(-kTwoPi, kTwoPi);
        digest.add(exp_det(1456.0 * share - 746.0));
        digest.add(exp2_det(2100.0 * share - 1076.0));
        digest.add(log_det(std::bit_cast<double>(words.next() >> 2)));
        digest.add(logistic(40.0 * other));
        digest.add(pow_det(100.0 * share, 5.0 * other));
        digest.add(normal_quantile(share));
        digest.add(sin_det(angle));
        digest.add(cos_det(angle));
        digest.add(atan2_det(angle, other));
        digest.add(asin_det(other));
    }
    EXPECT_EQ(digest.value(), 14996168056497107449ULL);
}

}  // namespace
}  // namespace counterpoise
