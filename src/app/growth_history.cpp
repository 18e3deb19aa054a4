#include <fmt/format.h>

#include <ostream>

#include "app/fit_json.h"
#include "app/history.h"
#include "app/panel_sheet.h"
#include "app/parameter_file.h"
#include "app/path_sheet.h"
#include "app/print_sheet.h"
#include "history/growth/backtest.h"
#include "history/growth/parameters.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

Value json_of(const GrowthFit& fit, const Facts& facts) {
    FitSummary summary = summary_of(fit.panel);
    summary.behaviour = "growth";
    summary.spec = fit.spec.name;
    summary.from = fit.from.value;
    summary.to = fit.to.value;
    Value json = fit_json(summary);
    set_panel(fit.panel, json);
    end_fit_json(json, "docs/method/growth.md", facts.hash());
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

Value backtest_json(const GrowthBacktest& backtest, const std::string& spec, const Facts& facts) {
    Value all;
    set_scores(backtest.all, all);
    Value json;
    json.set("behaviour", "growth").set("spec", spec).set("all", all);
    json.set("by_horizon", slices_json(backtest.by_horizon, &set_scores));
    json.set("by_origin", slices_json(backtest.by_origin, &set_scores));
    json.set("method", "docs/method/growth.md").set("facts", facts.hash());
    return json;
}

Sheet backtest_sheet(const GrowthBacktest& backtest, const std::string& spec) {
    Sheet sheet;
    sheet.title = fmt::format("How good forecasts of GDP were: {}", spec);
    sheet.sections =
        path_sections(backtest, {{"drift_mae", "Drift"}}, "drift", [](const GrowthScores& scores) {
            return ScoredPaths{scores.model, {scores.own_drift}};
        });
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
    if (options.format() != Format::text)
        put_fit(json_of(fit, context.facts), context.options, context.out);
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
