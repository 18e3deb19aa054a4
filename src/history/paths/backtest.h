#pragma once

#include <functional>
#include <vector>

#include "history/dyads/state_years.h"
#include "history/paths/scores.h"

namespace counterpoise {

/// Changes of a figure's log predicted from one year, by years ahead - 1, then by place of the
/// state; NaN for a state that has no figure in that year.
using Outlook = std::vector<std::vector<double>>;

/// Which forecasts of paths are scored: origins, and how far ahead of each.
struct PathPlan {
    Year from;  ///< first year of fits
    std::vector<int> origins{1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015};
    int longest_horizon = 10;
    int headline = 5;  ///< years ahead of what is told by origin
};

/// The scores of some of those forecasts, of a law and of what it is held against.
template <class Scores>
struct PathSlice {
    int origin = 0;   ///< 0 where pooled over origins
    int horizon = 0;  ///< years ahead; 0 where pooled over them
    Scores scores;
};

/// A forecaster: what it predicts from an origin for some years ahead.
using Predict = std::function<Outlook(int origin, int horizons)>;

/// What forecasts of a figure are scored on.
struct PathRecord {
    const StateGrid& level;  ///< logs by state and year
    std::size_t states = 0;
    int first_error_year = 0;  ///< forecasts from this year on teach how far they err
    std::function<std::vector<double>(int year)> volatility;  ///< by place, known in that year
};

/// Calls use(state, what happened, what was predicted) for each state with a figure at the origin
/// and `horizon` years later.
void each_error(const PathRecord& record, const Outlook& outlook, int origin, int horizon,
                const std::function<void(std::size_t, double, double)>& use);

inline constexpr int kLeastPathYears = 10;  ///< that an estimate of spending or growth asks for

/// Errors   InputError where `from` leaves the earliest origin fewer than kLeastPathYears.
void require_years_to_origin(Year from, const std::vector<int>& origins);

/// Runs a forecaster from an origin and hands over its forecasts.
///
/// The distribution around the middle: its errors from every earlier year, as far as they had ended
/// by the origin, each over the state's volatility then.
/// Shape    horizons years, all inside the record.
/// Source   docs/method/spending.md.
void score_origin(const PathRecord& record, int origin, int horizons, const Predict& predict,
                  const std::function<void(const ScoredForecast&)>& add);

/// How far a forecaster erred from every earlier year, by years ahead - 1, as far as those had
/// ended by the origin, each error over the state's volatility then.
[[nodiscard]] std::vector<ErrorDistribution> past_errors(const PathRecord& record, int origin,
                                                         int horizons, const Predict& predict);

/// A forecaster that predicts no change.
[[nodiscard]] Outlook no_change(std::size_t states, int horizons);

}  // namespace counterpoise
