#include "answers/fit/panel.h"

#include <fmt/format.h>

#include "answers/fit/fit_json.h"

namespace counterpoise {
namespace {

Table coefficients_table(const PanelFit& fit) {
    Table table = text_table({"name:Column", "estimate:Estimate", "se:se",
                              "se_clustered:se clustered", "interval:90 % interval"});
    for (std::size_t j = 0; j < fit.names.size(); ++j) {
        const double b = fit.estimate[j];
        const double low = b - kNinetyPercent * fit.se_clustered[j];
        const double high = b + kNinetyPercent * fit.se_clustered[j];
        table.rows.push_back({fit.names[j], fmt::format("{:.4f}", b),
                              fmt::format("{:.4f}", fit.se[j]),
                              fmt::format("{:.4f}", fit.se_clustered[j]),
                              fmt::format("{:.4f} to {:.4f}{}", low, high,
                                          low < 0 && high > 0 ? ", sign not settled" : "")});
    }
    return table;
}

}  // namespace

void set_panel(const PanelFit& fit, Value& json) {
    json.set("states", fit.states).set("years", fit.years);
    json.set("sigma", fit.sigma).set("mean_absolute_error", fit.mean_error);
}

void add_panel(const PanelFit& fit, Sheet& sheet) {
    sheet.add("states", "States", fit.states);
    sheet.add("log_likelihood", "Log-likelihood", fit.log_likelihood,
              fmt::format("{:.2f} ({})", fit.log_likelihood, fit.likelihood));
    sheet.add("sigma", "Deviation of errors", fit.sigma, fmt::format("{:.4f}", fit.sigma));
    sheet.add("mean_absolute_error", "Mean absolute error", fit.mean_error,
              fmt::format("{:.4f}", fit.mean_error));
    sheet.sections.push_back({"coefficients", "", coefficients_table(fit), {}});
    sheet.notes.push_back(
        "Intervals use errors clustered by state. Sign not settled: the interval holds 0; that is "
        "not \"no effect\".");
}

}  // namespace counterpoise
