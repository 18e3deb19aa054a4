#include "measures/balance/cycles.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

#include "measures/balance/triangles.h"

namespace counterpoise {
namespace {

constexpr double kLeastShortfall = 1e-3;
constexpr double kPossible = 1e-6;  ///< below it a tie is taken as obeyed
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Step {
    std::uint32_t tie = 0;
    std::uint8_t flipped = 0;
    std::uint32_t to = 0;  ///< node that it leads to
};

bool is_odd(const SignedGraph& graph, const Step& step) {
    return (graph.ties()[step.tie].sign < 0) != (step.flipped != 0);
}

/// Nodes such that every odd closed walk shorter than 1 passes one: an end of every tie that may
/// change sides.
std::vector<std::uint32_t> sources_of(const SignedGraph& graph, std::span<const double> y) {
    std::vector<std::uint32_t> touched(graph.size(), 0);
    const auto counts = [&](std::uint32_t t) {
        return graph.ties()[t].sign < 0 || y[t] > kPossible;
    };
    for (std::uint32_t t = 0; t < graph.ties().size(); ++t)
        if (counts(t)) {
            ++touched[graph.ties()[t].a];
            ++touched[graph.ties()[t].b];
        }
    std::vector<std::uint8_t> taken(graph.size(), 0);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t t = 0; t < graph.ties().size(); ++t) {
        const SignedTie& tie = graph.ties()[t];
        if (!counts(t) || taken[tie.a] || taken[tie.b]) continue;
        const std::uint32_t source = touched[tie.a] >= touched[tie.b] ? tie.a : tie.b;
        taken[source] = 1;
        sources.push_back(source);
    }
    return sources;
}

/// Shortest odd closed walks by Dijkstra's method on the doubled graph: node 2v for v reached by an
/// even number of changes of side, 2v + 1 for an odd one.
class WalkSearch {
  public:
    WalkSearch(const SignedGraph& graph, std::span<const double> y, Effort& effort)
        : graph_(graph),
          y_(y),
          effort_(effort),
          distance_(2 * graph.size()),
          came_by_(2 * graph.size()),
          removed_(graph.size(), 0) {}

    /// The steps of the shortest odd closed walk through a node; empty if none is shorter than 1.
    std::vector<Step> from(std::uint32_t source) {
        std::fill(distance_.begin(), distance_.end(), kFar);
        std::fill(came_by_.begin(), came_by_.end(), Step{kNone});
        distance_[2 * std::size_t{source}] = 0;
        queue_ = {};
        queue_.emplace(0.0, 2 * source);
        while (!queue_.empty()) {
            const auto [distance, place] = queue_.top();
            queue_.pop();
            if (distance > distance_[place]) continue;
            if (place == 2 * source + 1) return walk_back(source);
            spread(place);
        }
        return {};
    }

    /// Leaves a node out of the searches that follow: its own walks are known.
    void remove(std::uint32_t node) { removed_[node] = 1; }

  private:
    static constexpr double kFar = 1.0 - kLeastShortfall;

    void spread(std::uint32_t place) {
        const auto neighbours = graph_.neighbours(place / 2);
        effort_.spend(Effort::kTieOfAWalk * (1 + neighbours.size()));
        for (const Neighbour& to : neighbours) {
            if (removed_[to.node]) continue;
            const double y = y_[to.tie];
            const std::uint32_t parity = (place & 1u) ^ (to.sign < 0 ? 1u : 0u);
            reach(place, {to.tie, 0, to.node}, 2 * to.node + parity, y);
            if (y > kPossible)
                reach(place, {to.tie, 1, to.node}, 2 * to.node + (parity ^ 1u), 1.0 - y);
        }
    }

    void reach(std::uint32_t from, const Step& by, std::uint32_t place, double cost) {
        const double distance = distance_[from] + cost;
        if (distance >= distance_[place]) return;
        distance_[place] = distance;
        came_by_[place] = by;
        queue_.emplace(distance, place);
    }

    std::vector<Step> walk_back(std::uint32_t source) const {
        std::vector<Step> steps;
        std::uint32_t place = 2 * source + 1;
        while (place != 2 * source) {
            const Step& step = came_by_[place];
            steps.push_back(step);
            const SignedTie& tie = graph_.ties()[step.tie];
            const std::uint32_t before = tie.a == step.to ? tie.b : tie.a;
            place = 2 * before + ((place & 1u) ^ (is_odd(graph_, step) ? 1u : 0u));
        }
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    using Entry = std::pair<double, std::uint32_t>;
    const SignedGraph& graph_;
    std::span<const double> y_;
    Effort& effort_;
    std::vector<double> distance_;
    std::vector<Step> came_by_;
    std::vector<std::uint8_t> removed_;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

/// The odd cycle within an odd closed walk: loops of the walk are taken out until one is odd.
std::vector<Step> simple_cycle(const SignedGraph& graph, const std::vector<Step>& walk) {
    std::vector<std::uint32_t> place(graph.size(), kNone);  // steps kept when a node was reached
    std::vector<Step> kept;
    const SignedTie& first = graph.ties()[walk.front().tie];
    place[walk.front().to == first.a ? first.b : first.a] = 0;
    for (const Step& step : walk) {
        kept.push_back(step);
        const std::uint32_t since = place[step.to];
        if (since == kNone) {
            place[step.to] = static_cast<std::uint32_t>(kept.size());
            continue;
        }
        bool odd = false;
        for (std::size_t k = since; k < kept.size(); ++k) odd = odd != is_odd(graph, kept[k]);
        if (odd) return {kept.begin() + since, kept.end()};
        for (std::size_t k = since; k + 1 < kept.size(); ++k) place[kept[k].to] = kNone;
        kept.resize(since);
    }
    return {};
}

CycleCut cut_of(const std::vector<Step>& cycle) {
    CycleCut cut;
    for (const Step& step : cycle) {
        cut.ties.push_back(step.tie);
        cut.flipped.push_back(step.flipped);
    }
    return cut;
}

}  // namespace

double CycleCut::shortfall(std::span<const double> y) const {
    double sum = 0;
    for (std::size_t k = 0; k < ties.size(); ++k) sum += flipped[k] ? 1.0 - y[ties[k]] : y[ties[k]];
    return 1.0 - sum;
}

std::vector<CycleCut> unbalanced_triangles(const SignedGraph& graph, std::size_t most) {
    std::vector<CycleCut> found;
    const auto sign = [&](std::uint32_t t) { return graph.ties()[t].sign; };
    for_each_triangle(graph, [&](std::uint32_t x, std::uint32_t y, std::uint32_t z) {
        if (sign(x) * sign(y) * sign(z) < 0 && found.size() < most)
            found.push_back({{x, y, z}, {0, 0, 0}});
    });
    return found;
}

std::vector<CycleCut> broken_cycles(const SignedGraph& graph, std::span<const double> y,
                                    Effort& effort) {
    std::vector<CycleCut> cuts;
    WalkSearch search(graph, y, effort);
    for (const std::uint32_t source : sources_of(graph, y)) {
        if (effort.is_spent()) break;
        const std::vector<Step> walk = search.from(source);
        search.remove(source);
        if (walk.empty()) continue;
        CycleCut cut = cut_of(simple_cycle(graph, walk));
        if (!cut.ties.empty() && cut.shortfall(y) > kLeastShortfall / 2)
            cuts.push_back(std::move(cut));
    }
    return cuts;
}

}  // namespace counterpoise
