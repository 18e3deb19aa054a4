#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/comparison_exhibits.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

constexpr std::array<const char*, 5> kClasses{
    "1 or more in all variants", "1 or more in most variants", "below 1 in most variants",
    "below 1 in all variants", "no challenger in the record"};

const char* class_of(double reached, double variants) {
    if (!(variants > 0)) return kClasses[4];
    if (reached == variants) return kClasses[0];
    if (reached == 0) return kClasses[3];
    return reached * 2 >= variants ? kClasses[1] : kClasses[2];
}

/// A state's cover before and after, and where it stands in the table.
struct CoverRow {
    std::size_t before = 0;  ///< rows of the two readings
    std::size_t after = 0;
    double reached_before = 0;
    double reached_after = 0;
    double variants = 0;
    bool member = false;

    [[nodiscard]] double change() const {
        const double by = std::abs(reached_after - reached_before);
        return std::isnan(by) ? 0 : by;
    }
    /// Changed ones, members, others with a challenger, the rest.
    [[nodiscard]] int rank() const {
        if (!(variants > 0)) return 3;
        if (change() > 0) return 0;
        return member ? 1 : 2;
    }
};

bool is_followed(const Outcome& o, const std::string& iso3) {
    const auto& all = o.series;
    return std::any_of(all.begin(), all.end(), [&](const Series& s) {
        return s.measure == "cover.states" && s.subject == iso3;
    });
}

std::vector<CoverRow> cover_rows(const Outcome& o, const Comparison& c) {
    std::vector<CoverRow> rows;
    for (std::size_t r = 0; r < c.after.table.rows.size(); ++r) {
        const std::string state = text_at(c.after.table, r, "state");
        CoverRow row;
        row.before = find_row(c.before.table, "state", state);
        row.after = r;
        row.reached_before = number_at(c.before.table, row.before, "variants_reached");
        row.reached_after = number_at(c.after.table, r, "variants_reached");
        row.variants = number_at(c.after.table, r, "variants");
        row.member = is_followed(o, state);
        rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const CoverRow& a, const CoverRow& b) {
        return a.rank() != b.rank() ? a.rank() < b.rank() : a.change() > b.change();
    });
    return rows;
}

Value cover_cells(const Outcome& o, const Comparison& c, const CoverRow& row) {
    const Table& before = c.before.table;
    const Table& after = c.after.table;
    const auto of = [&](double reached) {
        return row.variants > 0 ? Value{fmt::format("{} of {}", reached, row.variants)} : Value{};
    };
    const std::string challenger = text_at(after, row.after, "challenger");
    Value v;
    v.set("state", text_at(after, row.after, "state"));
    v.set("name", text_at(after, row.after, "name"));
    v.set("before", of(row.reached_before)).set("after", of(row.reached_after));
    v.set("challenger", challenger.empty() ? Value{} : Value{o.state_name(challenger)});
    v.set("ratio_before", cell_of(number_at(before, row.before, "value")));
    v.set("ratio_after", cell_of(number_at(after, row.after, "value")));
    v.set("market_after", cell_of(number_at(after, row.after, "market")));
    v.set("cinc_after", cell_of(number_at(after, row.after, "cinc")));
    return v.set("class", class_of(row.reached_after, row.variants));
}

Value cover_columns() {
    const std::string none = "no challenger or no figure";
    Value columns;
    columns.push(text_column("name", "State"));
    columns.push(text_column("before", "Variants at 1 or more, today"));
    columns.push(text_column("after", "the same after the change"));
    columns.push(text_column("challenger", "Largest challenger"));
    columns.push(number_column("ratio_before", "Cover today, purchasing power", "ratio", 2, none));
    columns.push(number_column("ratio_after", "after the change", "ratio", 2, none));
    columns.push(number_column("market_after", "after, market rates", "ratio", 2, none));
    return columns.push(number_column("cinc_after", "after, by CINC", "ratio", 2, none));
}

/// The treaty by which `guarantor` is bound to `state`, or empty.
std::string treaty_between(const Reading& in, const std::string& state,
                           const std::string& guarantor) {
    for (std::size_t r = 0; r < in.table.rows.size(); ++r)
        if (text_at(in.table, r, "state") == state && text_at(in.table, r, "state2") == guarantor)
            return text_at(in.table, r, "treaty");
    return {};
}

Value pledge(const Reading& from, std::size_t r, const std::string& word, const Value& now) {
    Value v;
    v.set("state", text_at(from.table, r, "state")).set("name", text_at(from.table, r, "name"));
    v.set("change", word).set("guarantor", text_at(from.table, r, "guarantor"));
    v.set("treaty", text_at(from.table, r, "treaty")).set("now", now);
    v.set("value", cell_of(number_at(from.table, r, "value")));
    return v.set("assigned", cell_of(number_at(from.table, r, "assigned")));
}

