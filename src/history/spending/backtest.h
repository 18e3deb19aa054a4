#pragma once

#include <optional>
#include <string>
#include <vector>

#include "history/paths/backtest.h"
#include "history/paths/scores.h"
#include "history/spending/law.h"

namespace counterpoise {

/// The law and the named baselines, scored on the same states.
struct SpendingScores {
    PathScores model;
    PathScores random_walk;     ///< burdens stay where they are
    PathScores autoregression;  ///< fixed effects: ln b_t = a_i + f ln b_t-1
};

/// Scores by origin or by years ahead.
using SpendingSlice = PathSlice<SpendingScores>;

/// Which form of the law an origin used.
struct SpendingChoice {
    int origin = 0;
    std::string spec;
    SpendingFit fit;
};

struct SpendingPlan : PathPlan {
    SpendingPlan() : PathPlan{Year{kFirstIncrementYear}} {}

    /// The form to score; absent: each origin takes the one that was best before it, by scores
    /// `headline` years ahead.
    std::optional<std::string> spec;
};

struct SpendingBacktest {
    std::vector<SpendingChoice> choices;
    std::vector<SpendingSlice> by_horizon;
    std::vector<SpendingSlice> by_origin;  ///< at the headline horizon
    SpendingScores all;                    ///< every origin and horizon
};

/// The forms that an origin chooses between; the first wins a tie.
[[nodiscard]] const std::vector<std::string>& choosable_specs();

/// How good the increment law is on years that it has not seen.
///
/// At each origin the law is fitted to earlier increments, and all states step ahead together, so
/// that the world's, rivals' and allies' increments are predicted ones. Growth ahead is a fifth of
/// the state's own mean of ten years and four fifths of that of all rows fitted. Without a given
/// form, an origin takes the one of choosable_specs() with the least error `headline` years ahead
/// over earlier origins every five years from 1960, as far as they had ended.
///
/// Intervals: errors of the same law from every earlier year, in units of the state's volatility
/// then, as far as they had ended by the origin.
/// Shape    states with a burden at the origin and in the year scored.
/// Missing  the autoregression of a state with fewer than ten years of burden is the random walk.
/// Errors   InputError for an origin without later years or with too few earlier ones, or for
///          a form whose effects of years cannot be predicted (two-way).
/// Source   docs/method/spending.md.
[[nodiscard]] SpendingBacktest backtest_spending(const SpendingRecordYears& record,
                                                 const SpendingPlan& plan);

}  // namespace counterpoise
