#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace counterpoise {

/// What is fitted: an outcome, columns of equal length, and the state and year of each row.
struct PanelDesign {
    std::vector<std::string> names;
    std::vector<std::span<const double>> columns;
    std::span<const double> outcome;
    std::span<const std::uint32_t> state;  ///< numbers; rows of a state together
    std::span<const std::int16_t> year;
};

/// What is taken out of every row: one intercept for all, or means of states and of years.
enum class Effects { pooled, two_way };

struct PanelOptions {
    Effects effects = Effects::pooled;
    /// Errors beyond this many robust deviations count as if they stood there (Huber 1964).
    /// Infinity: least squares. Near 0: median regression.
    double huber = std::numeric_limits<double>::infinity();
};

/// A fitted linear panel. Coefficients in the order of the columns; pooled: the intercept last.
struct PanelFit {
    std::vector<std::string> names;
    std::vector<double> estimate;
    std::vector<double> se;
    std::vector<double> se_clustered;  ///< clusters are states
    std::vector<double> covariance;    ///< row-major, clustered
    std::vector<double> step;          ///< as in LogitFit: what is compared between columns
    std::size_t n = 0;
    std::size_t states = 0;
    std::size_t years = 0;
    double sigma = 0;       ///< root of the mean squared error, degrees of freedom n - k - effects
    double mean_error = 0;  ///< mean absolute error of the rows fitted
    double log_likelihood = 0;  ///< infinite where nothing is left to explain
    std::string likelihood;     ///< of the law "normal" or "huber"
};

/// A linear panel by least squares or Huber's M-estimator.
///
///     y_it = a + x_it'b + u_it,  or  a_i + c_t + x_it'b + u_it;   b minimises sum rho(u_it / s)
///     rho(z) = z^2/2 within the bend k, k|z| - k^2/2 beyond;  s = 1.4826 median |u|
///     se         = roots of s^2 sum psi^2 / (n - K) / (m/n)^2 (X'X)^-1, m rows within the bend
///     clustered  = A^-1 (sum_i g_i g_i') A^-1 G/(G-1) (n-1)/(n-k),  A = sum within xx',
///                  g_i = sum of state i's psi x;  k coefficients without those of effects
///
///     log-likelihood, normal: -n/2 (ln(2 pi sum u^2 / n) + 1);
///     huber: -sum rho(u/s) - n ln(s c(k)), c(k) = integral of exp(-rho): the law whose likelihood
///     b maximises at this s
///
/// Effects of states and years are taken out exactly, by least squares, before any weighting; so
/// two_way is offered with least squares alone.
/// Shape    at least two states, and five rows for each coefficient.
/// Missing  not accepted: callers leave rows with gaps out.
/// Errors   InputError naming a column that never changes or is a combination of those before it
///          (and of the effects), or the number of rows where they are too few.
/// Source   Huber 1964; Arellano 1987; docs/method/spending.md.
[[nodiscard]] PanelFit fit_panel(const PanelDesign& design, const PanelOptions& options);

}  // namespace counterpoise
