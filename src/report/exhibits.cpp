#include "report/exhibits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/numbers.h"
#include "report/sentences.h"
#include "report/speech.h"

namespace counterpoise::report {
namespace {

Value number(double x) { return std::isnan(x) ? Value{} : Value{x}; }

Value column(const std::string& key, const std::string& name, const std::string& unit = "", int digits = 2,
             const std::string& absent = "") {
    Value c;
    c.set("key", key).set("name", name).set("type", unit.empty() ? "text" : "number");
    if (!unit.empty()) c.set("unit", unit).set("digits", digits);
    if (!absent.empty()) c.set("absent", absent);
    return c;
}

Value texts(const std::vector<std::string>& all) {
    Value array{Value::Array{}};
    for (const std::string& t : all) array.push(t);
    return array;
}

/// What every exhibit says of its measure.
Value exhibit(const std::string& id, const std::string& group, const std::string& title, const std::string& unit,
              const std::string& lead, const std::string& alt) {
    Value e;
    e.set("id", id).set("group", group).set("measure", "").set("title", title).set("unit", unit).set("lead", lead).set("alt", alt);
    return e;
}

std::vector<std::string> citations(const Outcome& o, const std::vector<std::string>& tables) {
    std::vector<std::string> out;
    for (const std::string& table : tables)
        for (const SourceLine& line : o.sources)
            if (line.table == table) out.push_back(line.title + ". " + line.citation);
    if (out.empty()) out.emplace_back("Counterpoise");
    return out;
}

void add_provenance(Value& e, const Outcome& o, const Comparison& c) {
    e.set("measure", c.info->id).set("formula", c.info->formula).set("source", texts(citations(o, c.after.sources)));
    e.set("standing", name_of(c.after.standing)).set("vintage", c.after.vintage).set("method", c.info->method);
    e.set("notes", texts(c.after.notes));
}

struct Pair {
    std::string state, name;
    double before = 0, after = 0;
};

std::vector<Pair> pairs_of(const Comparison& c) {
    std::vector<Pair> pairs;
    const double absent = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t r = 0; r < c.before.table.rows.size(); ++r) {
        const std::string state = text_at(c.before.table, r, "state");
        const std::size_t after = find_row(c.after.table, "state", state);
        pairs.push_back({state, text_at(c.before.table, r, "name"), number_at(c.before.table, r, "value"),
                         after < c.after.table.rows.size() ? number_at(c.after.table, after, "value") : absent});
    }
    for (std::size_t r = 0; r < c.after.table.rows.size(); ++r)
        if (const std::string state = text_at(c.after.table, r, "state");
            find_row(c.before.table, "state", state) == c.before.table.rows.size())
            pairs.push_back({state, text_at(c.after.table, r, "name"), absent, number_at(c.after.table, r, "value")});
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        const auto size = [](const Pair& p) { return std::fmax(std::isnan(p.before) ? 0 : p.before, std::isnan(p.after) ? 0 : p.after); };
        return size(a) > size(b);
    });
    return pairs;
}

/// A per-state measure before and after, as a dumbbell chart.
Value before_after(const Outcome& o, const Comparison& c, const std::string& id, const std::string& group, const std::string& title,
                   const std::string& lead, int digits) {
    Value e = exhibit(id, group, title, c.after.unit, lead, "");
    add_provenance(e, o, c);
    Value columns;
    columns.push(column("name", "State")).push(column("baseline", "Today", c.after.unit, digits, "not a member or no figure"));
    columns.push(column("scenario", "After the change", c.after.unit, digits, "no longer a member, or no figure"));
    columns.push(column("change", "Difference", c.after.unit, digits, "no figure on one side"));
    Value rows{Value::Array{}};
    std::string alt = title + " (" + c.after.unit + "). ";
    std::size_t told = 0;
    for (const Pair& p : pairs_of(c)) {
        rows.push(Value{}.set("state", p.state).set("name", p.name).set("baseline", number(p.before)).set("scenario", number(p.after))
                      .set("change", number(p.after - p.before)));
        if (told++ < 6)
            alt += fmt::format("{}: {} today, {} after. ", p.name, format_number(p.before, digits),
                               std::isnan(p.after) ? "none" : format_number(p.after, digits));
    }
    e.set("alt", alt).set("columns", columns).set("rows", rows);
    e.set("chart", Value{}.set("type", "dumbbell").set("label", "name").set("before", "baseline").set("after", "scenario")
                       .set("before_name", "today").set("after_name", "after the change").set("limit", 15));
    return e;
}

