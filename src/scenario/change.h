#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "rules/exit/clause.h"
#include "world/assumptions.h"
#include "world/facts.h"
#include "world/world.h"

namespace counterpoise {

/// What a scenario may change.
enum class ChangeKind {
    leave,    ///< denounce a treaty or leave an institution
    join,     ///< accede
    dormant,  ///< stay a member on paper: the pledge no longer counts
    command,  ///< leave the integrated command only, as France did in 1966: the pledge stays
};
[[nodiscard]] std::string_view name_of(ChangeKind kind);

/// Whether a change happens for sure, or with a stated chance a year, or with the rate at which
/// such members left on record.
enum class Occurrence { certain, stated_chance, base_rate };

/// One change of membership.
struct Change {
    ChangeKind kind = ChangeKind::leave;
    Date date;  ///< of the notice; of an uncertain exit, of the first decision
    StateId state;
    TargetKind target = TargetKind::treaty;
    TreatyId treaty;
    InstitutionId institution;
    std::string where;  ///< of the scenario or the command line, for faults
    Occurrence occurrence = Occurrence::certain;
    double chance_per_year = 1;  ///< of a decision, where it is stated

    [[nodiscard]] bool uncertain() const { return occurrence != Occurrence::certain; }
};

/// A change with the day on which it is in force and the clause that says so.
struct Step {
    Change change;
    Date in_force;
    ExitClause clause;
    std::vector<DomesticGate> gates;
};

/// When a state is out if it decides to leave on `decided`: the notice follows after the shortest
/// of its legal steps at home, the exit after the clause's own clock.
[[nodiscard]] Date out_after_decision(const Step& step, Date decided);

/// Reads "USA:NATO". `target_kind` is found by name: a treaty goes before an institution of the
/// same code. Errors: InputError for a malformed word, an unknown state, treaty or institution.
[[nodiscard]] Change parse_change(std::string_view word, ChangeKind kind, const Facts& facts,
                                  Date date, const std::string& where);

[[nodiscard]] std::string target_code(const Change& change, const Facts& facts);
[[nodiscard]] std::string target_name(const Change& change, const Facts& facts);
/// "The United States of America leaves NATO".
[[nodiscard]] std::string describe(const Change& change, const Facts& facts);

/// Works out when each change is in force, and checks them one after the other against memberships
/// in `world`. Errors: InputError with every change at fault: a leaver that is no member, a joiner
/// that is one, a duplicate.
[[nodiscard]] std::vector<Step> steps(const std::vector<Change>& changes, const World& world,
                                      const Facts& facts, const Assumptions& assumptions);

/// Makes one change of membership; settlement is the caller's.
void apply(World& world, const Change& change);

/// The world of a year after all changes are in force and settled.
[[nodiscard]] World changed_world(const World& published, const std::vector<Change>& changes,
                                  const Facts& facts, const Assumptions& assumptions);

}  // namespace counterpoise
