#pragma once

#include "behaviour/parameters.h"
#include "history/spending/backtest.h"

namespace counterpoise {

/// The parameters of spending by a fit of the increment law: what runs draw from.
///
/// Coefficients with their clustered covariance; shock_scale by the errors that the same law made
/// five years ahead from every year since 1955; priors and the words of `present` are kept; scores
/// of the same form by rolling origins.
/// Errors   InputError for a form whose effects of years cannot be predicted.
/// Source   docs/method/spending.md.
[[nodiscard]] ParameterSet spending_parameters(const Facts& facts, const SpendingFit& fit,
                                               const ParameterSet& present);

/// What is left of a shock to the log burden after 0, 1 … years - 1 years, by the state's own
/// columns of the law alone.
[[nodiscard]] std::vector<double> spending_shock_weights(const SpendingFit& fit, int years);

}  // namespace counterpoise
