#include "history/exits/institution_study.h"

#include <algorithm>
#include <map>
#include <utility>

#include "history/exits/institution_exits.h"
#include "history/exits/matching.h"
#include "history/exits/series.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr int kApartYears = 10;

/// States of the system in the year before that left nothing within ten years either way.
std::vector<Traits> stayers(const Facts& facts, int year) {
    std::vector<Traits> pool;
    for (const StateId state : states(facts).in_system(last_day(Year{year - 1}))) {
        bool left = false;
        for (int y = year - kApartYears; y <= year + kApartYears; ++y)
            left = left || departure_series(facts).at(state, y) > 0;
        if (left) continue;
        if (const auto traits = traits_of(facts, state, year - 1)) pool.push_back(*traits);
    }
    return pool;
}

std::vector<OrganizationLeaver> leavers(const Facts& facts) {
    std::map<std::pair<int, StateId>, std::size_t> left;
    for (const InstitutionExit& e : institution_exits(facts))
        if (e.filter == ExitFilter::none && e.first_year_out() >= kFirstDepartureYear)
            ++left[{e.first_year_out(), e.state}];
    std::vector<OrganizationLeaver> cases;
    std::map<int, std::vector<Traits>> pools;
    for (const auto& [who, n] : left) {
        const auto& [year, state] = who;
        if (!pools.contains(year)) pools[year] = stayers(facts, year);
        cases.push_back({state, year, n, nearest(facts, state, year, pools[year])});
    }
    return cases;
}

}  // namespace

std::size_t InstitutionStudy::matched() const {
    return static_cast<std::size_t>(
        std::count_if(cases.begin(), cases.end(),
                      [](const OrganizationLeaver& c) { return !c.controls.empty(); }));
}

InstitutionStudy read_institution_study(const Facts& facts) {
    InstitutionStudy study{leavers(facts), {}};
    std::vector<std::uint16_t> state;
    for (const OrganizationLeaver& c : study.cases) state.push_back(c.state.code);
    for (const ExitOutcome outcome : kExitOutcomes) {
        std::vector<Followed> followed;
        for (const OrganizationLeaver& c : study.cases)
            followed.push_back(follow(series_of(facts, outcome), c.state, c.controls, c.year));
        const auto points = points_of(ExitGroup::leaver, outcome, followed, state);
        study.points.insert(study.points.end(), points.begin(), points.end());
    }
    return study;
}

}  // namespace counterpoise
