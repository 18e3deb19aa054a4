#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace counterpoise {

/// What is fitted: an outcome of 0 and 1, columns of equal length and the group of each row.
struct Design {
    std::vector<std::string> names;  ///< of the columns; the intercept is added at the end
    std::vector<std::span<const double>> columns;
    std::span<const double> outcome;
    std::span<const std::uint32_t> group;  ///< for clustered errors; rows of a group together
};

/// How extreme estimates are held back: not at all, by a normal prior, or by Jeffreys' prior.
enum class Penalty { none, ridge, firth };

struct LogitOptions {
    Penalty penalty = Penalty::none;
    double ridge = 1.0;  ///< lambda of the ridge
    /// Fewest events (or other rows) a coefficient; unless said, 5, or 1 with a penalty.
    double least_events_each = -1;
};

/// A fitted logit. Coefficients in the order of the columns, the intercept last.
struct LogitFit {
    std::vector<std::string> names;
    std::vector<double> estimate;
    std::vector<double> se;
    std::vector<double> se_clustered;
    std::vector<double> covariance;            ///< row-major, of the plain errors
    std::vector<double> covariance_clustered;  ///< of the clustered ones; empty without groups
    /// What is compared between columns: 2 standard deviations, or 1 for a column of 0 and 1 and
    /// the intercept (Gelman 2008).
    std::vector<double> step;
    std::size_t n = 0;
    std::size_t events = 0;
    std::size_t groups = 0;
    double log_likelihood = 0;  ///< without the penalty's part
    int iterations = 0;         ///< passes of Newton's method over all rows
};

/// Maximum likelihood of a binary outcome by Newton's method.
///
///     P(y = 1) = 1 / (1 + exp(-x'b));  b maximises sum y log p + (1 - y) log(1 - p) - penalty
///
/// ridge: penalty lambda/2 sum (b_j sd_j)^2, the intercept free. firth: the log-likelihood gains
/// 1/2 log det I(b). Errors are the square roots of the inverse information (with the ridge's
/// part); clustered ones of the sandwich with G/(G-1) for G groups.
/// Shape    k columns of n rows. Sums run over fixed blocks of rows in order.
/// Missing  not accepted: leave such rows out first.
/// Errors   InputError naming the column that is constant, a linear combination of those before it,
///          or separates the outcome; and for fewer events (or non-events) than 5 a coefficient
///          (1 with a penalty).
/// Source   McCullagh and Nelder 1989; Firth 1993; Heinze and Schemper 2002; Liang and Zeger 1986;
///          Vittinghoff and McCulloch 2007 for the least number of events.
[[nodiscard]] LogitFit fit_logit(const Design& design, const LogitOptions& options);

/// x'b of each row of a design. Shape: as many as rows.
[[nodiscard]] std::vector<double> linear_predictor(const Design& design,
                                                   std::span<const double> estimate);

}  // namespace counterpoise
