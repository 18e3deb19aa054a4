#pragma once

#include <string>
#include <vector>

#include "history/growth/law.h"
#include "history/paths/scores.h"

namespace counterpoise {

/// The law of growth and the random walk with each state's own drift, scored on the same states.
struct GrowthScores {
    PathScores model;
    PathScores own_drift;
};

/// Scores by origin or by years ahead.
struct GrowthSlice {
    int origin = 0;   ///< 0 where pooled over origins
    int horizon = 0;  ///< 0 where pooled over years ahead
    GrowthScores scores;
};

struct GrowthPlan {
    Year from{kFirstGrowthYear + 1};
    std::vector<int> origins{1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015};
    int longest_horizon = 10;
    int headline = 5;  ///< years ahead of by_origin
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
