#include "report/comparison_exhibits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "files/table_value.h"
#include "report/words/numbers.h"
#include "report/words/sentence_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr const char* kNoneBefore = "not a member, or no figure";
constexpr const char* kNoneAfter = "no longer a member, or no figure";
constexpr std::size_t kToldRows = 6;  ///< rows that a chart's text alternative names

bool any_differs(const std::vector<Pair>& pairs) {
    return std::any_of(pairs.begin(), pairs.end(), [](const Pair& p) { return p.differs(); });
}

std::string told(const PerState& shown, const std::vector<Pair>& pairs) {
    const bool differs = any_differs(pairs);
    std::string alt = fmt::format("{} ({}). ", shown.caption.title, shown.caption.quantity);
    for (std::size_t i = 0; i < std::min(pairs.size(), kToldRows); ++i) {
        const Pair& p = pairs[i];
        const auto figure = [&](double x) {
            return std::isnan(x) ? "none" : format_number(x, shown.digits);
        };
        alt += differs ? fmt::format("{}: {} today, {} after. ", p.name, figure(p.before),
                                     figure(p.after))
                       : fmt::format("{}: {}. ", p.name, figure(p.before));
    }
    return alt;
}

Value pair_row(const Pair& p) {
    Value row;
    row.set("state", p.state).set("name", p.name).set("baseline", cell_of(p.before));
    return row.set("scenario", cell_of(p.after)).set("change", cell_of(p.change()));
}

void add_dumbbell(Value& e, const PerState& shown) {
    const std::string& unit = shown.caption.unit;
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(number_column("baseline", "Today", unit, shown.digits, kNoneBefore));
    columns.push(number_column("scenario", "After the change", unit, shown.digits, kNoneAfter));
    columns.push(change_column("change", "Difference", unit == "%" ? "points" : unit, shown.digits,
                               "no figure on one side"));
    e.set("columns", columns);
    e.set("chart", Value{}
                       .set("type", "dumbbell")
                       .set("label", "name")
                       .set("before", "baseline")
                       .set("after", "scenario")
                       .set("before_name", "today")
                       .set("after_name", "after the change")
                       .set("limit", 15));
}

/// Nothing differs: the figures of today alone.
void add_today(Value& e, const PerState& shown) {
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(number_column("baseline", "Today", shown.caption.unit, shown.digits, kNoneBefore));
    e.set("columns", columns).set("chart", bars("name", "baseline"));
    Value notes = e["notes"];
    e.set("notes", notes.push("By rule, the change leaves these figures as they are."));
}

/// A per-state measure before and after; null if nobody has a figure.
Value before_after(const Outcome& o, const Comparison& c, PerState shown) {
    shown.caption.unit = c.after.unit;
    std::vector<Pair> pairs = pairs_of(c);
    std::erase_if(pairs, [](const Pair& p) { return std::isnan(p.before) && std::isnan(p.after); });
    if (shown.order == RowOrder::by_change)
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            const auto size = [](const Pair& p) { return p.differs() ? std::abs(p.change()) : 0; };
            return size(a) > size(b);
        });
    if (pairs.empty()) return {};
    Value e = begin_exhibit(shown.caption);
    add_provenance(e, o, c);
    e.set("alt", told(shown, pairs));
    if (any_differs(pairs))
        add_dumbbell(e, shown);
    else
        add_today(e, shown);
    Value rows;
    for (const Pair& p : pairs) rows.push(pair_row(p));
    return e.set("rows", rows);
}

bool holds_numbers(const Table& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        return std::holds_alternative<double>(row[column]);
    });
}

Value columns_of(const Table& table, const std::vector<std::string>& hidden) {
    Value columns;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const TableColumn& t = table.columns[c];
        if (std::find(hidden.begin(), hidden.end(), t.key) != hidden.end()) continue;
        columns.push(holds_numbers(table, c) ? number_column(t.key, t.name, t.unit, t.digits)
                                             : text_column(t.key, t.name));
    }
    return columns;
}

Value rows_of(const Table& table) {
    Value rows{Value::Array{}};
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        Value row;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const Cell& cell = table.rows[r][c];
            const auto* text = std::get_if<std::string>(&cell);
            const bool empty = text != nullptr && text->empty();
            row.set(table.columns[c].key, empty ? Value{} : to_value(cell, table.columns[c]));
        }
        rows.push(row);
    }
    return rows;
}

/// The rows after the change with the measure's own columns but `hidden`; null without rows.
Value as_table(const Outcome& o, const Comparison& c, const Caption& caption,
               const std::vector<std::string>& hidden, const Value& chart) {
    if (c.after.table.rows.empty()) return {};
    Value e = begin_exhibit(caption);
    add_provenance(e, o, c);
    e.set("alt", caption.title + ". " + caption.lead);
    e.set("columns", columns_of(c.after.table, hidden)).set("rows", rows_of(c.after.table));
    return e.set("chart", chart);
}

