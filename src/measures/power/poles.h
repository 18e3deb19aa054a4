#pragma once

#include <span>

#include "measures/measure.h"

namespace counterpoise {

/// How many poles a distribution has, each count by its own definition.
///
///     s_i = x_i / sum x;   hhi = sum s_i^2;   effective = 1 / hhi
///     over_tenth = #{s_i > 0.1};   half_leader = #{x_i >= max x / 2};   top = max s_i
///
/// Shape    n >= 1 figures >= 0, not all 0; `leader` is the first of the largest.
/// Units    numbers; hhi and top 0-1; 1 <= effective <= n.
/// Missing  NaN figures are left out.
/// Errors   BrokenPromise if nothing is left to count.
/// Source   Laakso and Taagepera 1979 (effective number); Mansfield 1993 (counts and concentration
///          are different things); docs/method/power.md.
struct Polarity {
    double effective = 0;
    double hhi = 0;
    double top = 0;
    double over_tenth = 0;
    double half_leader = 0;
    std::size_t leader = 0;
};
[[nodiscard]] Polarity polarity(std::span<const double> figures);

[[nodiscard]] Reading power_poles(const View& view);

}  // namespace counterpoise
