#pragma once

#include "measures/balance/sides.h"

namespace counterpoise {

/// The frustration of a signed graph, between two bounds that meet where it is proved.
struct Frustration {
    std::size_t frustration = 0;  ///< ties that the best division found goes against
    std::size_t lower_bound = 0;  ///< no division goes against fewer
    Sides sides;                  ///< that division
    [[nodiscard]] bool is_proved() const { return frustration == lower_bound; }
};

/// Steps that a frustration index may cost by default: about half a minute.
inline constexpr std::uint64_t kUsualEffort = 25'000'000'000;

/// The frustration index: the least number of ties that a division into two sides goes against,
/// as friends across or foes within.
///
///     L = min over sides of #{positive ties across} + #{negative ties within}
///
/// Each block is solved apart: a division by local search from above; from below a linear program
/// over cycle inequalities that are added where they are broken; branch and bound, best bound
/// first, where the two do not meet. `effort` limits the steps, never the time; where it ends the
/// search, the bounds are those reached and stay valid.
///
/// Source   Harary 1959; Barahona and Mahjoub 1986; Aref, Mason and Wilson 2020;
///          docs/method/balance.md.
[[nodiscard]] Frustration frustration_of(const SignedGraph& graph,
                                         std::uint64_t effort = kUsualEffort);

}  // namespace counterpoise