/// Rows by a column of numbers, largest first; rows without one last.
void sort_by(Table& table, std::string_view key) {
    const std::size_t column = table.column(key);
    const auto size = [&](const std::vector<Cell>& row) {
        const auto* number = std::get_if<double>(&row[column]);
        return number ? *number : -std::numeric_limits<double>::infinity();
    };
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [&](const auto& a, const auto& b) { return size(a) > size(b); });
}

/// "power-concentration", with the alliance where it is not the first.
std::string anchor_of(const Comparison& c, const std::string& alliance) {
    std::string id = c.measure;
    std::replace(id.begin(), id.end(), '.', '-');
    std::replace(id.begin(), id.end(), '_', '-');
    return alliance.empty() ? id : id + "-" + slug(alliance);
}

/// A measure that is one number, before and after.
Value one_number(const Outcome& o, const Comparison& c, const std::string& in_anchor,
                 const std::string& in_title) {
    constexpr int kDigits = 4;
    const double before = number_at(c.before.table, 0, "value");
    const double after = number_at(c.after.table, 0, "value");
    const std::string title = c.title + (in_title.empty() ? "" : ": " + in_title);
    Value e =
        begin_exhibit({anchor_of(c, in_anchor), c.section, title, "", c.after.unit,
                       fmt::format("{} today, {} after the change.", format_number(before, kDigits),
                                   format_number(after, kDigits))});
    add_provenance(e, o, c);
    Value columns;
    columns.push(number_column("baseline", "Today", c.after.unit, kDigits, "no figure"));
    columns.push(number_column("scenario", "After the change", c.after.unit, kDigits, "no figure"));
    columns.push(change_column("change", "Difference", c.after.unit, kDigits, "no figure"));
    Value rows;
    rows.push(Value{}
                  .set("baseline", cell_of(before))
                  .set("scenario", cell_of(after))
                  .set("change", cell_of(after - before)));
    return e.set("alt", title).set("columns", columns).set("rows", rows).set("chart", {});
}

}  // namespace

Value bars(const std::string& label, const std::string& value) {
    return Value{}.set("type", "bars").set("label", label).set("value", value).set("limit", 15);
}

void ComparisonExhibits::per_state(const char* measure, const PerState& shown) {
    if (const Comparison* c = o_.find(measure)) add(before_after(o_, *c, shown));
}

void ComparisonExhibits::per_alliance(const char* measure, const PerState& shown) {
    for (const std::string& code : codes_of(o_)) {
        const Comparison* c = o_.find(measure, code);
        if (c == nullptr) continue;
        PerState one = shown;
        if (!is_first(code)) one.caption.id += "-" + slug(code);
        if (several_alliances(o_)) one.caption.title += ": " + code;
        add(before_after(o_, *c, one));
    }
}

void ComparisonExhibits::table(const char* measure, const Caption& caption,
                               const std::vector<std::string>& hidden, const Value& chart,
                               std::string_view largest_first) {
    const Comparison* found = o_.find(measure);
    if (found == nullptr) return;
    Comparison c = *found;
    if (!largest_first.empty()) sort_by(c.after.table, largest_first);
    add(as_table(o_, c, caption, hidden, chart));
}

void ComparisonExhibits::number(const char* measure) {
    for (const Comparison& c : o_.comparisons)
        if (c.measure == measure)
            add(one_number(o_, c, c.alliance.empty() || is_first(c.alliance) ? "" : c.alliance,
                           several_alliances(o_) ? c.alliance : ""));
}

void ComparisonExhibits::made(const char* measure,
                              Value (*make)(const Outcome&, const Comparison&)) {
    if (const Comparison* c = o_.find(measure)) add(make(o_, *c));
}

void ComparisonExhibits::by_default() {
    for (const Comparison& c : o_.comparisons) {
        if (c.has_own_exhibit) continue;
        const bool first = c.alliance.empty() || is_first(c.alliance);
        const bool several = several_alliances(o_) && !c.alliance.empty();
        if (c.shape == Shape::number) {
            add(one_number(o_, c, first ? "" : c.alliance, several ? c.alliance : ""));
            continue;
        }
        Caption caption{anchor_of(c, first ? "" : c.alliance),
                        c.section,
                        c.title + (several ? ": " + c.alliance : ""),
                        fmt::format("{} ({})", c.title, c.after.unit),
                        c.after.unit,
                        c.formula};
        if (c.shape == Shape::per_state)
            add(before_after(o_, c, {std::move(caption)}));
        else
            add(as_table(o_, c, caption, {}, {}));
    }
}

bool ComparisonExhibits::is_first(const std::string& code) const {
    return code == o_.alliances.front().code;
}

void ComparisonExhibits::add(Value e) {
    if (!e.is_null()) all_.push_back(std::move(e));
}

}  // namespace counterpoise::report