/// The rows of a reading with its own columns; `bars` names the column of a bar chart or is empty.
Value as_table(const Outcome& o, const Comparison& c, const Reading& reading, const std::string& id, const std::string& group,
               const std::string& title, const std::string& lead, const std::string& label, const std::string& bars) {
    Value e = exhibit(id, group, title, reading.unit, lead, title + ". " + lead);
    add_provenance(e, o, c);
    Value columns;
    for (const TableColumn& t : reading.table.columns) {
        const bool is_text = std::none_of(reading.table.rows.begin(), reading.table.rows.end(), [&](const auto& row) {
            return std::holds_alternative<double>(row[static_cast<std::size_t>(&t - reading.table.columns.data())]);
        });
        columns.push(is_text ? column(t.key, t.name) : column(t.key, t.name, t.unit.empty() ? "number" : t.unit, t.digits));
    }
    Value rows{Value::Array{}};
    for (std::size_t r = 0; r < reading.table.rows.size(); ++r) {
        Value row;
        for (const TableColumn& t : reading.table.columns) {
            const std::string text = text_at(reading.table, r, t.key);
            row.set(t.key, text.empty() ? number(number_at(reading.table, r, t.key)) : Value{text});
        }
        rows.push(row);
    }
    e.set("columns", columns).set("rows", rows);
    e.set("chart", bars.empty() ? Value{} : Value{}.set("type", "bars").set("label", label).set("value", bars).set("limit", 15));
    return e;
}

std::string cover_class(double reached, double variants) {
    if (!(variants > 0)) return "no challenger in the record";
    if (reached == variants) return "1 or more in all variants";
    if (reached == 0) return "below 1 in all variants";
    return reached * 2 >= variants ? "1 or more in most variants" : "below 1 in most variants";
}

Value cover_map(const Outcome& o, const Comparison& c) {
    Value e = exhibit("cover-map", "cover", "Cover by own and pledged strength, after the change", "variants that reach 1",
                      "Own strength plus pledged strength, over the strength of the largest challenger: in how many of nine variants is it 1 or more?",
                      "");
    add_provenance(e, o, c);
    Value rows{Value::Array{}};
    int changed = 0;
    for (std::size_t r = 0; r < c.after.table.rows.size(); ++r) {
        const std::string state = text_at(c.after.table, r, "state");
        const std::size_t before = find_row(c.before.table, "state", state);
        const double k0 = number_at(c.before.table, before, "variants_reached");
        const double k1 = number_at(c.after.table, r, "variants_reached");
        const double n = number_at(c.after.table, r, "variants");
        if (k0 != k1) ++changed;
        const std::string name = text_at(c.after.table, r, "name");
        rows.push(Value{}.set("state", state).set("name", name)
                      .set("before", n > 0 ? Value{fmt::format("{} of {}", k0, n)} : Value{})
                      .set("after", n > 0 ? Value{fmt::format("{} of {}", k1, n)} : Value{})
                      .set("ratio_before", number(number_at(c.before.table, before, "value")))
                      .set("ratio_after", number(number_at(c.after.table, r, "value")))
                      .set("market_after", number(number_at(c.after.table, r, "market")))
                      .set("cinc_after", number(number_at(c.after.table, r, "cinc")))
                      .set("challenger", text_at(c.after.table, r, "challenger").empty() ? Value{} : Value{text_at(c.after.table, r, "challenger")})
                      .set("class", cover_class(k1, n)));
    }
    Value columns;
    columns.push(column("name", "State")).push(column("before", "Variants at 1 or more today")).push(column("after", "after the change"));
    columns.push(column("ratio_before", "Cover today (purchasing power)", "ratio", 2, "no challenger or no figure"));
    columns.push(column("ratio_after", "after the change", "ratio", 2, "no challenger or no figure"));
    columns.push(column("market_after", "after, at market rates", "ratio", 2, "no challenger or no figure"));
    columns.push(column("cinc_after", "after, by CINC", "ratio", 2, "no challenger or no figure"));
    columns.push(column("challenger", "Largest challenger"));
    e.set("alt", fmt::format("World map of cover after the change. In {} states the number of variants that reach 1 differs from today; the table has each.", changed));
    e.set("columns", columns).set("rows", rows);
    Value categories;
    categories.push("1 or more in all variants").push("1 or more in most variants").push("below 1 in most variants")
        .push("below 1 in all variants").push("no challenger in the record");
    e.set("chart", Value{}.set("type", "map").set("key", "state").set("value", "class").set("categories", categories).set("detail", "name"));
    return e;
}

