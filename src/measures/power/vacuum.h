#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// Who fills the vacuum: shares of a treaty or an institution before and after its membership
/// changed.
///
///     share_i = 100 x_i / sum_members x;   value_i = share_i(after) - share_i(before), by CINC
///
/// Shape    per state and group (every treaty and institution with another membership than
///          published): members, who joined, the five states outside with the largest CINC (the
///          same formula is then their ratio to the group), who left (ditto). Sorted by gain
///          within each.
/// Units    % of the members' sum; gains in points, of those who stay in or out.
/// Missing  x without a figure is left out of the sum; a basis that a major power of the group
///          lacks is absent; dues where the institution has a scale (UN, NATO's common funding).
/// Errors   InputError if no membership changed, or the year has no CINC.
/// Source   ours: docs/method/power.md.
[[nodiscard]] Reading power_vacuum(const View& view);

}  // namespace counterpoise
