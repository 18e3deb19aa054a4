#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "world/signed_networks.h"

namespace counterpoise {

/// One end of a tie as its other end sees it.
struct Neighbour {
    std::uint32_t node = 0;
    std::uint32_t tie = 0;
    int sign = 1;
};

/// Ties by node: neighbours in ascending order, so that every walk over them has one order.
///
/// Shape    a simple graph: no tie of a node with itself, no pair twice.
class SignedGraph {
  public:
    SignedGraph(std::size_t nodes, std::vector<SignedTie> ties);

    [[nodiscard]] std::size_t size() const { return begin_.size() - 1; }
    [[nodiscard]] const std::vector<SignedTie>& ties() const { return ties_; }
    [[nodiscard]] std::span<const Neighbour> neighbours(std::size_t node) const {
        return {neighbours_.data() + begin_[node], begin_[node + 1] - begin_[node]};
    }

  private:
    std::vector<SignedTie> ties_;
    std::vector<std::size_t> begin_;
    std::vector<Neighbour> neighbours_;
};

/// The blocks of a graph: parts that no single node holds together, each a graph of its own whose
/// ties are those of the whole. Every cycle lies within one block, so the frustration of a graph is
/// the sum over its blocks.
///
/// Shape    each tie in one block; blocks of a single tie, which no cycle passes, are left out.
/// Source   Hopcroft and Tarjan 1973.
struct GraphBlock {
    SignedGraph graph;
    std::vector<std::uint32_t> nodes;  ///< node of the block -> node of the whole
};
[[nodiscard]] std::vector<GraphBlock> blocks_of(const SignedGraph& graph);

}  // namespace counterpoise
