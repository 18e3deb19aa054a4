#include "base/math.h"

#include <array>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/math_tables.h"

#ifdef __FAST_MATH__
#error "base/math.cpp must not be compiled with fast-math: its results would no longer be the same"
#endif
static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0);

namespace counterpoise {
namespace {

using tables::Wide;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kRound = 0x1.8p52;  // adding it rounds to a whole number, held in the low bits

/// 2^k for a normal result, -1022 <= k <= 1023.
double power_of_two(int k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// y 2^k for y in [0.9, 2), also where 2^k itself is no double.
double scaled(double y, int k) {
    const int half = k / 2;
    return y * power_of_two(half) * power_of_two(k - half);
}

/// The whole number that `rounded` = x + kRound holds.
int held(double rounded) {
    return static_cast<int>(std::bit_cast<std::uint64_t>(rounded));
}

/// e^r 2^(n / 32) for |r| <= ln 2 / 64: table for 2^(j / 32), Taylor series for e^r - 1.
double exp_kernel(int n, double r) {
    const Wide& power = tables::kPowerTable[static_cast<std::size_t>(n & 31)];
    const int k = n >> 5;
    const double r2 = r * r;
    const double even = 1.0 / 2 + r * (1.0 / 6);
    const double tail = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720);
    const double grown = r + r2 * (even + r2 * tail);  // e^r - 1
    const double y = power.hi + (power.lo + power.hi * grown);
    return k >= -1021 && k <= 1022 ? y * power_of_two(k) : scaled(y, k);
}

/// Horner's rule, the highest coefficient first.
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
    double s = coefficients[0];
    for (std::size_t i = 1; i < N; ++i) s = s * x + coefficients[i];
    return s;
}

// Wichura 1988, table of PPND16: numerators and denominators, the highest power first.
constexpr std::array kCentreNumerator = {
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080};
constexpr std::array kCentreDenominator = {
    5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
    5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0};
constexpr std::array kNearNumerator = {7.74545014278341407640e-4, 2.27238449892691845833e-2,
                                       2.41780725177450611770e-1, 1.27045825245236838258,
                                       3.64784832476320460504,    5.76949722146069140550,
                                       4.63033784615654529590,    1.42343711074968357734};
constexpr std::array kNearDenominator = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                         1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                         6.89767334985100004550e-1, 1.67638483018380384940,
                                         2.05319162663775882187,    1.0};
constexpr std::array kFarNumerator = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                      1.24266094738807843860e-3, 2.65321895265761230930e-2,
                                      2.96560571828504891230e-1, 1.78482653991729133580,
                                      5.46378491116411436990,    6.65790464350110377720};
constexpr std::array kFarDenominator = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                        1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                        1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                        5.99832206555887937690e-1,  1.0};

/// The quantile's distance from 0 for a tail of probability `tail` < 0.075.
double tail_quantile(double tail) {
    const double r = std::sqrt(-log_det(tail));
    return r <= 5.0 ? polynomial(kNearNumerator, r - 1.6) / polynomial(kNearDenominator, r - 1.6)
                    : polynomial(kFarNumerator, r - 5.0) / polynomial(kFarDenominator, r - 5.0);
}

/// x = quarter * pi / 2 + (rest.hi + rest.lo) with |rest| <= pi / 4 and a rounding.
struct Reduced {
    int quarter;
    Wide rest;
};

Reduced reduced(double x) {
    // pi / 2 in three parts; the first two are short, so that their multiples are exact.
    constexpr double kFirst = 0x1.921fb544p+0;
    constexpr double kSecond = 0x1.0b4611a6p-34;
    constexpr double kThird = 0x1.3198a2e037073p-69;
    const double rounded = x * (2.0 / tables::kPi.hi) + kRound;
    const double n = rounded - kRound;
    const Wide head = tables::sum(x - n * kFirst, -(n * kSecond));
    return {held(rounded), tables::sum_ordered(head.hi, head.lo - n * kThird)};
}

constexpr std::array kSineSeries = {
    1.0 / 355687428096000, -1.0 / 1307674368000, 1.0 / 6227020800, -1.0 / 39916800,
    1.0 / 362880,          -1.0 / 5040,          1.0 / 120,        -1.0 / 6};
constexpr std::array kCosineSeries = {
    1.0 / 20922789888000, -1.0 / 87178291200, 1.0 / 479001600, -1.0 / 3628800,
    1.0 / 40320,          -1.0 / 720,         1.0 / 24};

double sine_kernel(Wide r) {
    const double r2 = r.hi * r.hi;
    const double curve = r.hi * r2 * polynomial(kSineSeries, r2);
    return r.hi + (curve + r.lo * (1.0 - r2 / 2));
}

double cosine_kernel(Wide r) {
    const double r2 = r.hi * r.hi;
    const Wide head = tables::sum_ordered(1.0, -r2 / 2);
    return head.hi + (head.lo + (r2 * r2 * polynomial(kCosineSeries, r2) - r.hi * r.lo));
}

/// The sine (phase 0) or cosine (phase 1) of x.
double circular(double x, int phase) {
    constexpr double kTwoPi = 2.0 * tables::kPi.hi;
    if (!(x >= -kTwoPi && x <= kTwoPi)) return kNaN;
    const Reduced r = reduced(x);
    const int quadrant = (r.quarter + phase) & 3;
    const double value = (quadrant & 1) != 0 ? cosine_kernel(r.rest) : sine_kernel(r.rest);
    return (quadrant & 2) != 0 ? -value : value;
}