/// Who loses or gains which guarantor, by which treaty.
Value guarantors_changed(const Outcome& o, const Comparison& c) {
    Value rows{Value::Array{}};
    const auto add = [&](const Reading& from, const Reading& to, const std::string& word) {
        for (std::size_t r = 0; r < from.table.rows.size(); ++r) {
            const std::string state = text_at(from.table, r, "state");
            const std::string guarantor = text_at(from.table, r, "state2");
            bool still = false;
            std::string by;
            for (std::size_t q = 0; q < to.table.rows.size(); ++q)
                if (text_at(to.table, q, "state") == state && text_at(to.table, q, "state2") == guarantor) {
                    still = true;
                    by = text_at(to.table, q, "treaty");
                }
            if (still && by == text_at(from.table, r, "treaty")) continue;
            if (still && word == "gains") continue;
            rows.push(Value{}.set("state", state).set("name", text_at(from.table, r, "name")).set("change", still ? "keeps by another treaty" : word)
                          .set("guarantor", text_at(from.table, r, "guarantor")).set("treaty", text_at(from.table, r, "treaty"))
                          .set("now", still ? Value{by} : Value{}).set("value", number(number_at(from.table, r, "value")))
                          .set("assigned", number(number_at(from.table, r, "assigned"))));
        }
    };
    add(c.before, c.after, "loses");
    add(c.after, c.before, "gains");
    Value e = exhibit("cover-guarantors", "cover", "Who loses or gains a guarantor, by treaty", "US$ m",
                      fmt::format("{} pledges of defence between two states change.", rows.items().size()),
                      "Table of pairs of states whose pledge of defence changes, with the treaty.");
    add_provenance(e, o, c);
    Value columns;
    columns.push(column("name", "State")).push(column("change", "Change")).push(column("guarantor", "Guarantor"));
    columns.push(column("treaty", "By treaty")).push(column("now", "Remaining treaty"));
    columns.push(column("value", "Guarantor's spending", "US$ m", 0)).push(column("assigned", "of it assigned", "US$ m", 0));
    return e.set("columns", columns).set("rows", rows).set("chart", Value{});
}

