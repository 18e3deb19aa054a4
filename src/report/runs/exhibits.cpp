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

constexpr const char* kRemaining = "remaining";
constexpr std::array<const char*, 3> kQuantiles{"p05", "p50", "p95"};
const std::vector<std::string> kTables{"gdp_ppp", "world_bank", "military_spending",
                                       "nato_share_2025", "spending_targets"};

/// One measure of the remaining members together, as the page shows it.
struct Quantity {
    std::string measure;
    double scale = 1.0;  ///< from the unit of the run to `unit`
    std::string unit;
};

const Quantity kSpending{"burden.spending", 1e-3, "US$ bn"};
const Quantity kBurden{"burden.share_of_gdp", 1.0, "% of GDP"};

/// The rows of a quantity in a school, by year.
std::vector<const EffectRow*> rows_of(const Outcome& o, const SchoolOutcome& school,
                                      const Quantity& q) {
    std::vector<const EffectRow*> rows;
    for (const EffectRow& row : school.rows) {
        const Series& s = o.series[row.series];
        if (s.measure == q.measure && s.subject == kRemaining && !std::isnan(row.baseline[1]))
            rows.push_back(&row);
    }
    return rows;
}

bool has_effect(const Outcome& o, const Quantity& q) {
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow* row : rows_of(o, school, q))
            if (row->effect[0] != 0 || row->effect[2] != 0) return true;
    return false;
}

/// Without an effect every school says the same: one is shown.
std::vector<SchoolOutcome> schools_shown(const Outcome& o, const Quantity& q) {
    if (has_effect(o, q) || o.schools.empty()) return o.schools;
    return {o.schools.front()};
}

/// The decimals that the narrowest interval of the last year supports.
int digits_of(const Outcome& o, const Quantity& q, bool (*part)(const EffectRow&, double&)) {
    double narrowest = 0;
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow* row : rows_of(o, school, q)) {
            double width = 0;
            if (row->year != o.last_year() || !part(*row, width)) continue;
            if (width > 0 && (narrowest == 0 || width < narrowest)) narrowest = width;
        }
    return digits_for(narrowest * q.scale);
}

bool level_width(const EffectRow& row, double& width) {
    width = row.baseline[2] - row.baseline[0];
    return true;
}

/// A quantile of the runs' own percentages (paired): not a ratio of quantiles.
double effect_pct(const Outcome& o, const SchoolOutcome& school, int year, int quantile) {
    const EffectRow* row = o.effect(school, "burden.spending_change", kRemaining, year);
    return row ? row->effect[quantile] : std::numeric_limits<double>::quiet_NaN();
}

Value fan_row(const Outcome& o, const SchoolOutcome& school, const EffectRow& row,
              const Quantity& q) {
    Value v;
    v.set("school", school_title(school.label)).set("choice", school.canonical);
    v.set("year", row.year);
    for (int k = 0; k < 3; ++k) {
        const std::string quantile = kQuantiles[static_cast<std::size_t>(k)];
        v.set("baseline_" + quantile, cell_of(q.scale * row.baseline[k]));
        v.set("scenario_" + quantile, cell_of(q.scale * row.scenario[k]));
        v.set("effect_" + quantile, cell_of(q.scale * row.effect[k]));
        if (q.measure == kSpending.measure)
            v.set("effect_pct_" + quantile, cell_of(effect_pct(o, school, row.year, k)));
    }
    return v;
}

Value fan_rows(const Outcome& o, const Quantity& q) {
    Value rows{Value::Array{}};
    for (const SchoolOutcome& school : schools_shown(o, q))
        for (const EffectRow* row : rows_of(o, school, q)) rows.push(fan_row(o, school, *row, q));
    return rows;
}

Value band(const std::string& name, const std::string& key) {
    return Value{}
        .set("name", name)
        .set("low", key + "_p05")
        .set("mid", key + "_p50")
        .set("high", key + "_p95");
}

const std::string kTooFew = fmt::format(
    "Fewer than {} runs give no interval: where 5 % of the runs should lie below or "
    "above stand the lowest and the highest run.",
    kFewestForInterval);

/// ", of NATO and the CSTO," where several treaties are followed.
std::string of_several(const Outcome& o) {
    return several_alliances(o) ? " of " + alliances_phrase(o) : "";
}

