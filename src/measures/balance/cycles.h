#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "measures/balance/effort.h"
#include "measures/balance/signed_graph.h"

namespace counterpoise {

/// An inequality that every division into two sides obeys. With y_t = 1 where tie t is frustrated,
/// a cycle has an odd number of frustrated ties if, and only if, it has an odd number of foes. So,
/// for a part F of its ties of the other parity,
///
///     sum over F of (1 - y_t) + sum over the rest of y_t >= 1.
struct CycleCut {
    std::vector<std::uint32_t> ties;
    std::vector<std::uint8_t> flipped;  ///< 1 for ties in F

    [[nodiscard]] double shortfall(std::span<const double> y) const;  ///< > 0 where it is broken
};

/// Every triangle with an odd number of foes, the first `most` of them in the order of nodes.
[[nodiscard]] std::vector<CycleCut> unbalanced_triangles(const SignedGraph& graph,
                                                         std::size_t most);

/// Inequalities that `y` breaks by more than a thousandth: for each node that some possibly
/// frustrated tie touches, one of a shortest odd cycle through it. None means that there are none,
/// unless the effort ran out.
///
/// Shape    y in [0, 1] by tie.
/// Source   Barahona and Mahjoub 1986 (shortest paths in the doubled graph).
[[nodiscard]] std::vector<CycleCut> broken_cycles(const SignedGraph& graph,
                                                  std::span<const double> y, Effort& effort);

}  // namespace counterpoise
