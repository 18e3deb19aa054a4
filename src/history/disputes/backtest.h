#pragma once

#include "history/disputes/fit.h"
#include "history/estimators/scores.h"

namespace counterpoise {

/// A forecast and the named baselines, scored on the same rows.
struct ForecastScores {
    Scores model;
    Scores climatology;  ///< the rate of events in the years of the fit
    Scores peace_years;  ///< a logit of peace years, their square and cube alone
    Scores persistence;  ///< two rates: of pairs with an onset in recent years, and of all others
    std::vector<ReliabilityBin> reliability;  ///< of the model
};

/// Fitted once, scored on later years with the covariates of each: one year ahead.
struct BacktestSplit {
    Year fit_from;
    Year fit_to;
    Year score_to;
    ForecastScores scores;
};

/// Fitted at each origin and looking ahead from it: pooled over origins or over years ahead.
struct RollingScores {
    int origin = 0;   ///< 0 where pooled over origins
    int horizon = 0;  ///< years ahead; 0 where pooled over them
    ForecastScores scores;
};

struct BacktestPlan {
    Year from = kFirstYear;  ///< first year of every fit
    Year origin{1990};       ///< last year of the fit of the split
    Year score_to{2010};     ///< last year that the split is scored on
    std::vector<int> origins{1980, 1985, 1990, 1995, 2000, 2005};
    int longest_horizon = 10;
};

struct DisputeBacktest {
    DisputeSpec spec;
    BacktestSplit split;
    std::vector<RollingScores> by_horizon;
    std::vector<RollingScores> by_origin;
};

/// Errors   InputError for an origin that no year of the record follows or none precedes.
void require_origin(int origin, Year from);

/// What counts as recent where the past is taken to persist: as much memory of onsets (each half
/// after 5 years) as one of five years ago leaves.
inline constexpr double kPersisting = 0.5;

/// How good a specification is on years that it has not seen.
///
/// The split is fitted up to one year and scored on all later ones: parameters are of that year,
/// covariates of each. Rolling origins look ahead: figures are carried from the origin, peace goes
/// on, memory fades; nothing later than the origin is used. Years with a dispute in course and no
/// new onset are left out of every score.
/// Missing  pairs that do not exist in the origin's year are not predicted.
/// Errors   InputError for an origin with no later year in the record, or as fit_logit.
/// Source   docs/method/disputes.md.
[[nodiscard]] DisputeBacktest backtest_disputes(const Facts& facts, const DisputeSpec& spec,
                                                const BacktestPlan& plan,
                                                const LogitOptions& options);

}  // namespace counterpoise
