#include "behaviour/cascade/weights.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "world/geography.h"

namespace counterpoise {
namespace {

double km_between(const World& world, std::size_t i, std::size_t j) {
    return great_circle_km(world.value(Column::latitude, i), world.value(Column::longitude, i),
                           world.value(Column::latitude, j), world.value(Column::longitude, j));
}

/// sqrt(sum (x - mean)^2 / n) / sqrt(n).
double error_of_mean(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0;
    for (const double x : values) mean += x / n;
    double squares = 0;
    for (const double x : values) squares += (x - mean) * (x - mean);
    return std::sqrt(squares) / n;
}

}  // namespace

CascadeWeights cascade_weights(const CascadeCase& c, const World& world,
                               std::span<const double> strengths, const Reach& reach,
                               AttackPlace place) {
    const auto left = [&](std::size_t row) {
        return strengths[row] * reach.left(row, km_between(world, row, c.target));
    };
    CascadeWeights weights;
    weights.own = strengths[c.target];
    weights.attacker = left(c.attacker);
    weights.comparable = place == AttackPlace::home;
    for (const std::size_t row : {c.target, c.attacker})
        if (std::isnan(row == c.target ? weights.own : weights.attacker)) {
            weights.comparable = false;
            weights.missing.push_back(row);
        }
    for (const CascadeCandidate& candidate : c.candidates) {
        const double arriving = left(candidate.row) * reach.share(candidate.row);
        weights.arriving.push_back(std::isnan(arriving) ? 0 : arriving);
        if (!std::isnan(arriving)) continue;
        weights.missing.push_back(candidate.row);
        if (candidate.major) weights.comparable = false;
    }
    return weights;
}

CascadeBalance balance_of(const CascadeExpectation& e, const CascadeWeights& weights) {
    CascadeBalance balance;
    for (std::size_t i = 0; i < e.joins.size(); ++i) {
        balance.comes += e.joins[i][0] * weights.arriving[i];
        balance.joins_attacker += e.joins[i][1] * weights.arriving[i];
    }
    balance.ratio = weights.comparable ? (weights.own + balance.comes) /
                                             (weights.attacker + balance.joins_attacker)
                                       : std::numeric_limits<double>::quiet_NaN();
    return balance;
}

CascadeSpread spread_of(const CascadeCase& c, const CascadeWeights& weights, std::uint64_t seed,
                        long long runs) {
    promise(runs >= 1, "a spread over no runs");
    std::vector<double> comes;
    for (long long run = 0; run < runs; ++run) {
        double sum = 0;
        for (const Joiner& j : follow(c, seed, static_cast<std::uint32_t>(run)).joiners)
            if (j.side == CascadeSide::target) sum += weights.arriving[j.candidate];
        comes.push_back(sum);
    }
    std::sort(comes.begin(), comes.end());
    const auto at = [&](double p) {
        return comes[static_cast<std::size_t>(p * static_cast<double>(comes.size() - 1))];
    };
    return {at(0.05), at(0.5), at(0.95), error_of_mean(comes)};
}

}  // namespace counterpoise
