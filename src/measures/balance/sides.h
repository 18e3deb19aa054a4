#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "measures/balance/effort.h"
#include "measures/balance/signed_graph.h"

namespace counterpoise {

/// Each node's side, 0 or 1.
using Sides = std::vector<std::uint8_t>;

/// Whether a division into two sides goes against a tie: friends across, or foes within.
[[nodiscard]] inline bool is_frustrated(const SignedTie& tie, const Sides& sides) {
    return (sides[tie.a] != sides[tie.b]) == (tie.sign > 0);
}

/// The number of ties that a division goes against.
[[nodiscard]] std::size_t frustrated_ties(const SignedGraph& graph, const Sides& sides);

/// Moves nodes between the sides while that lowers the frustrated ties, as Kernighan and Lin do:
/// each node in turn, the best first even if it makes matters worse, and the best division of the
/// pass is kept; passes until one brings nothing.
/// Returns the frustrated ties that are left. Every pass counts as effort.
std::size_t improve(const SignedGraph& graph, Sides& sides, Effort& effort);

/// The division that obeys a tree of ties, those of the least `doubt` first.
///
/// Shape    `guess[t]` is how far tie t is held to be frustrated, 0 to 1; beyond 1/2 the tree
///          divides against the tie's sign. A guess of whole numbers that some division obeys gives
///          that division.
[[nodiscard]] Sides sides_by_tree(const SignedGraph& graph, std::span<const double> guess);

/// A good division by fixed starts: all on one side, and trees of shortest paths from many nodes,
/// as long as they leave half of the effort.
[[nodiscard]] Sides good_sides(const SignedGraph& graph, Effort& effort);

}  // namespace counterpoise
