#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "answers/fit/behaviours.h"
#include "answers/fit/fit_json.h"
#include "base/math.h"
#include "history/realignment/parameters.h"
#include "report/words/numbers.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, kProcesses> kQuestions{
    "Exit: a member leaves a treaty of three or more that goes on",
    "Ending: fewer than two members are left",
    "Entry: a state joins a treaty of three or more after it was made",
    "Pact: two states make a small defence pact (of at most four)"};

LogitOptions options_of(const FitQuestion& question, const HazardRows& rows) {
    if (!question.penalty && !question.ridge)
        return ridge_of(chosen_ridge(rows, rows.year.front(), rows.year.back()));
    FitQuestion held = question;
    if (!held.penalty) held.penalty = "ridge";  // the penalty of realignment where none is named
    LogitOptions chosen = read_logit_options(held);
    if (chosen.penalty == Penalty::ridge) chosen.least_events_each = 0;
    return chosen;
}

/// Years of a fit for which the record has updates entered by hand alone.
int updates_of(const HazardFit& fit) {
    return std::max(0, fit.to - std::max(fit.from - 1, kLastFullYear));
}

HazardFit fit_process(const Facts& facts, const FitQuestion& question, Process process) {
    const HazardRows rows =
        hazard_rows(facts, process, Year{question.from.value_or(kFirstChangeYear)},
                    Year{question.to.value_or(kLastFullYear)});
    require_hazard_events(rows);
    return fit_hazard(rows, Columns::all, options_of(question, rows));
}

/// Why the sign of a column is not settled; empty where it is.
std::string_view unsettled(const HazardFit& fit, const std::string& name, double low, double high) {
    if (fit.evidence.is_separable(name)) return "separable: no event on one side";
    if (!fit.evidence.too_few.empty()) return "sign not settled: too few events";
    if (low <= 0 && high >= 0) return "sign not settled";
    if (fit.evidence.is_thin(name)) return "sign not settled: under 5 events on one side";
    return {};
}

/// What a step multiplies the odds by and its 90 % interval. A separable column has neither: its
/// estimate is the penalty's.
std::pair<std::string, std::string> odds_of(const HazardFit& fit, std::size_t j) {
    const double b = fit.logit.step[j] * fit.logit.estimate[j];
    const double error = kNinetyPercent * fit.logit.step[j] * fit.logit.se_clustered[j];
    const std::string& name = fit.logit.names[j];
    const std::string why(unsettled(fit, name, b - error, b + error));
    if (fit.evidence.is_separable(name)) return {std::string(report::kAbsent), why};
    return {fmt::format("{:.3g}", exp_det(b)),
            fmt::format("{:.3g} to {:.3g}{}{}", exp_det(b - error), exp_det(b + error),
                        why.empty() ? "" : ", ", why)};
}

/// Which way each column moves the odds, and why not where it is not settled: for programs.
Value signs_json(const HazardFit& fit) {
    Value::Array rows;
    for (std::size_t j = 0; j + 1 < fit.logit.names.size(); ++j) {
        const double b = fit.logit.estimate[j];
        const double error = kNinetyPercent * fit.logit.se_clustered[j];
        const std::string why(unsettled(fit, fit.logit.names[j], b - error, b + error));
        Value row;
        row.set("name", fit.logit.names[j]).set("settled", why.empty());
        row.set("sign", why.empty() ? Value{b > 0 ? "more" : "less"} : Value{});
        rows.push_back(row.set("why", why.empty() ? Value{} : Value{why}));
    }
    return rows;
}

/// What the events of a fit can carry: keys of a process' own.
void set_evidence(const HazardFit& fit, Value& json) {
    json.set("event_years", fit.evidence.event_years);
    json.set("effective_coefficients", fit.evidence.effective_coefficients);
    json.set("too_few_events",
             fit.evidence.too_few.empty() ? Value{} : Value{fit.evidence.too_few});
    json.set("updates_by_hand", updates_of(fit)).set("signs", signs_json(fit));
}

void add_evidence(const HazardFit& fit, Sheet& sheet) {
    const std::string_view process = name_of(fit.process);
    const HazardEvidence& e = fit.evidence;
    const double each = static_cast<double>(fit.logit.events) / e.effective_coefficients;
    if (!e.too_few.empty())
        sheet.notes.push_back(fmt::format("{}: no sign is settled: {}.", process, e.too_few));
    else if (each < kComfortableEvents)
        sheet.notes.push_back(fmt::format(
            "{}: {} events for {:.1f} effective coefficients, {:.1f} each: below {:g}, intervals "
            "are often too narrow (Vittinghoff and McCulloch 2007). Read its signs as leads.",
            process, fit.logit.events, e.effective_coefficients, each, kComfortableEvents));
    if (!e.separable.empty())
        sheet.notes.push_back(
            fmt::format("{}: separable: {}. Events and other rows do not overlap along them, so "
                        "that the size of "
                        "their estimates is the penalty's alone.",
                        process, fmt::join(e.separable, ", ")));
    if (updates_of(fit) > 0)
        sheet.notes.push_back(fmt::format(
            "{}: years after {} ({} of its {} years) are known from updates entered by hand alone, "
            "which are incomplete: too few events are counted there.",
            process, kLastFullYear, updates_of(fit), fit.to - fit.from + 1));
}

