#pragma once

#include <string>
#include <string_view>
#include <vector>

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

/// Appends the coefficients of a panel as estimates `increment.<column>`, and the covariance that
/// they are drawn with: that of errors clustered by state.
/// Errors   BrokenPromise for a coefficient without a range.
void add_coefficients(const PanelFit& fit, const std::vector<CoefficientRange>& ranges,
                      const std::string& source, ParameterSet& set);

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

/// Appends the parameter shock_scale; `years` says what it was fitted to.
void add_shock_scale(double value, const std::string& unit, const std::string& years,
                     ParameterSet& set);

/// Appends the scores of a law and of a baseline, `kSpreadYears` ahead.
void add_scores(const PathScores& model, const PathScores& baseline, const std::string& figure,
                const std::string& against, const std::string& source, ParameterSet& set);

}  // namespace counterpoise
