#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

// Constants of base/math.cpp, worked out by the compiler in double-double arithmetic: an
// unevaluated sum hi + lo that carries about 106 bits. Included by math.cpp only.
namespace counterpoise::tables {

struct Wide {
    double hi;
    double lo;
};

inline constexpr Wide kLn2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
inline constexpr Wide kPi{0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};

/// a + b exactly; needs |a| >= |b| or a = 0.
constexpr Wide sum_ordered(double a, double b) {
    const double s = a + b;
    return {s, b - (s - a)};
}

/// a + b exactly, in any order (Knuth).
constexpr Wide sum(double a, double b) {
    const double s = a + b;
    const double t = s - a;
    return {s, (a - (s - t)) + (b - t)};
}

/// `a` cut into two halves of at most 26 bits (Veltkamp).
constexpr Wide halves(double a) {
    const double c = 134217729.0 * a;  // 2^27 + 1
    const double hi = c - (c - a);
    return {hi, a - hi};
}

/// a * b exactly (Dekker).
constexpr Wide product(double a, double b) {
    const double p = a * b;
    const Wide x = halves(a);
    const Wide y = halves(b);
    return {p, ((x.hi * y.hi - p) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo};
}

constexpr Wide operator+(Wide a, Wide b) {
    const Wide s = sum(a.hi, b.hi);
    return sum_ordered(s.hi, s.lo + (a.lo + b.lo));
}

constexpr Wide operator*(Wide a, Wide b) {
    const Wide p = product(a.hi, b.hi);
    return sum_ordered(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

constexpr Wide operator/(Wide a, double d) {
    const double q = a.hi / d;
    const Wide back = product(q, d);
    return sum_ordered(q, ((a.hi - back.hi) - back.lo + a.lo) / d);
}

/// e^x for |x| < 0.7 by its Taylor series.
constexpr Wide wide_exp(Wide x) {
    Wide s{1.0, 0.0};
    for (int n = 28; n >= 1; --n) s = Wide{1.0, 0.0} + (x / n) * s;
    return s;
}

/// log x for 0.7 < x < 1.5, by 2 artanh((x - 1) / (x + 1)); x + 1 and x - 1 must be exact.
constexpr Wide wide_log(double x) {
    const Wide t = Wide{x - 1.0, 0.0} / (x + 1.0);
    const Wide t2 = t * t;
    Wide s{0.0, 0.0};
    for (int n = 24; n >= 0; --n) s = Wide{1.0, 0.0} / (2 * n + 1) + t2 * s;
    return Wide{2.0, 0.0} * t * s;
}

/// arctan x for 0 <= x <= 1 by Euler's series; 1 + x^2 must be exact.
constexpr Wide wide_arctan(double x) {
    const Wide y = Wide{x * x, 0.0} / (1.0 + x * x);
    Wide s{1.0, 0.0};
    for (int n = 110; n >= 1; --n) s = Wide{1.0, 0.0} + (y * Wide{2.0 * n, 0.0} / (2 * n + 1)) * s;
    return Wide{x, 0.0} / (1.0 + x * x) * s;
}

/// `value` cut so that `hi` is a multiple of `grid`, a power of two; a multiple k * hi is then
/// exact for |k| up to 2^53 grid / |hi|.
constexpr Wide on_grid(Wide value, double grid) {
    const double shift = 0x1.8p52 * grid;
    const double hi = (value.hi + shift) - shift;
    return {hi, (value.hi - hi) + value.lo};
}

inline constexpr double kLogGrid = 0x1p-42;
inline constexpr Wide kLn2Log = on_grid(kLn2, kLogGrid);  // times at most 2^11
inline constexpr Wide kLn2Exp = on_grid(kLn2, 0x1p-36);   // times at most 2^16

/// 2^(j / 32).
inline constexpr std::size_t kPowers = 32;
inline constexpr auto kPowerTable = [] {
    std::array<Wide, kPowers> table{};
    for (std::size_t j = 0; j < kPowers; ++j)
        table[j] = wide_exp(kLn2 * Wide{static_cast<double>(j) / kPowers, 0.0});
    return table;
}();

/// For the j-th of 128 slices of [0.6875, 1.375): a number of at most 11 bits near the reciprocal
/// of the slice's middle, and minus its logarithm on the grid. The two slices that meet at 1 use 1
/// itself, so that logarithms near 0 keep their relative accuracy.
struct LogSlice {
    double inverse;
    Wide log;
};
inline constexpr std::size_t kSlices = 128;
inline constexpr std::uint64_t kSliceOrigin = 0x3fe6000000000000;  // 0.6875
inline constexpr auto kLogTable = [] {
    std::array<LogSlice, kSlices> table{};
    for (std::size_t j = 0; j < kSlices; ++j) {
        const double low = std::bit_cast<double>(kSliceOrigin + (std::uint64_t{j} << 45));
        const double high = std::bit_cast<double>(kSliceOrigin + (std::uint64_t{j + 1} << 45));
        double inverse = (2.0 / (low + high) + 0x1.8p42) - 0x1.8p42;  // to the nearest 2^-10
        if (low == 1.0 || high == 1.0) inverse = 1.0;
        const Wide log = wide_log(inverse);
        table[j] = {inverse, on_grid({-log.hi, -log.lo}, kLogGrid)};
    }
    return table;
}();

/// arctan(j / 16).
inline constexpr std::size_t kAngles = 17;
inline constexpr auto kAngleTable = [] {
    std::array<Wide, kAngles> table{};
    for (std::size_t j = 0; j < kAngles; ++j) table[j] = wide_arctan(static_cast<double>(j) / 16.0);
    return table;
}();

}  // namespace counterpoise::tables
