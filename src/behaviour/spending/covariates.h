#pragma once

#include <span>

namespace counterpoise {

// The covariates of the increment law of spending: each is one function, called where the record is
// turned into a panel and where burdens are foreseen, so that both mean the same by a name.

/// Changes of logs beyond this, either way, are breaks in a series and count as this much.
inline constexpr double kMostChange = 0.5;

/// The change of a logarithm, held to kMostChange either way.
/// Missing  0 where either figure is missing: no change is known.
[[nodiscard]] double held_change(double log_now, double log_before);

/// How far a log burden lies above its own mean of the last ten years with figures, this one
/// included.
///
///     last - mean(last ten that are not NaN)
///
/// Shape    log burdens by year, the last year last and not NaN.
[[nodiscard]] double own_deviation(std::span<const double> log_burdens);
inline constexpr int kOwnYears = 10;

/// The log gap to a target of spending, 0 at or above it.
///
///     max(0, ln(percent / 100) - log_burden)
///
/// Missing  0 where no target binds (NaN).
[[nodiscard]] double target_gap(double log_burden, double target_percent);

/// The middle of some changes: the mean of the two middle ones where their number is even.
/// Missing  0 for none.
[[nodiscard]] double median_change(std::span<double> changes);

}  // namespace counterpoise