/// arctan q for 0 <= q <= 1: table for arctan(j / 16), Taylor series for what is left.
Wide arctan_kernel(double q) {
    constexpr std::array kSeries = {-1.0 / 11, 1.0 / 9, -1.0 / 7, 1.0 / 5, -1.0 / 3};
    const auto j = static_cast<std::size_t>(held(16.0 * q + kRound));
    const double c = static_cast<double>(j) / 16.0;
    const double u = (q - c) / (1.0 + q * c);
    const Wide& angle = tables::kAngleTable[j];
    const double u2 = u * u;
    return tables::sum_ordered(angle.hi, angle.lo + (u + u * u2 * polynomial(kSeries, u2)));
}

Wide subtracted(Wide from, Wide what) {
    const Wide s = tables::sum(from.hi, -what.hi);
    return {s.hi, s.lo + (from.lo - what.lo)};
}

}  // namespace

double exp_det(double x) {
    constexpr double kStep = tables::kLn2Exp.hi / 32;  // short: its multiples by n are exact
    constexpr double kStepRest = tables::kLn2Exp.lo / 32;
    if (!(x > -746.0 && x < 710.0)) return x >= 710.0 ? kInfinity : (x <= -746.0 ? 0.0 : x);
    const double rounded = x * (32 / tables::kLn2.hi) + kRound;
    const double n = rounded - kRound;
    return exp_kernel(held(rounded), (x - n * kStep) - n * kStepRest);
}

double exp2_det(double x) {
    if (!(x > -1076.0 && x < 1024.0)) return x >= 1024.0 ? kInfinity : (x <= -1076.0 ? 0.0 : x);
    const double rounded = 32 * x + kRound;
    const double n = rounded - kRound;
    return exp_kernel(held(rounded), (x - n / 32) * tables::kLn2.hi);
}

double log_det(double x) {
    if (!(x >= std::numeric_limits<double>::min() && x < kInfinity)) {
        if (x == 0.0) return -kInfinity;
        if (!(x > 0.0)) return kNaN;
        if (x == kInfinity) return x;
    }
    const bool tiny = x < std::numeric_limits<double>::min();
    const auto bits = std::bit_cast<std::uint64_t>(tiny ? x * 0x1p54 : x);
    const std::uint64_t offset = bits - tables::kSliceOrigin;
    const double k =
        static_cast<double>((static_cast<std::int64_t>(offset) >> 52) - (tiny ? 54 : 0));
    const auto& slice = tables::kLogTable[(offset >> 45) & (tables::kSlices - 1)];
    // x = z 2^k; r = z inverse - 1 with one rounding, because both halves of z multiply exactly.
    const std::uint64_t zbits = bits - (offset & (0xfffULL << 52));
    const double z = std::bit_cast<double>(zbits);
    const double top = std::bit_cast<double>(zbits & ~0x1fffffULL);
    const double r = (top * slice.inverse - 1.0) + (z - top) * slice.inverse;
    const double r2 = r * r;
    const double low = (-1.0 / 2 + r * (1.0 / 3)) + r2 * (-1.0 / 4 + r * (1.0 / 5));
    const double high = (-1.0 / 6 + r * (1.0 / 7)) + r2 * (-1.0 / 8);
    const Wide head = tables::sum_ordered(k * tables::kLn2Log.hi + slice.log.hi, r);
    const double rest = k * tables::kLn2Log.lo + slice.log.lo;
    return head.hi + (head.lo + (rest + r2 * (low + r2 * r2 * high)));
}

double logistic(double x) {
    const double e = exp_det(x < 0.0 ? x : -x);
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
}

double pow_det(double base, double exponent) {
    if (exponent == 0.0 && base >= 0.0) return 1.0;
    return exp_det(exponent * log_det(base));
}

double normal_quantile(double p) {
    if (!(p > 0.0 && p < 1.0)) return p == 0.0 ? -kInfinity : (p == 1.0 ? kInfinity : kNaN);
    const double q = p - 0.5;
    if (q < -0.425) return -tail_quantile(p);
    if (q > 0.425) return tail_quantile(1.0 - p);
    const double r = 0.180625 - q * q;
    return q * polynomial(kCentreNumerator, r) / polynomial(kCentreDenominator, r);
}

double sin_det(double x) {
    return x == 0.0 ? x : circular(x, 0);
}

double cos_det(double x) {
    return circular(x, 1);
}

double atan2_det(double y, double x) {
    const double up = y < 0.0 ? -y : y;
    const double along = x < 0.0 ? -x : x;
    if (!(up < kInfinity || along < kInfinity) || x != x) return kNaN;
    const bool steep = up > along;
    const double q = up == 0.0 ? 0.0 : (steep ? along / up : up / along);
    Wide angle = q >= 0.0 ? arctan_kernel(q) : Wide{kNaN, kNaN};
    if (steep) angle = subtracted({tables::kPi.hi / 2, tables::kPi.lo / 2}, angle);
    if (std::signbit(x)) angle = subtracted(tables::kPi, angle);
    const double size = angle.hi + angle.lo;
    return std::signbit(y) ? -size : size;
}

double asin_det(double x) {
    if (!(x >= -1.0 && x <= 1.0)) return kNaN;
    return atan2_det(x, std::sqrt((1.0 - x) * (1.0 + x)));
}

}  // namespace counterpoise
