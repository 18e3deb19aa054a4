#pragma once

#include <string>
#include <vector>

#include "history/growth/law.h"
#include "history/paths/backtest.h"
#include "history/paths/scores.h"

namespace counterpoise {

/// The law of growth and the random walk with each state's own drift, scored on the same states.
struct GrowthScores {
    PathScores model;
    PathScores own_drift;
};

/// Scores by origin or by years ahead.
using GrowthSlice = PathSlice<GrowthScores>;

struct GrowthPlan : PathPlan {
    GrowthPlan() : PathPlan{Year{kFirstGrowthYear + 1}} {}

    std::string spec = "increments";
};

struct GrowthBacktest {
    std::vector<GrowthSlice> by_horizon;
    std::vector<GrowthSlice> by_origin;
    GrowthScores all;
};

/// How good the law of growth is on years that it has not seen: as backtest_spending, of ln GDP.
///
/// Errors   InputError for an origin without later years or with too few earlier ones.
/// Source   docs/method/growth.md.
[[nodiscard]] GrowthBacktest backtest_growth(const GrowthHistory& record, const GrowthPlan& plan);

}  // namespace counterpoise