Value fan(const Outcome& o, const std::string& id, const std::string& title, const std::string& lead, const std::string& measure,
          const std::string& subject, const std::string& unit, int digits, bool effect) {
    Value e = exhibit(id, "spending", title, unit, lead, "");
    Value rows{Value::Array{}};
    std::string alt = title + ". ";
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow& row : school.rows) {
            const Series& s = o.experiment.series()[row.series];
            if (s.measure != measure || s.subject != subject) continue;
            Value v;
            v.set("school", school_words(school.label)).set("choice", school.canonical).set("year", row.year);
            const char* const kNames[] = {"p05", "p50", "p95"};
            for (int q = 0; q < 3; ++q) {
                v.set(std::string("baseline_") + kNames[q], number(row.baseline[q]));
                v.set(std::string("scenario_") + kNames[q], number(row.scenario[q]));
                v.set(std::string("effect_") + kNames[q], number(row.effect[q]));
            }
            rows.push(v);
            if (row.year == o.experiment.scenario().end.value)
                alt += fmt::format("{}, {}: {} without and {} with the change (median); difference {} to {} (90 %). ",
                                   school_words(school.label), row.year, format_number(row.baseline[1], digits),
                                   format_number(row.scenario[1], digits), format_number(row.effect[0], digits, Sign::always),
                                   format_number(row.effect[2], digits, Sign::always));
        }
    Value columns;
    columns.push(column("school", "School")).push(column("year", "Year", "year", 0));
    const std::vector<std::pair<std::string, std::string>> levels =
        effect ? std::vector<std::pair<std::string, std::string>>{{"effect_p05", "Difference, 5 %"}, {"effect_p50", "median"}, {"effect_p95", "95 %"}}
               : std::vector<std::pair<std::string, std::string>>{{"baseline_p05", "Without, 5 %"}, {"baseline_p50", "median"}, {"baseline_p95", "95 %"},
                                                                  {"scenario_p05", "With, 5 %"}, {"scenario_p50", "median"}, {"scenario_p95", "95 %"}};
    for (const auto& [key, name] : levels) columns.push(column(key, name, unit, digits, "no figure"));
    Value series;
    if (effect) {
        series.push(Value{}.set("name", "difference").set("low", "effect_p05").set("mid", "effect_p50").set("high", "effect_p95"));
    } else {
        series.push(Value{}.set("name", "without the change").set("low", "baseline_p05").set("mid", "baseline_p50").set("high", "baseline_p95"));
        series.push(Value{}.set("name", "with the change").set("low", "scenario_p05").set("mid", "scenario_p50").set("high", "scenario_p95"));
    }
    e.set("measure", measure).set("alt", alt);
    e.set("formula", "growth: drift and historical years; spending: increment law with reversion, rivals, targets and the allies' response");
    e.set("source", texts(citations(o, {"gdp_ppp", "world_bank", "military_spending", "nato_share_2025", "spending_targets"})));
    e.set("standing", "assumed").set("vintage", "history 1990-2024; parameters: literature priors").set("method", "docs/method/spending.md");
    e.set("notes", texts({"median and 90 % interval over paired runs; both worlds share their luck, so the difference is the change alone",
                          "US$ m are in the prices of the start; intervals of effects carry parameters and schools only"}));
    e.set("columns", columns).set("rows", rows);
    return e.set("chart", Value{}.set("type", "fan").set("x", "year").set("facet", "school").set("series", series).set("zero", effect));
}

/// The schools side by side: each remaining member's burden in the last year; strains are printed, not hidden.
Value schools_table(const Outcome& o) {
    const int year = o.experiment.scenario().end.value;
    Value e = exhibit("schools", "spending", fmt::format("Burdens in {}, school by school", year), "% of GDP",
                      "Median burden without the change and with it under each school. Implausible strains on small states are a result of the school, and are printed.",
                      "Table of each member's military burden in the last year under each school.");
    e.set("measure", "burden.share_of_gdp").set("formula", "median over runs of 100 spending / GDP");
    e.set("source", texts(citations(o, {"military_spending", "nato_share_2025", "spending_targets"}))).set("standing", "assumed");
    e.set("vintage", "parameters: literature priors").set("method", "docs/method/spending.md").set("notes", texts({}));
    Value columns;
    columns.push(column("name", "State")).push(column("baseline", "Without the change", "% of GDP", 2, "no figure"));
    for (std::size_t k = 0; k < o.schools.size(); ++k)
        columns.push(column(fmt::format("school{}", k + 1), school_words(o.schools[k].label), "% of GDP", 2, "no figure"));
    Value rows{Value::Array{}};
    for (const Series& s : o.experiment.series()) {
        if (s.measure != "burden.share_of_gdp") continue;
        Value row;
        row.set("state", s.subject).set("name", s.subject == "remaining" ? "remaining members together" : o.state_name(s.subject));
        bool any = false;
        for (std::size_t k = 0; k < o.schools.size(); ++k) {
            const EffectRow* effect = effect_of(o.experiment, o.schools[k], s.measure, s.subject, year);
            if (k == 0) row.set("baseline", number(effect->baseline[1]));
            row.set(fmt::format("school{}", k + 1), number(effect->scenario[1]));
            any = any || !std::isnan(effect->scenario[1]);
        }
        if (any) rows.push(row);
    }
    return e.set("columns", columns).set("rows", rows).set("chart", Value{});
}

