#include "history/exits/pair_rates.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "history/exits/cases.h"
#include "history/exits/memberships.h"
#include "history/exits/stretches.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr int kFirstYears[] = {1816, 1946, 1990};

bool owes_in(const std::vector<const TreatyMembership*>& members, StateId one, StateId other,
             Date day) {
    return std::any_of(members.begin(), members.end(), [&](const TreatyMembership* m) {
        return (m->state == one || m->state == other) && m->owes_defence(day);
    });
}

bool holds(const std::vector<const TreatyMembership*>& members, StateId state) {
    return std::any_of(members.begin(), members.end(),
                       [&](const TreatyMembership* m) { return m->state == state; });
}

bool bound_elsewhere(const TreatyMemberships& record, const PairEnding& e) {
    const Date later = e.date.plus_months(12);
    for (std::size_t t = 0; t < record.by_treaty.size(); ++t) {
        const TreatyId treaty{static_cast<std::uint16_t>(t)};
        if (treaty == e.treaty) continue;
        const auto members = record.of(treaty, later);
        if (holds(members, e.one) && holds(members, e.other) &&
            owes_in(members, e.one, e.other, later))
            return true;
    }
    return false;
}

/// The pact of two that ends on that day, where one does.
std::optional<PairEnding> ending_on(const Facts& facts, TreatyId treaty, Date day) {
    const TreatyMemberships& record = treaty_memberships(facts);
    if (!record.pair_defence(treaty, day)) return {};
    if (record.of(treaty, day.plus_days(1)).size() >= 2) return {};
    const auto members = record.of(treaty, day);
    PairEnding e{treaty, members[0]->state, members[1]->state, day};
    if (state_ends(facts, e.one, day) || state_ends(facts, e.other, day)) return {};
    e.bound_again = bound_elsewhere(record, e);
    return e;
}

BaseRate rate_since(const Facts& facts, int from, std::optional<TreatyId> treaty) {
    const TreatyMemberships& record = treaty_memberships(facts);
    const Date first{from, 1, 1};
    const Date last{kLastAtopYear, 12, 31};
    BaseRate rate{
        "two-state defence pacts", "either of a pair", "treaty-years", from, kLastAtopYear, 0, 0};
    for (const PairEnding& e : pair_endings(facts))
        if (first <= e.date && e.date <= last && (!treaty || e.treaty == *treaty)) ++rate.events;
    for (std::size_t t = 0; t < record.by_treaty.size(); ++t) {
        const TreatyId one{static_cast<std::uint16_t>(t)};
        if (treaty && one != *treaty) continue;
        each_stretch(
            record, one, first, last, [&](Date day) { return record.pair_defence(one, day); },
            [&](Date, double years) { rate.at_risk_years += years; });
    }
    return rate;
}

}  // namespace

std::vector<PairEnding> read_pair_endings(const Facts& facts) {
    const TreatyMemberships& record = treaty_memberships(facts);
    std::vector<PairEnding> all;
    for (std::size_t t = 0; t < record.by_treaty.size(); ++t) {
        std::set<Date> days;
        for (const TreatyMembership& m : record.by_treaty[t])
            if (m.end != kOpenEnd && m.end.year >= kFirstYear.value) days.insert(m.end);
        for (const Date day : days)
            if (const auto e = ending_on(facts, TreatyId{static_cast<std::uint16_t>(t)}, day))
                all.push_back(*e);
    }
    std::stable_sort(all.begin(), all.end(), [](const PairEnding& a, const PairEnding& b) {
        return std::tie(a.date, a.treaty) < std::tie(b.date, b.treaty);
    });
    return all;
}

std::vector<BaseRate> pair_rates(const Facts& facts, std::optional<TreatyId> treaty) {
    std::vector<BaseRate> rates;
    for (const int from : kFirstYears) rates.push_back(rate_since(facts, from, treaty));
    return rates;
}

}  // namespace counterpoise
