#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace counterpoise {

/// How good forecasts of a figure were: a middle and a distribution around it.
struct PathScores {
    std::size_t n = 0;
    double mae = 0;   ///< mean absolute error of the middle
    double bias = 0;  ///< mean of what happened less the middle
    double crps = 0;  ///< continuous ranked probability score; 0 is perfect
    double cover50 = 0;
    double cover90 = 0;  ///< share of outcomes inside the central interval
};

/// A distribution of errors by its quantiles at (i - 1/2) / kErrorQuantiles.
class ErrorDistribution {
  public:
    static constexpr std::size_t kErrorQuantiles = 200;

    /// From errors of the past, any order, at least one. Interpolated linearly between them
    /// (Hyndman and Fan 1996, type 5).
    /// Errors   BrokenPromise for none.
    explicit ErrorDistribution(std::vector<double> errors);

    /// The p-quantile, 0 < p < 1.
    [[nodiscard]] double quantile(double p) const;

    /// The CRPS of middle + scale * z for an outcome, z with equal chances at the quantiles.
    ///
    ///     mean |middle + s z_i - y| - 1/2 mean |s z_i - s z_j|
    ///
    /// Source   Gneiting and Raftery 2007.
    [[nodiscard]] double crps(double middle, double scale, double outcome) const;

  private:
    std::vector<double> sorted_;
    std::vector<double> nodes_;
    double spread_ = 0;  ///< 1/2 mean |z_i - z_j|
};

/// One forecast to be scored: middle and scale of a distribution of errors, and what happened.
struct ScoredForecast {
    int horizon = 0;
    const ErrorDistribution& errors;
    double middle = 0;
    double scale = 0;
    double outcome = 0;
};

/// Adds up scores one forecast at a time.
class PathScorer {
  public:
    void add(const ScoredForecast& forecast);
    /// Missing  NaN for everything but n where nothing was added.
    [[nodiscard]] PathScores scores() const;

  private:
    PathScores sums_;
};

/// How much smaller an error is than a baseline's, in %.
///
///     100 (1 - error / baseline)
[[nodiscard]] double gain_pct(double error, double baseline);

}  // namespace counterpoise
