#pragma once

#include <string>
#include <vector>

#include "base/standing.h"
#include "measures/measure.h"
#include "measures/votes/game.h"
#include "world/bodies/voting_body.h"

namespace counterpoise {

/// One row of the answer: a player, or a group of equals.
struct AssemblyEntry {
    std::string group;
    std::string player;  ///< empty for a group of equals
    std::string name;    ///< in words; for equals who they are, where they have names
    std::size_t players = 0;
    std::size_t player_class = 0;  ///< in the game
};

/// A voting body in a year's world: who is in it, and the game that they play.
struct Assembly {
    Game game;
    std::vector<AssemblyEntry> entries;
    Standing standing = Standing::assumed;
    std::vector<std::string> notes;
    std::vector<std::string> sources;  ///< names of tables in data/
    std::string vintage;
};

/// Seats a body in the world of a view: members of the year, weights of the year, and after an exit
/// what the body's rule makes of the leavers' seats.
///
/// Errors   InputError at the place in the body's file: a member without a figure, a quota that
///          cannot be met, a seat that nobody holds that year, too many players.
[[nodiscard]] Assembly seat(const VotingBody& body, const View& view);

}  // namespace counterpoise
