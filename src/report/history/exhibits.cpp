#include <fmt/format.h>

#include <cmath>

#include "report/exhibit_parts.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr double kPerCent = 100;
constexpr double kPerThousand = 1000;

std::string per_cent(double share) {
    return format_number(kPerCent * share, 1) + " %";
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// "3.1 in 1,000 member-years (95 % interval 2.2 to 4.4)".
std::string rate_words(const RateOnRecord& rate) {
    if (rate.events == 0)
        return fmt::format("none in {} {}, so at most {} in 1,000 (95 %, one-sided)",
                           format_number(rate.at_risk_years, 0), rate.exposure,
                           format_number(kPerThousand * rate.high, 1));
    return fmt::format("{} in {} {}, that is {} in 1,000 (95 % interval {} to {})", rate.events,
                       format_number(rate.at_risk_years, 0), rate.exposure,
                       format_number(kPerThousand * rate.rate, 1),
                       format_number(kPerThousand * rate.low, 1),
                       format_number(kPerThousand * rate.high, 1));
}

std::string lead(const PastExit& most, const ExitOnRecord& exit) {
    std::string text;
    if (!std::isnan(exit.share))
        text = fmt::format("{} has {} of the capability (CINC) of the {} members of {}. ",
                           spoken_first(exit.state_name), per_cent(exit.share),
                           format_number(exit.members, 0), exit.treaty);
    return text + fmt::format("The largest share of any leaver since 1816 is {} ({}, {}).",
                              per_cent(most.share), spoken_bare(most.state_name), most.date.year);
}

Value notes(const std::vector<RateOnRecord>& rates) {
    std::vector<std::string> all;
    for (const RateOnRecord& rate : rates)
        all.push_back(
            fmt::format("Exits of {} from defence treaties of three members or more, {}-{}: {}.",
                        rate.what, rate.from, rate.to, rate_words(rate)));
    all.push_back(
        "A majority holder has more than half of the members' CINC. The treaties differ in what "
        "they ask and in who "
        "belongs; near is near in share, number of members and age of the treaty alone.");
    all.push_back("`counterpoise exits` lists every case and what followed.");
    return texts(all);
}

Value columns() {
    Value all;
    all.push(text_column("name", "Who left"));
    all.push(text_column("treaty", "What"));
    all.push(text_column("date", "Last day"));
    all.push(number_column("members", "Members before", "", 0));
    all.push(number_column("share", "Share of their capability", "%", 1));
    all.push(number_column("age", "Age of the treaty", "years", 0));
    return all;
}

Value row_of(const PastExit& past) {
    Value row;
    row.set("state", past.state).set("name", past.state_name);
    row.set("treaty", past.treaty_name).set("date", past.date.iso());
    row.set("members", static_cast<std::int64_t>(past.members));
    return row.set("share", cell_of(kPerCent * past.share)).set("age", past.treaty_age_years);
}

Value record_of(const Outcome& o, const ExitOnRecord& exit) {
    Value e = begin_exhibit(
        {fmt::format("exits-on-record-{}-{}", lower(exit.state), lower(exit.treaty)), "history",
         fmt::format("Exits on record nearest to this one: {} from {}", spoken(exit.state_name),
                     exit.treaty),
         "", "%", lead(o.exit_record.weightiest, exit)});
    e.set("measure", "exits")
        .set("formula",
             "distance: share of capability, log members, log age, each over "
             "its standard deviation among exits on record");
    add_sources(e, o, {"treaty_members", "treaties", "capabilities"});
    e.set("standing", "published figure").set("vintage", "1816-2025, CINC to 2022");
    e.set("method", "docs/method/exits.md").set("notes", notes(o.exit_record.rates));
    Value rows;
    for (const PastExit& past : exit.nearest) rows.push(row_of(past));
    return e.set("alt", e["title"].text())
        .set("columns", columns())
        .set("rows", rows)
        .set("chart", {});
}

/// What the hazards of runs expect of the same exit, where they can.
std::string by_hazards(const Outcome& o, const OutcomeChange& change) {
    const int year = o.last_year();
    if (change.state.empty() || !change.of_treaty()) return {};
    const EffectRow* left =
        o.effect(o.schools.front(), o.alliance(change.code).left_series, change.state, year);
    if (!left || !(left->baseline_mean > 0)) return {};
    return fmt::format(
        "The yearly hazards that runs draw from read this member's own figures and expect {} by "
        "{} without the change (mean over runs): another model of the same record. Neither is a "
        "forecast, and nothing here chooses between them.",
        per_cent(left->baseline_mean), year);
}

/// The chance by year that an uncertain exit has happened.
Value exit_chance(const Outcome& o) {
    const UncertainExit& exit = *o.uncertain;
    const Scenario& s = o.scenario;
    const OutcomeChange& change = o.uncertain_change();
    const bool base = change.occurrence == Occurrence::base_rate;
    Value e = begin_exhibit(
        {"exit-chance", "happens",
         fmt::format("How likely it is that {} is out of {} by each year", actor_of(change),
                     spoken_code(change.code)),
         "", "%",
         base ? "The rate at which such members left on record, with its 95 % interval."
              : "The chance a year is the scenario's own."});
    e.set("measure", "politics")
        .set("formula", "1 − (1 − p)^k, k years in which it can be decided");
    add_sources(e, o, {"exit_clauses", "domestic_gates"});
    e.set("standing", name_of(base ? Standing::inferred_from_precedent : Standing::assumed));
    e.set("vintage", base ? exit.rate.source : "the scenario")
        .set("method", "docs/method/politics.md");
    std::vector<std::string> notes{
        fmt::format("p = {:.5g} a year, from {}.", exit.rate.per_year, exit.rate.source),
        "No chance is derived from what actors say or want."};
    if (!exit.rate.caveat.empty()) notes.push_back(exit.rate.caveat);
    if (const std::string other = by_hazards(o, change); !other.empty()) notes.push_back(other);
    e.set("notes", texts(notes));
    Value columns;
    columns.push(text_column("year", "By the end of"));
    columns.push(number_column("chance", "Out", "%", 2));
    columns.push(number_column("low", "Lowest rate", "%", 2));
    columns.push(number_column("high", "Highest rate", "%", 2));
    Value rows;
    for (int year = s.start.value; year <= s.end.value; ++year) {
        rows.push(Value{}
                      .set("year", std::to_string(year))
                      .set("chance", kPerCent * chance_out_by(exit, exit.rate.per_year, year))
                      .set("low", kPerCent * chance_out_by(exit, exit.rate.low, year))
                      .set("high", kPerCent * chance_out_by(exit, exit.rate.high, year)));
    }
    return e.set("alt", e["title"].text())
        .set("columns", columns)
        .set("rows", rows)
        .set("chart", {});
}

}  // namespace

std::vector<Value> history_exhibits(const Outcome& outcome) {
    std::vector<Value> all;
    if (outcome.uncertain) all.push_back(exit_chance(outcome));
    for (const ExitOnRecord& exit : outcome.exit_record.exits)
        all.push_back(record_of(outcome, exit));
    return all;
}

}  // namespace counterpoise::report
