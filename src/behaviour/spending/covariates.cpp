#include "behaviour/spending/covariates.h"

#include <algorithm>
#include <cmath>

#include "base/math.h"

namespace counterpoise {

const std::array<IncrementColumn, kIncrements>& increment_columns() {
    static constexpr std::array<IncrementColumn, kIncrements> columns{{
        {"log_burden", "log burden of the year before: reversion to the common level"},
        {"own_deviation", "log burden above its own mean of ten years: reversion to that mean"},
        {"own_increment", "the state's own change of the year before"},
        {"world_increment", "median change over all states, mean of the three years before"},
        {"growth", "growth of GDP in the year itself"},
        {"rivals_increment", "change of the sum of rivals' spending in the year before"},
        {"allies_increment", "change of the sum of allies' spending in the year before"},
        {"target_gap", "log gap to an agreed target, where the state is below it"},
    }};
    return columns;
}

double held_change(double log_now, double log_before) {
    const double change = log_now - log_before;
    return std::isnan(change) ? 0.0 : std::clamp(change, -kMostChange, kMostChange);
}

double own_deviation(std::span<const double> log_burdens) {
    double sum = 0;
    int n = 0;
    for (std::size_t t = log_burdens.size(); t-- > 0 && n < kOwnYears;)
        if (!std::isnan(log_burdens[t])) {
            sum += log_burdens[t];
            ++n;
        }
    return log_burdens.back() - sum / n;
}

double target_gap(double log_burden, double target_percent) {
    if (std::isnan(target_percent)) return 0;
    return std::max(0.0, log_det(target_percent / 100) - log_burden);
}

double median_change(std::span<double> changes) {
    if (changes.empty()) return 0;
    const auto middle = changes.begin() + static_cast<std::ptrdiff_t>(changes.size() / 2);
    std::nth_element(changes.begin(), middle, changes.end());
    if (changes.size() % 2 == 1) return *middle;
    return 0.5 * (*std::max_element(changes.begin(), middle) + *middle);
}

double world_increment(std::span<const double> medians) {
    const std::size_t years = std::min(medians.size(), kWorldYears);
    double mean = 0;
    for (std::size_t back = 1; back <= years; ++back)
        mean += medians[medians.size() - back] / static_cast<double>(years);
    return mean;
}

double group_increment(std::span<const std::size_t> others, std::span<const double> now,
                       std::span<const double> before) {
    double sum_now = 0;
    double sum_before = 0;
    for (const std::size_t o : others) {
        if (std::isnan(now[o]) || std::isnan(before[o])) continue;
        sum_now += now[o];
        sum_before += before[o];
    }
    return sum_before > 0 && sum_now > 0 ? held_change(log_det(sum_now / sum_before), 0.0) : 0.0;
}

IncrementRow increment_row(const IncrementPast& past) {
    const std::span<const double> own = past.log_burdens;
    const double now = own.back();
    const double before =
        own.size() > 1 ? own[own.size() - 2] : std::numeric_limits<double>::quiet_NaN();
    return {now,
            own_deviation(own),
            held_change(now, before),
            world_increment(past.world_medians),
            past.growth,
            group_increment(past.rivals, past.rivals_now, past.rivals_before),
            group_increment(past.allies, past.allies_now, past.allies_before),
            past.gap_to_target};
}

double pooled_volatility(double pooled_square, double squares, double n) {
    constexpr double kWeight = 10;
    return std::sqrt((kWeight * pooled_square + squares) / (kWeight + n));
}

}  // namespace counterpoise
