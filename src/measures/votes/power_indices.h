#pragma once

#include <string>
#include <vector>

#include "measures/votes/game.h"

namespace counterpoise {

/// A number known exactly: its digits, or "numerator/denominator" in lowest terms, and the nearest
/// double.
struct Exact {
    std::string text;
    double value = 0;
};

/// The power of one player of a class.
struct PlayerPower {
    Exact swings;    ///< coalitions without the player that lose, and win once it joins
    Exact banzhaf;   ///< normalised: its share of all swings
    Exact absolute;  ///< swings / 2^(n - 1)
    Exact shapley;
};

struct GamePower {
    std::vector<PlayerPower> classes;
    Exact swings;   ///< of all players
    Exact winning;  ///< coalitions that win
    Exact act;      ///< Coleman's power of a collectivity to act: winning / 2^n
};

/// The power of every player of a simple game, exactly.
///
///     eta_i  = #{S without i : S loses, S + i wins}
///     banzhaf_i  = eta_i / sum_j eta_j,   absolute_i = eta_i / 2^(n-1)
///     shapley_i  = sum over those S of |S|! (n - |S| - 1)! / n!
///
/// Shape    a game of 1 to kMostPlayers (world/bodies/voting_body.h) players that all of them
/// together win and the empty
///          coalition loses.
/// Units    pure numbers; normalised Banzhaf and Shapley-Shubik sum to 1 over players.
/// Errors   InputError at `where` if the game is too large to be counted; BrokenPromise if it is
///          decided before anybody votes.
/// Source   Penrose 1946; Shapley and Shubik 1954; Banzhaf 1965; Coleman 1971; Dubey and Shapley
///          1979; docs/method/votes.md.
[[nodiscard]] GamePower power_indices(const Game& game, const std::string& where);

}  // namespace counterpoise
