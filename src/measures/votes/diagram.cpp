#include "measures/votes/diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/error.h"

namespace counterpoise {
namespace {

using Sums = std::vector<std::int64_t>;

constexpr std::int64_t kGone = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kUnreached = std::numeric_limits<std::size_t>::max() / 2;
constexpr std::size_t kMostSums = std::size_t{1} << 18U;      // of one level and dimension
constexpr std::size_t kMostSumsKept = std::size_t{1} << 22U;  // of all levels

/// Classes in the order in which they are decided upon: the largest part of a quota first.
std::vector<std::size_t> order_of(const Game& game) {
    std::vector<double> part(game.classes.size(), 0.0);
    for (std::size_t c = 0; c < part.size(); ++c)
        for (const Threshold& t : game.thresholds)
            part[c] += static_cast<double>(game.classes[c].weights[t.dimension]) /
                       static_cast<double>(std::max<std::int64_t>(t.quota, 1));
    std::vector<std::size_t> order(part.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return part[a] > part[b]; });
    return order;
}

/// All sums of `sums` and up to `players` times `weight`, ascending; empty if there are too many.
Sums with_players(const Sums& sums, std::size_t players, std::int64_t weight) {
    if (weight == 0) return sums;
    Sums all = sums;
    for (std::size_t k = 0; k < players; ++k) {
        Sums shifted = all;
        for (std::int64_t& s : shifted) s += weight;
        Sums merged;
        std::set_union(all.begin(), all.end(), shifted.begin(), shifted.end(),
                       std::back_inserter(merged));
        if (merged.size() > kMostSums) return {};
        all = std::move(merged);
    }
    return all;
}

/// What the players from a level on can add in one dimension.
struct Rest {
    std::int64_t total = 0;
    Sums sums;  ///< empty where there are too many to keep
};

/// By level (one more than classes) for one dimension.
std::vector<Rest> rests_of(const Game& game, const std::vector<std::size_t>& order,
                           std::size_t dimension) {
    std::vector<Rest> rests(order.size() + 1);
    rests.back().sums = {0};
    std::size_t kept = 1;
    for (std::size_t level = order.size(); level-- > 0;) {
        const PlayerClass& c = game.classes[order[level]];
        const Rest& after = rests[level + 1];
        const std::int64_t weight = c.weights[dimension];
        rests[level].total = after.total + static_cast<std::int64_t>(c.players) * weight;
        if (after.sums.empty()) continue;
        rests[level].sums = with_players(after.sums, c.players, weight);
        kept += rests[level].sums.size();
        if (kept > kMostSumsKept) rests[level].sums.clear();
    }
    return rests;
}

/// The states of one level: distinct rows of equal width, numbered in the order of their coming.
class States {
  public:
    explicit States(std::size_t width) : width_(width), slots_(1024, kEmpty) {}

    std::uint32_t number_of(const std::vector<std::int64_t>& row) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        std::size_t slot = hash(row.data()) & (slots_.size() - 1);
        for (; slots_[slot] != kEmpty; slot = (slot + 1) & (slots_.size() - 1))
            if (std::equal(row.begin(), row.end(), at(slots_[slot]))) return slots_[slot];
        rows_.insert(rows_.end(), row.begin(), row.end());
        slots_[slot] = static_cast<std::uint32_t>(size_);
        return static_cast<std::uint32_t>(size_++);
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const std::int64_t* at(std::size_t state) const {
        return rows_.data() + state * width_;
    }

  private:
    static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;

    [[nodiscard]] std::size_t hash(const std::int64_t* row) const {
        std::uint64_t h = 0;
        for (std::size_t i = 0; i < width_; ++i) {
            h = (h ^ static_cast<std::uint64_t>(row[i])) * 0x9E3779B97F4A7C15U;
            h ^= h >> 29U;
        }
        return h;
    }
    void grow() {
        std::vector<std::uint32_t> larger(slots_.size() * 2, kEmpty);
        for (std::size_t state = 0; state < size_; ++state) {
            std::size_t slot = hash(at(state)) & (larger.size() - 1);
            while (larger[slot] != kEmpty) slot = (slot + 1) & (larger.size() - 1);
            larger[slot] = static_cast<std::uint32_t>(state);
        }
        slots_ = std::move(larger);
    }

    std::size_t width_;
    std::size_t size_ = 0;
    std::vector<std::int64_t> rows_;
    std::vector<std::uint32_t> slots_;
};

class Maker {
  public:
    Maker(const Game& game, const std::string& where, std::size_t most_edges)
        : game_(game),
          where_(where),
          most_edges_(std::min(most_edges, 4 * kMostEdges / game.thresholds.size())),
          order_(order_of(game)) {
        std::size_t dimensions = 0;
        for (const Threshold& t : game.thresholds)
            dimensions = std::max(dimensions, t.dimension + 1);
        for (std::size_t d = 0; d < dimensions; ++d) rests_.push_back(rests_of(game, order_, d));
    }

