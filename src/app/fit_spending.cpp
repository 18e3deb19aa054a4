#include <fmt/format.h>

#include <ostream>

#include "app/history.h"
#include "app/print.h"
#include "app/sheet.h"
#include "history/spending_law.h"
#include "world/check.h"

namespace counterpoise {
namespace {

constexpr double kNinetyPercent = 1.6448536269514722;  ///< normal quantile of 95 %

Value names_json(const std::vector<std::string>& names) {
    Value::Array array;
    for (const std::string& name : names) array.emplace_back(name);
    return array;
}

Value fit_json(const SpendingFit& fit, const Facts& facts) {
    Value::Array rows;
    for (std::size_t j = 0; j < fit.panel.names.size(); ++j) {
        Value row;
        row.set("name", fit.panel.names[j]).set("estimate", fit.panel.estimate[j]);
        row.set("se", fit.panel.se[j]).set("se_clustered", fit.panel.se_clustered[j]);
        rows.push_back(std::move(row));
    }
    Value json;
    json.set("behaviour", "spending").set("spec", fit.spec.name);
    json.set("from", fit.from.value).set("to", fit.to.value);
    json.set("n", fit.panel.n).set("states", fit.panel.states).set("years", fit.panel.years);
    json.set("sigma", fit.panel.sigma).set("mean_absolute_error", fit.panel.mean_error);
    json.set("coefficients", rows).set("left_out", names_json(fit.left_out));
    json.set("method", "docs/method/spending.md").set("facts", facts.hash());
    return json;
}

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

Sheet fit_sheet(const SpendingFit& fit) {
    Sheet sheet;
    sheet.title = fmt::format("Spending, {}, {}-{}: {} increments of log burden", fit.spec.name,
                              fit.from.value, fit.to.value, thousands(fit.panel.n));
    sheet.add("about", "What", fit.spec.about);
    sheet.add("states", "States", fit.panel.states);
    sheet.add("sigma", "Deviation of errors", fit.panel.sigma,
              fmt::format("{:.4f}", fit.panel.sigma));
    sheet.add("mean_absolute_error", "Mean absolute error", fit.panel.mean_error,
              fmt::format("{:.4f}", fit.panel.mean_error));
    sheet.sections.push_back({"coefficients", "", coefficients_table(fit.panel), {}});
    for (const std::string& name : fit.left_out)
        sheet.notes.push_back(fmt::format("{} was left out: fewer than {} of these rows have one.",
                                          name, kLeastRows));
    sheet.notes.push_back(
        "Intervals use errors clustered by state. Sign not settled: the interval holds 0; that is "
        "not \"no effect\". No coefficient is the effect of a choice: rivals and allies answer the "
        "same threats.");
    return sheet;
}

}  // namespace

int fit_spending_command(const Context& context) {
    const Options& options = context.options;
    refuse_flags_of_disputes(options);
    const SpendingFit fit = fit_spending(spending_record_years(context.facts),
                                         spending_spec(options.spec.value_or("increments")),
                                         Year{options.from.value_or(kFirstIncrementYear)},
                                         Year{options.to.value_or(kLastSpendingYear)});
    if (options.json)
        context.out << to_json(fit_json(fit, context.facts));
    else
        print_sheet(fit_sheet(fit), context.out);
    return kDone;
}

}  // namespace counterpoise
