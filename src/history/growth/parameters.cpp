#include "history/growth/parameters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "history/growth/paths.h"
#include "history/paths/panel_parameters.h"
#include "world/facts_hash.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 2> kTables{"gdp_ppp", "states"};
constexpr int kShockYears = 29;

const std::vector<CoefficientRange>& ranges() {
    static const std::vector<CoefficientRange> all{
        {"own_mean", -1, 1, "growth per mean growth of the last 20 years"},
        {"last_growth", -0.95, 0.95, "growth per growth of the year before"},
        {"world_growth", -1, 1, "growth per growth of the world"},
        {"log_gdp_pc", -0.05, 0.05, "growth per log of output a head"},
        {"intercept", -0.2, 0.2, "log change a year"},
    };
    return all;
}

/// Standard deviation of what the law leaves of a state's last years; NaN for fewer than ten.
double spread_of(const GrowthPaths& paths, const GrowthFit& fit, std::size_t s) {
    std::vector<double> left;
    double mean = 0;
    for (int y = fit.to.value - kShockYears + 1; y <= fit.to.value; ++y) {
        const double u = paths.growth(s, y) - fit.growth(paths.columns(s, y - 1));
        if (!std::isnan(u + paths.growth(s, y - 1))) left.push_back(u);
    }
    for (const double u : left) mean += u / static_cast<double>(left.size());
    double squares = 0;
    for (const double u : left) squares += (u - mean) * (u - mean);
    return left.size() < 10 ? kNotKnown : std::sqrt(squares / static_cast<double>(left.size()));
}

double scale_of(const GrowthHistory& record, const GrowthFit& fit) {
    const Predict law = [&](int t, int h) { return growth_outlook(record, fit, t, h); };
    const auto errors = past_errors(growth_path_record(record), fit.to.value, kSpreadYears, law);
    const GrowthPaths paths(record, fit.to.value);
    const std::vector<double> volatility = growth_volatilities(record, fit.to.value);
    std::vector<double> ratios;
    for (std::size_t s = 0; s < record.states; ++s)
        if (const double spread = spread_of(paths, fit, s); !std::isnan(spread))
            ratios.push_back(spread / volatility[s]);
    return shock_scale(errors.back(), growth_shock_weights(fit, kSpreadYears)) /
           median_change(ratios);
}

}  // namespace

std::vector<double> growth_shock_weights(const GrowthFit& fit, int years) {
    constexpr double kShock = 0.01;
    std::vector<double> growth(kOwnGrowthYears, 0.0);
    growth.back() = kShock;
    double level = kShock;
    std::vector<double> weights{1.0};
    const double nothing = fit.growth(GrowthRow{});
    const std::vector<double> world(kWorldYears, 0.0);
    while (static_cast<int>(weights.size()) < years) {
        growth.push_back(fit.growth(growth_row({growth, world, level})) - nothing);
        level += growth.back();
        weights.push_back(level / kShock);
    }
    return weights;
}

ParameterSet growth_parameters(const Facts& facts, const GrowthFit& fit,
                               const ParameterSet& present) {
    const GrowthHistory& record = growth_history(facts);
    GrowthPlan plan;
    plan.from = fit.from;
    plan.spec = fit.spec.name;
    const GrowthBacktest backtest =
        backtest_growth(record, plan);  // refuses a form without forecasts
    const GrowthScores& scores = scores_ahead(backtest.by_horizon);
    return panel_parameters(
        {"growth", fit.spec.name, fit.from, fit.to, fit.panel, ranges(), scale_of(record, fit),
         "times what the law left of the historical year", plan, scores.model, scores.own_drift,
         "ln GDP", "a random walk with each state's own mean growth"},
        present, hash_of_tables(facts, kTables));
}

}  // namespace counterpoise
