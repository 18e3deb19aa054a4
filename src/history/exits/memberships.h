#pragma once

#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// One unbroken membership of a state in a treaty: its phases joined, whatever they oblige to.
struct TreatyMembership {
    StateId state;
    Date start;
    Date end;  ///< last day; kOpenEnd while in force
    /// The phases during which the member itself owes defence.
    struct Phase {
        Date start;
        Date end;
    };
    std::vector<Phase> defence;

    [[nodiscard]] bool covers(Date day) const { return start <= day && day <= end; }
    [[nodiscard]] bool owes_defence(Date day) const;
};

inline constexpr std::size_t kMultilateral = 3;  ///< fewest members of a multilateral treaty
inline constexpr std::size_t kDefenders = 2;     ///< fewest members that owe defence in it

/// Memberships of every treaty, by TreatyId; within one by state and start. Phases of one state
/// that follow each other within a year are one membership: a change of obligations, or a short gap
/// of the record, is no exit.
/// Source   data/treaty_members.csv; docs/method/exits.md.
struct TreatyMemberships {
    std::vector<std::vector<TreatyMembership>> by_treaty;

    [[nodiscard]] std::vector<const TreatyMembership*> of(TreatyId treaty, Date day) const;
    /// Three members or more on that day, at least two of which owe defence.
    [[nodiscard]] bool multilateral_defence(TreatyId treaty, Date day) const;
    /// Exactly two members on that day, at least one of which owes defence.
    [[nodiscard]] bool pair_defence(TreatyId treaty, Date day) const;
    /// Whether the state belongs to a multilateral one, other than `except`, on that day.
    [[nodiscard]] bool in_defence_treaty(StateId state, Date day, TreatyId except) const;
};

[[nodiscard]] TreatyMemberships read_treaty_memberships(const Facts& facts);
[[nodiscard]] inline const TreatyMemberships& treaty_memberships(const Facts& facts) {
    return facts.cached(&read_treaty_memberships);
}

/// Days from `from` to `to`; negative where `to` is earlier. Calendar: Gregorian.
[[nodiscard]] long days_between(Date from, Date to);

inline constexpr double kDaysOfYear = 365.25;

}  // namespace counterpoise
