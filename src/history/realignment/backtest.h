#pragma once

#include <array>
#include <vector>

#include "history/estimators/scores.h"
#include "history/realignment/hazard.h"

namespace counterpoise {

/// A process predicted a year ahead, and what it is compared with, on the same rows.
struct ProcessScores {
    Scores model;
    Scores climatology;  ///< the rate of all years of the fit
    Scores persistence;  ///< the rate of the five years before each
    Scores dyadic;       ///< a logit of covariates of states and pairs alone, none of treaties
};

/// What one origin predicted for the years up to the next.
struct OriginCounts {
    int origin = 0;
    int last = 0;         ///< last year scored
    double ridge = 0;     ///< chosen by what earlier origins predicted
    double expected = 0;  ///< events
    double year_spread = 0;
    std::size_t low = 0;  ///< 90 % interval of the events
    std::size_t high = 0;
    std::size_t observed = 0;
    std::size_t years_within = 0;  ///< years whose count lay in its own 90 % interval
    std::size_t years = 0;
};

/// The log score's lead over a baseline, in % of the baseline's, with a 90 % interval.
struct Lead {
    double pct = 0;
    double low = 0;
    double high = 0;
};

/// lead: 100 D / |sum of the baseline's log scores|, D = sum_g d_g the difference of log scores by
/// group; interval: D +- 1.645 sqrt(n sum (d_g - D/n)^2 / (n - 1)), n groups taken as independent.
/// Shape    one probability, outcome and group a row.
[[nodiscard]] Lead lead_of(const std::vector<double>& model, const std::vector<double>& baseline,
                           const std::vector<double>& event, const std::vector<int>& group);

struct ProcessBacktest {
    Process process = Process::exit;
    ProcessScores scores;  ///< all origins together
    std::vector<OriginCounts> origins;
    std::array<Lead, 3> leads;  ///< over climatology, persistence, dyadic
    std::vector<ReliabilityBin> reliability;

    [[nodiscard]] double years_within_pct() const;
};

/// Rolling origins: reported ones, and earlier ones by which the ridge is chosen.
struct RealignmentPlan {
    int from = kFirstChangeYear;
    int first_tried = 1930;
    int first = 1960;
    int last = 2010;
    int step = 5;
    int end = 2016;
};

/// How good a process is on years that it has not seen: fitted up to each origin, scored on the
/// years to the next with the covariates of each 31 December before.
///
/// At each origin the ridge is the one whose forecasts from earlier origins had the best log score.
/// Fits use all events and some of the other rows (thinned); scores are of all rows.
/// Missing  exp: origins with fewer than kLeastEvents events before them predict nothing.
/// Source   docs/method/realignment.md.
[[nodiscard]] ProcessBacktest backtest_process(const HazardRows& rows, const RealignmentPlan& plan);

/// The ridge whose forecasts from origins every five years since 1930 were best on the years that
/// followed, up to `to`; 30 where no origin has enough events before it.
[[nodiscard]] double chosen_ridge(const HazardRows& rows, int from, int to);

/// One row in how many without an event is fitted to in a backtest.
[[nodiscard]] std::size_t thinning(Process process);

}  // namespace counterpoise
