#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace counterpoise {

/// How good probabilities were for an outcome of 0 and 1.
struct Scores {
    std::size_t n = 0;
    std::size_t events = 0;
    double expected = 0;           ///< sum of the probabilities: events predicted
    double log_score = 0;          ///< mean log probability of what happened; 0 is perfect
    double brier = 0;              ///< mean squared difference; 0 is perfect
    double auc = 0;                ///< chance that an event has the higher probability; ties half
    double average_precision = 0;  ///< area under precision over recall, by steps
};

/// Scores of a forecast.
///
///     log = mean(y log p + (1 - y) log(1 - p));  brier = mean((p - y)^2)
///     auc = (R - E (E + 1) / 2) / (E (n - E)), R the rank sum of the E events, mid-ranks for ties
///     average precision = sum over distinct p, from above, (recall gained) * precision
///
/// Shape    as many probabilities as outcomes, at least one event and one non-event.
/// Errors   InputError where all outcomes are the same: nothing can be told apart.
/// Source   Brier 1950; Hanley and McNeil 1982; Davis and Goadrich 2006.
[[nodiscard]] Scores scores_of(std::span<const double> probability,
                               std::span<const double> outcome);

/// Rows whose probabilities lie in a range: what was predicted and what happened.
struct ReliabilityBin {
    double from = 0;
    double to = 0;
    std::size_t n = 0;
    double predicted = 0;  ///< mean probability
    double observed = 0;   ///< share of events
};

/// Rows by probability: bounds at 0, 0.0001, 0.0003, 0.001, …, 0.3, 1; empty bins are left out.
[[nodiscard]] std::vector<ReliabilityBin> reliability(std::span<const double> probability,
                                                      std::span<const double> outcome);

/// How much nearer to 0 a log score is than a baseline's, in %.
///
///     100 (1 - log / log_baseline)
[[nodiscard]] double log_gain_pct(const Scores& scores, const Scores& baseline);

}  // namespace counterpoise
