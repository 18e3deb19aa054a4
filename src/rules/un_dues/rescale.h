#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "world/un_tables.h"

namespace counterpoise {

/// One member's rate of assessment before an exit.
struct MemberRate {
    StateId state;
    double rate = 0;  ///< %
    bool least_developed = false;
};

/// The named rules of who pays after an exit. No resolution says which applies.
enum class Rescale { pro_rata, ceiling_only, ceilings_and_floor, unfunded };
[[nodiscard]] Rescale rescale_named(std::string_view name);

/// The scale among the members that remain.
///
///     pro_rata            rate_i = 100 r_i / sum(r)
///     ceiling_only        rate_i = min(ceiling, L r_i), L such that the rates sum to 100
///     ceilings_and_floor  rate_i = clamp(L r_i, floor, ceiling), least developed members clamped
///     to their own ceiling,
///                         members at the floor (r_i <= floor) stay there, L such that the rates
///                         sum to 100
///     unfunded            rate_i = r_i
///
/// Shape    n rates in any order; the answer belongs to them one by one.
/// Units    %; sums to 100 within 1e-9, except `unfunded`.
/// Missing  not accepted.
/// Errors   InputError if nobody with a rate remains, or if all remaining members together may not
///          be assessed 100 %.
/// Source   UN Charter Art. 17(2); GA resolution 79/249; docs/method/un_dues.md.
[[nodiscard]] std::vector<double> rescale(std::span<const MemberRate> members, Rescale rule,
                                          const ScaleBounds& bounds);

/// Proportional rates within bounds: x_i = clamp(L r_i, low_i, high_i) with sum(x) = total.
///
/// Shape    n >= 1; r_i > 0 where low_i < high_i.
/// Errors   InputError if sum(high) < total; BrokenPromise if sum(low) > total.
/// Source   ours: the sum is piecewise linear and non-decreasing in L, so its breakpoints are swept
/// in order.
struct Bounded {
    double rate = 0;
    double low = 0;
    double high = 0;
};
[[nodiscard]] std::vector<double> proportional_within(std::span<const Bounded> items, double total);

}  // namespace counterpoise