void add_comparisons(const Outcome& o, std::vector<Value>& all) {
    if (const auto* c = o.find("nato.common_funding"))
        all.push_back(before_after(o, *c, "nato-common-funding", "money", "Who pays for NATO's common budget",
                                   "If the shares are divided pro rata, as they were when Finland and Sweden joined. No rule for an exit exists.", 2));
    if (const auto* c = o.find("un.scale"))
        all.push_back(before_after(o, *c, "un-scale", "money", "Who pays the UN's regular budget",
                                   "Rates of the regular budget today and after the change. No resolution says which rule would apply after an exit.", 3));
    if (const auto* c = o.find("un.peacekeeping_scale"))
        all.push_back(before_after(o, *c, "un-peacekeeping", "money", "Who pays for UN peacekeeping",
                                   "The permanent members carry the discounts of poorer states; with fewer of them, each carries more.", 3));
    if (const auto* c = o.find("un.dues"))
        all.push_back(before_after(o, *c, "un-dues", "money", "Dues to the UN's regular budget",
                                   "The budget times each rate.", 1));
    if (const auto* c = o.find("un.entity_funding"))
        all.push_back(as_table(o, *c, c->after, "un-entities", "money", "How much of each UN entity's money comes from the leavers",
                               "Assessed and voluntary money are kept apart: leaving ends dues, and no exit rule ends voluntary money.", "entity",
                               "from_leavers_pct"));
    if (const auto* c = o.find("burden.share_of_alliance"))
        all.push_back(before_after(o, *c, "burden-share", "money", "Who spends what share of the members' military spending",
                                   "A share of national budgets added up, not of payments to the alliance.", 2));
    if (const auto* c = o.find("cover.states")) all.push_back(cover_map(o, *c));
    if (const auto* c = o.find("cover.guarantors")) all.push_back(guarantors_changed(o, *c));
    if (const auto* c = o.find("cover.nuclear"))
        all.push_back(before_after(o, *c, "cover-nuclear", "cover", "Nuclear-armed pact partners",
                                   "How many nuclear-armed states are bound to defend each state, by live treaties.", 0));
    if (const auto* c = o.find("troops.hosted"))
        all.push_back(before_after(o, *c, "troops-hosted", "cover", "US troops by host",
                                   "Active-duty personnel stationed there. No exit rule moves them; US law has a floor for Europe.", 0));
    if (const auto* c = o.find("leaver.balance"))
        if (!c->after.table.rows.empty())
            all.push_back(as_table(o, *c, c->after, "leaver-balance", "leaver", "What the leavers save, and what is set against it",
                                   "Dues are exact; what may be saved needs a further decision; estimates of losses and of replacement are published and contested.",
                                   "item", ""));
    if (const auto* c = o.find("power.blocs"))
        all.push_back(as_table(o, *c, c->after, "power-blocs", "power", "Shares of blocs and powers after the change",
                               "CINC and spending tell different stories: CINC weighs steel, energy and population.", "name", "value"));
    for (const char* id : {"burden.concentration", "burden.exploitation", "power.concentration"})
        if (const auto* c = o.find(id)) {
            Value e = exhibit(std::string(id), "power", std::string(c->info->title), c->after.unit,
                              fmt::format("{} today, {} after the change.", format_number(number_at(c->before.table, 0, "value"), 4),
                                          format_number(number_at(c->after.table, 0, "value"), 4)),
                              std::string(c->info->title));
            add_provenance(e, o, *c);
            Value columns;
            columns.push(column("baseline", "Today", c->after.unit, 4)).push(column("scenario", "After the change", c->after.unit, 4));
            Value rows;
            rows.push(Value{}.set("baseline", number(number_at(c->before.table, 0, "value"))).set("scenario", number(number_at(c->after.table, 0, "value"))));
            std::string anchor(id);
            std::replace(anchor.begin(), anchor.end(), '.', '-');
            all.push_back(e.set("id", anchor).set("columns", columns).set("rows", rows).set("chart", Value{}));
        }
}

}  // namespace

std::vector<Value> exhibits(const Outcome& o) {
    std::vector<Value> all;
    add_comparisons(o, all);
    all.push_back(fan(o, "spending-effect", "Effect on the remaining members' spending",
                      "Difference between the world with the change and the world without, both with the same luck.", "burden.spending",
                      "remaining", "US$ m", 0, true));
    all.push_back(fan(o, "spending-level", "The remaining members' spending together", "Median and 90 % interval, with and without the change.",
                      "burden.spending", "remaining", "US$ m", 0, false));
    all.push_back(fan(o, "burden-level", "The remaining members' burden", "Their spending together as a share of their GDP together.",
                      "burden.share_of_gdp", "remaining", "% of GDP", 2, false));
    all.push_back(schools_table(o));
    return all;
}

}  // namespace counterpoise::report
