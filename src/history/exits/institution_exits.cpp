#include "history/exits/institution_exits.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "history/exits/series.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 5> kFilters{"none", "too_few_members", "together",
                                                   "back_at_once", "downgraded"};
constexpr int kFewestMembers = 3;

ExitFilter filter_of(const InstitutionExit& e, int status_after) {
    if (e.members_before < kFewestMembers) return ExitFilter::too_few_members;
    if (status_after != 0) return ExitFilter::downgraded;
    if (e.together > kMostTogether) return ExitFilter::together;
    if (e.returned != 0 && e.returned <= e.last_year + 2) return ExitFilter::back_at_once;
    return ExitFilter::none;
}

/// Full members by organization and year.
std::map<std::pair<std::string, int>, int> sizes(const Facts& facts) {
    std::map<std::pair<std::string, int>, int> members;
    RowReader in(facts.table("igo_members"));
    const auto igo = in.column("igo");
    const auto status = in.column("status");
    const auto start = in.column("start_year");
    const auto end = in.column("end_year");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (in.integer(r, status) != 1) continue;
        const int last = in.year(r, end).value;
        for (int y = in.year(r, start).value; y <= last; ++y)
            ++members[{std::string(in.text(r, igo)), y}];
    }
    in.finish();
    return members;
}

}  // namespace

std::string_view name_of(ExitFilter filter) {
    return kFilters[static_cast<std::size_t>(filter)];
}

std::vector<InstitutionExit> read_institution_exits(const Facts& facts) {
    std::vector<InstitutionExit> all;
    RowReader in(facts.table("igo_exits"));
    const auto igo = in.column("igo");
    const auto cow = in.column("cow");
    const auto last = in.column("last_member_year");
    const auto status = in.column("status_after");
    const auto returned = in.column("rejoined_year");
    const auto members = in.column("members_before");
    const auto together = in.column("exits_same_year");
    for (std::size_t r = 0; r < in.rows(); ++r) {
        InstitutionExit e;
        e.institution = in.text(r, igo);
        e.state = in.state(r, cow);
        e.last_year = in.year(r, last).value;
        e.members_before = in.integer(r, members);
        e.together = in.integer(r, together);
        if (!in.text(r, returned).empty()) e.returned = in.year(r, returned).value;
        e.filter = filter_of(e, in.integer(r, status));
        all.push_back(std::move(e));
    }
    in.finish();
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.last_year, a.institution, a.state) <
               std::tie(b.last_year, b.institution, b.state);
    });
    return all;
}

std::vector<BaseRate> institution_rates(const Facts& facts) {
    const auto members = sizes(facts);
    const auto rate = [&](const char* what, int from, bool filtered) {
        BaseRate made{"organizations", what, "member-years", from, kLastIgoYear, 0, 0};
        for (const auto& [key, n] : members)
            if (n >= kFewestMembers && key.second >= from && key.second < kLastIgoYear &&
                members.contains({key.first, key.second + 1}))
                made.at_risk_years += n;
        for (const InstitutionExit& e : institution_exits(facts))
            if (e.last_year >= from &&
                (filtered ? e.filter == ExitFilter::none : e.members_before >= kFewestMembers))
                ++made.events;
        return made;
    };
    return {rate("any member", 1816, true), rate("any member", 1946, true),
            rate("any member", 1990, true), rate("any member, unfiltered", 1946, false)};
}

Contagion institution_contagion(const Facts& facts) {
    const auto rate = [](const char* what) {
        return BaseRate{
            "organizations", what, "member-years", kFirstDepartureYear - 1, kLastIgoYear, 0, 0};
    };
    Contagion found{rate("within 10 years after one"), rate("at other times"), 0, {}};
    std::map<std::string, std::set<int>> left;
    for (const InstitutionExit& e : institution_exits(facts))
        if (e.filter == ExitFilter::none) left[e.institution].insert(e.last_year);
    const auto after = [&](const std::string& institution, int year) {
        const auto it = left.find(institution);
        if (it == left.end()) return false;
        const auto earlier = it->second.lower_bound(year - kContagionYears);
        return earlier != it->second.end() && *earlier < year;
    };
    const auto members = sizes(facts);
    for (const auto& [key, n] : members)
        if (n >= kFewestMembers && key.second >= kFirstDepartureYear - 1 &&
            members.contains({key.first, key.second + 1}))
            (after(key.first, key.second) ? found.after : found.at_rest).at_risk_years += n;
    for (const InstitutionExit& e : institution_exits(facts))
        if (e.filter == ExitFilter::none && e.last_year >= kFirstDepartureYear - 1)
            ++(after(e.institution, e.last_year) ? found.after : found.at_rest).events;
    found.ratio = found.after.rate() / found.at_rest.rate();
    found.interval = rate_ratio_interval(found.after.events, found.after.at_risk_years,
                                         found.at_rest.events, found.at_rest.at_risk_years);
    return found;
}

}  // namespace counterpoise
