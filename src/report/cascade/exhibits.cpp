#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "report/exhibit_parts.h"
#include "report/words/speech.h"

namespace counterpoise::report {
namespace {

bool is_followed(const Outcome& o, const std::string& iso3) {
    const auto& all = o.series;
    return std::any_of(all.begin(), all.end(), [&](const Series& s) {
        return s.measure == "cover.states" && s.subject == iso3;
    });
}

constexpr const char* kNoFigure =
    "no figure of strength of the state, of the attacker or of a great power that is bound";

/// Why a number after the change may be absent; `lost` if a state has nobody left who is bound.
std::string absent_after(bool lost) {
    return lost ? std::string(
                      "nobody is bound any more (then no chance stands beside either), or ") +
                      kNoFigure
                : kNoFigure;
}

Value guarantee_columns(bool lost) {
    Value columns;
    columns.push(text_column("name", "State")).push(text_column("attacker", "Attacker"));
    columns.push(text_column("record", "What makes it the attacker, last year of the record"));
    for (const NamedReliability& school : kNamedReliabilities) {
        const std::string key = school.column;
        const std::string name = school.name;
        columns.push(number_column(key + "_before", "Today, pledges kept: " + name, "x the attack",
                                   2, kNoFigure));
        columns.push(number_column(key + "_after", "After the change, " + name, "x the attack", 2,
                                   absent_after(lost)));
    }
    const NamedReliability& estimated = kNamedReliabilities.front();
    columns.push(number_column(
        "no_major_before",
        fmt::format("No great power comes, today; pledges kept: {}", estimated.name), "chance", 2));
    return columns.push(number_column("no_major_after", "the same after the change", "chance", 2,
                                      "nobody is bound any more"));
}

Value guarantee_row(const Outcome& o, const Table& before, std::size_t b, const Table& after,
                    std::size_t a) {
    Value row;
    row.set("state", text_at(before, b, "state")).set("name", text_at(before, b, "name"));
    row.set("attacker", o.state_name(text_at(before, b, "attacker")));
    row.set("record", text_at(before, b, "record"));
    for (const NamedReliability& school : kNamedReliabilities) {
        const std::string key = school.column;
        row.set(key + "_before", cell_of(number_at(before, b, key)));
        row.set(key + "_after", cell_of(number_at(after, a, key)));
    }
    const std::string no_major = std::string(kNamedReliabilities.front().column) + "_no_major";
    row.set("no_major_before", cell_of(number_at(before, b, no_major)));
    return row.set("no_major_after", cell_of(number_at(after, a, no_major)));
}

/// Rows of states that are followed: least comes to the first, today, over what attacks it; those
/// without a figure last.
std::vector<std::size_t> most_challenged_first(const Outcome& o, const Table& before) {
    std::vector<std::size_t> rows;
    for (std::size_t b = 0; b < before.rows.size(); ++b)
        if (is_followed(o, text_at(before, b, "state"))) rows.push_back(b);
    const auto weight = [&](std::size_t b) {
        const double comes = number_at(before, b, kNamedReliabilities.front().column);
        return std::isnan(comes) ? std::numeric_limits<double>::infinity() : comes;
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::size_t x, std::size_t y) { return weight(x) < weight(y); });
    return rows;
}

/// The measure's notes without those on the pledges of single states that are not shown.
std::vector<std::string> notes_on_followed(const Outcome& o, const Table& table,
                                           std::vector<std::string> notes) {
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (!is_followed(o, text_at(table, r, "state")))
            std::erase(notes, text_at(table, r, "own_pledge"));
    return notes;
}

}  // namespace

Value guarantees_worth(const Outcome& o, const Comparison& c) {
    const Table& before = c.before.table;
    const Table& after = c.after.table;
    Value rows{Value::Array{}};
    bool lost = false;
    for (const std::size_t b : most_challenged_first(o, before)) {
        const std::size_t a = find_row(after, "state", text_at(before, b, "state"));
        lost = lost || a == after.rows.size();
        rows.push(guarantee_row(o, before, b, after, a));
    }
    if (rows.items().empty()) return {};
    Value e = begin_exhibit(
        {"cascade-guarantee", "cover", "What others' pledges are worth if a member is attacked",
         "Expected strength that comes, over the attacker's where the attack falls", "x the attack",
         "Strength that pledges would bring to the attacked state, each as likely as the school "
         "says that pledges are kept. First stand those to whom least would come today, over what "
         "attacks them. The attacker is the largest challenger in the record, and the record may "
         "be old: a question put to the treaties, not a forecast of an attack."});
    add_provenance(e, o, c);
    e.set("notes", texts(notes_on_followed(o, after, c.after.notes)));
    e.set("alt",
          "Table of members: the expected strength that comes today and after the change, "
          "by four schools of how often pledges are kept.");
    return e.set("columns", guarantee_columns(lost)).set("rows", rows).set("chart", {});
}

}  // namespace counterpoise::report
