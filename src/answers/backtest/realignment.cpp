#include <fmt/format.h>

#include "answers/backtest/behaviours.h"
#include "history/realignment/parameters.h"
#include "report/words/numbers.h"
#include "world/checks/check.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, kProcesses> kTitles{"Exits", "Endings", "Entries",
                                                           "New pacts"};
constexpr std::array<std::string_view, 4> kForecasts{"model", "climatology", "persistence",
                                                     "dyadic"};

std::array<const Scores*, 4> parts(const ProcessScores& s) {
    return {&s.model, &s.climatology, &s.persistence, &s.dyadic};
}

void set_scores(const ProcessScores& scores, Value& json) {
    json.set("n", scores.model.n).set("events", scores.model.events);
    for (std::size_t b = 0; b < kForecasts.size(); ++b)
        json.set(std::string(kForecasts[b]), scores_json(*parts(scores)[b]));
}

void set_leads(const std::array<Lead, 3>& leads, Value& json) {
    for (std::size_t b = 0; b < leads.size(); ++b)
        json.set(
            fmt::format("lead_over_{}_pct", kForecasts[b + 1]),
            Value{}.set("pct", leads[b].pct).set("low", leads[b].low).set("high", leads[b].high));
}

Value origins_json(const ProcessBacktest& backtest) {
    Value::Array rows;
    for (const OriginCounts& c : backtest.origins) {
        Value row;
        row.set("origin", c.origin).set("last", c.last).set("ridge", c.ridge);
        row.set("year_spread", c.year_spread).set("expected", c.expected);
        row.set("low", c.low).set("high", c.high).set("observed", c.observed);
        row.set("years", c.years).set("years_within", c.years_within);
        rows.push_back(std::move(row));
    }
    return rows;
}

Value process_json(const ProcessBacktest& backtest) {
    Value json;
    json.set("process", std::string(name_of(backtest.process)));
    set_scores(backtest.scores, json);
    set_leads(backtest.leads, json);
    json.set("years_within_90_pct", backtest.years_within_pct());
    json.set("origins", origins_json(backtest));
    return json;
}

Value json_of(const RealignmentBacktest& backtest, const Facts& facts) {
    Value::Array processes;
    for (const ProcessBacktest& process : backtest.process)
        processes.push_back(process_json(process));
    Value::Array status;
    for (const StatusScores& s : backtest.status) {
        Value row;
        row.set("years_ahead", s.years).set("changed", s.changed);
        set_scores(s.scores, row);
        set_leads(s.leads, row);
        status.push_back(std::move(row));
    }
    Value json;
    json.set("behaviour", "realignment").set("processes", processes).set("partners", status);
    json.set("method", "docs/method/realignment.md").set("facts", facts.hash());
    return json;
}

Table scores_table() {
    Table table = text_table({"forecast:Forecast"});
    for (const auto& [key, name, digits] : {std::tuple("expected", "Expected", 1),
                                            {"auc", "AUC", 4},
                                            {"average_precision", "PR area", 4},
                                            {"log_score", "Log score", 6}})
        table.columns.push_back({key, name, "", digits, 0, is_count(key)});
    return table;
}

void add_row(std::string_view name, const Scores& scores, const std::string& lead, Table& table) {
    table.rows.push_back({std::string(name), scores.expected, scores.auc, scores.average_precision,
                          scores.log_score, lead});
}

std::string lead_text(const Lead& lead) {
    return fmt::format("{} ({} to {})", report::format_number(lead.pct, 1),
                       report::format_number(lead.low, 1), report::format_number(lead.high, 1));
}

/// A row a forecast, with the model's lead over each but itself.
void add_rows(const ProcessScores& of, const std::array<Lead, 3>& leads, Table& table) {
    table.columns.push_back({"lead", "Model nearer to 0 by %", "", 0});
    const auto scores = parts(of);
    for (std::size_t b = 0; b < scores.size(); ++b)
        add_row(kForecasts[b], *scores[b], b == 0 ? "" : lead_text(leads[b - 1]), table);
}