    Diagram make() {
        States now(game_.thresholds.size());
        std::vector<std::int64_t> row;
        for (const Threshold& t : game_.thresholds) row.push_back(t.quota);
        promise(settled(row, 0) == kOpen, "a game that is decided before anybody votes");
        (void)now.number_of(row);
        for (std::size_t level = 0; level < order_.size(); ++level) now = decide(level, now);
        return std::move(diagram_);
    }

  private:
    static constexpr std::uint32_t kOpen = 2;

    /// Puts a row into the form that all rows with the same future share; kLost, kWon or kOpen.
    std::uint32_t settled(std::vector<std::int64_t>& row, std::size_t level) const {
        for (std::size_t t = 0; t < row.size(); ++t) {
            if (row[t] == kGone) continue;
            const Rest& rest = rests_[game_.thresholds[t].dimension][level];
            if (row[t] <= 0)
                row[t] = 0;
            else if (row[t] > rest.total)
                row[t] = kGone;
            else if (!rest.sums.empty())
                row[t] = *std::lower_bound(rest.sums.begin(), rest.sums.end(), row[t]);
        }
        std::vector<bool> needed(row.size(), false);
        bool open = false;
        for (const auto& way : game_.ways) {
            if (std::any_of(way.begin(), way.end(), [&](auto t) { return row[t] == kGone; }))
                continue;
            if (std::all_of(way.begin(), way.end(), [&](auto t) { return row[t] == 0; }))
                return Diagram::kWon;
            open = true;
            for (const std::size_t t : way) needed[t] = true;
        }
        if (!open) return Diagram::kLost;
        for (std::size_t t = 0; t < row.size(); ++t)
            if (!needed[t]) row[t] = kGone;
        return kOpen;
    }

    States decide(std::size_t level, const States& now) {
        const PlayerClass& c = game_.classes[order_[level]];
        DiagramLevel made{order_[level], c.players, {}};
        made.next.reserve(now.size() * (c.players + 1));
        diagram_.edges += now.size() * (c.players + 1);
        if (diagram_.edges > most_edges_) refuse();
        States after(game_.thresholds.size());
        std::vector<std::int64_t> row(game_.thresholds.size());
        for (std::size_t state = 0; state < now.size(); ++state)
            for (std::size_t k = 0; k <= c.players; ++k) {
                const std::int64_t* lacking = now.at(state);
                for (std::size_t t = 0; t < row.size(); ++t)
                    row[t] = lacking[t] == kGone
                                 ? kGone
                                 : lacking[t] - static_cast<std::int64_t>(k) *
                                                    c.weights[game_.thresholds[t].dimension];
                const std::uint32_t end = settled(row, level + 1);
                made.next.push_back(end == kOpen ? kOpen + after.number_of(row) : end);
            }
        diagram_.levels.push_back(std::move(made));
        return after;
    }

    [[noreturn]] void refuse() const {
        throw InputError(Fault{
            where_,
            fmt::format("the game of {} players is too large: a vote in it has more than {} steps "
                        "that differ",
                        game_.players(), most_edges_),
            "power is counted exactly, never sampled",
            "Give the votes in thousands or millions, and the quota with them (a column as "
            "\"column:NAME/1000\"), or give small players equal votes."});
    }

    const Game& game_;
    const std::string& where_;
    std::size_t most_edges_;
    std::vector<std::size_t> order_;
    std::vector<std::vector<Rest>> rests_;  // by dimension, level
    Diagram diagram_;
};

}  // namespace

bool can_win(const Game& game) {
    return std::any_of(game.ways.begin(), game.ways.end(), [&](const auto& way) {
        return std::all_of(way.begin(), way.end(), [&](std::size_t t) {
            return game.total(game.thresholds[t].dimension) >= game.thresholds[t].quota;
        });
    });
}

OpenSizes open_sizes(const Diagram& diagram) {
    // By state: the fewest players who still win from it, the most who still lose.
    std::vector<std::size_t> fewest;
    std::vector<std::size_t> most;
    std::size_t left = 0;
    for (std::size_t l = diagram.levels.size(); l-- > 0;) {
        const DiagramLevel& level = diagram.levels[l];
        std::vector<std::size_t> fewest_here(level.states(), kUnreached);
        std::vector<std::size_t> most_here(level.states(), 0);
        for (std::size_t e = 0; e < level.next.size(); ++e) {
            const std::size_t state = e / (level.players + 1);
            const std::size_t k = e % (level.players + 1);
            const std::uint32_t next = level.next[e];
            const bool open = next != Diagram::kLost && next != Diagram::kWon;
            if (next != Diagram::kLost)
                fewest_here[state] =
                    std::min(fewest_here[state], k + (open ? fewest[next - 2] : 0));
            if (next != Diagram::kWon)
                most_here[state] = std::max(most_here[state], k + (open ? most[next - 2] : left));
        }
        fewest = std::move(fewest_here);
        most = std::move(most_here);
        left += level.players;
    }
    return {fewest.front(), most.front()};
}

Diagram make_diagram(const Game& game, const std::string& where, std::size_t most_edges) {
    return Maker(game, where, most_edges).make();
}

}  // namespace counterpoise
