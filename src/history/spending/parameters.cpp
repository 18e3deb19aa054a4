#include "history/spending/parameters.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "history/paths/panel_parameters.h"
#include "history/spending/outlook.h"
#include "world/facts_hash.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 9> kTables{
    "gdp_ppp",      "military_spending", "nato_spending",
    "pacts_pooled", "rivalries",         "spending_targets",
    "states",       "treaties",          "treaty_members"};

const std::vector<CoefficientRange>& ranges() {
    static const std::vector<CoefficientRange> all{
        {"log_burden", -1, 1, "log change a year per log of burden"},
        {"own_deviation", -1, 1, "log change a year per log above the own mean"},
        {"own_increment", -0.9, 0.9, "log change per log change of the year before"},
        {"world_increment", -1, 1, "log change per log change of the world"},
        {"growth", -2, 2, "log change of burden per log change of GDP"},
        {"rivals_increment", -1, 1, "log change per log change of rivals' spending"},
        {"allies_increment", -1, 1, "log change per log change of allies' spending"},
        {"target_gap", 0, 1, "share of the log gap to the target closed each year"},
        {"intercept", -2, 2, "log change a year"},
    };
    return all;
}

double scale_of(const SpendingRecordYears& record, const SpendingFit& fit) {
    const Predict law = [&](int t, int h) { return law_outlook(record, fit, t, h); };
    const auto errors = past_errors(spending_path_record(record), fit.to.value, kSpreadYears, law);
    return shock_scale(errors.back(), spending_shock_weights(fit, kSpreadYears));
}

}  // namespace

std::vector<double> spending_shock_weights(const SpendingFit& fit, int years) {
    constexpr double kShock = 0.01;  // far inside what changes are held to
    std::vector<double> burdens(kOwnYears + 1, 0.0);
    burdens.back() = kShock;
    std::vector<double> weights{1.0};
    const double nothing = fit.increment(IncrementRow{});
    const std::vector<double> world(kWorldYears, 0.0);
    while (static_cast<int>(weights.size()) < years) {
        IncrementPast past;
        past.log_burdens = burdens;
        past.world_medians = world;
        const double next = burdens.back() + fit.increment(increment_row(past)) - nothing;
        burdens.push_back(next);
        weights.push_back(next / kShock);
    }
    return weights;
}

ParameterSet spending_parameters(const Facts& facts, const SpendingFit& fit,
                                 const ParameterSet& present) {
    const SpendingRecordYears& record = spending_record_years(facts);
    SpendingPlan plan;
    plan.from = fit.from;
    plan.spec = fit.spec.name;
    const SpendingBacktest backtest =
        backtest_spending(record, plan);  // refuses a form without forecasts
    const SpendingScores& scores = scores_ahead(backtest.by_horizon);
    return panel_parameters(
        {"spending", fit.spec.name, fit.from, fit.to, fit.panel, ranges(), scale_of(record, fit),
         "times the state's volatility", plan, scores.model, scores.random_walk, "log burden",
         "the random walk: burdens stay where they are"},
        present, hash_of_tables(facts, kTables));
}

}  // namespace counterpoise
