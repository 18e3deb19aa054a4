#include <fmt/format.h>

#include "answers/fit/behaviours.h"
#include "answers/fit/fit_json.h"
#include "answers/fit/odds.h"
#include "base/math.h"
#include "history/disputes/severity_fit.h"
#include "history/dyads/pair_spells.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

constexpr int kFirstSeverityYear = 1946;

Value json_of(const SeverityFit& fit) {
    Value cases;
    for (std::size_t c = 0; c < fit.logit.classes.size(); ++c)
        cases.set(fit.logit.classes[c], fit.logit.cases[c]);
    FitSummary summary;
    summary.behaviour = "severity";
    summary.spec = fit.spec.name;
    summary.from = fit.from.value;
    summary.to = fit.to.value;
    summary.observations = fit.logit.n;
    summary.events = fit.logit.n - fit.logit.cases[0];
    summary.log_likelihood = fit.logit.log_likelihood;
    summary.likelihood = "multinomial logit";
    summary.clusters = "pair";
    summary.rows_are_of = "class";
    summary.rows = fit_rows(fit.logit);
    Value json = fit_json(summary);
    json.set("classes", cases).set("compared_with", fit.logit.classes[0]);
    json.set("onsets", fit.onsets).set("deaths_unknown", fit.unknown);
    json.set("pairs", fit.logit.groups);
    return json;
}

Section equation(const MultinomialFit& fit, std::size_t c) {
    Table table = text_table({"name:Column", "estimate:Estimate", "se:se",
                              "se_clustered:se clustered", "odds:Odds x", "interval:90 % of odds"});
    for (std::size_t j = 0; j < fit.names.size(); ++j) {
        const std::size_t at = fit.place(c, j);
        const double b = fit.step[j] * fit.estimate[at];
        const bool intercept = j + 1 == fit.names.size();
        table.rows.push_back(
            {fit.names[j], fmt::format("{:.5g}", fit.estimate[at]),
             fmt::format("{:.4g}", fit.se[at]), fmt::format("{:.4g}", fit.se_clustered[at]),
             intercept ? std::string() : fmt::format("{:.4g}", exp_det(b)),
             intercept ? std::string() : odds_interval(b, fit.step[j] * fit.se_clustered[at])});
    }
    return {fit.classes[c],
            fmt::format("{} ({} onsets) rather than {}:", fit.classes[c], thousands(fit.cases[c]),
                        fit.classes[0]),
            table,
            {}};
}

Sheet fit_sheet(const SeverityFit& fit) {
    Sheet sheet;
    sheet.title = fmt::format("Severity, {}, {}-{}: {} onsets", fit.spec.name, fit.from.value,
                              fit.to.value, thousands(fit.logit.n));
    if (!fit.spec.about.empty()) sheet.add("about", "What", fit.spec.about);
    sheet.add("pairs", "Pairs of states", fit.logit.groups);
    sheet.add("log_likelihood", "Log-likelihood", fit.logit.log_likelihood,
              fmt::format("{:.5f}", fit.logit.log_likelihood));
    sheet.add("onsets", "Onsets", fit.onsets,
              fmt::format("{}; {} left out, since nobody knows whether lives were lost",
                          thousands(fit.onsets), fit.unknown));
    for (std::size_t c = 1; c < fit.logit.classes.size(); ++c)
        sheet.sections.push_back(equation(fit.logit, c));
    sheet.notes.push_back(fmt::format(
        "none: threat or display ({} onsets). force: force was used, nobody died. fatal: lives "
        "were "
        "lost, no war. war: what the record calls war. Each is the worst that the dispute ever "
        "reaches between the two, whenever it does.",
        thousands(fit.logit.cases[0])));
    sheet.notes.push_back(
        "Odds x: what a step of the column multiplies the odds by (from 0 to 1, or by 2 standard "
        "deviations); its 90 % interval uses errors clustered by pair. Sign not settled: the "
        "interval holds 1; that is not \"no effect\".");
    return sheet;
}

void check(const FitQuestion& question, FitUse use) {
    refuse_penalty(question);
    if (use == FitUse::parameters)
        throw InputError(
            Fault{"--write", "severity is written with disputes", "runs draw both from one file",
                  "Take `fit disputes --write FOLDER`."},
            FaultKind::usage);
    require_start_within(question, kLastDisputeYear, "disputes are");
}

Answer fit_answer(const Facts& facts, const FitQuestion& question) {
    const SeverityFit fit = fit_severity(facts, read_severity_spec(question),
                                         Year{question.from.value_or(kFirstSeverityYear)},
                                         Year{question.to.value_or(kLastDisputeYear)});
    return answer_fit(fit_sheet(fit), json_of(fit), "docs/method/disputes.md", facts.hash());
}

}  // namespace

const FittedBehaviour kSeverityFit{"severity", check, fit_answer, nullptr};

}  // namespace counterpoise
