#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "answers/backtest/behaviours.h"
#include "history/disputes/severity_backtest.h"
#include "history/dyads/pair_spells.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

Value scores_json(const ClassScores& scores) {
    Value classes;
    for (std::size_t c = 0; c < scores.classes.size(); ++c) {
        const ClassScore& score = scores.classes[c];
        Value row;
        row.set("cases", score.cases).set("expected", score.expected);
        row.set("auc", std::isnan(score.auc) ? Value() : Value(score.auc));
        classes.set(std::string(kSeverityClasses[c]), row);
    }
    Value json;
    json.set("log_score", scores.log_score).set("brier", scores.brier).set("classes", classes);
    return json;
}

Value slice_json(const SeveritySlice& slice) {
    Value json;
    json.set("fit_from", slice.fit_from.value).set("fit_to", slice.fit_to.value);
    json.set("score_from", slice.fit_to.value + 1).set("score_to", slice.score_to.value);
    json.set("n", slice.model.n);
    json.set("model", scores_json(slice.model));
    json.set("climatology", scores_json(slice.climatology));
    json.set("log_gain_over_climatology_pct", slice.log_gain_pct());
    return json;
}

Value backtest_json(const SeverityBacktest& backtest, const Facts& facts) {
    Value::Array origins;
    for (const SeveritySlice& slice : backtest.by_origin) origins.push_back(slice_json(slice));
    Value json;
    json.set("behaviour", "severity").set("spec", backtest.spec.name);
    json.set("split", slice_json(backtest.split)).set("by_origin", origins);
    json.set("method", "docs/method/disputes.md").set("facts", facts.hash());
    return json;
}

Table slices_table(const SeverityBacktest& backtest) {
    Table table = text_table({"years:Fitted to", "scored:Scored on"});
    for (const auto& [key, name, digits] : {std::tuple("n", "Onsets", 0),
                                            {"log_score", "Log score", 4},
                                            {"climatology", "Climatology", 4},
                                            {"gain", "+ clim. %", 1},
                                            {"brier", "Brier", 4},
                                            {"auc_fatal", "AUC fatal", 3},
                                            {"auc_war", "AUC war", 3}})
        table.columns.push_back({key, name, "", digits, 0, is_count(key)});
    const auto add = [&](const SeveritySlice& slice) {
        table.rows.push_back({fmt::format("{}-{}", slice.fit_from.value, slice.fit_to.value),
                              fmt::format("{}-{}", slice.fit_to.value + 1, slice.score_to.value),
                              static_cast<double>(slice.model.n), slice.model.log_score,
                              slice.climatology.log_score, slice.log_gain_pct(), slice.model.brier,
                              slice.model.classes[2].auc, slice.model.classes[3].auc});
    };
    add(backtest.split);
    for (const SeveritySlice& slice : backtest.by_origin) add(slice);
    return table;
}

Table classes_table(const SeveritySlice& slice) {
    Table table = text_table({"class:Class"});
    table.columns.push_back({"cases", "Onsets", "", 0});
    table.columns.push_back({"expected", "Expected", "", 1});
    table.columns.push_back({"climatology", "By climatology", "", 1});
    table.columns.push_back({"auc", "AUC against the rest", "", 4});
    for (std::size_t c = 0; c < slice.model.classes.size(); ++c)
        table.rows.push_back({std::string(kSeverityClasses[c]),
                              static_cast<double>(slice.model.classes[c].cases),
                              slice.model.classes[c].expected,
                              slice.climatology.classes[c].expected, slice.model.classes[c].auc});
    return table;
}

Sheet backtest_sheet(const SeverityBacktest& backtest) {
    Sheet sheet;
    sheet.title = fmt::format("How good forecasts of severity were: {}", backtest.spec.name);
    if (!backtest.spec.about.empty()) sheet.add("about", "What", backtest.spec.about);
    sheet.sections.push_back(
        {"scores", "Given an onset and the covariates of its year:", slices_table(backtest), {}});
    sheet.sections.push_back({"classes",
                              fmt::format("By class, {}-{}:", backtest.split.fit_to.value + 1,
                                          backtest.split.score_to.value),
                              classes_table(backtest.split),
                              {}});
    sheet.notes.push_back(
        "Log score: mean log of the chance given to the class that came. Climatology: the shares "
        "of "
        "the classes in the years of the fit. + clim.: how much nearer to 0 the log score is.");
    return sheet;
}

Answer score(const Facts& facts, const BacktestQuestion& question) {
    refuse_parts(
        {{question.penalty.has_value(), "--penalty"}, {question.ridge.has_value(), "--ridge"}},
        "is not read by severity", "it belongs to the logit of disputes");
    SeverityPlan plan;
    plan.from = Year{question.from.value_or(plan.from.value)};
    plan.origin = Year{question.origin.value_or(plan.origin.value)};
    std::erase_if(plan.origins, [&](int origin) { return origin <= plan.from.value; });
    const SeverityBacktest backtest = backtest_severity(facts, read_severity_spec(question), plan);
    return answer_scores(backtest_sheet(backtest), backtest_json(backtest, facts));
}

}  // namespace

const ScoredBehaviour kSeverityScores{"severity", score};

}  // namespace counterpoise
