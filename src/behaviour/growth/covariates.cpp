#include "behaviour/growth/covariates.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "behaviour/spending/covariates.h"

namespace counterpoise {
namespace {

constexpr double kLogIncome = 9.210340371976184;  ///< ln 10,000

}  // namespace

const std::array<std::string_view, kGrowthColumns>& growth_columns() {
    static constexpr std::array<std::string_view, kGrowthColumns> names{
        "own_mean", "last_growth", "world_growth", "log_gdp_pc"};
    return names;
}

double held_growth(double growth) {
    return std::clamp(growth, -kMostGrowth, kMostGrowth);
}

double own_mean_growth(std::span<const double> growth) {
    double sum = 0;
    int n = 0;
    for (std::size_t t = growth.size(); t-- > 0 && n < kOwnGrowthYears;)
        if (!std::isnan(growth[t])) {
            sum += held_growth(growth[t]);
            ++n;
        }
    return n > 0 ? sum / n : std::numeric_limits<double>::quiet_NaN();
}

double log_income(double log_gdp_pc) {
    return log_gdp_pc - kLogIncome;
}

GrowthRow growth_row(const GrowthPast& past) {
    const double world = world_increment(past.world_medians);
    const double mean = own_mean_growth(past.growth);
    const double last = past.growth.back();
    return {std::isnan(mean) ? world : mean, std::isnan(last) ? world : held_growth(last), world,
            past.income};
}

}  // namespace counterpoise
