#include "history/disputes/parameters.h"

#include <fmt/format.h>

#include <array>

#include "base/error.h"
#include "history/paths/panel_parameters.h"
#include "world/facts_hash.h"

namespace counterpoise {
namespace {

constexpr double kRangeInErrors = 8;

constexpr std::array<std::string_view, 9> kTables{"capabilities", "capitals",     "contiguity",
                                                  "disputes_gml", "major_powers", "pacts_pooled",
                                                  "regimes",      "rivalries",    "states"};

/// The lower triangle, row by row, of a row-major square matrix.
std::vector<double> lower_triangle(const std::vector<double>& square, std::size_t k) {
    std::vector<double> lower;
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j <= i; ++j) lower.push_back(square[i * k + j]);
    return lower;
}

Parameter log_odds(std::string name, double estimate, double se, const std::string& source) {
    return {std::move(name),
            estimate,
            se,
            estimate - kRangeInErrors * se,
            estimate + kRangeInErrors * se,
            "log odds",
            source,
            "estimate"};
}

std::string years(const DisputeParameterPlan& plan) {
    return fmt::format("GML MID 2.2.1, {}-{}", plan.from.value, plan.to.value);
}

void add_onset(const DisputeEstimates& of, ParameterSet& set) {
    const LogitFit& fit = of.onset.logit;
    const std::string source =
        years(of.plan) + "; counterpoise fit disputes --spec " + of.plan.onset.name;
    std::vector<std::string> names;
    for (std::size_t j = 0; j < fit.names.size(); ++j) {
        names.push_back("onset." + fit.names[j]);
        set.list.push_back(log_odds(names.back(), fit.estimate[j], fit.se_clustered[j], source));
    }
    set.add_block(names, lower_triangle(fit.covariance_clustered, names.size()));
}

void add_severity(const DisputeEstimates& of, ParameterSet& set) {
    const MultinomialFit& fit = of.severity.logit;
    const std::string source =
        years(of.plan) + "; counterpoise fit severity --spec " + of.plan.severity.name;
    std::vector<std::string> names;
    for (std::size_t c = 1; c < fit.classes.size(); ++c)
        for (std::size_t j = 0; j < fit.names.size(); ++j) {
            const std::size_t at = fit.place(c, j);
            names.push_back(fmt::format("severity.{}.{}", fit.classes[c], fit.names[j]));
            set.list.push_back(
                log_odds(names.back(), fit.estimate[at], fit.se_clustered[at], source));
        }
    set.add_block(names, lower_triangle(fit.covariance_clustered, names.size()));
}

Parameter chance(const std::string& name, const Continuation& of, const std::string& source) {
    return {name,
            of.chance,
            of.se,
            0,
            1,
            "chance a year",
            fmt::format("{}: {} of {} pair-years in course", source, of.continued, of.years),
            "estimate"};
}

void add_reliability(const ForecastScores& scores, const std::string& source,
                     std::vector<Score>& list) {
    for (const ReliabilityBin& bin : scores.reliability) {
        const std::string name = fmt::format("onset.reliability.{}-{}", bin.from, bin.to);
        list.push_back({name + ".rows", static_cast<double>(bin.n), "rows", source});
        list.push_back({name + ".predicted", bin.predicted, "chance a year", source});
        list.push_back({name + ".observed", bin.observed, "share of rows", source});
    }
}

/// What a run can take: chances of an onset for every pair.
void require_onset_of_all(const DisputeSpec& spec) {
    if (spec.event == "onset" && spec.pairs == Pairs::all && spec.in_course == InCourse::left_out &&
        spec.direction == Direction::undirected)
        return;
    throw InputError(
        Fault{"--spec", fmt::format("runs cannot draw from '{}'", spec.name),
              "they need the onset of disputes between all pairs, years in course left out",
              "Take --spec onset, or a file with pairs = \"all\" and in_course = \"left out\"."},
        FaultKind::usage);
}

/// Estimates that are written are scored on the years after the origin.
void require_scored_years(const DisputeParameterPlan& plan) {
    const std::string why = fmt::format(
        "parameters carry scores: the same fit to {}, scored on later years", plan.origin.value);
    Faults faults;
    if (plan.from >= plan.origin)
        faults.add({"--from", fmt::format("a fit from {} on cannot be scored", plan.from.value),
                    why, "Choose an earlier year."});
    if (plan.to <= plan.origin)
        faults.add({"--to", fmt::format("a fit to {} cannot be scored", plan.to.value), why,
                    "Choose a later year."});
    faults.raise_if_any(FaultKind::usage);
}

}  // namespace

