#pragma once

#include "behaviour/parameters.h"
#include "history/growth/backtest.h"

namespace counterpoise {

/// The parameters of growth by a fit of its law: what runs draw from. As spending_parameters, with
/// the shocks' scale for whole historical years of what the law leaves.
///
///     shock_scale = that of the errors over volatility / median_i (spread_i / volatility_i)
///
/// spread_i: standard deviation of what the law left of state i over the last 29 years.
/// Source   docs/method/growth.md.
[[nodiscard]] ParameterSet growth_parameters(const Facts& facts, const GrowthFit& fit,
                                             const ParameterSet& present);

/// What a shock to growth has done to ln GDP after 0, 1 … years - 1 years, by the state's own
/// columns alone.
[[nodiscard]] std::vector<double> growth_shock_weights(const GrowthFit& fit, int years);

}  // namespace counterpoise
