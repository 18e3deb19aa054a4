#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "world/facts.h"
#include "world/treaties/treaties.h"

namespace counterpoise {

/// A spell of membership as the table has it: dates as precise as the source knows them.
struct MemberSpell {
    std::string target;
    StateId state;
    Date start;
    Date end;
    std::string start_text;
    std::string end_text;  ///< empty: still in force
    Obligation obligations = Obligation::none;
    std::string source;
    std::string confidence;

    [[nodiscard]] bool in_force(Date day) const { return start <= day && day <= end; }
};

/// Spells in treaties, by treaty, state and start. Source: data/treaty_members.csv.
[[nodiscard]] const std::vector<MemberSpell>& treaty_spells(const Facts& facts);
/// Spells of full membership in institutions, in the same order. Sources: those of `institutions`.
[[nodiscard]] const std::vector<MemberSpell>& institution_spells(const Facts& facts);

/// The first spell of the unbroken membership that `spell` belongs to: the one that says since
/// when. A state goes on with the seat of one of the same ISO code that it follows, as Germany with
/// the Federal Republic's.
[[nodiscard]] const MemberSpell& first_of(const Facts& facts,
                                          const std::vector<MemberSpell>& spells,
                                          const MemberSpell& spell);

}  // namespace counterpoise
