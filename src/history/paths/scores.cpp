#include "history/paths/scores.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace counterpoise {

ErrorDistribution::ErrorDistribution(std::vector<double> errors) : sorted_(std::move(errors)) {
    promise(!sorted_.empty(), "a distribution of errors has at least one");
    std::sort(sorted_.begin(), sorted_.end());
    const auto m = static_cast<double>(kErrorQuantiles);
    for (std::size_t i = 0; i < kErrorQuantiles; ++i)
        nodes_.push_back(quantile((static_cast<double>(i) + 0.5) / m));
    // mean |z_i - z_j| of sorted z: 2 / m^2 sum (2i - m + 1) z_i
    for (std::size_t i = 0; i < kErrorQuantiles; ++i)
        spread_ += (2 * static_cast<double>(i) - m + 1) * nodes_[i] / (m * m);
}

double ErrorDistribution::quantile(double p) const {
    const auto n = static_cast<double>(sorted_.size());
    const double at = std::clamp(n * p - 0.5, 0.0, n - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted_.size() - 1);
    return sorted_[below] + (at - static_cast<double>(below)) * (sorted_[above] - sorted_[below]);
}

double ErrorDistribution::crps(double middle, double scale, double outcome) const {
    double distance = 0;
    for (const double z : nodes_) distance += std::abs(middle + scale * z - outcome);
    return distance / static_cast<double>(nodes_.size()) - scale * spread_;
}

void PathScorer::add(const ScoredForecast& forecast) {
    const double middle = forecast.middle;
    const double outcome = forecast.outcome;
    const auto inside = [&](double p) {
        return outcome >= middle + forecast.scale * forecast.errors.quantile(p) &&
               outcome <= middle + forecast.scale * forecast.errors.quantile(1 - p);
    };
    ++sums_.n;
    sums_.mae += std::abs(outcome - middle);
    sums_.bias += outcome - middle;
    sums_.crps += forecast.errors.crps(middle, forecast.scale, outcome);
    sums_.cover50 += inside(0.25);
    sums_.cover90 += inside(0.05);
}

PathScores PathScorer::scores() const {
    PathScores scores = sums_;
    const auto n = static_cast<double>(scores.n);
    for (double* sum : {&scores.mae, &scores.bias, &scores.crps, &scores.cover50, &scores.cover90})
        *sum /= n;
    return scores;
}

double gain_pct(double error, double baseline) {
    return 100 * (1 - error / baseline);
}

}  // namespace counterpoise
