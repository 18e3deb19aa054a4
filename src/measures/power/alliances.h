#pragma once

#include <span>
#include <string>
#include <vector>

#include "world/world.h"

namespace counterpoise {

/// Somebody who acts as one: an alliance, or a state in none.
struct Actor {
    std::string name;   ///< "NATO", "EU (rest)", "CHN"
    std::string title;  ///< the same in words where the name is a number of a list
    std::vector<std::size_t> rows;
};

/// A world in which each alliance acts as one: every state in exactly one actor.
///
///     the alliance with the largest sum of figures first; its members are taken; then the largest
///     among those left; until no alliance has two members left. Who is left stands alone.
///
/// An alliance is a treaty of three or more states that bind themselves to defend, with the pledge
/// kept, that is live (in past years: or has ended since). Overlap: a state in several counts with
/// the one that is largest; the others go on without it, marked "(rest)".
/// Shape    figures by row of the world; actors ordered by sum, then by row; ties by code.
/// Missing  a state without a figure counts 0 in the order and keeps its place in its actor.
/// Source   ours: docs/method/power.md.
[[nodiscard]] std::vector<Actor> alliance_actors(const World& world, const Facts& facts,
                                                 std::span<const double> figures);

}  // namespace counterpoise
