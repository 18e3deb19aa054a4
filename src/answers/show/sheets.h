#pragma once

#include "answers/sheet.h"
#include "base/ids.h"
#include "rules/exit/clause.h"
#include "rules/un_entities/funding.h"
#include "world/facts.h"

namespace counterpoise {

/// What the facts say of a state in a year: figures, treaties, institutions.
[[nodiscard]] Sheet state_sheet(const Facts& facts, StateId state, Year year);
/// Of a treaty: standing, exit clause, gates, members.
[[nodiscard]] Sheet treaty_sheet(const Facts& facts, TreatyId treaty, Year year);
/// Of an institution: exit clause, gates, members, known events, money where it is a UN entity.
[[nodiscard]] Sheet institution_sheet(const Facts& facts, InstitutionId institution, Year year);
/// Of a UN entity that is no institution of its own, such as WFP: its money.
[[nodiscard]] Sheet entity_sheet(const Facts& facts, const UnEntity& entity, Year year);

/// How a treaty or institution is left, and what comes before that at home.
void add_exit(Sheet& sheet, const Facts& facts, TargetKind kind, const std::string& target);
/// The revenue of UN entities in the last year of the record that is not after `year`.
void add_money(Sheet& sheet, const Facts& facts, const std::vector<UnEntity>& entities, Year year);

}  // namespace counterpoise