std::string line_and_band(const Outcome& o) {
    return has_interval(o) ? "Line: median; band: 90 % of the runs." : kTooFew;
}

enum class Kind { level, change };

void add_quantiles(Value& columns, const std::string& name, const std::string& key,
                   const std::string& unit, int digits, Kind kind) {
    const auto make = kind == Kind::change ? change_column : number_column;
    columns.push(make(key + "_p50", name + ", median", unit, digits, "no figure"));
    columns.push(make(key + "_p05", "5 % of runs below", unit, digits, "no figure"));
    columns.push(make(key + "_p95", "5 % of runs above", unit, digits, "no figure"));
}

Value fan_columns() {
    return Value{}
        .push(text_column("school", "School"))
        .push(Value{}.set("key", "year").set("name", "Year").set("type", "year"));
}

enum class ZeroLine { shown, free };

/// Rows of the last year stand at once, the years before them on demand.
void add_fan(Value& e, const Outcome& o, const Value& series, ZeroLine zero) {
    const int last = o.last_year();
    e.set("first_rows", Value{}.set("column", "year").set("value", last));
    e.set("chart", Value{}
                       .set("type", "fan")
                       .set("x", "year")
                       .set("facet", "school")
                       .set("series", series)
                       .set("zero", zero == ZeroLine::shown));
}

void add_run_provenance(Value& e, const Outcome& o, const Quantity& q) {
    e.set("measure", q.measure);
    e.set("formula",
          "growth: own past, the world's and historical years; spending: increment law with "
          "reversion, momentum, rivals, allies, targets and the response to a change of alliance");
    add_sources(e, o, kTables);
    e.set("standing", "assumed")
        .set("vintage",
             "parameters: estimates from the record to 2024, some priors (see How the model did on "
             "history)");
    e.set("method", "docs/method/spending.md");
    e.set("notes",
          texts({(has_interval(o) ? "Median and 90 % interval over paired runs; both worlds "
                                  : kTooFew + " Both worlds ") +
                     std::string("share their luck, so the difference is the change alone."),
                 "Money is in the prices of the start. Intervals of effects carry "
                 "parameters and schools only."}));
}

Value effect_fan(const Outcome& o) {
    Value e = begin_exhibit({"spending-effect", "spending",
                             "What the change does to the remaining members' spending",
                             "Difference from the world without the change, %", "%",
                             "The same members" + of_several(o) +
                                 " in the world with the change and in the world without it, both "
                                 "with the same luck."});
    std::string alt = "The remaining members' spending, difference in the last year. ";
    int digits = 2;
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow* row : rows_of(o, school, kSpending)) {
            if (row->year != o.last_year()) continue;
            const auto pct = [&](int k) { return effect_pct(o, school, row->year, k); };
            digits = std::min(digits, digits_for(pct(2) - pct(0)));
            alt += fmt::format("{}: {}, {} {} to {}. ", school_title(school.label),
                               signed_percent(pct(1)),
                               has_interval(o) ? "90 % interval" : "lowest to highest run",
                               signed_percent(pct(0)), signed_percent(pct(2)));
        }
    e.set("alt", alt);
    add_run_provenance(e, o, kSpending);
    Value columns = fan_columns();
    add_quantiles(columns, "Difference", "effect_pct", "%", digits, Kind::change);
    columns.push(change_column("effect_p50", "Difference, median", kSpending.unit,
                               digits_of(o, kSpending, &level_width), "no figure"));
    e.set("columns", columns).set("rows", fan_rows(o, kSpending));
    add_fan(e, o, Value{}.push(band("difference", "effect_pct")), ZeroLine::shown);
    return e;
}

