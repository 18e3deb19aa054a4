#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "report/exhibit_parts.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"
#include "scenario/outcome/hazard_record.h"

namespace counterpoise::report {
namespace {

const std::vector<std::string> kTables{
    "disputes_gml", "disputes_cow", "armed_conflicts", "contiguity", "capitals",
    "capabilities", "regimes",      "rivalries",       "treaties",   "treaty_members"};

constexpr std::array<std::pair<const char*, const char*>, 4> kKinds{
    {{"risk.disputes", "any dispute"},
     {"risk.force", "with force"},
     {"risk.fatal", "that kills"},
     {"risk.wars", "war, by pair"}}};

constexpr int kDigits = 3;

/// A row for each group of schools that agree to the digits shown.
void add_rows(Value& rows, const Outcome& o, const char* measure, const char* kind) {
    const std::vector<Series>& series = o.series;
    for (std::size_t s = 0; s < series.size(); ++s) {
        if (series[s].measure != measure) continue;
        for (const Agreed& a : agreed(o, s, Centre::median, kDigits)) {
            Value row;
            row.set("name", subject_name(o, series[s].subject))
                .set("kind", kind)
                .set("school", schools_cell(o, a));
            rows.push(std::move(add_figures(row, a)));
        }
    }
}

/// What the loss of a guarantor is taken to do, where there is one.
std::vector<std::string> notes_of(const Outcome& o) {
    std::vector<std::string> notes;
    if (o.loses_guarantors)
        for (const GuarantorOdds& odds : o.losses) {
            std::string note =
                odds.is_none()
                    ? "In the school “does not deter” the loss of a guarantor does not change the "
                      "odds of a dispute with a challenger."
                    : fmt::format(
                          "In the school “deters” the loss of a guarantor changes the odds "
                          "of a dispute with a challenger: {}.",
                          in_words(odds));
            if (std::find(notes.begin(), notes.end(), note) == notes.end())
                notes.push_back(std::move(note));
        }
    notes.emplace_back(
        "Intervals carry parameters and simulated history. A fitted risk, not a cause.");
    return notes;
}

/// The score of a name, NaN if there is none.
double score_or_nan(const ParameterSet& set, const std::string& name) {
    return score_of(set, name).value_or(std::nan(""));
}

/// "0.01-0.03" of "onset.reliability.0.01-0.03.rows", in the order of the file.
std::vector<std::string> reliability_bins(const ParameterSet& set) {
    const std::string before = "onset.reliability.";
    const std::string after = ".rows";
    std::vector<std::string> bins;
    for (const Score& score : set.scores)
        if (score.name.starts_with(before) && score.name.ends_with(after))
            bins.push_back(
                score.name.substr(before.size(), score.name.size() - before.size() - after.size()));
    return bins;
}

/// "1 to 3 %" of "0.01-0.03".
std::string bin_words(const std::string& bin) {
    const std::size_t dash = bin.find('-');
    return fmt::format("{:.4g} to {:.4g} %", 100 * std::stod(bin.substr(0, dash)),
                       100 * std::stod(bin.substr(dash + 1)));
}

}  // namespace

Value reliability_exhibit(const Outcome& o) {
    const ParameterSet& set = o.evidence.disputes;
    Value e = begin_exhibit(
        {"risk-reliability", "risk", "Chances of a dispute, predicted and observed",
         "Pairs of states and years with a dispute that begins, %", "%",
         "The law that runs draw from, fitted to 1946-1990 alone and asked of 1991-2010: of the "
         "pairs and years given a chance, how many had a dispute."});
    Value rows{Value::Array{}};
    std::string alt = "Predicted and observed, %: ";
    for (const std::string& bin : reliability_bins(set)) {
        const std::string key = "onset.reliability." + bin;
        const double predicted = 100 * score_or_nan(set, key + ".predicted");
        const double observed = 100 * score_or_nan(set, key + ".observed");
        alt += fmt::format("{}: {}, {}. ", bin_words(bin), format_number(predicted, kDigits),
                           format_number(observed, kDigits));
        rows.push(Value{}
                      .set("name", bin_words(bin))
                      .set("baseline", cell_of(predicted))
                      .set("scenario", cell_of(observed))
                      .set("rows", cell_of(score_or_nan(set, key + ".rows"))));
    }
    Value columns;
    columns.push(text_column("name", "Chance given"));
    columns.push(number_column("baseline", "Predicted, mean", "%", kDigits, "no figure"));
    columns.push(number_column("scenario", "Observed", "%", kDigits, "no figure"));
    columns.push(number_column("rows", "Pairs and years", "", 0, "no figure"));
    e.set("alt", alt).set("measure", "risk.disputes").set("formula", "share of rows with an onset");
    add_sources(e, o, kTables);
    e.set("standing", "inferred from precedent")
        .set("vintage", "disputes on record 1946-2010")
        .set("method", "docs/method/disputes.md");
    e.set("notes",
          texts({"A predicted chance is right if as many came as predicted; few rows in the "
                 "last line.",
                 "`counterpoise backtest disputes --from 1946` prints the same."}));
    return e.set("columns", columns)
        .set("rows", rows)
        .set("chart", Value{}
                          .set("type", "dumbbell")
                          .set("label", "name")
                          .set("before", "baseline")
                          .set("after", "scenario")
                          .set("before_name", "predicted")
                          .set("after_name", "observed")
                          .set("limit", 15));
}

Value risk_exhibit(const Outcome& o) {
    const int year = o.last_year();
    Value e = begin_exhibit(
        {"risk", "risk", fmt::format("Risk of disputes in {}", year),
         "Expected disputes that begin in the year", "disputes a year",
         "Medians over runs of expected numbers, not counts; each kind "
         "includes the worse ones. Schools that agree to the digits shown "
         "share a row." +
             std::string(o.loses_guarantors ? " The evidence does not settle what losing a "
                                              "guarantor does to them."
                                            : "")});
    e.set("alt",
          "Table of the expected number of disputes of each member, of the remaining "
          "members together and of the world, without and with the change.");
    e.set("measure", "risk.disputes");
    e.set("formula", "sum over pairs of P(onset) P(class or worse | onset)");
    add_sources(e, o, kTables);
    e.set("standing", "assumed")
        .set("vintage",
             "parameters: estimates from 1946-2010; disputes on record to 2014, armed "
             "conflicts to 2024; the rest simulated");
    e.set("method", "docs/method/risk.md");
    e.set("notes", texts(notes_of(o)));
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(text_column("kind", "Dispute"));
    columns.push(text_column("school", "School"));
    add_figure_columns(columns, o, Centre::median, "a year", kDigits);
    Value rows{Value::Array{}};
    for (const auto& [measure, kind] : kKinds) add_rows(rows, o, measure, kind);
    return e.set("columns", columns).set("rows", rows).set("chart", {});
}

}  // namespace counterpoise::report
