#include <fmt/format.h>

#include <utility>

#include "answers/backtest/behaviours.h"
#include "answers/backtest/paths.h"
#include "history/spending/backtest.h"

namespace counterpoise {
namespace {

constexpr int kOriginsShortOfTen = 2015;

void set_scores(const SpendingScores& scores, Value& json) {
    const auto& [model, walk, fixed] = scores;
    json.set("n", model.n);
    json.set("model", path_scores_json(model)).set("random_walk", path_scores_json(walk));
    json.set("autoregression", path_scores_json(fixed));
    json.set("mae_gain_over_random_walk_pct", gain_pct(model.mae, walk.mae));
    json.set("mae_gain_over_autoregression_pct", gain_pct(model.mae, fixed.mae));
    json.set("crps_gain_over_random_walk_pct", gain_pct(model.crps, walk.crps));
}

Value choices_json(const std::vector<SpendingChoice>& choices) {
    Value::Array rows;
    for (const SpendingChoice& choice : choices) {
        Value row;
        row.set("origin", choice.origin).set("spec", choice.spec).set("n", choice.fit.panel.n);
        rows.push_back(std::move(row));
    }
    return rows;
}

Value backtest_json(const SpendingBacktest& backtest, const std::string& spec, const Facts& facts) {
    Value json;
    json.set("behaviour", "spending").set("spec", spec);
    Value all;
    set_scores(backtest.all, all);
    json.set("all", all).set("choices", choices_json(backtest.choices));
    json.set("by_horizon", slices_json(backtest.by_horizon, &set_scores));
    json.set("by_origin", slices_json(backtest.by_origin, &set_scores));
    json.set("method", "docs/method/spending.md").set("facts", facts.hash());
    return json;
}

Sheet backtest_sheet(const SpendingBacktest& backtest, const std::string& spec) {
    Sheet sheet;
    sheet.title = fmt::format("How good forecasts of log burden were: {}", spec);
    sheet.sections = path_sections(
        backtest, {{"walk_mae", "Walk"}, {"fixed_mae", "FE-AR"}}, "walk",
        [](const SpendingScores& scores) {
            return ScoredPaths{scores.model, {scores.random_walk, scores.autoregression}};
        });
    Section choices{"choices",
                    "The form that each origin used:",
                    text_table({"origin:Origin", "spec:Form"}),
                    {}};
    for (const SpendingChoice& choice : backtest.choices)
        choices.table.rows.push_back({std::to_string(choice.origin), choice.spec});
    sheet.sections.push_back(std::move(choices));
    sheet.notes.push_back(
        "Error: mean absolute difference of ln(spending / GDP). Walk: burdens stay where they are. "
        "FE-AR: ln b = a_i + f ln b of the year before, by least squares within states. + walk: "
        "how "
        "much smaller than the random walk's. In 50 and 90 %: share of outcomes in those "
        "intervals.");
    sheet.notes.push_back(fmt::format("The record ends in {}: the origin {} has no tenth year.",
                                      kLastSpendingYear, kOriginsShortOfTen));
    return sheet;
}

Answer score(const Facts& facts, const BacktestQuestion& question) {
    refuse_flags_of_disputes(question);
    SpendingPlan plan;
    plan.from = Year{question.from.value_or(plan.from.value)};
    plan.spec = question.spec;
    const std::string spec = question.spec.value_or("chosen by earlier origins");
    const SpendingBacktest backtest = backtest_spending(spending_record_years(facts), plan);
    return answer_scores(backtest_sheet(backtest, spec), backtest_json(backtest, spec, facts));
}

}  // namespace

const ScoredBehaviour kSpendingScores{"spending", score};

}  // namespace counterpoise
