#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace counterpoise {

// The covariates of the increment law of spending: each is one function, called where the record is
// turned into a panel, where burdens are predicted and where they are simulated, so that all mean
// the same by a name.

/// What the increment law reads of a state's past, in the order of increment_columns().
enum class Increment {
    log_burden,
    own_deviation,
    own_increment,
    world_increment,
    growth,
    rivals_increment,
    allies_increment,
    target_gap,
};
inline constexpr std::size_t kIncrements = 8;
using IncrementRow = std::array<double, kIncrements>;

struct IncrementColumn {
    std::string_view name;
    std::string_view meaning;
};
[[nodiscard]] const std::array<IncrementColumn, kIncrements>& increment_columns();

/// Changes of logs beyond this, either way, are breaks in a series and count as this much.
inline constexpr double kMostChange = 0.5;

/// The change of a logarithm, held to kMostChange either way.
/// Missing  0 where either figure is missing: no change is known.
[[nodiscard]] double held_change(double log_now, double log_before);

/// How far a log burden lies above its own mean of the last ten years with figures, this one
/// included.
///
///     last - mean(last ten that are not NaN)
///
/// Shape    log burdens by year, the last year last and not NaN.
[[nodiscard]] double own_deviation(std::span<const double> log_burdens);
inline constexpr int kOwnYears = 10;

/// The log gap to a target of spending, 0 at or above it.
///
///     max(0, ln(percent / 100) - log_burden)
///
/// Missing  0 where no target binds (NaN).
[[nodiscard]] double target_gap(double log_burden, double target_percent);

/// The middle of some changes: the mean of the two middle ones where their number is even.
/// Missing  0 for none. The changes are reordered.
[[nodiscard]] double median_change(std::span<double> changes);

/// What the world did of late: the mean of the last three medians, or of as many as there are.
/// Shape    at least one median, the last year last.
[[nodiscard]] double world_increment(std::span<const double> medians);
inline constexpr std::size_t kWorldYears = 3;

/// The change of the sum of some states' spending, of those with figures in both years.
///
///     ln(sum now / sum before), held to kMostChange either way
///
/// Shape    places of states; spending by place, NaN where missing.
/// Missing  0 where nobody has figures in both years.
[[nodiscard]] double group_increment(std::span<const std::size_t> others,
                                     std::span<const double> now, std::span<const double> before);

/// What is known of one state in one year.
struct IncrementPast {
    std::span<const double> log_burdens;    ///< by year, the last year last and not NaN
    std::span<const double> world_medians;  ///< median changes by year, the last year last
    std::span<const std::size_t> rivals;
    std::span<const std::size_t> allies;
    std::span<const double> rivals_now;  ///< spending by place, of which rivals are summed
    std::span<const double> rivals_before;
    std::span<const double> allies_now;  ///< the same for allies
    std::span<const double> allies_before;
    double growth = 0;         ///< of the year that follows, held_growth()
    double gap_to_target = 0;  ///< target_gap()
};

/// The columns of the law for the increment of the year that follows.
[[nodiscard]] IncrementRow increment_row(const IncrementPast& past);

/// How much a state's log burden moves in a year, from its own record and that of all.
///
///     volatility^2 = (10 pooled^2 + squares) / (10 + n)
///
/// squares: sum of the state's n squared yearly changes, each held to kMostChange.
[[nodiscard]] double pooled_volatility(double pooled_square, double squares, double n);

}  // namespace counterpoise
