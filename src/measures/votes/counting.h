#pragma once

#include <cstdint>
#include <vector>

#include "measures/votes/diagram.h"
#include "measures/votes/field.h"

namespace counterpoise {

/// Winning coalitions by size, modulo a prime (plain numbers, not in Montgomery form).
struct CoalitionCounts {
    std::vector<std::uint64_t> winning;  ///< [s]: winning coalitions of s players
    /// [c][s]: those of them that a given player of class c is in.
    std::vector<std::vector<std::uint64_t>> winning_with;
};

/// Counts the winning coalitions of a game.
///
///     W(t) = sum over winning coalitions S of t^|S|, at t = 1, 2, …; the coefficients by
///     interpolation, as many as there are sizes of which some win and some lose. At each t one
///     pass backward through the diagram (what wins from a state) and one forward (what leads to
///     it) give W and all W_c, the part with a given player of class c.
///
/// Shape    n + 1 sizes; classes as in the game.
/// Source   ours, after Bolus 2011; docs/method/votes.md.
[[nodiscard]] CoalitionCounts count_winning(const Game& game, const Diagram& diagram,
                                            const Field& field);

/// Elementary steps that count_winning takes, about two nanoseconds each: what a limit can be set
/// by.
[[nodiscard]] double counting_steps(const Game& game, const Diagram& diagram);

}  // namespace counterpoise
