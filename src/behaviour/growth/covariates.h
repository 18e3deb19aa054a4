#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace counterpoise {

// The covariates of the law of growth: each is one function, called where the record is turned into
// a panel, where output is predicted and where it is simulated, so that all mean the same by a name.

/// What the law of growth reads, in the order of growth_columns().
enum class GrowthColumn { own_mean, last_growth, world_growth, log_gdp_pc };
inline constexpr std::size_t kGrowthColumns = 4;
using GrowthRow = std::array<double, kGrowthColumns>;
[[nodiscard]] const std::array<std::string_view, kGrowthColumns>& growth_columns();

/// Growth of ln GDP held to 0.2 either way: more is a break in a series. NaN stays NaN.
[[nodiscard]] double held_growth(double growth);
inline constexpr double kMostGrowth = 0.2;

/// Mean growth of the last 20 years with figures, each held. NaN if there is none.
[[nodiscard]] double own_mean_growth(std::span<const double> growth);
inline constexpr int kOwnGrowthYears = 20;

/// ln of output a head (international $ of 2011) less ln 10,000.
[[nodiscard]] double log_income(double log_gdp_pc);

/// What is known of one state in one year.
struct GrowthPast {
    std::span<const double> growth;         ///< of ln GDP by year, the last year last; NaN: unknown
    std::span<const double> world_medians;  ///< median growth by year, the last year last
    double income = 0;                      ///< log_income
};

/// The columns of the law for the growth of the year that follows.
/// Missing  a state's own mean and last growth are the world's where it has none.
[[nodiscard]] GrowthRow growth_row(const GrowthPast& past);

}  // namespace counterpoise
