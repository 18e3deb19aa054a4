#include "measures/balance/sides.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>

#include "measures/balance/parity_sets.h"

namespace counterpoise {
namespace {

constexpr std::size_t kStarts = 24;

/// What moving a node would save: its frustrated ties less the others.
long saving(const SignedGraph& graph, const Sides& sides, std::uint32_t node) {
    long sum = 0;
    for (const Neighbour& to : graph.neighbours(node))
        sum += (sides[node] != sides[to.node]) == (to.sign > 0) ? 1 : -1;
    return sum;
}

/// One pass over all nodes; returns what the best division of the pass saves.
long one_pass(const SignedGraph& graph, Sides& sides) {
    const std::size_t n = graph.size();
    std::vector<long> savings(n);
    using Entry = std::pair<long, std::int64_t>;  // saving, -node: the lower node first
    std::priority_queue<Entry> queue;
    for (std::uint32_t i = 0; i < n; ++i) {
        savings[i] = saving(graph, sides, i);
        queue.emplace(savings[i], -static_cast<std::int64_t>(i));
    }
    std::vector<std::uint8_t> moved(n, 0);
    std::vector<std::uint32_t> order;
    long sum = 0;
    long best = 0;
    std::size_t best_length = 0;
    while (!queue.empty()) {
        const auto [value, negated] = queue.top();
        queue.pop();
        const auto node = static_cast<std::uint32_t>(-negated);
        if (moved[node] || value != savings[node]) continue;
        moved[node] = 1;
        sum += value;
        for (const Neighbour& to : graph.neighbours(node)) {
            const bool frustrated = (sides[node] != sides[to.node]) == (to.sign > 0);
            savings[to.node] += frustrated ? -2 : 2;
            if (!moved[to.node])
                queue.emplace(savings[to.node], -static_cast<std::int64_t>(to.node));
        }
        sides[node] ^= 1u;
        order.push_back(node);
        if (sum > best) {
            best = sum;
            best_length = order.size();
        }
    }
    for (std::size_t k = order.size(); k > best_length; --k) sides[order[k - 1]] ^= 1u;
    return best;
}

/// Divides along shortest paths from a root, so that every tie of the tree is obeyed.
Sides sides_from_root(const SignedGraph& graph, std::uint32_t root) {
    Sides sides(graph.size(), 0);
    std::vector<std::uint8_t> seen(graph.size(), 0);
    for (std::uint32_t k = 0; k < graph.size(); ++k) {
        const auto start = static_cast<std::uint32_t>((root + k) % graph.size());
        if (seen[start]) continue;
        seen[start] = 1;
        std::vector<std::uint32_t> queue{start};
        for (std::size_t at = 0; at < queue.size(); ++at)
            for (const Neighbour& to : graph.neighbours(queue[at])) {
                if (seen[to.node]) continue;
                seen[to.node] = 1;
                sides[to.node] =
                    static_cast<std::uint8_t>(sides[queue[at]] ^ (to.sign < 0 ? 1u : 0u));
                queue.push_back(to.node);
            }
    }
    return sides;
}

}  // namespace

std::size_t frustrated_ties(const SignedGraph& graph, const Sides& sides) {
    return static_cast<std::size_t>(
        std::count_if(graph.ties().begin(), graph.ties().end(),
                      [&](const SignedTie& tie) { return is_frustrated(tie, sides); }));
}

std::size_t improve(const SignedGraph& graph, Sides& sides, Effort& effort) {
    do effort.spend(Effort::kTieOfAPass * graph.ties().size());
    while (one_pass(graph, sides) > 0);
    return frustrated_ties(graph, sides);
}

Sides sides_by_tree(const SignedGraph& graph, std::span<const double> guess) {
    const auto doubt = [&](std::uint32_t t) { return std::min(guess[t], 1.0 - guess[t]); };
    std::vector<std::uint32_t> order(graph.ties().size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t x, std::uint32_t y) { return doubt(x) < doubt(y); });
    ParitySets sets(graph.size());
    for (const std::uint32_t t : order) {
        const SignedTie& tie = graph.ties()[t];
        (void)sets.join(tie.a, tie.b, (tie.sign < 0) != (guess[t] > 0.5));
    }
    Sides sides(graph.size());
    for (std::uint32_t i = 0; i < graph.size(); ++i) sides[i] = sets.find(i).odd ? 1 : 0;
    return sides;
}

Sides good_sides(const SignedGraph& graph, Effort& effort) {
    const std::uint64_t reserve = effort.left() / 2;
    Sides best(graph.size(), 0);
    std::size_t least = improve(graph, best, effort);
    const std::size_t starts = std::min(kStarts, graph.size());
    for (std::size_t k = 0; k < starts && least > 0 && effort.left() > reserve; ++k) {
        Sides sides = sides_from_root(graph, static_cast<std::uint32_t>(k * graph.size() / starts));
        if (const std::size_t left = improve(graph, sides, effort); left < least) {
            least = left;
            best = std::move(sides);
        }
    }
    return best;
}

}  // namespace counterpoise
