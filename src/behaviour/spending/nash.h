#pragma once

#include <span>
#include <vector>

namespace counterpoise {

/// One contributor to a joint product.
struct Contributor {
    double income = 0;  ///< y
    double taste = 0;   ///< a, in (0, 1)
};

/// The taste that makes a state's present contribution its best answer to what the others give.
///
///     a = (q + theta S) / (y + theta S)
///
/// Units    q, S, y in one money unit.
/// Source   science of alliances: Sandler and Murdoch's joint product; docs/method/spending.md.
[[nodiscard]] double taste_at(double contribution, double others, double income, double spill_in);

/// The Nash equilibrium of contributions to a joint product:
///
///     q_i = max(0, a_i y_i - (1 - a_i) theta (Q - q_i + outside)),   Q = sum q
///
/// Written in Q it is q_i = max(0, (a_i y_i - c_i (Q + outside)) / (1 - c_i)) with c_i = (1 - a_i)
/// theta: the sum falls in Q and is piecewise linear, so the one Q where both agree is found by
/// sweeping the contributors in the order in which they stop.
///
/// Shape    n >= 0 contributors; theta in [0, 1]; outside >= 0 is what non-members give that counts
///          for all.
/// Units    one money unit.
/// Source   Olson and Zeckhauser 1966; Bergstrom, Blume and Varian 1986 for existence and
///          uniqueness.
[[nodiscard]] std::vector<double> nash_contributions(std::span<const Contributor> contributors,
                                                     double spill_in, double outside);

}  // namespace counterpoise