FitSummary summary_of(const HazardFit& fit) {
    FitSummary summary = summary_of(fit.logit, fit.options);
    summary.behaviour = "realignment";
    summary.spec = "hazards";
    summary.from = fit.from;
    summary.to = fit.to;
    summary.clusters = "year";
    for (FitRow& row : summary.rows)
        if (fit.evidence.is_separable(row.name)) {
            row.se_clustered = kNotFitted;  // the estimate is the penalty's alone
            row.interval = {kNotFitted, kNotFitted};
        }
    return summary;
}

Value part_json(const HazardFit& fit) {
    Value json;
    json.set("part", name_of(fit.process));
    const Value summary = fit_json(summary_of(fit));
    for (const auto& [key, value] : summary.members()) json.set(key, value);
    json.set("years", fit.logit.groups);
    json.set("year_spread", fit.year_spread).set("year_spread_se", fit.year_spread_se);
    Value::Array left_out;
    for (const std::string& name : fit.left_out) left_out.emplace_back(name);
    json.set("left_out", left_out);
    set_evidence(fit, json);
    return json;
}

Value json_of(const std::vector<HazardFit>& fits) {
    std::vector<FitSummary> summaries;
    std::vector<std::string> names;
    Value::Array parts;
    for (const HazardFit& fit : fits) {
        summaries.push_back(summary_of(fit));
        names.emplace_back(name_of(fit.process));
        parts.push_back(part_json(fit));
    }
    Value json = fit_json(sum_of_parts(summaries, names));
    json.set("parts", parts);
    return json;
}

Section section_of(const HazardFit& fit) {
    Section section{std::string(name_of(fit.process)), "", {}, {}};
    section.heading = fmt::format(
        "{}: {} in {} rows, {}-{}; {}; years differ by {:.2f} (se {:.2f}) in logs",
        kQuestions[static_cast<std::size_t>(fit.process)], thousands(fit.logit.events),
        thousands(fit.logit.n), fit.from, fit.to,
        fit.options.penalty == Penalty::ridge   ? fmt::format("ridge {}", fit.options.ridge)
        : fit.options.penalty == Penalty::firth ? std::string("Firth's penalty")
                                                : std::string("no penalty"),
        fit.year_spread, fit.year_spread_se);
    section.table = text_table(
        {"name:Column", "estimate:Estimate", "se:se", "odds:Odds x", "interval:90 % of odds"});
    for (std::size_t j = 0; j < fit.logit.names.size(); ++j) {
        const bool intercept = j + 1 == fit.logit.names.size();
        const auto [odds, interval] =
            intercept ? std::pair<std::string, std::string>{} : odds_of(fit, j);
        const bool separable = fit.evidence.is_separable(fit.logit.names[j]);
        section.table.rows.push_back({fit.logit.names[j],
                                      fmt::format("{:.4f}", fit.logit.estimate[j]),
                                      separable ? std::string(report::kAbsent)
                                                : fmt::format("{:.4f}", fit.logit.se_clustered[j]),
                                      odds, interval});
    }
    return section;
}

Sheet sheet_of(const std::vector<HazardFit>& fits) {
    Sheet sheet;
    sheet.title = "Realignment: yearly hazards of memberships in treaties";
    for (const HazardFit& fit : fits) {
        sheet.sections.push_back(section_of(fit));
        add_evidence(fit, sheet);
        for (const std::string& name : fit.left_out)
            sheet.notes.push_back(
                fmt::format("{}: {} never changes in these years and was left out.",
                            name_of(fit.process), name));
    }
    sheet.notes.push_back(
        "Odds x: what a step of the column multiplies the odds by (from 0 to 1, or by 2 standard "
        "deviations); errors clustered by year. Estimates are drawn towards 0 by a ridge, chosen "
        "by "
        "forecasts of years not seen and not by significance. Sign not settled: the interval holds "
        "1; that is not \"no effect\". Errors know nothing of the ridge's pull, nor of what chose "
        "it.");
    sheet.notes.push_back(
        "No coefficient is the effect of a choice: who is threatened makes pacts, who quarrels "
        "leaves. docs/method/realignment.md has every column and what is not counted; "
        "`counterpoise "
        "backtest realignment` says how good forecasts are.");
    return sheet;
}

void check(const FitQuestion& question, FitUse use) {
    Faults faults;
    if (question.spec)
        faults.add(
            {"--spec", "is not read by realignment", "its hazards have one form", "Leave it out."});
    if (use == FitUse::parameters && question.process)
        faults.add({"--write", "a file of realignment has all four processes",
                    fmt::format("--process {} is one", *question.process), "Leave --process out."});
    faults.raise_if_any(FaultKind::usage);
    (void)read_processes(question);
    require_start_within(question, kLastFullYear, "changes of treaties are");
}

std::vector<HazardFit> fit_processes(const Facts& facts, const FitQuestion& question) {
    std::vector<HazardFit> fits;
    for (const Process process : read_processes(question))
        fits.push_back(fit_process(facts, question, process));
    return fits;
}

Answer fit_answer(const Facts& facts, const FitQuestion& question) {
    const std::vector<HazardFit> fits = fit_processes(facts, question);
    return answer_fit(sheet_of(fits), json_of(fits), "docs/method/realignment.md", facts.hash());
}

ParameterSet parameters(const Facts& facts, const FitQuestion& question) {
    return realignment_parameters(facts, fit_processes(facts, question),
                                  backtest_realignment(facts, {}));
}

}  // namespace

const FittedBehaviour kRealignmentFit{"realignment", check, fit_answer, parameters};

}  // namespace counterpoise
