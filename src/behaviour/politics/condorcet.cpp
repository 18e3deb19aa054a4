#include "behaviour/politics/condorcet.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kTie = 1e-12;
constexpr int kRounds = 20'000;

/// A square matrix by rows.
class Square {
  public:
    explicit Square(std::size_t n) : n_(n), cells_(n * n, 0) {}
    Square(std::span<const double> cells, std::size_t n)
        : n_(n), cells_(cells.begin(), cells.end()) {}
    double& operator()(std::size_t i, std::size_t j) { return cells_[i * n_ + j]; }
    double operator()(std::size_t i, std::size_t j) const { return cells_[i * n_ + j]; }
    [[nodiscard]] std::size_t size() const { return n_; }
    [[nodiscard]] std::span<const double> cells() const { return cells_; }

  private:
    std::size_t n_;
    std::vector<double> cells_;
};

/// The size of a vote for a difference d > 0 of utilities.
double vote(double d, VotingRule rule) {
    constexpr double kBinaryPart = 0.2;
    constexpr double kCubicPart = 0.5;
    switch (rule) {
        case VotingRule::proportional:
            return d;
        case VotingRule::binary:
            return 1;
        case VotingRule::prop_binary:
            return (1 - kBinaryPart) * d + kBinaryPart;
        case VotingRule::prop_cubic:
            return (1 - kCubicPart) * d + kCubicPart * d * d * d;
        case VotingRule::cubic:
            break;
    }
    return d * d * d;
}

/// coalitions(i, j): what votes for i against j. Positions are sorted, so those beyond either of a
/// pair all vote alike, and only those between are looked at one by one.
Square coalitions(std::span<const WeightedPosition> actors, double length, VotingRule rule) {
    const std::size_t n = actors.size();
    std::vector<double> up_to(n);  // weight at a position and below
    std::vector<double> from(n);   // weight at a position and above
    for (std::size_t k = 0; k < n; ++k) up_to[k] = actors[k].weight + (k > 0 ? up_to[k - 1] : 0);
    for (std::size_t k = n; k-- > 0;) from[k] = actors[k].weight + (k + 1 < n ? from[k + 1] : 0);
    Square c(n);
    for (std::size_t high = 0; high < n; ++high)
        for (std::size_t low = 0; low < high; ++low) {
            const double apart = (actors[high].position - actors[low].position) / length;
            double for_low = up_to[low] * vote(apart, rule);
            double for_high = from[high] * vote(apart, rule);
            for (std::size_t k = low + 1; k < high; ++k) {
                const double d = ((actors[k].position - actors[low].position) -
                                  (actors[high].position - actors[k].position)) /
                                 length;
                if (std::abs(d) <= kTie) continue;
                (d > 0 ? for_high : for_low) += actors[k].weight * vote(std::abs(d), rule);
            }
            c(high, low) = for_high;
            c(low, high) = for_low;
        }
    return c;
}

Square victories(const Square& c, Victory victory) {
    Square p(c.size());
    for (std::size_t i = 0; i < c.size(); ++i) {
        p(i, i) = 0.5;
        for (std::size_t j = 0; j < i; ++j) {
            p(i, j) = victory_chance(c(i, j), c(j, i), victory);
            p(j, i) = victory_chance(c(j, i), c(i, j), victory);
        }
    }
    return p;
}

/// rates(j, i): how often the chain goes from j to i.
Square rates(const Square& p, const Square& c, Limit limit) {
    const std::size_t n = p.size();
    Square r(n);
    for (std::size_t j = 0; j < n; ++j) {
        double all = 0;
        for (std::size_t i = 0; i < n; ++i)
            if (i != j) all += c(i, j) * p(i, j);
        for (std::size_t i = 0; i < n; ++i) {
            if (i == j) continue;
            const double challenge = limit == Limit::markov ? 1.0 / static_cast<double>(n)
                                     : all > 0              ? c(i, j) * p(i, j) / all
                                                            : 0;
            r(j, i) = challenge * p(i, j);
        }
    }
    return r;
}

