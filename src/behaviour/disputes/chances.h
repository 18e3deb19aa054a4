#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "behaviour/disputes/law.h"

namespace counterpoise {

/// What one draw of the parameters makes of every pair, before what the two did counts. Shared by
/// all worlds of a run.
///
///     odds_ij = exp(b_0 + x'b + b_pact pact),  peace(t) = exp(b_1 t + b_2 t^2 + b_3 t^3)
///
/// Shape    by PairOrder; shares are chances that an onset leads to force, deaths, war.
/// Missing  odds of 0 where a figure of the pair is not known.
struct DisputeChances {
    DisputeChances(const DisputeRecord& record, const DisputeLaw& law);

    DisputeLaw law;
    std::vector<double> odds;
    std::array<std::vector<double>, 3> shares;
    /// By peace years + 1; at 0 nothing, for pairs that are computed apart.
    std::vector<double> peace;
};

/// Peace years that a simulation can reach.
inline constexpr std::size_t kMostPeaceYears = 400;

}  // namespace counterpoise
