#include "history/paths/panel_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kNinetyPercent = 1.6448536269514722;  ///< normal quantile of 95 %

const CoefficientRange& range_of(const std::string& name,
                                 const std::vector<CoefficientRange>& ranges) {
    const auto found = std::find_if(ranges.begin(), ranges.end(),
                                    [&](const CoefficientRange& r) { return r.name == name; });
    promise(found != ranges.end(), "a coefficient that is written has a range");
    return *found;
}

std::vector<double> lower_triangle(const std::vector<double>& covariance, std::size_t n) {
    std::vector<double> triangle;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) triangle.push_back(covariance[i * n + j]);
    return triangle;
}

void add_coefficients(const PanelFit& fit, const std::vector<CoefficientRange>& ranges,
                      const std::string& source, ParameterSet& set) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < fit.names.size(); ++c) {
        const CoefficientRange& range = range_of(fit.names[c], ranges);
        names.push_back("increment." + fit.names[c]);
        set.list.push_back({names.back(), fit.estimate[c], fit.se_clustered[c], range.low,
                            range.high, std::string(range.unit), source, "estimate"});
    }
    set.add_block(names, lower_triangle(fit.covariance, names.size()));
}

void add_shock_scale(double value, const std::string& unit, const std::string& years,
                     ParameterSet& set) {
    set.list.push_back({"shock_scale", value, 0, 0, 5, unit,
                        years + fmt::format(": errors {} years ahead from every year since 1955, "
                                            "90 % interval",
                                            kSpreadYears),
                        "estimate"});
}

void add_scores(const PathScores& model, const PathScores& baseline, const std::string& figure,
                const std::string& against, const std::string& source, ParameterSet& set) {
    const std::string unit = "mean absolute error of " + figure;
    set.scores.push_back({"error_5y", model.mae, unit, source});
    set.scores.push_back({"error_5y_baseline", baseline.mae, unit, source + "; " + against});
    set.scores.push_back({"gain_5y", gain_pct(model.mae, baseline.mae), "%", source});
    set.scores.push_back(
        {"cover90_5y", 100 * model.cover90, "% of outcomes in the 90 % interval", source});
    set.scores.push_back(
        {"forecasts_5y", static_cast<double>(model.n), "states and origins", source});
}

}  // namespace

ParameterSet priors_of(const ParameterSet& present) {
    ParameterSet set{present.behaviour, "estimate", present.about};
    for (const Parameter& p : present.list)
        if (!p.is_estimate()) set.list.push_back(p);
    return set;
}

double shock_scale(const ErrorDistribution& errors, const std::vector<double>& weights) {
    double squares = 0;
    for (const double w : weights) squares += w * w;
    const double half_width = 0.5 * (errors.quantile(0.95) - errors.quantile(0.05));
    return half_width / kNinetyPercent / std::sqrt(squares);
}

ParameterSet panel_parameters(const PanelEstimates& e, const ParameterSet& present,
                              const std::string& tables_hash) {
    const std::string years =
        fmt::format("fit {}, {}, {}-{}", e.behaviour, e.spec, e.from.value, e.to.value);
    ParameterSet set = priors_of(present);
    add_coefficients(e.panel, e.ranges, years + ", errors clustered by state", set);
    add_shock_scale(e.shock_scale, e.shock_unit, years, set);
    add_scores(e.model, e.baseline, e.figure, e.against,
               fmt::format("backtest {}, {}, origins {}-{}", e.behaviour, e.spec,
                           e.plan.origins.front(), e.plan.origins.back()),
               set);
    set.fit = FitRecord{e.spec, e.from.value, e.to.value, e.panel.n};
    set.fit->facts = tables_hash;
    return set;
}

}  // namespace counterpoise
