#pragma once

#include "scenario/outcome/outcome.h"

namespace counterpoise {

/// Compares every measure that a scenario touches, before and after its changes; a measure that is
/// silent about an alliance is left out with its reason. Reads the returns of the outcome.
/// Source   MeasureInfo::scenarios says what touches a measure.
void compare_measures(const Experiment& experiment, Outcome& outcome);

}  // namespace counterpoise
