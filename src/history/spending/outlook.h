#pragma once

#include <vector>

#include "history/paths/backtest.h"
#include "history/spending/law.h"

namespace counterpoise {

/// All states step ahead together by the law, nothing later than `origin` known.
///
/// Shape    `horizons` years, at most to the end of the record.
[[nodiscard]] Outlook law_outlook(const SpendingRecordYears& record, const SpendingFit& fit,
                                  int origin, int horizons);

/// A fixed-effects autoregression: ln b_t = a_i + f ln b_t-1, least squares within states to a
/// year.
struct Autoregression {
    double slope = 0;
    std::vector<double> level;  ///< a_i by place; NaN below ten increments
};
[[nodiscard]] Autoregression fit_autoregression(const SpendingRecordYears& record, int from,
                                                int to);
[[nodiscard]] Outlook autoregression_outlook(const SpendingRecordYears& record,
                                             const Autoregression& fit, int origin, int horizons);

/// How much a state's burden moves in a year, from its own record to `year` and that of all.
///
///     volatility_i^2 = (10 pooled^2 + sum d^2) / (10 + n_i);  pooled^2 the mean of all d^2,
///     d yearly changes of log burden held to 0.5 either way
[[nodiscard]] std::vector<double> volatilities(const SpendingRecordYears& record, int year);

/// Log burdens as what forecasts are scored on; errors count from 1955.
[[nodiscard]] PathRecord spending_path_record(const SpendingRecordYears& record);

}  // namespace counterpoise
