#include <fmt/format.h>

#include "answers/backtest/behaviours.h"
#include "answers/backtest/paths.h"
#include "history/growth/backtest.h"

namespace counterpoise {
namespace {

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
        "Error: mean absolute difference of ln GDP from what was predicted. Drift: a random walk "
        "with each state's own mean growth. + drift: how much smaller than its error.");
    sheet.notes.push_back(
        fmt::format("The record of GDP at purchasing power ends in {}: the "
                    "origin 2015 has four later years.",
                    kLastGrowthYear));
    return sheet;
}

Answer score(const Facts& facts, const BacktestQuestion& question) {
    refuse_flags_of_disputes(question);
    GrowthPlan plan;
    plan.from = Year{question.from.value_or(plan.from.value)};
    plan.spec = question.spec.value_or(plan.spec);
    const GrowthBacktest backtest = backtest_growth(growth_history(facts), plan);
    return answer_scores(backtest_sheet(backtest, plan.spec),
                         backtest_json(backtest, plan.spec, facts));
}

}  // namespace

const ScoredBehaviour kGrowthScores{"growth", score};

}  // namespace counterpoise
