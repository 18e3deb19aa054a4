#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "behaviour/parameters.h"
#include "history/estimators/panel.h"
#include "history/paths/backtest.h"

namespace counterpoise {

/// In which range a run may draw a coefficient.
struct CoefficientRange {
    std::string_view name;
    double low = 0;
    double high = 0;
    std::string_view unit;
};

/// A set with the priors of another, its estimates left out.
[[nodiscard]] ParameterSet priors_of(const ParameterSet& present);

/// How many times its volatility a state's yearly shock is, so that the 90 % interval of runs is as
/// wide, `weights.size()` years ahead, as that of the errors of the past.
///
///     (q95 - q05) / (2 * 1.645) / sqrt(sum weights^2)
///
/// errors: of that many years ahead, over volatility. weights: what is left of a shock after 0, 1 …
/// years.
/// Source   ours: docs/method/spending.md.
[[nodiscard]] double shock_scale(const ErrorDistribution& errors,
                                 const std::vector<double>& weights);

/// The years ahead at which intervals are made to agree.
inline constexpr int kSpreadYears = 5;

/// A fitted law of a panel whose estimates are written: what spending and growth have in common.
struct PanelEstimates {
    std::string behaviour;
    std::string spec;
    Year from, to;
    const PanelFit& panel;
    const std::vector<CoefficientRange>& ranges;
    double shock_scale = 0;
    std::string shock_unit;
    const PathPlan& plan;        ///< of the scores
    const PathScores& model;     ///< `kSpreadYears` ahead
    const PathScores& baseline;  ///< likewise
    std::string figure;          ///< what was forecast: "ln GDP"
    std::string against;         ///< what the baseline is
};

/// The estimates with their scores, beside the priors of `present`: coefficients
/// `increment.COLUMN`, the covariance that they are drawn with (that of errors clustered by
/// state), and shock_scale. `tables_hash` is that of the tables that they come from.
/// Errors   BrokenPromise for a coefficient without a range.
[[nodiscard]] ParameterSet panel_parameters(const PanelEstimates& estimates,
                                            const ParameterSet& present,
                                            const std::string& tables_hash);

/// The scores `kSpreadYears` ahead, of all origins together.
/// Errors   BrokenPromise if the plan has no such years.
template <class Scores>
[[nodiscard]] const Scores& scores_ahead(const std::vector<PathSlice<Scores>>& by_horizon) {
    for (const PathSlice<Scores>& slice : by_horizon)
        if (slice.horizon == kSpreadYears) return slice.scores;
    throw BrokenPromise("estimates are written with scores of some years ahead");
}

}  // namespace counterpoise
