#include "history/dyads/dyads.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "behaviour/disputes/covariates.h"
#include "history/dyads/columns.h"

namespace counterpoise {
namespace {

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const DyadColumnMaker& maker : dyad_column_makers()) names.emplace_back(maker.info.name);
    return names;
}

void require_columns(const std::vector<std::string>& columns) {
    const std::vector<std::string> known = column_names();
    Faults faults;
    for (const std::string& name : columns)
        if (std::find(known.begin(), known.end(), name) == known.end())
            faults.add({"--columns", fmt::format("there is no column '{}' of dyad-years", name),
                        "`counterpoise data dyads` lists all", suggestion(name, known)});
    faults.raise_if_any(FaultKind::usage);
}

DyadRows relevant_rows(const Facts& facts, const DyadRows& rows) {
    DyadBuilder builder(facts, rows);
    const DyadColumn& type = builder.column("contiguity_type");
    const DyadColumn& major = builder.column("major_power");
    std::vector<std::uint8_t> keep(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) keep[r] = politically_relevant(type[r], major[r]);
    return rows.kept(keep);
}

/// Columns that look back on disputes, whose rows after the origin are not those of its year.
bool looks_back(std::string_view name) {
    for (const std::string_view part : {"peace_years", "disputes", "elsewhere"})
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

/// Later rows of a pair keep the value of the origin's year.
void carry(const DyadRows& rows, int origin, DyadColumn& values) {
    for (const DyadPair& pair : rows.pairs()) {
        const std::uint32_t at = rows.row_from(pair, origin);
        const std::uint32_t end = pair.first_row + pair.rows;
        const bool there = at < end && rows.year()[at] == origin;
        for (std::uint32_t r = rows.row_from(pair, origin + 1); r < end; ++r)
            values[r] = there ? values[at] : kNotKnown;
    }
}

/// The values of the rows from a year on.
DyadColumn since(const DyadRows& rows, Year from, DyadColumn values) {
    if (from == kFirstYear) return values;
    std::size_t n = 0;
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (rows.year()[r] >= from.value) values[n++] = values[r];
    values.resize(n);
    return values;
}

}  // namespace

const std::vector<DyadColumnInfo>& dyad_column_infos() {
    static const std::vector<DyadColumnInfo> infos = [] {
        std::vector<DyadColumnInfo> all;
        for (const DyadColumnMaker& maker : dyad_column_makers()) all.push_back(maker.info);
        return all;
    }();
    return infos;
}

const std::vector<double>& DyadYears::column(std::string_view name) const {
    for (std::size_t c = 0; c < names.size(); ++c)
        if (names[c] == name) return values[c];
    throw BrokenPromise(fmt::format("column '{}' was not asked for", name));
}

DyadYears dyad_years(const Facts& facts, const DyadQuery& query) {
    require_record_years(query.from, query.to);
    require_columns(query.columns);
    DyadRows rows(facts, query.direction, query.to);
    const std::size_t all_pairs = rows.size();
    if (query.pairs == Pairs::relevant) rows = relevant_rows(facts, rows);
    const std::size_t filtered = rows.size();
    const std::vector<std::string> names = query.columns.empty() ? column_names() : query.columns;
    std::vector<DyadColumn> values;
    {
        DyadBuilder builder(facts, rows, query.origin);
        for (const std::string& name : names) (void)builder.column(name);
        const auto predicted = [&](const std::string& name) {
            DyadColumn column = builder.taken(name);
            if (query.origin && !looks_back(name)) carry(rows, *query.origin, column);
            return column;
        };
        for (std::size_t c = 0; c < names.size(); ++c) {
            const auto before =
                std::find(names.begin(), names.begin() + static_cast<long>(c), names[c]);
            const bool again = before != names.begin() + static_cast<long>(c);
            values.push_back(again ? values[static_cast<std::size_t>(before - names.begin())]
                                   : since(rows, query.from, predicted(names[c])));
        }
    }
    if (query.from > kFirstYear) rows = rows.since(query.from);
    return {std::move(rows), all_pairs, filtered, names, std::move(values)};
}

}  // namespace counterpoise
