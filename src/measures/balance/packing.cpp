#include "measures/balance/packing.h"

#include <limits>

namespace counterpoise {
namespace {

constexpr std::uint32_t kLongestPath = 24;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Paths over ties that are obeyed and not yet used, by breadth-first search from node to node.
class PathSearch {
  public:
    PathSearch(const SignedGraph& graph, const Sides& sides, Effort& effort)
        : graph_(graph), effort_(effort), usable_(graph.ties().size()), by_(graph.size(), kNone) {
        for (std::uint32_t t = 0; t < usable_.size(); ++t)
            usable_[t] = is_frustrated(graph.ties()[t], sides) ? 0 : 1;
    }

    /// The ties of a shortest path of at most `longest` ties, which are used up; empty if none.
    std::vector<std::uint32_t> take(std::uint32_t from, std::uint32_t to, std::uint32_t longest) {
        reached_.assign(1, from);
        by_[from] = 0;
        std::size_t begin = 0;
        for (std::uint32_t length = 0; length < longest && by_[to] == kNone; ++length) {
            const std::size_t end = reached_.size();
            for (; begin < end && by_[to] == kNone; ++begin) spread(reached_[begin]);
        }
        std::vector<std::uint32_t> path =
            by_[to] == kNone ? std::vector<std::uint32_t>{} : walk_back(from, to);
        for (const std::uint32_t node : reached_) by_[node] = kNone;
        for (const std::uint32_t t : path) usable_[t] = 0;
        return path;
    }

  private:
    void spread(std::uint32_t node) {
        const auto neighbours = graph_.neighbours(node);
        effort_.spend(Effort::kTieOfAWalk * (1 + neighbours.size()));
        for (const Neighbour& next : neighbours)
            if (usable_[next.tie] && by_[next.node] == kNone) {
                by_[next.node] = next.tie;
                reached_.push_back(next.node);
            }
    }

    std::vector<std::uint32_t> walk_back(std::uint32_t from, std::uint32_t to) const {
        std::vector<std::uint32_t> path;
        while (to != from) {
            path.push_back(by_[to]);
            const SignedTie& tie = graph_.ties()[by_[to]];
            to = tie.a == to ? tie.b : tie.a;
        }
        return path;
    }

    const SignedGraph& graph_;
    Effort& effort_;
    std::vector<std::uint8_t> usable_;
    std::vector<std::uint32_t> by_;  ///< the tie that a node was reached by
    std::vector<std::uint32_t> reached_;
};

}  // namespace

std::vector<CycleCut> packed_cycles(const SignedGraph& graph, const Sides& sides, Effort& effort) {
    std::vector<std::uint32_t> left;
    for (std::uint32_t t = 0; t < graph.ties().size(); ++t)
        if (is_frustrated(graph.ties()[t], sides)) left.push_back(t);
    std::vector<CycleCut> cycles;
    PathSearch search(graph, sides, effort);
    for (std::uint32_t longest = 2; longest <= kLongestPath && !left.empty(); ++longest) {
        std::vector<std::uint32_t> still;
        for (const std::uint32_t t : left) {
            if (effort.is_spent()) return cycles;
            CycleCut cycle{search.take(graph.ties()[t].a, graph.ties()[t].b, longest), {}};
            if (cycle.ties.empty()) {
                still.push_back(t);
                continue;
            }
            cycle.ties.push_back(t);
            cycle.flipped.assign(cycle.ties.size(), 0);
            cycles.push_back(std::move(cycle));
        }
        left = std::move(still);
    }
    return cycles;
}

}  // namespace counterpoise
