#pragma once

#include <functional>

#include "base/date.h"
#include "base/ids.h"
#include "history/exits/memberships.h"

namespace counterpoise {

/// Calls `visit(first day, years)` for each stretch of days between two at which something about a
/// treaty changes (who belongs, who owes defence), in which it is at risk.
///
/// Shape    stretches follow each other from `first` to the end of `last`; `at_risk` is asked of
///          the first day of each.
/// Units    years of 365.25 days.
/// Source   data/treaty_members.csv; docs/method/exits.md.
void each_stretch(const TreatyMemberships& record, TreatyId treaty, Date first, Date last,
                  const std::function<bool(Date)>& at_risk,
                  const std::function<void(Date, double)>& visit);

}  // namespace counterpoise
