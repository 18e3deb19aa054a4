#include "history/estimators/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/error.h"
#include "base/math.h"

namespace counterpoise {
namespace {

void require_both(std::size_t events, std::size_t n) {
    if (events > 0 && events < n) return;
    throw InputError(Fault{"outcome",
                           fmt::format("{} events in {} rows cannot be scored", events, n),
                           "a score needs an event and a row without one", "Choose other years."});
}

/// Area under the two curves, from the highest probability down; equal ones count together.
void add_ranking(std::span<const double> probability, std::span<const double> outcome,
                 Scores& scores) {
    std::vector<std::uint32_t> order(probability.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return probability[a] != probability[b] ? probability[a] > probability[b] : a < b;
    });
    const double all = static_cast<double>(scores.events);
    double hits = 0;
    double misses = 0;
    double beaten = 0;
    for (std::size_t i = 0; i < order.size();) {
        double hits_here = 0;
        double misses_here = 0;
        const double p = probability[order[i]];
        for (; i < order.size() && probability[order[i]] == p; ++i)
            (outcome[order[i]] > 0 ? hits_here : misses_here) += 1;
        beaten += misses_here * (hits + 0.5 * hits_here);
        hits += hits_here;
        misses += misses_here;
        scores.average_precision += hits_here / all * hits / (hits + misses);
    }
    scores.auc = beaten / (all * misses);
}

}  // namespace

Scores scores_of(std::span<const double> probability, std::span<const double> outcome) {
    Scores scores;
    scores.n = outcome.size();
    for (std::size_t r = 0; r < scores.n; ++r) {
        const double p = probability[r];
        const double y = outcome[r];
        scores.events += y > 0;
        scores.expected += p;
        scores.log_score += log_det(y > 0 ? p : 1 - p);
        scores.brier += (p - y) * (p - y);
    }
    require_both(scores.events, scores.n);
    scores.log_score /= static_cast<double>(scores.n);
    scores.brier /= static_cast<double>(scores.n);
    add_ranking(probability, outcome, scores);
    return scores;
}

std::vector<ReliabilityBin> reliability(std::span<const double> probability,
                                        std::span<const double> outcome) {
    constexpr std::array kBounds{0.0, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0};
    std::array<ReliabilityBin, kBounds.size() - 1> bins;
    for (std::size_t r = 0; r < probability.size(); ++r) {
        const auto above = std::upper_bound(kBounds.begin(), kBounds.end() - 1, probability[r]);
        ReliabilityBin& bin = bins[static_cast<std::size_t>(above - kBounds.begin()) - 1];
        ++bin.n;
        bin.predicted += probability[r];
        bin.observed += outcome[r];
    }
    std::vector<ReliabilityBin> filled;
    for (std::size_t b = 0; b < bins.size(); ++b) {
        if (bins[b].n == 0) continue;
        const double n = static_cast<double>(bins[b].n);
        filled.push_back(
            {kBounds[b], kBounds[b + 1], bins[b].n, bins[b].predicted / n, bins[b].observed / n});
    }
    return filled;
}

double log_gain_pct(const Scores& scores, const Scores& baseline) {
    return 100 * (1 - scores.log_score / baseline.log_score);
}

}  // namespace counterpoise
