#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <vector>

#include "measures/balance/frustration.h"

namespace counterpoise {

/// A random signed graph of 1 to `most` nodes, sparse or dense.
inline SignedGraph random_graph(std::uint32_t most) {
    const auto n = *rc::gen::inRange<std::uint32_t>(1, most + 1);
    const int dense = *rc::gen::inRange(1, 11);
    const int hostile = *rc::gen::inRange(0, 11);
    std::vector<SignedTie> ties;
    for (std::uint32_t i = 0; i < n; ++i)
        for (std::uint32_t j = i + 1; j < n; ++j)
            if (*rc::gen::inRange(0, 10) < dense)
                ties.push_back({i, j, *rc::gen::inRange(0, 10) < hostile ? -1 : 1});
    return {n, ties};
}

/// The least frustration over every division: 2^(n-1) of them.
inline std::size_t least_of_all(const SignedGraph& graph) {
    std::size_t least = graph.ties().size();
    for (std::uint32_t mask = 0; mask < (1u << (graph.size() - 1)); ++mask) {
        std::size_t frustrated = 0;
        for (const SignedTie& tie : graph.ties())
            frustrated += (((mask >> tie.a) ^ (mask >> tie.b)) & 1u) == (tie.sign > 0 ? 1u : 0u);
        least = std::min(least, frustrated);
    }
    return least;
}

/// All pairs of n nodes with one sign.
inline SignedGraph complete(std::uint32_t n, int sign) {
    std::vector<SignedTie> ties;
    for (std::uint32_t i = 0; i < n; ++i)
        for (std::uint32_t j = i + 1; j < n; ++j) ties.push_back({i, j, sign});
    return {n, ties};
}

/// The ties of the second graph beside those of the first, on nodes of their own.
inline SignedGraph beside(const SignedGraph& one, const SignedGraph& other) {
    std::vector<SignedTie> ties = one.ties();
    const auto shift = static_cast<std::uint32_t>(one.size());
    for (const SignedTie& tie : other.ties())
        ties.push_back({tie.a + shift, tie.b + shift, tie.sign});
    return {one.size() + other.size(), ties};
}

}  // namespace counterpoise
