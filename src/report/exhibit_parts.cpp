#include "report/exhibit_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr double kSame = 1e-9;  ///< differences below are rounding of sums

const double kAbsentNumber = std::numeric_limits<double>::quiet_NaN();

double size_of(const Pair& p) {
    return std::fmax(std::isnan(p.before) ? 0 : p.before, std::isnan(p.after) ? 0 : p.after);
}

}  // namespace

Value cell_of(double x) {
    return std::isnan(x) ? Value{} : Value{x};
}

Value text_column(const std::string& key, const std::string& name) {
    return Value{}.set("key", key).set("name", name).set("type", "text");
}

Value number_column(const std::string& key, const std::string& name, const std::string& unit,
                    int digits, const std::string& absent) {
    Value c;
    c.set("key", key).set("name", name).set("type", "number");
    if (!unit.empty()) c.set("unit", unit);
    c.set("digits", digits);
    if (!absent.empty()) c.set("absent", absent);
    return c;
}

Value change_column(const std::string& key, const std::string& name, const std::string& unit,
                    int digits, const std::string& absent) {
    return number_column(key, name, unit, digits, absent).set("signed", true);
}

Value texts(const std::vector<std::string>& all) {
    Value array{Value::Array{}};
    for (const std::string& t : all) array.push(t);
    return array;
}

Value begin_exhibit(const Caption& c) {
    Value e;
    e.set("id", c.id).set("group", c.group).set("measure", "").set("title", c.title);
    return e.set("quantity", c.quantity).set("unit", c.unit).set("lead", c.lead).set("alt", "");
}

void add_sources(Value& e, const Outcome& o, const std::vector<std::string>& tables) {
    std::vector<std::string> shorts;
    for (const std::string& table : tables)
        for (const SourceLine& line : o.sources)
            if (line.table == table &&
                std::find(shorts.begin(), shorts.end(), line.short_name) == shorts.end())
                shorts.push_back(line.short_name);
    e.set("source", texts(shorts)).set("tables", texts(tables));
}

void add_provenance(Value& e, const Outcome& o, const Comparison& c) {
    e.set("measure", c.measure).set("formula", c.formula);
    add_sources(e, o, c.after.sources);
    e.set("standing", name_of(c.after.standing)).set("vintage", c.after.vintage);
    e.set("method", c.method).set("notes", texts(c.after.notes));
}

bool Pair::differs() const {
    if (std::isnan(before) != std::isnan(after)) return true;
    return !std::isnan(before) && std::abs(change()) > kSame;
}

std::vector<Pair> pairs_of(const Comparison& c) {
    const Table& before = c.before.table;
    const Table& after = c.after.table;
    std::vector<Pair> pairs;
    for (std::size_t r = 0; r < before.rows.size(); ++r) {
        const std::string state = text_at(before, r, "state");
        pairs.push_back({state, text_at(before, r, "name"), number_at(before, r, "value"),
                         number_at(after, find_row(after, "state", state), "value")});
    }
    for (std::size_t r = 0; r < after.rows.size(); ++r) {
        const std::string state = text_at(after, r, "state");
        if (find_row(before, "state", state) == before.rows.size())
            pairs.push_back(
                {state, text_at(after, r, "name"), kAbsentNumber, number_at(after, r, "value")});
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return size_of(a) > size_of(b); });
    return pairs;
}

std::vector<Agreed> agreed(const Outcome& o, std::size_t series, Centre centre, int digits,
                           double scale) {
    const int year = o.last_year();
    const bool means = centre == Centre::mean;
    std::vector<Agreed> all;
    for (const SchoolOutcome& school : o.schools)
        for (const EffectRow& row : school.rows) {
            if (row.series != series || row.year != year || std::isnan(row.baseline[1])) continue;
            Agreed made{{means ? row.baseline_mean : row.baseline[1],
                         means ? row.scenario_mean : row.scenario[1],
                         means ? row.effect_mean : row.effect[1], row.effect[0], row.effect[2]},
                        {},
                        {}};
            for (double& x : made.figures) x *= scale;
            for (const double x : made.figures) made.shown += format_number(x, digits) + " ";
            auto like = std::find_if(all.begin(), all.end(),
                                     [&](const Agreed& a) { return a.shown == made.shown; });
            if (like == all.end()) like = all.insert(all.end(), std::move(made));
            like->schools.push_back(school_words(school.label));
        }
    return all;
}

std::string schools_cell(const Outcome& o, const Agreed& group) {
    const bool all = o.schools.size() > 1 && group.schools.size() == o.schools.size();
    return all ? "all schools" : listed(group.schools);
}

void add_figure_columns(Value& columns, const Outcome& o, Centre centre, const std::string& unit,
                        int digits) {
    const bool interval = has_interval(o);
    columns.push(number_column("baseline", "Without the change", unit, digits, "no figure"));
    columns.push(number_column("scenario", "With it", unit, digits, "no figure"));
    columns.push(change_column("effect",
                               centre == Centre::mean ? "Difference, mean" : "Difference, median",
                               unit, digits, "no figure"));
    columns.push(change_column("low", interval ? "5 %" : "lowest run", unit, digits, "no figure"));
    columns.push(
        change_column("high", interval ? "95 %" : "highest run", unit, digits, "no figure"));
}

Value& add_figures(Value& row, const Agreed& group) {
    return row.set("baseline", cell_of(group.figures[0]))
        .set("scenario", cell_of(group.figures[1]))
        .set("effect", cell_of(group.figures[2]))
        .set("low", cell_of(group.figures[3]))
        .set("high", cell_of(group.figures[4]));
}

std::string subject_name(const Outcome& o, const std::string& subject) {
    if (subject == "remaining") return "remaining members together";
    return subject == "world" ? "the world" : o.state_name(subject);
}

}  // namespace counterpoise::report