std::vector<Value> pledges_changed(const Comparison& c) {
    std::vector<Value> rows;
    for (std::size_t r = 0; r < c.before.table.rows.size(); ++r) {
        const std::string now = treaty_between(c.after, text_at(c.before.table, r, "state"),
                                               text_at(c.before.table, r, "state2"));
        if (now.empty())
            rows.push_back(pledge(c.before, r, "loses", {}));
        else if (now != text_at(c.before.table, r, "treaty"))
            rows.push_back(pledge(c.before, r, "keeps by another treaty", now));
    }
    for (std::size_t r = 0; r < c.after.table.rows.size(); ++r)
        if (treaty_between(c.before, text_at(c.after.table, r, "state"),
                           text_at(c.after.table, r, "state2"))
                .empty())
            rows.push_back(pledge(c.after, r, "gains", {}));
    return rows;
}

}  // namespace

Value cover_map(const Outcome& o, const Comparison& c) {
    Value e = begin_exhibit(
        {"cover-map", "cover", "Cover by own and pledged strength, after the change",
         "In how many of nine variants cover is 1 or more", "variants that reach 1",
         "Cover is a state's own strength plus what others have pledged it, over the strength of "
         "its largest challenger. Nine variants: three measures of strength, three reliabilities "
         "of pledges."});
    add_provenance(e, o, c);
    Value rows{Value::Array{}};
    int changed = 0;
    for (const CoverRow& row : cover_rows(o, c)) {
        rows.push(cover_cells(o, c, row));
        if (row.change() > 0) ++changed;
    }
    Value categories;
    for (const char* name : kClasses) categories.push(name);
    e.set("alt", fmt::format("World map of cover after the change. In {} states the number of "
                             "variants that reach 1 differs from today; the table has each.",
                             changed));
    e.set("columns", cover_columns()).set("rows", rows);
    return e.set("chart", Value{}
                              .set("type", "map")
                              .set("key", "state")
                              .set("value", "class")
                              .set("categories", categories)
                              .set("neutral", kClasses[4])
                              .set("detail", "name"));
}

Value guarantors_changed(const Outcome& o, const Comparison& c) {
    std::vector<Value> changed = pledges_changed(c);
    const auto leaves = [&](const Value& row) {
        const std::string& state = row["state"].text();
        return std::find(o.leavers.begin(), o.leavers.end(), state) != o.leavers.end();
    };
    std::stable_partition(changed.begin(), changed.end(),
                          [&](const Value& row) { return !leaves(row); });
    Value e = begin_exhibit(
        {"cover-guarantors", "cover", "Who loses or gains a guarantor, by treaty",
         "Guarantor's military spending, US$ m", "US$ m",
         changed.empty() ? "No pledge of defence between two states changes."
                         : fmt::format("{} pledges of defence of one state by another change.",
                                       changed.size())});
    e.set("alt", "Table of pairs of states whose pledge of defence changes, with the treaty.");
    add_provenance(e, o, c);
    Value columns;
    columns.push(text_column("name", "State")).push(text_column("change", "Change"));
    columns.push(text_column("guarantor", "Guarantor")).push(text_column("treaty", "By treaty"));
    if (std::any_of(changed.begin(), changed.end(), [](const Value& v) { return v.has("now"); }))
        columns.push(text_column("now", "Remaining treaty"));
    columns.push(number_column("value", "Guarantor's spending", "US$ m", 0));
    columns.push(number_column("assigned", "of it assigned", "US$ m", 0));
    return e.set("columns", columns).set("rows", Value{Value::Array(changed)}).set("chart", {});
}

void add_cover(ComparisonExhibits& all) {
    all.made("cover.states", &cover_map);
    all.made("cover.guarantors", &guarantors_changed);
    all.made("cascade.guarantee", &guarantees_worth);
    all.per_state("cover.nuclear",
                  {{"cover-nuclear", "cover", "Nuclear-armed pact partners",
                    "Number of nuclear-armed states bound to defend each state", "",
                    "By live treaties. None of them promises nuclear weapons by name."},
                   0,
                   RowOrder::by_change});
    all.per_state("troops.hosted", {{"troops-hosted", "cover", "US troops by host",
                                     "Active-duty personnel stationed there", "",
                                     "No exit rule moves them; US law has a floor for Europe."},
                                    0});
}

}  // namespace counterpoise::report
