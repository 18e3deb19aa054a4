#pragma once

#include <vector>

#include "behaviour/relations.h"
#include "scenario/line.h"

namespace counterpoise {

// Reads the drawn series of a year off a world and off its relations, in the order of the series.
// Values are added at the end.

/// burden.spending and burden.share_of_gdp of the followed and the remaining together, share of
/// each alliance and cover of the followed.
void read_spending(const World& world, const EpochView& view, const FollowedStates& followed,
                   std::vector<double>& values);

/// Risk by severity of the followed, the remaining together (a dispute between two of them once)
/// and the world; wars into which the followed are drawn, and wars in which major powers meet.
void read_risk(const DisputeRun& disputes, const WarsByTreaty& wars, const Reliability& reliability,
               const FollowedStates& followed, std::vector<double>& values);

/// Expected exits of the followed and the remaining from each alliance up to the year; new pacts,
/// exits, endings, entries expected in the year; pairs bound to defence.
/// Missing  NaN where realignment is off.
void read_realignment(const std::optional<RealignmentRun>& realignment,
                      const FollowedStates& followed, std::vector<double>& values);

}  // namespace counterpoise
