#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "measures/balance/signed_graph.h"

namespace counterpoise {

/// Triangles by their signs.
struct TriangleCensus {
    std::uint64_t all_friends = 0;  ///< + + +, balanced
    std::uint64_t one_foe = 0;      ///< + + -, not balanced
    std::uint64_t two_foes = 0;     ///< + - -, balanced
    std::uint64_t three_foes = 0;   ///< - - -, not balanced
    [[nodiscard]] std::uint64_t balanced() const { return all_friends + two_foes; }
    [[nodiscard]] std::uint64_t all() const { return balanced() + one_foe + three_foes; }
};

/// Counts the triangles of a graph: balanced where the product of the signs is positive.
///
/// Shape    four counts.
/// Source   Cartwright and Harary 1956; docs/method/balance.md.
[[nodiscard]] TriangleCensus triangle_census(const SignedGraph& graph);

/// Calls `f(tie, tie, tie)` once for each triangle, in an order that the graph alone decides.
/// Each node looks at the neighbours of more ties than its own: m^1.5 steps at most.
template <class F>
void for_each_triangle(const SignedGraph& graph, F f) {
    const auto n = static_cast<std::uint32_t>(graph.size());
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        return graph.neighbours(x).size() < graph.neighbours(y).size();
    });
    std::vector<std::uint32_t> rank(n);
    for (std::uint32_t r = 0; r < n; ++r) rank[order[r]] = r;
    std::vector<std::vector<Neighbour>> above(n);
    for (std::uint32_t i = 0; i < n; ++i)
        for (const Neighbour& to : graph.neighbours(i))
            if (rank[to.node] > rank[i]) above[i].push_back(to);
    constexpr std::uint32_t kNoTie = 0xFFFFFFFFu;
    std::vector<std::uint32_t> tie_to(n, kNoTie);
    for (std::uint32_t i = 0; i < n; ++i) {
        for (const Neighbour& to : above[i]) tie_to[to.node] = to.tie;
        for (const Neighbour& j : above[i])
            for (const Neighbour& k : above[j.node])
                if (tie_to[k.node] != kNoTie) f(j.tie, k.tie, tie_to[k.node]);
        for (const Neighbour& to : above[i]) tie_to[to.node] = kNoTie;
    }
}

}  // namespace counterpoise
