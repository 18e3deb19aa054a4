#include "measures/alignment/crossing.h"

#include <cmath>
#include <limits>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
using Margin = std::array<double, Crossing::kMostLevels>;

double gap(std::size_t a, std::size_t b, LevelDistance distance) {
    const double apart = static_cast<double>(a > b ? a - b : b - a);
    return distance == LevelDistance::squared ? apart * apart : apart;
}

double total(const Crossing& c) {
    double sum = 0;
    for (const double w : c.weight) sum += w;
    return sum;
}

double observed(const Crossing& c, LevelDistance distance) {
    double sum = 0;
    for (std::size_t a = 0; a < c.levels; ++a)
        for (std::size_t b = 0; b < c.levels; ++b) sum += c.at(a, b) * gap(a, b, distance);
    return sum;
}

/// Sum over levels of one margin times the other times their distance.
double expected(const Margin& one, const Margin& other, LevelDistance distance) {
    double sum = 0;
    for (std::size_t a = 0; a < one.size(); ++a)
        for (std::size_t b = 0; b < other.size(); ++b)
            sum += one[a] * other[b] * gap(a, b, distance);
    return sum;
}

std::array<Margin, 2> margins(const Crossing& c) {
    std::array<Margin, 2> sums{};
    for (std::size_t a = 0; a < c.levels; ++a)
        for (std::size_t b = 0; b < c.levels; ++b) {
            sums[0][a] += c.at(a, b);
            sums[1][b] += c.at(a, b);
        }
    return sums;
}

}  // namespace

Crossing cross(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, std::size_t levels,
               std::span<const double> weights) {
    promise(a.size() == b.size() && (weights.empty() || weights.size() == a.size()),
            "portfolios that are crossed have the same items");
    Crossing crossing{levels, {}};
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double w = weights.empty() ? 1.0 : weights[k];
        if (!std::isnan(w)) crossing.add(a[k], b[k], w);
    }
    return crossing;
}

double s_score(const Crossing& crossing, LevelDistance distance) {
    const double all = total(crossing);
    if (!(all > 0)) return kNone;
    const double farthest = gap(crossing.levels - 1, 0, distance);
    return 1.0 - 2.0 * observed(crossing, distance) / (farthest * all);
}

double cohen_kappa(const Crossing& crossing, LevelDistance distance) {
    const auto [p, q] = margins(crossing);
    const double chance = expected(p, q, distance);
    return chance > 0 ? 1.0 - observed(crossing, distance) * total(crossing) / chance : kNone;
}

double scott_pi(const Crossing& crossing, LevelDistance distance) {
    auto [p, q] = margins(crossing);
    for (std::size_t a = 0; a < p.size(); ++a) p[a] += q[a];
    const double chance = expected(p, p, distance);
    return chance > 0 ? 1.0 - 4.0 * observed(crossing, distance) * total(crossing) / chance : kNone;
}

}  // namespace counterpoise
