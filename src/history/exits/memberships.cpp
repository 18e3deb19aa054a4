#include "history/exits/memberships.h"

#include <algorithm>
#include <utility>

#include "world/row_reader.h"
#include "world/treaties/treaties.h"

namespace counterpoise {
namespace {

/// Whether a phase that starts then continues what ended before.
bool continues(Date end, Date start) {
    return end == kOpenEnd || start < end.plus_months(12);
}

void add(std::vector<TreatyMembership>& all, const TreatySpell& spell) {
    const bool joined =
        !all.empty() && all.back().state == spell.state && continues(all.back().end, spell.start);
    if (!joined) all.push_back({spell.state, spell.start, spell.end, {}});
    TreatyMembership& membership = all.back();
    membership.end = std::max(membership.end, spell.end);
    if (has(spell.obligations, Obligation::defence))
        membership.defence.push_back({spell.start, spell.end});
}

/// How many belong on a day, and how many of them owe defence.
std::pair<std::size_t, std::size_t> sizes(const std::vector<TreatyMembership>& all, Date day) {
    std::size_t members = 0;
    std::size_t defenders = 0;
    for (const TreatyMembership& m : all) {
        if (!m.covers(day)) continue;
        ++members;
        if (m.owes_defence(day)) ++defenders;
    }
    return {members, defenders};
}

/// Day 0 is 1 March of year 0, so that leap days end a year.
long day_number(Date date) {
    const long year = date.month > 2 ? date.year : date.year - 1;
    const long month = (date.month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1;
}

}  // namespace

bool TreatyMembership::owes_defence(Date day) const {
    return std::any_of(defence.begin(), defence.end(),
                       [&](const Phase& p) { return p.start <= day && day <= p.end; });
}

std::vector<const TreatyMembership*> TreatyMemberships::of(TreatyId treaty, Date day) const {
    std::vector<const TreatyMembership*> members;
    for (const TreatyMembership& m : by_treaty[treaty.code])
        if (m.covers(day)) members.push_back(&m);
    return members;
}

bool TreatyMemberships::multilateral_defence(TreatyId treaty, Date day) const {
    const auto [members, defenders] = sizes(by_treaty[treaty.code], day);
    return members >= kMultilateral && defenders >= kDefenders;
}

bool TreatyMemberships::pair_defence(TreatyId treaty, Date day) const {
    const auto [members, defenders] = sizes(by_treaty[treaty.code], day);
    return members == 2 && defenders >= 1;
}

bool TreatyMemberships::in_defence_treaty(StateId state, Date day, TreatyId except) const {
    for (std::size_t t = 0; t < by_treaty.size(); ++t) {
        const TreatyId treaty{static_cast<std::uint16_t>(t)};
        if (treaty == except) continue;
        const bool member = std::any_of(
            by_treaty[t].begin(), by_treaty[t].end(),
            [&](const TreatyMembership& m) { return m.state == state && m.covers(day); });
        if (member && multilateral_defence(treaty, day)) return true;
    }
    return false;
}

TreatyMemberships read_treaty_memberships(const Facts& facts) {
    const Treaties& all = treaties(facts);
    TreatyMemberships made;
    made.by_treaty.resize(all.list.size());
    for (const TreatySpell& spell : all.spells) add(made.by_treaty[spell.treaty.code], spell);
    return made;
}

long days_between(Date from, Date to) {
    return day_number(to) - day_number(from);
}

}  // namespace counterpoise
