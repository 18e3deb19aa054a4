#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "behaviour/parameters.h"
#include "history/estimators/logit.h"
#include "history/realignment/evidence.h"
#include "history/realignment/rows.h"

namespace counterpoise {

/// What is told apart in a fit of a process.
enum class Columns { all, dyadic };

/// A process fitted to some years: a logit of each row, and a normal effect of each year.
///
///     P(event of row r in year t) = 1 / (1 + exp(-(x_r'b + u_t))) in the mean over u_t;
///     exp(u_t) has mean 1 and log-variance s^2:
///     exp(s^2) - 1 = sum_t ((O_t - E_t)^2 - V_t) / sum_t E_t^2, at least 0,
///     O_t events of the year, E_t = sum p, V_t = sum p (1 - p)
///
/// b is a mean over years good and bad; s says how much they differ beyond chance (moments).
/// se of s: jackknife over years.
struct HazardFit {
    Process process = Process::exit;
    int from = 0;  ///< first and last year of events
    int to = 0;
    LogitOptions options;
    LogitFit logit;                     ///< errors clustered by year
    std::vector<std::string> left_out;  ///< columns that never change in these years
    /// Of the columns that count events: by column of `logit`, the least and the most in the rows.
    std::vector<CovariateRange> ranges;
    double year_spread = 0;  ///< s
    double year_spread_se = 0;
    HazardEvidence evidence;  ///< which signs the events can settle at all

    /// b of a column, 0 where it is left out; the intercept by its name.
    [[nodiscard]] double coefficient(std::string_view name) const;
};

/// Strengths of the ridge that are tried: none below 10, for early origins have fewer events than
/// columns; and the fewest events that any fit needs.
inline constexpr double kRidges[] = {10, 30, 100, 300};
inline constexpr std::size_t kLeastEvents = 5;
/// A ridge holds any number of columns: `kLeastEvents` is the bound instead.
[[nodiscard]] LogitOptions ridge_of(double strength);

/// Errors   InputError for rows with fewer than kLeastEvents events.
void require_hazard_events(const HazardRows& rows);

/// Fits a process to rows.
/// Shape    rows by year; every column of its kind.
/// Missing  a column that never changes in these years is left out and named: it says nothing yet.
/// Errors   InputError for fewer than kLeastEvents events, and as fit_logit.
/// Source   ours: docs/method/realignment.md; Firth 1993 and Heinze and Schemper 2002 for
/// penalties.
[[nodiscard]] HazardFit fit_hazard(const HazardRows& rows, Columns columns,
                                   const LogitOptions& options);

/// All rows with an event and every `by`-th of the others within some years. A fit to them has the
/// same b but for the intercept, from which log(by) is taken (Prentice and Pyke 1979).
[[nodiscard]] HazardRows thinned(const HazardRows& rows, int from, int to, std::size_t by);
[[nodiscard]] HazardFit fit_thinned(const HazardRows& rows, int from, int to, std::size_t by,
                                    Columns columns, const LogitOptions& options);

/// The probability of each row from `first` to one before `last`.
[[nodiscard]] std::vector<double> hazards(const HazardFit& fit, const HazardRows& rows,
                                          std::size_t first, std::size_t last);

/// How many events a year is to have: P(n) for n = 0, 1, …, until less than 1e-9 is left.
///
///     Poisson with mean E exp(u), u normal with variance s^2 and mean -s^2/2, by 64 equally likely
///     u
[[nodiscard]] std::vector<double> count_chances(double expected, double year_spread);

/// The sum of two independent counts.
[[nodiscard]] std::vector<double> sum_of_counts(const std::vector<double>& one,
                                                const std::vector<double>& two);

/// The least n with P(N <= n) >= p.
[[nodiscard]] std::size_t count_quantile(const std::vector<double>& chances, double p);

}  // namespace counterpoise
