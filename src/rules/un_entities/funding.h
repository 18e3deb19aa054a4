#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "world/assumptions.h"
#include "world/facts.h"
#include "world/world.h"

namespace counterpoise {

/// Who has authority over an entity's assessed money. Source: data/un_entities.csv.
enum class AssessedBy { nobody, united_nations, agency };

struct UnEntity {
    std::string code;
    std::string name;
    std::string institution;  ///< the membership it is, or empty for a programme of the UN
    AssessedBy assessed_by = AssessedBy::nobody;
};
[[nodiscard]] const std::vector<UnEntity>& un_entities(const Facts& facts);

/// One entity's revenue of a year and the part that the leavers gave.
struct EntityFunding {
    std::string entity;
    std::string name;
    double total_usd_m = 0;         ///< governments and others together
    double from_leavers_usd_m = 0;  ///< everything they gave, whatever is assumed
    double assessed_usd_m = 0;      ///< of what the leavers gave
    double voluntary_usd_m = 0;     ///< core and earmarked
    double other_usd_m = 0;
    double lost_usd_m = 0;  ///< what stops under the assumptions, before others make it up
};

/// Which part of a leaver's money to an entity stops.
///
///     assessed   stops where the state is no longer a member: of the UN for the UN's own budgets,
///     of the agency for an
///                agency (left by a change of its own or by the assumption `agencies`)
///     voluntary  stops with `un_voluntary = stops` once the state has left the UN, and for
///     agencies left with it other      (fees, services) stops with the voluntary money
///
/// Shape    one row an entity that had revenue that year, largest first.
/// Units    US$ m.
/// Missing  an entity without revenue that year has no row.
/// Errors   InputError if the year has no revenue data, or `agencies` names no entity.
/// Source   data/un_revenue.csv.gz, data/un_revenue_other.csv (CEB); docs/method/un_entities.md.
[[nodiscard]] std::vector<EntityFunding> entity_funding(const Facts& facts, Year year,
                                                        const World& before, const World& after,
                                                        const Assumptions& assumptions);

/// Errors   InputError with every code in `agencies` that names no entity.
void check_agencies(const Facts& facts, const Assumptions& assumptions);

/// The last year with revenue data that is not after `year`, or nothing.
[[nodiscard]] std::optional<Year> revenue_year(const Facts& facts, Year year);

}  // namespace counterpoise
