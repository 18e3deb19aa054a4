#include "measures/alignment/clusters.h"

#include <limits>
#include <numeric>

#include "base/error.h"

namespace counterpoise {
namespace {

/// Groups under way. All counts are whole: M (ties between) - (degree)(degree), with M the sum of
/// degrees, orders gains of modularity exactly.
class Division {
  public:
    explicit Division(const Network& network)
        : network_(network), n_(network.n), own_(n_), group_(n_), ties_(n_ * n_) {
        std::iota(group_.begin(), group_.end(), std::size_t{0});
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < n_; ++j)
                if (network.has(i, j)) {
                    ++own_[i];
                    ties_[i * n_ + j] = 1;
                }
        degree_ = own_;
        all_ = std::accumulate(own_.begin(), own_.end(), std::int64_t{0});
    }

    /// Joins the pair of groups that gains most; false if no pair gains.
    bool join() {
        std::vector<std::int64_t> between(n_ * n_);
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t g = 0; g < n_; ++g) between[group_[i] * n_ + g] += ties_[i * n_ + g];
        std::int64_t best = 0;
        std::size_t one = 0;
        std::size_t other = 0;
        for (std::size_t a = 0; a < n_; ++a)
            for (std::size_t b = a + 1; b < n_; ++b) {
                const std::int64_t gain = all_ * between[a * n_ + b] - degree_[a] * degree_[b];
                if (gain <= best) continue;
                best = gain;
                one = a;
                other = b;
            }
        for (std::size_t i = 0; best > 0 && i < n_; ++i)
            if (group_[i] == other) put(i, one);
        return best > 0;
    }

    /// Moves single members to the group where each gains most; false if nobody gains.
    bool move() {
        bool any = false;
        for (std::size_t i = 0; i < n_; ++i) {
            std::size_t to = group_[i];
            for (std::size_t g = 0; g < n_; ++g)
                if (ties_[i * n_ + g] > 0 && worth(i, g) > worth(i, to)) to = g;
            any = any || to != group_[i];
            put(i, to);
        }
        return any;
    }

    /// The groups by the lowest place in each.
    [[nodiscard]] std::vector<std::size_t> groups() const {
        std::vector<std::size_t> first(n_, n_);
        std::vector<std::size_t> lowest(n_);
        for (std::size_t i = 0; i < n_; ++i) {
            if (first[group_[i]] == n_) first[group_[i]] = i;
            lowest[i] = first[group_[i]];
        }
        return lowest;
    }

  private:
    /// What membership of `g` is worth to i, counted without i itself.
    [[nodiscard]] std::int64_t worth(std::size_t i, std::size_t g) const {
        const std::int64_t others = degree_[g] - (g == group_[i] ? own_[i] : 0);
        return all_ * ties_[i * n_ + g] - own_[i] * others;
    }

    void put(std::size_t i, std::size_t to) {
        const std::size_t from = group_[i];
        if (from == to) return;
        for (std::size_t j = 0; j < n_; ++j)
            if (network_.has(i, j)) {
                --ties_[j * n_ + from];
                ++ties_[j * n_ + to];
            }
        degree_[from] -= own_[i];
        degree_[to] += own_[i];
        group_[i] = to;
    }

    const Network& network_;
    std::size_t n_;
    std::vector<std::int64_t> own_;     ///< ties of each one
    std::vector<std::size_t> group_;    ///< of each one
    std::vector<std::int64_t> ties_;    ///< of each one to each group
    std::vector<std::int64_t> degree_;  ///< sum of `own_` by group
    std::int64_t all_ = 0;              ///< sum of `own_`: twice the ties
};

}  // namespace

double modularity(const Network& network, const std::vector<std::size_t>& group) {
    promise(group.size() == network.n, "a division has a group for each one");
    double all = 0;
    double inside = 0;
    std::vector<double> degree(network.n);
    for (std::size_t i = 0; i < network.n; ++i)
        for (std::size_t j = 0; j < network.n; ++j)
            if (network.has(i, j)) {
                all += 1;
                inside += group[i] == group[j] ? 1 : 0;
                degree[group[i]] += 1;
            }
    if (all == 0) return std::numeric_limits<double>::quiet_NaN();
    double chance = 0;
    for (const double d : degree) chance += (d / all) * (d / all);
    return inside / all - chance;
}

std::vector<std::size_t> communities(const Network& network) {
    Division division(network);
    for (bool gains = true; gains;) {
        gains = false;
        while (division.join()) gains = true;
        while (division.move()) gains = true;
    }
    return division.groups();
}

}  // namespace counterpoise
