#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "report/exhibit_parts.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr const char* kMeet = "risk.great_power_wars";
constexpr const char* kDrawn = "risk.great_powers_drawn";
constexpr const char* kDrawnIn = "risk.drawn_in";

const std::vector<std::string> kTables{"disputes_gml", "disputes_cow",   "armed_conflicts",
                                       "capabilities", "pledges_in_war", "treaty_conditions",
                                       "treaties",     "treaty_members", "major_powers"};

/// A number that the section shows, and in what words.
struct Shown {
    std::string measure;
    std::string words;
};

/// How likely pledges are kept in the runs, in words.
std::string chosen_reliability(const Outcome& o) {
    const Scenario& s = o.scenario;
    if (std::find(s.open.begin(), s.open.end(), "reliability_school") != s.open.end())
        return "as the school says";
    const std::string& word = s.assumptions.word("reliability_school");
    if (word == "given" || (word == "estimated" && !s.assumptions.is_default("reliability")))
        return fmt::format("{} % (given)", format_plain(100 * s.assumptions.number("reliability")));
    for (const NamedReliability& named : kNamedReliabilities)
        if (word == named.column) return named.name;
    return word;
}

/// By the reliability of the runs, then by each school's that is not theirs.
std::vector<Shown> shown_readings(const Outcome& o) {
    const std::string chosen = chosen_reliability(o);
    std::vector<Shown> all{{kMeet, chosen},
                           {kDrawn, chosen + "; of these, where they meet by a pledge alone"}};
    for (const NamedReliability& named : kNamedReliabilities)
        if (chosen != named.name)
            all.push_back({fmt::format("{}:{}", kMeet, named.column), named.name});
    return all;
}

/// Whether two schools say the same of every year: then one of them is shown.
bool agree(const Outcome& o, const SchoolOutcome& a, const SchoolOutcome& b,
           std::string_view measure) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    for (std::size_t r = 0; r < a.rows.size(); ++r) {
        if (o.series[a.rows[r].series].measure != measure) continue;
        for (int q = 0; q < 3; ++q)
            if (!same(a.rows[r].baseline[q], b.rows[r].baseline[q]) ||
                !same(a.rows[r].scenario[q], b.rows[r].scenario[q]) ||
                !same(a.rows[r].effect[q], b.rows[r].effect[q]))
                return false;
    }
    return true;
}

/// The schools of the run, one where all say the same.
std::vector<const SchoolOutcome*> schools_shown(const Outcome& o, std::string_view measure) {
    std::vector<const SchoolOutcome*> shown;
    for (const SchoolOutcome& school : o.schools)
        if (std::none_of(shown.begin(), shown.end(),
                         [&](const SchoolOutcome* s) { return agree(o, *s, school, measure); }))
            shown.push_back(&school);
    return shown;
}

std::string school_cell(const SchoolOutcome& school, std::size_t shown) {
    return shown == 1 ? "every school" : school_title(school.label);
}

Value& add_triple(Value& row, const std::string& key, const double (&values)[3]) {
    return row.set(key, cell_of(values[1]))
        .set(key + "_low", cell_of(values[0]))
        .set(key + "_high", cell_of(values[2]));
}

void add_levels(Value& columns, const std::string& key, const std::string& name) {
    columns.push(number_column(key, name + ", median", "a year", 3, "no figure"));
    columns.push(number_column(key + "_low", "5 % of runs below", "a year", 3, "no figure"));
    columns.push(number_column(key + "_high", "5 % of runs above", "a year", 3, "no figure"));
}

void add_effect(Value& columns) {
    columns.push(change_column("effect", "Difference, median", "a year", 3, "no figure"));
    columns.push(change_column("effect_low", "5 % of runs below", "a year", 3, "no figure"));
    columns.push(change_column("effect_high", "5 % of runs above", "a year", 3, "no figure"));
}

