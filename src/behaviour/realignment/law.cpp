#include "behaviour/realignment/law.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();
constexpr std::string_view kFile = "parameters/realignment.toml";

std::vector<std::string_view> names_of(Process process) {
    std::vector<std::string_view> names;
    const auto add = [&](const auto& columns) {
        for (const auto& column : columns) names.push_back(column.name);
    };
    switch (process) {
        case Process::exit:
            add(exit_columns());
            break;
        case Process::ending:
            add(ending_columns());
            break;
        case Process::entry:
            add(entry_columns());
            break;
        case Process::pact:
            add(pact_columns());
            break;
    }
    return names;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Mover mover_of_member_column(std::string_view name) {
    if (name == "lately") return Mover::world;
    if (is_one_of(name, {"log_age", "log_members", "organization", "fixed_term", "first_term",
                         "term_due", "renounceable", "wartime", "defence", "hegemon_share",
                         "recent_exits", "recent_entries"}))
        return Mover::treaty;
    if (is_one_of(name, {"log_partners", "lost_guarantor"})) return Mover::state;
    return is_one_of(name, {"other_ties", "partners_inside"}) ? Mover::ties : Mover::members;
}

Mover mover_of_treaty_column(std::string_view name) {
    if (name == "lately") return Mover::world;
    if (is_one_of(name, {"log_age", "first_term", "term_due", "recent_exits"}))
        return Mover::treaty;
    return name == "other_ties" ? Mover::ties : Mover::members;
}

Mover mover_of_pair_column(std::string_view name) {
    if (name == "lately") return Mover::world;
    if (is_one_of(name, {"partners", "recent_pacts", "lost_guarantors"})) return Mover::state;
    return is_one_of(name, {"allied", "other_treaty", "shared_partners", "past_pact"})
               ? Mover::ties
               : Mover::members;
}

template <class Columns>
std::vector<std::size_t> places(const Columns& columns, Mover mover,
                                Mover (*of)(std::string_view)) {
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (of(columns[c].name) == mover) found.push_back(c);
    return found;
}

}  // namespace

RealignmentModel::RealignmentModel(const ParameterSet& set) {
    Faults faults;
    std::vector<bool> taken(set.list.size(), false);
    const auto find = [&](const std::string& name) {
        const auto place = set.find(name);
        if (place) taken[*place] = true;
        return place.value_or(kNone);
    };
    for (std::size_t p = 0; p < kProcesses; ++p) {
        const std::string process(name_of(static_cast<Process>(p)));
        places_[p].intercept = find(process + ".intercept");
        places_[p].year_spread = find(process + ".year_spread");
        for (const std::string_view column : names_of(static_cast<Process>(p)))
            places_[p].columns.push_back(find(fmt::format("{}.{}", process, column)));
        for (const std::size_t place : places_[p].columns) {
            const auto range =
                std::find_if(set.ranges.begin(), set.ranges.end(), [&](const CovariateRange& r) {
                    return place != kNone && r.name == set.list[place].name;
                });
            const bool bounded = range != set.ranges.end();
            places_[p].low.push_back(bounded ? range->low : -kUnbounded);
            places_[p].high.push_back(bounded ? range->high : kUnbounded);
        }
        for (const auto& [place, name] : {std::pair(places_[p].intercept, "intercept"),
                                          {places_[p].year_spread, "year_spread"}})
            if (place == kNone)
                faults.add({std::string(kFile),
                            fmt::format("parameter '{}.{}' is absent", process, name),
                            "realignment cannot be simulated without it",
                            "Write the file anew: counterpoise fit realignment --write DIR."});
    }
    for (std::size_t i = 0; i < taken.size(); ++i)
        if (!taken[i])
            faults.add({std::string(kFile),
                        fmt::format("parameter '{}' is none of realignment", set.list[i].name),
                        "no process has such a column",
                        "Fit columns that docs/method/realignment.md lists."});
    faults.raise_if_any();
    for (const Parameter& parameter : set.list) estimates_.push_back(parameter.value);
}

RealignmentLaw RealignmentModel::law(std::span<const double> values) const {
    RealignmentLaw law;
    const auto at = [&](std::size_t place) { return place == kNone ? 0.0 : values[place]; };
    for (std::size_t p = 0; p < kProcesses; ++p) {
        law[p].intercept = at(places_[p].intercept);
        law[p].year_spread = at(places_[p].year_spread);
        for (const std::size_t column : places_[p].columns) law[p].b.push_back(at(column));
        law[p].low = places_[p].low;
        law[p].high = places_[p].high;
    }
    return law;
}

std::vector<std::size_t> columns_moved(std::span<const MemberColumn> columns, Mover mover) {
    return places(columns, mover, mover_of_member_column);
}

std::vector<std::size_t> columns_moved(std::span<const TreatyColumn> columns, Mover mover) {
    return places(columns, mover, mover_of_treaty_column);
}

std::vector<std::size_t> columns_moved(std::span<const PairColumn> columns, Mover mover) {
    return places(columns, mover, mover_of_pair_column);
}

}  // namespace counterpoise
