#include <fmt/format.h>

#include <tuple>
#include <vector>

#include "answers/backtest/behaviours.h"
#include "history/disputes/backtest.h"
#include "history/dyads/pair_spells.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

void set_scores(const ForecastScores& scores, Value& json) {
    json.set("n", scores.model.n).set("events", scores.model.events);
    json.set("model", scores_json(scores.model));
    json.set("climatology", scores_json(scores.climatology));
    json.set("peace_years", scores_json(scores.peace_years));
    json.set("persistence", scores_json(scores.persistence));
    json.set("log_gain_over_climatology_pct", log_gain_pct(scores.model, scores.climatology));
    json.set("log_gain_over_peace_years_pct", log_gain_pct(scores.model, scores.peace_years));
    json.set("log_gain_over_persistence_pct", log_gain_pct(scores.model, scores.persistence));
    Value::Array bins;
    for (const ReliabilityBin& bin : scores.reliability) {
        Value row;
        row.set("from", bin.from).set("to", bin.to).set("n", bin.n);
        row.set("predicted", bin.predicted).set("observed", bin.observed);
        bins.push_back(std::move(row));
    }
    json.set("reliability", bins);
}

Value rolling_json(const std::vector<RollingScores>& rolling) {
    Value::Array rows;
    for (const RollingScores& slice : rolling) {
        Value row;
        if (slice.origin) row.set("origin", slice.origin);
        if (slice.horizon) row.set("horizon", slice.horizon);
        set_scores(slice.scores, row);
        rows.push_back(std::move(row));
    }
    return rows;
}

Value backtest_json(const DisputeBacktest& backtest, const Facts& facts) {
    Value split;
    split.set("fit_from", backtest.split.fit_from.value);
    split.set("fit_to", backtest.split.fit_to.value);
    split.set("score_from", backtest.split.fit_to.value + 1);
    split.set("score_to", backtest.split.score_to.value);
    set_scores(backtest.split.scores, split);
    Value json;
    json.set("behaviour", "disputes").set("spec", backtest.spec.name);
    json.set("split", split).set("by_horizon", rolling_json(backtest.by_horizon));
    json.set("by_origin", rolling_json(backtest.by_origin));
    json.set("method", "docs/method/disputes.md").set("facts", facts.hash());
    return json;
}

Table scores_table(const std::string& first) {
    Table table = text_table({"of:" + first});
    for (const auto& [key, name, digits] : {std::tuple("n", "Rows", 0),
                                            {"events", "Onsets", 0},
                                            {"expected", "Expected", 0},
                                            {"auc", "AUC", 4},
                                            {"average_precision", "PR area", 3},
                                            {"brier", "Brier", 6},
                                            {"log_score", "Log score", 6},
                                            {"climatology", "+ clim. %", 1},
                                            {"peace_years", "+ peace %", 1},
                                            {"persistence", "+ pers. %", 1}})
        table.columns.push_back({key, name, "", digits, 0, is_count(key)});
    return table;
}

void add_row(const std::string& name, const Scores& scores, const ForecastScores& all,
             Table& table) {
    table.rows.push_back({name, static_cast<double>(scores.n), static_cast<double>(scores.events),
                          scores.expected, scores.auc, scores.average_precision, scores.brier,
                          scores.log_score, log_gain_pct(scores, all.climatology),
                          log_gain_pct(scores, all.peace_years),
                          log_gain_pct(scores, all.persistence)});
}

Section split_section(const BacktestSplit& split) {
    Section section{
        "split",
        fmt::format("Fitted to {}-{}, scored on {}-{}, one year ahead:", split.fit_from.value,
                    split.fit_to.value, split.fit_to.value + 1, split.score_to.value),
        scores_table("Forecast"),
        {}};
    add_row("model", split.scores.model, split.scores, section.table);
    add_row("peace years only", split.scores.peace_years, split.scores, section.table);
    add_row("persistence", split.scores.persistence, split.scores, section.table);
    add_row("climatology", split.scores.climatology, split.scores, section.table);
    return section;
}

Section rolling_section(const std::string& key, const std::string& heading,
                        const std::vector<RollingScores>& rolling) {
    Section section{key, heading, scores_table(key == "by_origin" ? "Origin" : "Years ahead"), {}};
    for (const RollingScores& slice : rolling)
        add_row(std::to_string(slice.origin ? slice.origin : slice.horizon), slice.scores.model,
                slice.scores, section.table);
    return section;
}

Table reliability_table(const std::vector<ReliabilityBin>& bins) {
    Table table = text_table({"range:Predicted between"});
    table.columns.push_back(count_column("n", "Rows"));
    table.columns.push_back({"predicted", "Predicted, mean", "", 5});
    table.columns.push_back({"observed", "Observed", "", 5});
    for (const ReliabilityBin& bin : bins)
        table.rows.push_back({fmt::format("{} and {}", bin.from, bin.to),
                              static_cast<double>(bin.n), bin.predicted, bin.observed});
    return table;
}

Sheet backtest_sheet(const DisputeBacktest& backtest) {
    Sheet sheet;
    sheet.title = fmt::format("How good forecasts of disputes were: {}", backtest.spec.name);
    if (!backtest.spec.about.empty()) sheet.add("about", "What", backtest.spec.about);
    sheet.sections.push_back(split_section(backtest.split));
    sheet.sections.push_back({"reliability",
                              "What was predicted and what happened, same rows:",
                              reliability_table(backtest.split.scores.reliability),
                              {}});
    sheet.sections.push_back(rolling_section(
        "by_horizon", "Looking ahead from each origin, nothing later known:", backtest.by_horizon));
    sheet.sections.push_back(rolling_section(
        "by_origin", "The same by origin, 1 to 10 years ahead:", backtest.by_origin));
    sheet.notes.push_back(
        "+ clim., + peace and + pers.: how much nearer to 0 the log score is than that of "
        "climatology "
        "(the rate of the years of the fit for every pair), of peace years alone and of "
        "persistence "
        "(one rate for pairs with an onset in recent years, one for all others). Years with a "
        "dispute in course and no new onset are left out.");
    sheet.notes.push_back(fmt::format(
        "The record of disputes ends in {}: later origins have no later year to be scored on.",
        kLastDisputeYear));
    return sheet;
}

Answer score(const Facts& facts, const BacktestQuestion& question) {
    BacktestPlan plan;
    plan.from = Year{question.from.value_or(plan.from.value)};
    plan.origin = Year{question.origin.value_or(plan.origin.value)};
    std::erase_if(plan.origins, [&](int origin) { return origin <= plan.from.value; });
    const DisputeBacktest backtest = backtest_disputes(facts, read_dispute_spec(question, "onset"),
                                                       plan, read_logit_options(question));
    return answer_scores(backtest_sheet(backtest), backtest_json(backtest, facts));
}

}  // namespace

const ScoredBehaviour kDisputesScores{"disputes", score};

}  // namespace counterpoise
