#pragma once

#include <vector>

#include "measures/balance/cycles.h"
#include "measures/balance/sides.h"

namespace counterpoise {

/// Odd cycles that share no tie, found greedily, the shortest first: each takes one tie that a
/// division goes against and a path of ties that it obeys. Every division goes against one tie of
/// each at least, so their number is a lower bound; and they begin the linear program.
[[nodiscard]] std::vector<CycleCut> packed_cycles(const SignedGraph& graph, const Sides& sides,
                                                  Effort& effort);

}  // namespace counterpoise
