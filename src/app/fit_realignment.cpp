#include <fmt/format.h>

#include <array>
#include <ostream>

#include "app/fit_json.h"
#include "app/history.h"
#include "app/parameter_file.h"
#include "app/sheet.h"
#include "base/error.h"
#include "base/math.h"
#include "history/realignment/parameters.h"
#include "world/check.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, kProcesses> kQuestions{
    "Exit: a member leaves a treaty of three or more that goes on",
    "Ending: fewer than two members are left",
    "Entry: a state joins a treaty of three or more after it was made",
    "Pact: two states make a small defence pact (of at most four)"};

LogitOptions options_of(const Options& options, const HazardRows& rows) {
    if (!options.penalty && !options.ridge)
        return ridge_of(chosen_ridge(rows, rows.year.front(), rows.year.back()));
    LogitOptions chosen = logit_options(options);
    if (chosen.penalty == Penalty::ridge) chosen.least_events_each = 0;
    return chosen;
}

HazardFit fit_of(const Context& context, Process process) {
    const Options& options = context.options;
    require_start_within(options, kLastFullYear, "changes of treaties are");
    const HazardRows rows =
        hazard_rows(context.facts, process, Year{options.from.value_or(kFirstChangeYear)},
                    Year{options.to.value_or(kLastFullYear)});
    require_hazard_events(rows);
    return fit_hazard(rows, Columns::all, options_of(options, rows));
}

FitSummary summary_of(const HazardFit& fit) {
    FitSummary summary = summary_of(fit.logit, fit.options);
    summary.behaviour = "realignment";
    summary.spec = "hazards";
    summary.from = fit.from;
    summary.to = fit.to;
    summary.clusters = "year";
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
    return json;
}

Value json_of(const std::vector<HazardFit>& fits, const Facts& facts) {
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
    end_fit_json(json, "docs/method/realignment.md", facts.hash());
    return json;
}

std::string odds_interval(double b, double se) {
    const double low = b - kNinetyPercent * se;
    const double high = b + kNinetyPercent * se;
    return fmt::format("{:.3g} to {:.3g}{}", exp_det(low), exp_det(high),
                       low < 0 && high > 0 ? ", sign not settled" : "");
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
        const double b = fit.logit.step[j] * fit.logit.estimate[j];
        const bool intercept = j + 1 == fit.logit.names.size();
        section.table.rows.push_back(
            {fit.logit.names[j], fmt::format("{:.4f}", fit.logit.estimate[j]),
             fmt::format("{:.4f}", fit.logit.se_clustered[j]),
             intercept ? std::string() : fmt::format("{:.3g}", exp_det(b)),
             intercept ? std::string()
                       : odds_interval(b, fit.logit.step[j] * fit.logit.se_clustered[j])});
    }
    return section;
}

Sheet sheet_of(const std::vector<HazardFit>& fits) {
    Sheet sheet;
    sheet.title = "Realignment: yearly hazards of memberships in treaties";
    for (const HazardFit& fit : fits) {
        sheet.sections.push_back(section_of(fit));
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
        "1; that is not \"no effect\".");
    sheet.notes.push_back(
        "No coefficient is the effect of a choice: who is threatened makes pacts, who quarrels "
        "leaves. docs/method/realignment.md has every column and what is not counted; "
        "`counterpoise "
        "backtest realignment` says how good forecasts are.");
    return sheet;
}

void refuse_part_of_file(const Options& options) {
    if (!options.write_folder || !options.process) return;
    throw InputError(
        Fault{"--write", "a file of realignment has all four processes",
              fmt::format("--process {} is one", *options.process), "Leave --process out."},
        FaultKind::usage);
}

}  // namespace

std::vector<Process> processes_of(const Options& options) {
    std::vector<std::string> known;
    std::vector<Process> all;
    for (std::size_t p = 0; p < kProcesses; ++p) {
        all.push_back(static_cast<Process>(p));
        known.emplace_back(name_of(all.back()));
        if (options.process == known.back()) return {all.back()};
    }
    if (!options.process) return all;
    throw InputError(
        Fault{"--process", fmt::format("there is no process '{}'", *options.process),
              "realignment has exit, ending, entry and pact", suggestion(*options.process, known)},
        FaultKind::usage);
}

int fit_realignment_command(const Context& context) {
    const Options& options = context.options;
    refuse_part_of_file(options);
    std::vector<HazardFit> fits;
    for (const Process process : processes_of(options)) fits.push_back(fit_of(context, process));
    if (options.write_folder)
        return write_parameter_file(
            context,
            realignment_parameters(context.facts, fits, backtest_realignment(context.facts, {})));
    if (options.json)
        context.out << to_json(json_of(fits, context.facts));
    else
        print_sheet(sheet_of(fits), context.out);
    return kDone;
}

}  // namespace counterpoise
