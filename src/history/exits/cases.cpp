#include "history/exits/cases.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "history/exits/memberships.h"
#include "history/exits/series.h"
#include "world/row_reader.h"
#include "world/states.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"exit", "not_defence", "state_ended",
                                                 "treaty_followed"};
constexpr int kGraceDays = 31;  ///< a state that ends within them did not leave
constexpr int kCarriedYears = 5;

std::vector<StateId> states_of(const std::vector<const TreatyMembership*>& members) {
    std::vector<StateId> all;
    for (const TreatyMembership* m : members) all.push_back(m->state);
    std::sort(all.begin(), all.end());
    return all;
}

ExitKind kind_of(const Facts& facts, TreatyId treaty, const TreatyMembership& m) {
    if (state_ends(facts, m.state, m.end)) return ExitKind::state_ended;
    if (treaty_memberships(facts).of(treaty, m.end.plus_months(12)).size() < kDefenders)
        return ExitKind::treaty_followed;
    return treaty_memberships(facts).multilateral_defence(treaty, m.end) ? ExitKind::exit
                                                                         : ExitKind::not_defence;
}

/// The published row that ends with the membership.
void add_source(ExitCase& found, const Facts& facts) {
    for (const TreatySpell& s : treaties(facts).spells)
        if (s.treaty == found.treaty && s.state == found.state && s.end == found.date) {
            found.source = s.source;
            found.confidence = s.confidence;
        }
}

ExitCase case_of(const Facts& facts, TreatyId treaty, const TreatyMembership& m) {
    const std::vector<TreatyMembership>& all = treaty_memberships(facts).by_treaty[treaty.code];
    ExitCase found;
    found.treaty = treaty;
    found.state = m.state;
    found.date = m.end;
    found.kind = kind_of(facts, treaty, m);
    found.members = states_of(treaty_memberships(facts).of(treaty, m.end));
    found.remaining = states_of(treaty_memberships(facts).of(treaty, m.end.plus_days(1)));
    found.together = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const auto& o) { return o.end == m.end; }));
    const MemberWeight weight = weight_among(facts, m.state, found.members, m.end.year);
    found.share_cinc = weight.share;
    found.rank = weight.rank;
    found.cinc_year = weight.year;
    found.owed_defence = m.owes_defence(m.end);
    found.returned = std::any_of(all.begin(), all.end(), [&](const TreatyMembership& o) {
        return o.state == m.state && o.start > m.end;
    });
    found.treaty_age_years =
        static_cast<double>(days_between(treaties(facts).at(treaty).start, m.end)) / kDaysOfYear;
    add_source(found, facts);
    return found;
}

}  // namespace

std::string_view name_of(ExitKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

bool state_ends(const Facts& facts, StateId state, Date day) {
    const Date after = day.plus_days(kGraceDays);
    bool ended = false;
    for (const StateSpell& s : states(facts).spells()) {
        if (s.state != state) continue;
        if (s.start <= after && after <= s.end) return false;
        if (s.end <= after && s.end.plus_days(kGraceDays) >= day) ended = true;
    }
    return ended;
}

MemberWeight weight_among(const Facts& facts, StateId state, const std::vector<StateId>& members,
                          int year) {
    const StateSeries& cinc = cinc_series(facts);
    for (int y = year; y >= year - kCarriedYears; --y) {
        const double own = cinc.at(state, y);
        if (!(own >= 0)) continue;
        double sum = 0;
        std::size_t rank = 1;
        for (const StateId member : members) {
            const double theirs = cinc.at(member, y);
            if (!(theirs >= 0)) continue;
            sum += theirs;
            if (theirs > own) ++rank;
        }
        if (sum > 0) return {own / sum, rank, y};
    }
    return {std::numeric_limits<double>::quiet_NaN(), 0, 0};
}

ExitRecord read_exits(const Facts& facts) {
    ExitRecord record;
    const auto& all = treaty_memberships(facts).by_treaty;
    for (std::size_t t = 0; t < all.size(); ++t) {
        const TreatyId treaty{static_cast<std::uint16_t>(t)};
        for (const TreatyMembership& m : all[t]) {
            if (m.end == kOpenEnd || m.end.year < kFirstYear.value ||
                treaty_memberships(facts).of(treaty, m.end).size() < kMultilateral)
                continue;
            if (treaty_memberships(facts).of(treaty, m.end.plus_days(1)).size() < kDefenders)
                ++record.ended_with_treaty;
            else
                record.cases.push_back(case_of(facts, treaty, m));
        }
    }
    std::stable_sort(record.cases.begin(), record.cases.end(), [](const auto& a, const auto& b) {
        return std::tie(a.date, a.treaty, a.state) < std::tie(b.date, b.treaty, b.state);
    });
    return record;
}

}  // namespace counterpoise
