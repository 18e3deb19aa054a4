#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// What the end of a membership is, where at least two other members stay. Only `exit` is counted.
enum class ExitKind {
    exit,             ///< a member of a multilateral defence treaty leaves and the treaty goes on
    not_defence,      ///< the same, but fewer than two members owed defence (CENTO)
    state_ended,      ///< the state ended or its seat passed to a successor (East Germany, 1990)
    treaty_followed,  ///< fewer than two members were left a year later
};
[[nodiscard]] std::string_view name_of(ExitKind kind);

/// One end of a membership in the record.
struct ExitCase {
    TreatyId treaty;
    StateId state;
    Date date;  ///< last day of membership
    ExitKind kind = ExitKind::exit;
    std::vector<StateId> members;    ///< on that day, the leaver included, by code
    std::vector<StateId> remaining;  ///< on the day after
    std::size_t together = 1;        ///< members that left on that day, this one included
    double share_cinc = 0;           ///< of the members' sum; NaN where the leaver has none
    std::size_t rank = 0;            ///< 1: the largest by CINC; 0 where unknown
    int cinc_year = 0;               ///< the year of the shares; 0 where unknown
    bool owed_defence = false;       ///< the leaver itself, on that day
    bool returned = false;           ///< a member again later
    double treaty_age_years = 0;
    std::string source;  ///< ATOP 4.01, or an update entered by hand
    std::string confidence;

    [[nodiscard]] bool largest() const { return rank == 1; }
    [[nodiscard]] bool counted() const { return kind == ExitKind::exit; }
};

/// What the record holds of ends of memberships.
struct ExitRecord {
    std::vector<ExitCase> cases;        ///< by date, treaty, state
    std::size_t ended_with_treaty = 0;  ///< ends that left fewer than two members: not listed
};

/// Every end of a membership in an alliance of three members or more.
///
///     exit: on its last day d the treaty has >= 3 members, >= 2 owe defence, the state is in the
///     international system 31 days later, >= 2 others stay on d + 1 and >= 2 belong a year later
///
/// Shape    one case a membership that ended; memberships are unbroken spells (TreatyMemberships).
/// Units    share_cinc as a fraction of the sum over members that have a CINC that year.
/// Missing  CINC of the exit's year, else of the latest of the five years before.
/// Source   data/treaty_members.csv, data/states.csv, data/capabilities.csv.gz;
///          docs/method/exits.md.
[[nodiscard]] ExitRecord read_exits(const Facts& facts);
[[nodiscard]] inline const ExitRecord& exits(const Facts& facts) {
    return facts.cached(&read_exits);
}

/// Whether the state was in the international system about that day, and no longer a month after.
[[nodiscard]] bool state_ends(const Facts& facts, StateId state, Date day);

/// How much of the capability of some members one of them has.
struct MemberWeight {
    double share = 0;
    std::size_t rank = 0;
    int year = 0;
};
/// A member's share and rank by CINC among members of that year (or up to five before).
[[nodiscard]] MemberWeight weight_among(const Facts& facts, StateId state,
                                        const std::vector<StateId>& members, int year);

}  // namespace counterpoise
