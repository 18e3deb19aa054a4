#include <fmt/format.h>

#include <algorithm>

#include "answers/fit/behaviours.h"
#include "answers/fit/fit_json.h"
#include "answers/fit/odds.h"
#include "base/math.h"
#include "history/disputes/parameters.h"
#include "history/dyads/pair_spells.h"
#include "report/words/numbers.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

Value json_of(const DisputeFit& fit, const LogitOptions& options) {
    FitSummary summary = summary_of(fit.logit, options);
    summary.behaviour = "disputes";
    summary.spec = fit.spec.name;
    summary.from = fit.from.value;
    summary.to = fit.to.value;
    summary.clusters = "pair";
    Value json = fit_json(summary);
    json.set("event", fit.spec.event).set("pairs", fit.logit.groups);
    json.set("dyad_years", fit.all_pairs).set("dyad_years_filtered", fit.filtered);
    return json;
}

bool is_named(const LogitFit& fit, std::string_view name) {
    return std::find(fit.names.begin(), fit.names.end(), name) != fit.names.end();
}

/// Whether a column is a term of the curve of peace years: none of them moves alone.
bool is_of_curve(const LogitFit& fit, std::string_view name) {
    const bool curve = is_named(fit, "peace_years_2") || is_named(fit, "peace_years_3");
    return curve && is_named(fit, "peace_years") && name.starts_with("peace_years");
}

Table coefficients_table(const LogitFit& fit) {
    Table table = text_table({"name:Column", "estimate:Estimate", "se:se",
                              "se_clustered:se clustered", "odds:Odds x", "interval:90 % of odds"});
    for (std::size_t j = 0; j < fit.names.size(); ++j) {
        const double b = fit.step[j] * fit.estimate[j];
        const bool intercept = j + 1 == fit.names.size();
        const bool curve = is_of_curve(fit, fit.names[j]);
        table.rows.push_back({fit.names[j], fmt::format("{:.5g}", fit.estimate[j]),
                              fmt::format("{:.4g}", fit.se[j]),
                              fmt::format("{:.4g}", fit.se_clustered[j]),
                              intercept ? std::string()
                              : curve   ? std::string(report::kAbsent)
                                        : fmt::format("{:.4g}", exp_det(b)),
                              intercept ? std::string()
                              : curve   ? std::string(report::kAbsent)
                                        : odds_interval(b, fit.step[j] * fit.se_clustered[j])});
    }
    return table;
}

Sheet fit_sheet(const DisputeFit& fit) {
    Sheet sheet;
    sheet.title = fmt::format("Disputes, {}, {}-{}: {} rows, {} with {}", fit.spec.name,
                              fit.from.value, fit.to.value, thousands(fit.logit.n),
                              thousands(fit.logit.events), fit.spec.event);
    if (!fit.spec.about.empty()) sheet.add("about", "What", fit.spec.about);
    sheet.add("pairs", "Pairs of states", fit.logit.groups);
    sheet.add("log_likelihood", "Log-likelihood", fit.logit.log_likelihood,
              fmt::format("{:.5f}", fit.logit.log_likelihood));
    sheet.add("dyad_years", "Dyad-years", fit.all_pairs,
              fmt::format("{} before the filter of pairs, {} after it", thousands(fit.all_pairs),
                          thousands(fit.filtered)));
    sheet.sections.push_back({"coefficients", "", coefficients_table(fit.logit), {}});
    sheet.notes.push_back(
        "Odds x: what a step of the column multiplies the odds by (from 0 to 1, or by 2 standard "
        "deviations); its 90 % interval uses errors clustered by pair. Sign not settled: the "
        "interval holds 1; that is not \"no effect\".");
    if (is_of_curve(fit.logit, "peace_years"))
        sheet.notes.push_back(
            "–: peace years and their powers are one curve; none of them changes alone.");
    sheet.notes.push_back(
        "`--json` has full precision; docs/method/disputes.md has the recipe. A coefficient is no "
        "effect of a choice: pacts are made under threat.");
    return sheet;
}

constexpr int kFirstForecastYear = 1946;  ///< docs/method/disputes.md says why

void check(const FitQuestion& question, FitUse use) {
    if (use == FitUse::answer) require_start_within(question, kLastDisputeYear, "disputes are");
    (void)read_logit_options(question);
}

Answer fit_answer(const Facts& facts, const FitQuestion& question) {
    const LogitOptions held = read_logit_options(question);
    const DisputeFit fit = fit_disputes(facts, read_dispute_spec(question, "dangerous-dyads"),
                                        Year{question.from.value_or(kFirstYear.value)},
                                        Year{question.to.value_or(kLastDisputeYear)}, held);
    return answer_fit(fit_sheet(fit), json_of(fit, held), "docs/method/disputes.md", facts.hash());
}

ParameterSet parameters(const Facts& facts, const FitQuestion& question) {
    DisputeParameterPlan plan;
    plan.onset = read_dispute_spec(question, "onset");
    plan.from = Year{question.from.value_or(kFirstForecastYear)};
    plan.to = Year{question.to.value_or(kLastDisputeYear)};
    plan.options = read_logit_options(question);
    return dispute_parameters(facts, estimate_disputes(facts, plan),
                              read_parameters(facts, "disputes"));
}

}  // namespace

const FittedBehaviour kDisputesFit{"disputes", check, fit_answer, parameters};

}  // namespace counterpoise
