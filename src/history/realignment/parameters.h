#pragma once

#include <vector>

#include "behaviour/parameters.h"
#include "history/realignment/hazard.h"
#include "history/realignment/pact_status.h"

namespace counterpoise {

/// The last year of the record without gaps: later ones have updates entered by hand alone.
inline constexpr int kLastFullYear = 2016;

/// What backtests say of realignment.
struct RealignmentBacktest {
    std::array<ProcessBacktest, kProcesses> process;
    std::vector<StatusScores> status;
};
[[nodiscard]] RealignmentBacktest backtest_realignment(const Facts& facts,
                                                       const RealignmentPlan& plan);

/// Estimates as parameters: `PROCESS.COLUMN`, `.intercept` and `.year_spread`; coefficients of
/// one process are drawn together, with the covariance of errors clustered by year.
///
/// Units    log odds a unit of the column; the spread in logs. Ranges are ten errors either way.
[[nodiscard]] ParameterSet realignment_parameters(const Facts& facts,
                                                  const std::vector<HazardFit>& fits,
                                                  const RealignmentBacktest& backtest);

}  // namespace counterpoise