DisputeEstimates estimate_disputes(const Facts& facts, const DisputeParameterPlan& plan) {
    require_onset_of_all(plan.onset);
    require_dispute_years(plan.from, plan.to);
    require_scored_years(plan);
    const BacktestPlan scored{plan.from, plan.origin, plan.to, {}, 0};
    const SeverityPlan severity_scored{plan.from, plan.origin, plan.to, {}, 0};
    return {plan,
            fit_disputes(facts, plan.onset, plan.from, plan.to, plan.options),
            fit_severity(facts, plan.severity, plan.from, plan.to),
            continuation(facts, InCourseKind::dispute, plan.from, plan.to),
            continuation(facts, InCourseKind::war, plan.from, plan.to),
            backtest_disputes(facts, plan.onset, scored, plan.options).split,
            backtest_severity(facts, plan.severity, severity_scored).split};
}

std::vector<Score> dispute_scores(const DisputeEstimates& of) {
    const ForecastScores& onset = of.onset_score.scores;
    const std::string source =
        fmt::format("fitted to {}-{}, scored on {}-{}; docs/method/disputes.md", of.plan.from.value,
                    of.plan.origin.value, of.plan.origin.value + 1, of.plan.to.value);
    std::vector<Score> list{
        {"onset.auc", onset.model.auc, "area", source},
        {"onset.precision_recall", onset.model.average_precision, "area", source},
        {"onset.log_gain_over_climatology", log_gain_pct(onset.model, onset.climatology), "%",
         source},
        {"onset.log_gain_over_peace_years", log_gain_pct(onset.model, onset.peace_years), "%",
         source},
        {"onset.log_gain_over_persistence", log_gain_pct(onset.model, onset.persistence), "%",
         source},
        {"onset.events", static_cast<double>(onset.model.events), "onsets", source},
        {"onset.predicted", onset.model.expected, "onsets", source},
        {"severity.log_gain_over_climatology", of.severity_score.log_gain_pct(), "%", source},
    };
    for (std::size_t c = 0; c < kSeverityClasses.size(); ++c) {
        const ClassScore& score = of.severity_score.model.classes[c];
        const std::string name = fmt::format("severity.{}", kSeverityClasses[c]);
        list.push_back({name + ".onsets", static_cast<double>(score.cases), "onsets", source});
        list.push_back({name + ".predicted", score.expected, "onsets", source});
    }
    add_reliability(onset, source, list);
    return list;
}

ParameterSet dispute_parameters(const Facts& facts, const DisputeEstimates& of,
                                const ParameterSet& present) {
    const ParameterSet priors = priors_of(present);
    ParameterSet set;
    set.behaviour = "disputes";
    set.kind = "estimate";
    set.about =
        "Onset of a dispute between any two states in a year, what it comes to, and whether it "
        "lasts; what the loss of a guarantor does to the odds is a prior, whose sign is contested.";
    add_onset(of, set);
    add_severity(of, set);
    set.list.push_back(chance("continues.dispute", of.dispute, years(of.plan)));
    set.list.push_back(chance("continues.war", of.war, years(of.plan)));
    set.list.insert(set.list.end(), priors.list.begin(), priors.list.end());
    const LogitFit& fit = of.onset.logit;
    set.fit = FitRecord{of.plan.onset.name,
                        of.plan.from.value,
                        of.plan.to.value,
                        fit.n,
                        fit.events,
                        fit.log_likelihood,
                        {},
                        {}};
    set.fit->facts = hash_of_tables(facts, kTables);
    set.scores = dispute_scores(of);
    return set;
}

}  // namespace counterpoise