Value level_fan(const Outcome& o, const Quantity& q, const Caption& caption) {
    Value e = begin_exhibit(caption);
    const int digits = digits_of(o, q, &level_width);
    const bool differs = has_effect(o, q);
    std::string alt = caption.title + ". ";
    for (const SchoolOutcome& school : schools_shown(o, q))
        for (const EffectRow* row : rows_of(o, school, q)) {
            if (row->year != o.last_year()) continue;
            alt +=
                fmt::format("{}, {}: {} {} without the change", school_title(school.label),
                            row->year, format_number(q.scale * row->baseline[1], digits), q.unit);
            alt += differs ? fmt::format(", {} with it (medians). ",
                                         format_number(q.scale * row->scenario[1], digits))
                           : " (median). ";
        }
    e.set("alt", alt);
    add_run_provenance(e, o, q);
    Value columns = fan_columns();
    Value series;
    add_quantiles(columns, "Without the change", "baseline", q.unit, digits, Kind::level);
    series.push(band("without the change", "baseline"));
    if (differs) {
        add_quantiles(columns, "With the change", "scenario", q.unit, digits, Kind::level);
        series.push(band("with the change", "scenario"));
    }
    e.set("columns", columns).set("rows", fan_rows(o, q));
    add_fan(e, o, series, ZeroLine::free);
    return e;
}

/// A member's medians in the last year, school by school; null if no school has a figure.
Value school_row(const Outcome& o, const Series& s) {
    const int year = o.last_year();
    Value row;
    row.set("state", s.subject);
    row.set("name",
            s.subject == kRemaining ? "remaining members together" : o.state_name(s.subject));
    bool any = false;
    for (std::size_t k = 0; k < o.schools.size(); ++k) {
        const EffectRow* effect = o.effect(o.schools[k], s.measure, s.subject, year);
        if (effect == nullptr) return {};
        if (k == 0) row.set("baseline", cell_of(effect->baseline[1]));
        row.set(fmt::format("school{}", k + 1), cell_of(effect->scenario[1]));
        any = any || !std::isnan(effect->scenario[1]);
    }
    return any ? row : Value{};
}

/// Which burdens of the table no state has borne in peace.
std::vector<std::string> strain_notes(const Outcome& o) {
    std::vector<std::string> notes;
    for (const Strain& s : o.strains)
        notes.push_back(
            fmt::format("{}: the school “{}” implies {} % of GDP in {}, beyond any peacetime "
                        "record (above {} % "
                        "only states at war or just after one).",
                        o.state_name(s.state), school_said(o, s.school),
                        format_number(s.percent, 0), s.year, kPeacetimeBurden));
    return notes;
}

/// The schools side by side; strains are printed, not hidden.
Value schools_table(const Outcome& o) {
    const int year = o.last_year();
    Value e = begin_exhibit(
        {"schools", "spending", fmt::format("Burdens in {}, school by school", year),
         "Median military spending, % of GDP", kBurden.unit,
         "Without the change, and with it under each school. Implausible strains on small states "
         "are a result of the school, and are printed."});
    e.set("alt", "Table of each member's military burden in the last year under each school.");
    add_run_provenance(e, o, kBurden);
    e.set("formula", "median over runs of 100 spending / GDP").set("notes", texts(strain_notes(o)));
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(number_column("baseline", "Without the change", kBurden.unit, 2, "no figure"));
    for (std::size_t k = 0; k < o.schools.size(); ++k)
        columns.push(number_column(fmt::format("school{}", k + 1),
                                   "With it: " + school_words(o.schools[k].label), kBurden.unit, 2,
                                   "no figure"));
    Value rows{Value::Array{}};
    for (const Series& s : o.series) {
        if (s.measure != kBurden.measure) continue;
        if (Value row = school_row(o, s); !row.is_null()) rows.push(std::move(row));
    }
    return e.set("columns", columns).set("rows", rows).set("chart", {});
}

}  // namespace

std::vector<Value> run_exhibits(const Outcome& o) {
    std::vector<Value> all;
    if (has_effect(o, kSpending)) all.push_back(effect_fan(o));
    all.push_back(level_fan(
        o, kSpending,
        {"spending-level", "spending", "The remaining members' military spending together",
         "US$ bn a year, prices of the start", kSpending.unit,
         "All that remain" + of_several(o) + ", added up. " + line_and_band(o)}));
    all.push_back(level_fan(
        o, kBurden,
        {"burden-level", "spending", "The remaining members' burden", "Military spending, % of GDP",
         kBurden.unit,
         "Spending of all that remain" + of_several(o) + " as a share of their GDP together."}));
    if (has_effect(o, kBurden)) all.push_back(schools_table(o));
    return all;
}

}  // namespace counterpoise::report