Value meeting_columns() {
    Value columns;
    columns.push(Value{}.set("key", "year").set("name", "Year").set("type", "year"));
    columns.push(text_column("reading", "Pledges are kept"));
    columns.push(text_column("school", "School"));
    add_levels(columns, "baseline", "Without the change");
    add_levels(columns, "scenario", "With it");
    add_effect(columns);
    return columns;
}

Value meeting_rows(const Outcome& o) {
    Value rows{Value::Array{}};
    for (const Shown& shown : shown_readings(o)) {
        const auto schools = schools_shown(o, shown.measure);
        for (const SchoolOutcome* school : schools)
            for (const EffectRow& row : school->rows) {
                if (o.series[row.series].measure != shown.measure || std::isnan(row.baseline[1]))
                    continue;
                Value v;
                v.set("year", row.year).set("reading", shown.words);
                v.set("school", school_cell(*school, schools.size()));
                add_triple(v, "baseline", row.baseline);
                add_triple(v, "scenario", row.scenario);
                rows.push(add_triple(v, "effect", row.effect));
            }
    }
    return rows;
}

/// What the record can carry of it, with its counts.
std::string record_words(const GreatPowerWars& count) {
    return fmt::format(
        "The record of {} to {} has {} wars of a pair of states, joiners counted one by one. In {} "
        "of them, of {} disputes, both were major powers: {} a year. But a pair counts there if "
        "either of the two was at war in that dispute; both were in {}, the last begun in {}. "
        "Expected numbers follow the first count, so their level is too high rather than too low.",
        count.from, count.to, count.pair_wars, count.between_majors, count.disputes,
        format_number(count.yearly(), 2), count.both_at_war, count.last_both_at_war);
}

/// The effect of the last year over all readings and schools; never "no effect".
std::string sign_words(const Outcome& o) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const int last = o.last_year();
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow& row : school.rows) {
            const std::string& measure = o.series[row.series].measure;
            if (row.year != last || !measure.starts_with(kMeet) || std::isnan(row.effect[1]))
                continue;
            low = std::min(low, row.effect[0]);
            high = std::max(high, row.effect[2]);
        }
    if (!(low <= high) || (low == 0 && high == 0)) return {};
    const int digits = digits_for(high - low);
    return fmt::format(
        "Over all rows of {} the change moves the expected number by {} to {} a year{}", last,
        format_number(low, digits, Sign::always), format_number(high, digits, Sign::always),
        low < 0 && high > 0 ? ": the evidence does not settle the sign." : ".");
}

std::string direction_words(const Outcome& o) {
    const bool stronger = o.scenario.assumptions.word("war_direction") == "stronger";
    return fmt::format(
        "Wars of the model have no direction. Here {} A war inside an alliance binds nobody by "
        "that alliance's treaty; other treaties bind.",
        stronger ? "the state with more capability attacks (war_direction = stronger)."
                 : "each state of a pair attacks with a half (war_direction = half; `stronger` "
                   "lets the one with more capability attack).");
}

std::vector<std::string> what_the_evidence_carries(const Outcome& o) {
    std::vector<std::string> all;
    if (std::string sign = sign_words(o); !sign.empty()) all.push_back(std::move(sign));
    all.push_back(record_words(o.evidence.wars));
    all.emplace_back(
        "Wars of coalitions do not come together in the model as they did in history: each pair is "
        "computed apart, joiners are already in its chance, and pledges come on top. One large war "
        "may be several of the expected number, so it is no chance that a great war comes.");
    all.emplace_back(
        "How often pledges are kept is what schools disagree on, from 22 to 75 %: the rows show "
        "each. The record holds only pledges that a war tested, and names no state.");
    all.push_back(direction_words(o));
    all.push_back(fmt::format(
        "{}; both worlds share their luck. Intervals carry parameters, the draw of reliability and "
        "simulated history, not the wars that then come or do not.",
        has_interval(o) ? "Median and 90 % interval of expected numbers over runs"
                        : "Median, lowest and highest of few runs: no interval"));
    if (o.scenario.assumptions.number("joiner_attacked") > 0)
        all.emplace_back(
            "Joiners may be attacked themselves (joiner_attacked): the chance that major powers "
            "meet is then computed at the estimates of reliability, sampled where the tree is "
            "large; wars that draw members in count what the attack itself binds.");
    return all;
}

