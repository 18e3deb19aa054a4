#include "history/growth/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"

namespace counterpoise {
namespace {

void require_origin(int origin) {
    if (kFirstGrowthYear < origin && origin < kLastGrowthYear) return;
    throw InputError(
        Fault{"origin", fmt::format("year {} cannot be an origin", origin),
              fmt::format("growth is recorded from {} to {}, and later years are scored",
                          kFirstGrowthYear, kLastGrowthYear),
              "Choose a year between."},
        FaultKind::usage);
}

/// Scores of both forecasters as they add up: the law, the walk with drift.
using Scorers = std::array<PathScorer, 2>;

GrowthScores scores_of(const Scorers& scorers) {
    return {scorers[0].scores(), scorers[1].scores()};
}

}  // namespace

GrowthBacktest backtest_growth(const GrowthHistory& record, const GrowthPlan& plan) {
    for (const int origin : plan.origins) require_origin(origin);
    require_years_to_origin(plan.from, plan.origins);
    const PathRecord paths = growth_path_record(record);
    GrowthBacktest backtest;
    std::map<int, Scorers> by_horizon;
    Scorers all;
    for (const int origin : plan.origins) {
        const int horizons = std::min(plan.longest_horizon, kLastGrowthYear - origin);
        const GrowthFit fit = fit_growth(record, growth_spec(plan.spec), plan.from, Year{origin});
        const std::array<Predict, 2> forecasters{
            [&](int t, int h) { return growth_outlook(record, fit, t, h); },
            [&](int t, int h) { return own_drift_outlook(record, t, h); }};
        Scorers headline;
        for (std::size_t f = 0; f < forecasters.size(); ++f)
            score_origin(paths, origin, horizons, forecasters[f],
                         [&](const ScoredForecast& forecast) {
                             all[f].add(forecast);
                             by_horizon[forecast.horizon][f].add(forecast);
                             if (forecast.horizon == plan.headline) headline[f].add(forecast);
                         });
        if (horizons >= plan.headline)
            backtest.by_origin.push_back({origin, plan.headline, scores_of(headline)});
    }
    for (const auto& [h, scorers] : by_horizon)
        backtest.by_horizon.push_back({0, h, scores_of(scorers)});
    backtest.all = scores_of(all);
    return backtest;
}

}  // namespace counterpoise
