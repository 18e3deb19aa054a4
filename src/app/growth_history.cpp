#include <fmt/format.h>

#include <ostream>
#include <tuple>

#include "app/history.h"
#include "app/panel_sheet.h"
#include "app/parameter_file.h"
#include "app/sheet.h"
#include "history/growth_backtest.h"
#include "history/growth_parameters.h"
#include "world/check.h"

namespace counterpoise {
namespace {

Value fit_json(const GrowthFit& fit, const Facts& facts) {
    Value json;
    json.set("behaviour", "growth").set("spec", fit.spec.name);
    json.set("from", fit.from.value).set("to", fit.to.value);
    set_panel(fit.panel, json);
    json.set("method", "docs/method/growth.md").set("facts", facts.hash());
    return json;
}

Sheet fit_sheet(const GrowthFit& fit) {
    Sheet sheet;
    sheet.title = fmt::format("Growth, {}, {}-{}: {} yearly changes of log GDP", fit.spec.name,
                              fit.from.value, fit.to.value, thousands(fit.panel.n));
    sheet.add("about", "What", fit.spec.about);
    add_panel(fit.panel, sheet);
    return sheet;
}

void set_scores(const GrowthScores& scores, Value& json) {
    const auto& [model, drift] = scores;
    json.set("n", model.n).set("model", path_scores_json(model));
    json.set("own_drift", path_scores_json(drift));
    json.set("mae_gain_over_own_drift_pct", gain_pct(model.mae, drift.mae));
    json.set("crps_gain_over_own_drift_pct", gain_pct(model.crps, drift.crps));
}

Value slices_json(const std::vector<GrowthSlice>& slices) {
    Value::Array rows;
    for (const GrowthSlice& slice : slices) {
        Value row;
        if (slice.origin) row.set("origin", slice.origin);
        row.set("horizon", slice.horizon);
        set_scores(slice.scores, row);
        rows.push_back(std::move(row));
    }
    return rows;
}

Value backtest_json(const GrowthBacktest& backtest, const std::string& spec, const Facts& facts) {
    Value all;
    set_scores(backtest.all, all);
    Value json;
    json.set("behaviour", "growth").set("spec", spec).set("all", all);
    json.set("by_horizon", slices_json(backtest.by_horizon));
    json.set("by_origin", slices_json(backtest.by_origin));
    json.set("method", "docs/method/growth.md").set("facts", facts.hash());
    return json;
}

Table scores_table(const std::string& first) {
    Table table = text_table({"of:" + first});
    for (const auto& [key, name, digits] : {std::tuple("n", "States", 0),
                                            {"mae", "Error", 4},
                                            {"drift_mae", "Drift", 4},
                                            {"gain", "+ drift %", 1},
                                            {"bias", "Bias", 3},
                                            {"crps", "CRPS", 4},
                                            {"crps_gain", "+ drift % ", 1},
                                            {"cover50", "In 50 %", 1},
                                            {"cover90", "In 90 %", 1}})
        table.columns.push_back({key, name, "", digits});
    return table;
}

void add_row(const std::string& name, const GrowthScores& scores, Table& table) {
    const auto& [model, drift] = scores;
    table.rows.push_back({name, static_cast<double>(model.n), model.mae, drift.mae,
                          gain_pct(model.mae, drift.mae), model.bias, model.crps,
                          gain_pct(model.crps, drift.crps), 100 * model.cover50,
                          100 * model.cover90});
}

Sheet backtest_sheet(const GrowthBacktest& backtest, const std::string& spec) {
    Sheet sheet;
    sheet.title = fmt::format("How good forecasts of GDP were: {}", spec);
    Section horizons{
        "by_horizon", "Origins 1980, 1985, ... 2015 together:", scores_table("Years ahead"), {}};
    for (const GrowthSlice& slice : backtest.by_horizon)
        add_row(std::to_string(slice.horizon), slice.scores, horizons.table);
    add_row("all", backtest.all, horizons.table);
    Section origins{"by_origin", "Five years ahead of each origin:", scores_table("Origin"), {}};
    for (const GrowthSlice& slice : backtest.by_origin)
        add_row(std::to_string(slice.origin), slice.scores, origins.table);
    sheet.sections = {horizons, origins};
    sheet.notes.push_back(
        "Error: mean absolute difference of ln GDP from what was foreseen. Drift: a random walk "
        "with each state's own mean growth. + drift: how much smaller than its error.");
    sheet.notes.push_back(
        fmt::format("The record of GDP at purchasing power ends in {}: the "
                    "origin 2015 has four later years.",
                    kLastGrowthYear));
    return sheet;
}

}  // namespace

int fit_growth_command(const Context& context) {
    const Options& options = context.options;
    refuse_flags_of_disputes(options);
    const GrowthFit fit =
        fit_growth(growth_history(context.facts), growth_spec(options.spec.value_or("increments")),
                   Year{options.from.value_or(kFirstGrowthYear + 1)},
                   Year{options.to.value_or(kLastGrowthYear)});
    if (options.write_folder)
        return write_parameter_file(
            context,
            growth_parameters(context.facts, fit, read_parameters(context.facts, "growth")));
    if (options.json)
        context.out << to_json(fit_json(fit, context.facts));
    else
        print_sheet(fit_sheet(fit), context.out);
    return kDone;
}

int backtest_growth_command(const Context& context) {
    const Options& options = context.options;
    refuse_flags_of_disputes(options);
    GrowthPlan plan;
    plan.from = Year{options.from.value_or(plan.from.value)};
    plan.spec = options.spec.value_or(plan.spec);
    const GrowthBacktest backtest = backtest_growth(growth_history(context.facts), plan);
    if (options.json)
        context.out << to_json(backtest_json(backtest, plan.spec, context.facts));
    else
        print_sheet(backtest_sheet(backtest, plan.spec), context.out);
    return kDone;
}

}  // namespace counterpoise