Section process_section(const ProcessBacktest& backtest) {
    const auto title = kTitles[static_cast<std::size_t>(backtest.process)];
    Section section{
        std::string(name_of(backtest.process)),
        fmt::format("{} a year ahead: {} in {} rows:", title,
                    thousands(backtest.scores.model.events), thousands(backtest.scores.model.n)),
        scores_table(),
        {}};
    add_rows(backtest.scores, backtest.leads, section.table);
    return section;
}

Section counts_section(const ProcessBacktest& backtest) {
    const auto title = kTitles[static_cast<std::size_t>(backtest.process)];
    Section section{
        fmt::format("{}_counts", name_of(backtest.process)),
        fmt::format("{}: predicted and observed; {} % of years lay in their own 90 % interval:",
                    title, report::format_number(backtest.years_within_pct(), 0)),
        text_table({"years:Years"}),
        {}};
    for (const auto& [key, name, digits] : {std::tuple("expected", "Expected", 1),
                                            {"low", "5 %", 0},
                                            {"high", "95 %", 0},
                                            {"observed", "Observed", 0},
                                            {"ridge", "Ridge", 0},
                                            {"year_spread", "Spread of years", 2}})
        section.table.columns.push_back({key, name, "", digits, 0, is_count(key)});
    for (const OriginCounts& c : backtest.origins)
        section.table.rows.push_back({fmt::format("{}-{}", c.origin + 1, c.last), c.expected,
                                      static_cast<double>(c.low), static_cast<double>(c.high),
                                      static_cast<double>(c.observed), c.ridge, c.year_spread});
    return section;
}

Section status_section(const StatusScores& status) {
    Section section{
        fmt::format("partners_{}", status.years),
        fmt::format("Who is allied with whom {} ahead: {} pairs, {} allied, {} of another "
                    "status than at the origin:",
                    status.years == 1 ? "a year" : fmt::format("{} years", status.years),
                    thousands(status.scores.model.n), thousands(status.scores.model.events),
                    thousands(status.changed)),
        scores_table(),
        {}};
    add_rows(status.scores, status.leads, section.table);
    return section;
}

Sheet sheet_of(const RealignmentBacktest& backtest, const std::vector<Process>& processes) {
    Sheet sheet;
    sheet.title = "How good forecasts of realignment were: origins 1960, 1965, … 2010";
    for (const Process process : processes)
        sheet.sections.push_back(
            process_section(backtest.process[static_cast<std::size_t>(process)]));
    if (processes.size() == kProcesses)
        for (const StatusScores& status : backtest.status)
            sheet.sections.push_back(status_section(status));
    for (const Process process : processes)
        sheet.sections.push_back(
            counts_section(backtest.process[static_cast<std::size_t>(process)]));
    sheet.notes.push_back(
        "Fitted to 1817 up to each origin, scored on the years to the next (the last to 2016) with "
        "the figures of each 31 December before; the ridge is the one that did best from earlier "
        "origins. Climatology: the rate of all years of the fit. Persistence: the rate of the five "
        "years before; of partners, the shares apart for pairs allied at the origin and others. "
        "Dyadic: a logit of states and pairs without treaties; of partners, it knows the status at "
        "the origin.");
    sheet.notes.push_back(
        "Intervals of leads take years as independent, for partners origins. One that holds 0 does "
        "not settle which "
        "forecast is better.");
    return sheet;
}

Answer score(const Facts& facts, const BacktestQuestion& question) {
    refuse_parts({{question.penalty.has_value(), "--penalty"},
                  {question.ridge.has_value(), "--ridge"},
                  {question.origin.has_value(), "--origin"},
                  {question.from.has_value(), "--from"},
                  {question.spec.has_value(), "--spec"}},
                 "is not read by a backtest of realignment",
                 "its origins and the choice of its ridge are fixed");
    const std::vector<Process> processes = read_processes(question);
    const RealignmentBacktest backtest = backtest_realignment(facts, {});
    return answer_scores(sheet_of(backtest, processes), json_of(backtest, facts));
}

}  // namespace

const ScoredBehaviour kRealignmentScores{"realignment", score};

}  // namespace counterpoise
