#pragma once

#include <string>
#include <vector>

#include "measures/alignment/clusters.h"
#include "measures/alignment/portfolio.h"
#include "measures/measure.h"

namespace counterpoise {

/// A group of states that pacts of defence tie to one another more than to the rest.
struct Bloc {
    std::vector<std::size_t> places;  ///< of its members in the portfolios, ascending
    std::size_t largest = 0;          ///< place of the member with the highest CINC
};

/// The blocs of a world by its pacts of defence, largest CINC first.
struct Blocs {
    Portfolios portfolios;
    std::vector<Bloc> list;     ///< of two members or more
    std::size_t unaligned = 0;  ///< states of the system without a pact of defence
    double modularity = 0;      ///< NaN without any pact
};

/// Two states are tied if either owes the other the top level of the scale `cow` (active help).
///
/// Source   docs/method/alignment.md; `communities`.
[[nodiscard]] Blocs blocs(const World& world, const Facts& facts, PortfolioPacts pacts);

[[nodiscard]] Reading alignment_blocs(const View& view);

}  // namespace counterpoise
