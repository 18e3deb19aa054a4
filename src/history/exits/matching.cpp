#include "history/exits/matching.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "base/math.h"
#include "history/exits/memberships.h"
#include "history/exits/series.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr int kApartYears = 10;
constexpr int kDisputeYears = 5;

/// Members of multilateral defence treaties other than the one left.
std::set<StateId> members_elsewhere(const Facts& facts, const ExitCase& exit, Date day) {
    std::set<StateId> found;
    const TreatyMemberships& all = treaty_memberships(facts);
    for (std::size_t t = 0; t < all.by_treaty.size(); ++t) {
        const TreatyId treaty{static_cast<std::uint16_t>(t)};
        if (treaty == exit.treaty || !all.multilateral_defence(treaty, day)) continue;
        for (const TreatyMembership* m : all.of(treaty, day)) found.insert(m->state);
    }
    return found;
}

void leave_out_touched(const Facts& facts, const ExitCase& exit, std::set<StateId>& found) {
    const Date first = exit.date.plus_months(-12 * kApartYears);
    const Date last = exit.date.plus_months(12 * kApartYears);
    for (const TreatyMembership& m : treaty_memberships(facts).by_treaty[exit.treaty.code])
        if (m.start <= last && first <= m.end) found.erase(m.state);
    for (const ExitCase& other : exits(facts).cases)
        if (other.counted() && first <= other.date && other.date <= last) found.erase(other.state);
}

double deviation(const std::vector<Traits>& pool, double Traits::*trait) {
    double sum = 0;
    for (const Traits& t : pool) sum += t.*trait;
    const double mean = sum / static_cast<double>(pool.size());
    double squares = 0;
    for (const Traits& t : pool) squares += (t.*trait - mean) * (t.*trait - mean);
    return std::sqrt(squares / static_cast<double>(pool.size()));
}

double squared_distance(const Traits& a, const Traits& b, const std::vector<Traits>& pool) {
    double distance = a.continent == b.continent ? 0 : 1;
    for (const auto trait : {&Traits::log_cinc, &Traits::regime, &Traits::log_disputes}) {
        const double scale = deviation(pool, trait);
        const double step = scale > 0 ? (a.*trait - b.*trait) / scale : 0;
        distance += step * step;
    }
    return distance;
}

}  // namespace

std::vector<Traits> pool_of(const Facts& facts, const ExitCase& exit) {
    const int year = exit.date.year - 1;
    std::set<StateId> found = members_elsewhere(facts, exit, last_day(Year{year}));
    leave_out_touched(facts, exit, found);
    std::vector<Traits> pool;
    for (const StateId state : found)
        if (const auto traits = traits_of(facts, state, year)) pool.push_back(*traits);
    return pool;
}

std::optional<Traits> traits_of(const Facts& facts, StateId state, int year) {
    const double cinc = cinc_series(facts).at(state, std::min(year, kLastCincYear));
    const double regime = regime_series(facts).at(state, year);
    if (!(cinc > 0) || regime != regime) return {};
    double disputes = 0;
    for (int y = year - kDisputeYears + 1; y <= year; ++y) {
        const double entered = dispute_series(facts).at(state, y);
        if (entered == entered) disputes += entered;
    }
    return Traits{state, log_det(cinc), regime, log_det(1 + disputes),
                  states(facts).continent(state)};
}

std::vector<StateId> controls_for(const Facts& facts, StateId state, const ExitCase& exit,
                                  const std::vector<Traits>& pool) {
    return nearest(facts, state, exit.date.year, pool);
}

std::vector<StateId> nearest(const Facts& facts, StateId state, int year,
                             const std::vector<Traits>& pool) {
    const auto own = traits_of(facts, state, year - 1);
    if (!own || pool.size() < kControls) return {};
    std::vector<std::pair<double, StateId>> near;
    for (const Traits& other : pool)
        if (other.state != state)
            near.emplace_back(squared_distance(*own, other, pool), other.state);
    std::sort(near.begin(), near.end());
    std::vector<StateId> controls;
    for (std::size_t i = 0; i < std::min(kControls, near.size()); ++i)
        controls.push_back(near[i].second);
    return controls;
}

}  // namespace counterpoise
