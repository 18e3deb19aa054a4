#pragma once

namespace counterpoise {

// Elementary functions that give the same bits on every compiler, processor and optimisation level.
// They use only + - * /, comparisons, bit casts and the square root, all of which IEEE 754 rounds
// correctly, in a fixed order and without contraction; the system's libm is never called. Rounding
// must be to nearest, as it is by default. Errors below are against the exact value; an ulp is the
// spacing of doubles at the exact result, or of the smallest doubles where the result is subnormal.
// A NaN argument gives NaN. Method: tables of exact reference points and Taylor series between
// them. tests/base/math_test.cpp holds the bounds and pins the bits.

/// e^x. Error <= 1 ulp.
/// Range    infinity above 709.7827128933840, 0 below -745.1332191019412.
[[nodiscard]] double exp_det(double x);

/// 2^x. Error <= 1 ulp; exact where x is a whole number.
/// Range    infinity from 1024, 0 from -1075 downwards.
[[nodiscard]] double exp2_det(double x);

/// Natural logarithm. Error <= 1 ulp; log_det(1) = 0.
/// Range    -infinity at 0, NaN below 0, infinity at infinity.
[[nodiscard]] double log_det(double x);

/// 1 / (1 + e^-x). Error <= 3 ulp; within [0, 1], 0.5 at 0, without overflow for any x.
[[nodiscard]] double logistic(double x);

/// base^exponent = e^(exponent log base). Relative error <= (1 + 1.5 |exponent log base|) 2^-52
/// where the result is neither subnormal nor zero nor infinite.
/// Range    NaN for a base below 0; 1 for an exponent of 0; a base of 0 gives 0 for a positive and
///          infinity for a negative exponent. 1^infinity is NaN (not 1, as in libm).
[[nodiscard]] double pow_det(double base, double exponent);

/// The standard normal quantile z with P(Z <= z) = p.
/// Error    absolute <= 1e-14 for 1e-16 <= p <= 1 - 2^-53, <= 5e-14 down to p = 1e-300;
///          normal_quantile(1 - p) = -normal_quantile(p) wherever 1 - p is exact.
/// Range    -infinity at 0, infinity at 1, NaN outside [0, 1].
/// Source   Wichura 1988, algorithm AS 241 (PPND16).
[[nodiscard]] double normal_quantile(double p);

/// Sine, x in radians. Error <= 1 ulp. Range: |x| <= 2 pi (rounded to double), else NaN.
[[nodiscard]] double sin_det(double x);

/// Cosine, x in radians. Error <= 1 ulp. Range: |x| <= 2 pi (rounded to double), else NaN.
[[nodiscard]] double cos_det(double x);

/// The angle of the point (x, y) in radians, within [-pi, pi] and with the sign of y.
/// Error    <= 3 ulp; results below 2^-1022 lose precision as subnormal numbers do.
/// Range    0 or pi (with the sign of y) where y is 0, by the sign of x; NaN where both are
/// infinite.
[[nodiscard]] double atan2_det(double y, double x);

/// Inverse sine in radians, within [-pi/2, pi/2]. Error <= 4 ulp. Range: |x| <= 1, else NaN.
[[nodiscard]] double asin_det(double x);

}  // namespace counterpoise
