#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "measures/votes/game.h"

namespace counterpoise {

/// One class of players being decided upon: for each state before it, where k = 0, 1, …, all of its
/// players joining leads.
struct DiagramLevel {
    std::size_t player_class = 0;
    std::size_t players = 0;
    std::vector<std::uint32_t> next;  ///< states x (players + 1): kLost, kWon, or 2 + a state after

    [[nodiscard]] std::size_t states() const { return next.size() / (players + 1); }
};

/// A game as a decision diagram: classes are decided upon one after the other, and coalitions that
/// lack the same votes are one state. All coalitions are in it; none is listed.
///
/// A state is what is still lacking for each threshold; a threshold met counts as 0, one out of
/// reach as gone. What lacks is raised to the next sum that the players left can make, so that
/// states with the same future are one (and a common divisor of the weights, or the two halves of a
/// game with few large players, cost nothing).
struct Diagram {
    static constexpr std::uint32_t kLost = 0;
    static constexpr std::uint32_t kWon = 1;

    std::vector<DiagramLevel> levels;  ///< one a class, heaviest first; the first has one state
    std::size_t edges = 0;
};

/// Sizes of coalitions that a game leaves open: smaller ones all lose, larger ones all win.
struct OpenSizes {
    std::size_t smallest_winning = 0;
    std::size_t largest_losing = 0;
};
[[nodiscard]] OpenSizes open_sizes(const Diagram& diagram);

/// Of a game of up to four thresholds; fewer where a state has more numbers, so that all fit into
/// a gigabyte.
inline constexpr std::size_t kMostEdges = std::size_t{1} << 24U;

/// Whether the coalition of all players wins.
[[nodiscard]] bool can_win(const Game& game);

/// Makes the diagram of a game.
///
/// Shape    a game that all players together win and the empty coalition loses.
/// Errors   InputError at `where` if it would have more than `most_edges` edges.
/// Source   ours, after Bolus 2011; docs/method/votes.md.
[[nodiscard]] Diagram make_diagram(const Game& game, const std::string& where,
                                   std::size_t most_edges = kMostEdges);

}  // namespace counterpoise
