#include "report/page/table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "report/words/numbers.h"

namespace counterpoise::report {
namespace {

using Rows = std::vector<const Value*>;

/// What stands at once, and what opens on demand.
struct Parts {
    Rows first;
    Rows rest;
};

/// Two or three rows are not worth a click.
Parts by_count(const Value::Array& rows) {
    Parts parts;
    const bool all = rows.size() <= kRowsAtOnce + 3;
    for (const Value& row : rows)
        (all || parts.first.size() < kRowsAtOnce ? parts.first : parts.rest).push_back(&row);
    return parts;
}

Parts by_value(const Value::Array& rows, const Value& pick) {
    Parts parts;
    const std::string wanted = format_setting(pick["value"]);
    for (const Value& row : rows)
        (format_setting(row[pick["column"].text()]) == wanted ? parts.first : parts.rest)
            .push_back(&row);
    return parts;
}

Parts parted(const Value& exhibit) {
    const auto& rows = exhibit["rows"].items();
    return exhibit.has("first_rows") ? by_value(rows, exhibit["first_rows"]) : by_count(rows);
}

std::string column_class(const Value& column) {
    return column["type"].text() == "text" ? "text" : "number";
}

Html header(const Value& exhibit) {
    Html cells;
    for (const Value& column : exhibit["columns"].items()) {
        Html name = text(column["name"].text());
        const std::string& unit = column["unit"].text();
        if (!unit.empty()) name += text(" ") + element("span", {{"class", "unit"}}, unit);
        cells += element("th", {{"scope", "col"}, {"class", column_class(column)}}, name);
    }
    return element("thead", {}, element("tr", {}, cells));
}

Html absent_cell(const Value& column) {
    const std::string& reason = column["absent"].text();
    const Html dash = element("span", {{"aria-hidden", "true"}}, kAbsent);
    const std::string spoken = reason.empty() ? "absent" : "absent: " + reason;
    return element("td", {{"class", column_class(column) + " absent"}, {"title", reason}},
                   dash + element("span", {{"class", "spoken"}}, spoken));
}

Html row(const Value& exhibit, const Value& values) {
    Html cells;
    bool first = true;
    for (const Value& column : exhibit["columns"].items()) {
        const Value& cell = values[column["key"].text()];
        const std::string kind = column_class(column);
        if (first) {
            cells += element("th", {{"scope", "row"}, {"class", kind}}, cell_text(column, cell));
        } else if (cell_text(column, cell) == kAbsent) {
            cells += absent_cell(column);
        } else {
            cells += element("td", {{"class", kind}}, cell_text(column, cell));
        }
        first = false;
    }
    return element("tr", {}, cells);
}

Html box(const Value& exhibit, const Rows& rows, std::string_view part) {
    const std::string name = exhibit["title"].text() + std::string(part);
    Html body;
    for (const Value* values : rows) body += row(exhibit, *values);
    const std::string width = "columns-" + std::to_string(exhibit["columns"].items().size());
    const Html inside = element("caption", {{"class", "spoken"}}, name) + header(exhibit) +
                        element("tbody", {}, body);
    return element("div",
                   {{"class", "table-box"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", "Table: " + name}},
                   element("table", {{"class", width}}, inside));
}

bool has_gap(const Value& exhibit, const Value& column) {
    const auto& rows = exhibit["rows"].items();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Value& values) { return values[column["key"].text()].is_null(); });
}

/// Says once, below the table, why the dashes are there: one line a reason.
Html reasons(const Value& exhibit) {
    std::vector<std::pair<std::string, std::string>> columns_by_reason;
    for (const Value& column : exhibit["columns"].items()) {
        const std::string& reason = column["absent"].text();
        if (reason.empty() || !has_gap(exhibit, column)) continue;
        const std::string name = "“" + column["name"].text() + "”";
        const auto known = std::find_if(columns_by_reason.begin(), columns_by_reason.end(),
                                        [&](const auto& entry) { return entry.first == reason; });
        if (known == columns_by_reason.end()) {
            columns_by_reason.emplace_back(reason, name);
        } else {
            known->second += ", " + name;
        }
    }
    Html out;
    for (const auto& [reason, names] : columns_by_reason)
        out += element("p", {{"class", "note"}}, "– under " + names + ": " + reason);
    return out;
}

/// Whether the chart prints every number of the table beside its marks: the script, once it has
/// drawn it, folds such a table.
bool chart_prints(const Value& exhibit) {
    const auto& columns = exhibit["columns"].items();
    const auto numbers = std::count_if(columns.begin(), columns.end(), [](const Value& column) {
        return column["type"].text() == "number";
    });
    const std::string& chart = exhibit["chart"]["type"].text();
    return (chart == "dumbbell" && numbers <= 3) || (chart == "bars" && numbers == 1);
}

}  // namespace

std::string cell_text(const Value& column, const Value& cell) {
    if (cell.is_null()) return kAbsent;
    if (column["type"].text() != "number" || cell.as_text() != nullptr) return format_setting(cell);
    const Value& digits = column["digits"];
    const bool* is_change = column["signed"].as_bool();
    if (digits.is_null()) return format_plain(cell.number());
    return format_number(cell.number(), static_cast<int>(digits.number()),
                         is_change != nullptr && *is_change ? Sign::always : Sign::negative);
}

Html table(const Value& exhibit) {
    const Parts parts = parted(exhibit);
    if (exhibit["columns"].items().empty() || exhibit["rows"].items().empty()) return {};
    Html out = parts.first.empty() ? Html{} : box(exhibit, parts.first, "");
    if (!parts.rest.empty()) {
        const std::string more = "Show the other " + std::to_string(parts.rest.size()) + " rows";
        out += element("details", {{"class", "more-rows"}},
                       element("summary", {}, more) + box(exhibit, parts.rest, ", remaining rows"));
    }
    out += reasons(exhibit);
    if (!chart_prints(exhibit)) return out;
    const std::string rows = std::to_string(exhibit["rows"].items().size());
    return element("details", {{"class", "table-fold"}, {"open", "open"}},
                   element("summary", {}, "Table, " + rows + " rows") + out);
}

}  // namespace counterpoise::report