/// The stationary distribution by elimination without subtraction (Grassmann, Taksar and Heyman
/// 1985); every state must reach every other.
std::vector<double> stationary(Square r) {
    const std::size_t n = r.size();
    std::vector<double> leaving(n, 0);
    for (std::size_t k = n; k-- > 1;) {
        for (std::size_t j = 0; j < k; ++j) leaving[k] += r(k, j);
        for (std::size_t i = 0; i < k; ++i) {
            const double part = r(i, k) / leaving[k];
            for (std::size_t j = 0; j < k; ++j)
                if (i != j) r(i, j) += part * r(k, j);
        }
    }
    std::vector<double> chance(n, 0);
    chance[0] = 1;
    for (std::size_t k = 1; k < n; ++k) {
        for (std::size_t i = 0; i < k; ++i) chance[k] += chance[i] * r(i, k);
        chance[k] /= leaving[k];
    }
    return chance;
}

/// Where victory is certain some positions are never left: the distribution after many rounds from
/// equal chances.
std::vector<double> after_many_rounds(const Square& r) {
    const std::size_t n = r.size();
    std::vector<double> chance(n, 1.0 / static_cast<double>(n));
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> next(chance);
        double moved = 0;
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const double flow = chance[j] * r(j, i);
                next[i] += flow;
                next[j] -= flow;
                moved = std::max(moved, flow);
            }
        chance.swap(next);
        if (moved < 1e-15) break;
    }
    return chance;
}

double sum_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum;
}

std::vector<double> conditional(const Square& p) {
    std::vector<double> chance(p.size(), 1);
    for (std::size_t i = 0; i < p.size(); ++i)
        for (std::size_t j = 0; j < p.size(); ++j) chance[i] *= 2 * p(i, j);
    return chance;
}

}  // namespace

std::string_view name_of(Victory victory) {
    constexpr std::array<std::string_view, 5> kNames{"linear", "square", "quartic", "octic",
                                                     "binary"};
    return kNames[static_cast<std::size_t>(victory)];
}

std::string_view name_of(VotingRule rule) {
    constexpr std::array<std::string_view, 5> kNames{"proportional", "binary", "prop_binary",
                                                     "prop_cubic", "cubic"};
    return kNames[static_cast<std::size_t>(rule)];
}

std::string_view name_of(Limit limit) {
    constexpr std::array<std::string_view, 3> kNames{"markov", "markov_incentive", "conditional"};
    return kNames[static_cast<std::size_t>(limit)];
}

double victory_chance(double own, double other, Victory victory) {
    const double most = std::max(own, other);
    if (!(most > 0) || std::abs(own - other) <= kTie * most) return 0.5;
    if (victory == Victory::binary) return own > other ? 1 : 0;
    double ratio = std::min(own, other) / most;
    for (int doubling = 0; doubling < static_cast<int>(victory); ++doubling) ratio *= ratio;
    return own > other ? 1 / (1 + ratio) : ratio / (1 + ratio);
}

std::vector<double> limiting_chances(std::span<const double> strengths, std::size_t n,
                                     Victory victory, Limit limit) {
    promise(strengths.size() == n * n, "coalitions that are no square");
    const Square c(strengths, n);
    const Square p = victories(c, victory);
    std::vector<double> chances;
    if (limit == Limit::conditional)
        chances = conditional(p);
    else if (victory == Victory::binary)
        chances = after_many_rounds(rates(p, c, limit));
    else
        chances = stationary(rates(p, c, limit));
    double sum = sum_of(chances);
    if (!std::isfinite(sum) && limit != Limit::conditional) {
        chances = after_many_rounds(rates(p, c, limit));  // victories are all but sure
        sum = sum_of(chances);
    }
    if (!(sum > 0) || !std::isfinite(sum)) return {};
    for (double& chance : chances) chance /= sum;
    return chances;
}

std::optional<Election> condorcet_election(std::span<const WeightedPosition> actors, double low,
                                           double high, const ElectionChoices& choices) {
    const Square c = coalitions(actors, high - low, choices.rule);
    Election election;
    election.chance = limiting_chances(c.cells(), c.size(), choices.victory, choices.limit);
    if (election.chance.empty()) return {};
    for (std::size_t i = 0; i < actors.size(); ++i)
        election.expected += election.chance[i] * actors[i].position;
    for (std::size_t i = 0; i < actors.size(); ++i) {
        const double off = actors[i].position - election.expected;
        election.spread += election.chance[i] * off * off;
    }
    election.spread = std::sqrt(election.spread);
    election.expected =
        std::clamp(election.expected, actors.front().position, actors.back().position);
    return election;
}

}  // namespace counterpoise
