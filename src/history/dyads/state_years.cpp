#include "history/dyads/state_years.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr std::size_t kCodes = 1000;

RecordStates read_record_states(const Facts& facts) {
    RecordStates record;
    record.place_of_code.assign(kCodes, RecordStates::kNobody);
    const Date first{kFirstYear.value, 1, 1};
    const Date last = last_day(kLastRecordYear);
    for (const StateSpell& spell : states(facts).spells()) {
        if (spell.end < first || spell.start > last) continue;
        if (record.list.empty() || record.list.back() != spell.state) {
            record.place_of_code[spell.state.code] = record.list.size();
            record.list.push_back(spell.state);
        }
        record.spells.push_back(
            {record.list.size() - 1, std::max(spell.start, first), std::min(spell.end, last)});
    }
    return record;
}

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const StateColumnInfo& info : state_column_infos()) names.emplace_back(info.name);
    return names;
}

const StateColumnInfo* find_info(std::string_view name) {
    for (const StateColumnInfo& info : state_column_infos())
        if (info.name == name) return &info;
    return nullptr;
}

std::vector<const StateColumnInfo*> chosen(const std::vector<std::string>& columns) {
    std::vector<const StateColumnInfo*> infos;
    Faults faults;
    for (const std::string& name : columns.empty() ? column_names() : columns) {
        infos.push_back(find_info(name));
        if (!infos.back())
            faults.add({"--columns", fmt::format("there is no column '{}' of state-years", name),
                        "`counterpoise data states --from 1816` lists all",
                        suggestion(name, column_names())});
    }
    faults.raise_if_any(FaultKind::usage);
    return infos;
}

}  // namespace

const RecordStates& record_states(const Facts& facts) {
    return facts.cached(&read_record_states);
}

const StateGrid& state_grid(const Facts& facts, std::string_view name) {
    const StateColumnInfo* info = find_info(name);
    promise(info != nullptr, "a column of state-years is asked for by its name");
    return facts.cached(info->read);
}

void require_record_years(Year from, Year to) {
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year < kFirstYear || year > kLastRecordYear)
            faults.add(
                {flag, fmt::format("year {} is outside the record", year.value),
                 fmt::format("it runs from {} to {}", kFirstYear.value, kLastRecordYear.value),
                 "Choose a year within it."});
    if (faults.empty() && to < from)
        faults.add({"--to", fmt::format("{} is before {}", to.value, from.value),
                    "the last year comes after the first", "Exchange --from and --to."});
    faults.raise_if_any(FaultKind::usage);
}

StateYears state_years(const Facts& facts, Year from, Year to,
                       const std::vector<std::string>& columns) {
    require_record_years(from, to);
    const std::vector<const StateColumnInfo*> infos = chosen(columns);
    const RecordStates& record = record_states(facts);
    StateYears panel;
    std::vector<std::size_t> places;
    for (const SystemSpell& spell : record.spells) {
        int year = std::max(spell.start.year, from.value);
        const bool same_state = !places.empty() && places.back() == spell.state;
        if (same_state) year = std::max(year, panel.year.back() + 1);
        for (; year <= std::min(spell.end.year, to.value); ++year) {
            places.push_back(spell.state);
            panel.state.push_back(record.list[spell.state]);
            panel.year.push_back(year);
        }
    }
    for (const StateColumnInfo* info : infos) {
        const StateGrid& grid = facts.cached(info->read);
        std::vector<double>& values = panel.values.emplace_back(places.size());
        for (std::size_t r = 0; r < places.size(); ++r)
            values[r] = grid.at(places[r], panel.year[r]);
        panel.names.push_back(info->name);
    }
    return panel;
}

}  // namespace counterpoise
