#pragma once

#include <span>
#include <vector>

#include "behaviour/cascade/cascade.h"
#include "world/strength.h"

namespace counterpoise {

/// What each state's strength is worth where the attack falls: at the capital of the attacked.
///
///     arriving_i = s_i a_i 2^(-d_i / h_i)     joiners: assigned share a, half distance h by reach
///     attacker   = s 2^(-d / h),  own = s     all of it
///
/// Missing  a joiner without a figure counts nothing and is listed; `comparable` is false without
///          the figure of attacker, attacked or a major power among the candidates, and where the
///          attack falls overseas, at a place unknown.
/// Source   docs/method/cascade.md, docs/method/cover.md.
struct CascadeWeights {
    std::vector<double> arriving;  ///< by candidate; 0 without a figure
    double own = 0;
    double attacker = 0;
    bool comparable = true;
    std::vector<std::size_t> missing;  ///< rows without a figure
};
[[nodiscard]] CascadeWeights cascade_weights(const CascadeCase& c, const World& world,
                                             std::span<const double> strengths, const Reach& reach,
                                             AttackPlace place);

/// Expected strengths of the sides.
struct CascadeBalance {
    double comes = 0;           ///< to the attacked, of others
    double joins_attacker = 0;  ///< to the attacker, of others
    double ratio = 0;  ///< (own + comes) / (attacker + joins_attacker); NaN: not comparable
};
[[nodiscard]] CascadeBalance balance_of(const CascadeExpectation& e, const CascadeWeights& weights);

/// The spread of what comes over runs.
struct CascadeSpread {
    double low = 0;  ///< 5 % of the runs lie below
    double middle = 0;
    double high = 0;
    double error = 0;  ///< standard error of the mean over runs: sd / sqrt(runs)
};
/// Of the strength that comes to the attacked, over runs 0 … runs - 1.
[[nodiscard]] CascadeSpread spread_of(const CascadeCase& c, const CascadeWeights& weights,
                                      std::uint64_t seed, long long runs);

}  // namespace counterpoise