void add_great_power_provenance(Value& e, const Outcome& o, const char* measure,
                                const char* formula, const std::vector<std::string>& notes) {
    e.set("measure", measure).set("formula", formula);
    add_sources(e, o, kTables);
    e.set("standing", name_of(Standing::assumed))
        .set("vintage",
             "disputes: estimates from 1946-2010; reliability: pledges tested by wars "
             "of 1945-2003 and the schools' own years")
        .set("method", "docs/method/cascade.md");
    e.set("notes", texts(notes));
}

Value meetings(const Outcome& o) {
    const int last = o.last_year();
    Value e = begin_exhibit(
        {"great-power-war", "great-powers",
         fmt::format("Wars with major powers on both sides, to {}", last),
         "Expected wars in the year, attacker and attacked included", "wars a year",
         "Every war of two states that the model computes with, and what treaties then demand. Not "
         "a "
         "forecast: what the evidence can carry, and what it cannot, stands below the table."});
    e.set("alt",
          "Table by year of the expected number of wars with a major power on each side, without "
          "and with the change, by four schools of how often pledges are kept.");
    add_great_power_provenance(
        e, o, kMeet, "sum over pairs and directions of P(war) 1/2 P(majors meet | attack)",
        what_the_evidence_carries(o));
    Value rows = meeting_rows(o);
    e.set("columns", meeting_columns()).set("rows", rows).set("chart", {});
    return e.set("first_rows", Value{}.set("column", "year").set("value", last));
}

Value drawn_columns() {
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(text_column("school", "School"));
    columns.push(number_column("own", "Its own wars, by pair, without the change", "a year", 3,
                               "no figure"));
    columns.push(number_column("own_after", "with it", "a year", 3, "no figure"));
    add_levels(columns, "baseline", "Wars of others, without the change");
    add_levels(columns, "scenario", "With it");
    add_effect(columns);
    return columns;
}

Value drawn_row(const Outcome& o, const SchoolOutcome& school, const EffectRow& row,
                std::size_t schools) {
    const std::string& state = o.series[row.series].subject;
    Value v;
    v.set("state", state).set("name", o.state_name(state));
    v.set("school", school_cell(school, schools));
    const EffectRow* own = o.effect(school, "risk.wars", state, row.year);
    const double none = std::nan("");
    v.set("own", cell_of(own ? own->baseline[1] : none));
    v.set("own_after", cell_of(own ? own->scenario[1] : none));
    add_triple(v, "baseline", row.baseline);
    add_triple(v, "scenario", row.scenario);
    return add_triple(v, "effect", row.effect);
}

Value drawn_in(const Outcome& o) {
    const int last = o.last_year();
    Value e = begin_exhibit(
        {"drawn-in", "great-powers",
         fmt::format("Wars of others into which a pledge draws a member in {}", last),
         "Expected wars of others that the state joins by its pledge", "wars a year",
         "Its own wars stand beside: those it is attacked in or attacks. A war of several states "
         "counts once a pair."});
    e.set("alt",
          "Table of members: the expected number of wars of others that a pledge draws each into, "
          "without and with the change.");
    add_great_power_provenance(e, o, kDrawnIn,
                               "sum over attacks on others of P(war) 1/2 P(the pledge is kept)",
                               {direction_words(o), "What the evidence can carry stands above."});
    Value rows{Value::Array{}};
    const auto schools = schools_shown(o, kDrawnIn);
    for (const SchoolOutcome* school : schools)
        for (const EffectRow& row : school->rows)
            if (o.series[row.series].measure == kDrawnIn && row.year == last)
                rows.push(drawn_row(o, *school, row, schools.size()));
    return e.set("columns", drawn_columns()).set("rows", rows).set("chart", {});
}

}  // namespace

std::vector<Value> great_power_exhibits(const Outcome& o) {
    return {meetings(o), drawn_in(o)};
}

}  // namespace counterpoise::report
