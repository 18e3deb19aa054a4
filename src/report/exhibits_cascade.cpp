#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "report/exhibit_parts.h"
#include "report/speech.h"

namespace counterpoise::report {
namespace {

bool is_followed(const Outcome& o, const std::string& iso3) {
    const auto& all = o.experiment.series();
    return std::any_of(all.begin(), all.end(), [&](const Series& s) {
        return s.measure == "cover.states" && s.subject == iso3;
    });
}

Value guarantee_columns() {
    const std::string none = "nobody is bound, or no figure";
    Value columns;
    columns.push(text_column("name", "State")).push(text_column("attacker", "Attacker"));
    for (const NamedReliability& school : kNamedReliabilities) {
        const std::string key = school.column;
        const std::string name = school.name;
        columns.push(number_column(key + "_before", "Today, pledges kept: " + name, "x the attack",
                                   2, none));
        columns.push(
            number_column(key + "_after", "After the change, " + name, "x the attack", 2, none));
    }
    columns.push(number_column("no_major_before", "No great power comes, today", "chance", 2));
    return columns.push(
        number_column("no_major_after", "the same after the change", "chance", 2, none));
}

Value guarantee_row(const Outcome& o, const Table& before, std::size_t b, const Table& after,
                    std::size_t a) {
    Value row;
    row.set("state", text_at(before, b, "state")).set("name", text_at(before, b, "name"));
    row.set("attacker", o.state_name(text_at(before, b, "attacker")));
    for (const NamedReliability& school : kNamedReliabilities) {
        const std::string key = school.column;
        row.set(key + "_before", cell_of(number_at(before, b, key)));
        row.set(key + "_after", cell_of(number_at(after, a, key)));
    }
    row.set("no_major_before", cell_of(number_at(before, b, "no_major")));
    return row.set("no_major_after", cell_of(number_at(after, a, "no_major")));
}

}  // namespace

Value guarantees_worth(const Outcome& o, const Comparison& c) {
    const Table& before = c.before.table;
    const Table& after = c.after.table;
    Value rows{Value::Array{}};
    for (std::size_t b = 0; b < before.rows.size(); ++b) {
        const std::string state = text_at(before, b, "state");
        if (!is_followed(o, state)) continue;
        rows.push(guarantee_row(o, before, b, after, find_row(after, "state", state)));
    }
    if (rows.items().empty()) return {};
    Value e = begin_exhibit(
        {"cascade-guarantee", "cover", "What others' pledges are worth if a member is attacked",
         "Expected strength that comes, over the attacker's where the attack falls", "x the attack",
         "Strength that pledges would bring to the attacked state, each as likely as the school "
         "says that pledges are kept. The attacker is the largest challenger in the record: a "
         "question put to the treaties, not a forecast of an attack."});
    add_provenance(e, o, c);
    e.set("alt",
          "Table of members: the expected strength that comes today and after the change, "
          "by four schools of how often pledges are kept.");
    return e.set("columns", guarantee_columns()).set("rows", rows).set("chart", {});
}

}  // namespace counterpoise::report
