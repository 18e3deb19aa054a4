#include "history/realignment/membership_years.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "history/dyads/state_years.h"
#include "history/realignment/rows.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

constexpr std::size_t kOutcomes = 2;  ///< exit, ending

std::string_view tables_of(std::string_view column) {
    if (column.starts_with("ideal")) return "treaty_members ideal_points";
    if (column.starts_with("democracy") || column.starts_with("regime"))
        return "treaty_members regimes";
    if (column == "contact") return "treaty_members contiguity";
    if (column == "distance") return "treaty_members capitals";
    if (column == "rival_inside" || column == "shared_rivals") return "treaty_members rivalries";
    if (column == "threat") return "rivalries capabilities";
    if (column == "organization" || column == "fixed_term" || column == "term_due" ||
        column == "renounceable")
        return "treaty_provisions";
    if (column.ends_with("share") || column.ends_with("cinc") || column.ends_with("ratio"))
        return "treaty_members capabilities";
    if (column == "wartime" || column == "log_age") return "treaties";
    return "treaty_members";
}

/// Places of the columns asked for in membership_column_infos().
std::vector<std::size_t> chosen(const std::vector<std::string>& columns) {
    std::vector<std::string> known;
    for (const MembershipColumnInfo& info : membership_column_infos())
        known.emplace_back(info.name);
    std::vector<std::size_t> places;
    Faults faults;
    for (const std::string& name : columns.empty() ? known : columns) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end())
            faults.add({"--columns", fmt::format("there is no column '{}' of memberships", name),
                        "`counterpoise data memberships` lists all", suggestion(name, known)});
        places.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    faults.raise_if_any(FaultKind::usage);
    return places;
}

/// What happened to a member, or to its treaty, in the year.
struct Outcome {
    double exit = kNotKnown;
    double ending = 0;
};

Outcome outcome_of(const TreatyNow& treaty, Place i, const YearOfChange& changes) {
    const auto holds = [&](const std::vector<TreatyId>& list) {
        return std::find(list.begin(), list.end(), treaty.id) != list.end();
    };
    Outcome outcome;
    outcome.ending = holds(changes.ended_by_states) ? kNotKnown : holds(changes.ended) ? 1.0 : 0.0;
    if (treaty.members.size() < kOpenTreaty || !changes.stayed[i]) return outcome;
    outcome.exit = std::any_of(changes.exits.begin(), changes.exits.end(), [&](const auto& c) {
        return c.treaty == treaty.id && c.state == i;
    });
    return outcome;
}

}  // namespace

const std::vector<MembershipColumnInfo>& membership_column_infos() {
    static const std::vector<MembershipColumnInfo> infos = [] {
        std::vector<MembershipColumnInfo> all{
            {"exit", "0-1", "1 where the member leaves in the year and two others stay",
             "treaty_members states"},
            {"ending", "0-1", "1 where fewer than two members are left at the end of the year",
             "treaty_members states"}};
        for (const MemberColumn& column : exit_columns())
            all.push_back({column.name, column.unit, column.meaning, tables_of(column.name)});
        return all;
    }();
    return infos;
}

MembershipYears membership_years(const Facts& facts, Year from, Year to,
                                 const std::vector<std::string>& columns) {
    require_change_years(from, to);
    const std::vector<std::size_t> places = chosen(columns);
    MembershipYears made;
    for (const std::size_t c : places) made.names.emplace_back(membership_column_infos()[c].name);
    made.values.resize(places.size());
    each_year_of_change(facts, to.value, [&](const Situation& s, const YearOfChange& changes) {
        if (changes.year < from.value) return;
        for (const TreatyNow& treaty : s.treaties)
            for (const Place i : treaty.members) {
                made.treaty.push_back(treaties(facts).at(treaty.id).code);
                made.cow.push_back(record_states(facts).list[i].code);
                made.year.push_back(changes.year);
                const Outcome outcome = outcome_of(treaty, i, changes);
                for (std::size_t c = 0; c < places.size(); ++c)
                    made.values[c].push_back(
                        places[c] == 0 ? outcome.exit
                        : places[c] == 1
                            ? outcome.ending
                            : exit_columns()[places[c] - kOutcomes].value(s, treaty, i));
            }
    });
    return made;
}

}  // namespace counterpoise
