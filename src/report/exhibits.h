#pragma once

#include <vector>

#include "files/value.h"
#include "scenario/outcome/outcome.h"

namespace counterpoise::report {

/// The exhibits of a report in reading order: each a measure's rows before and after, or the draws
/// of the ensemble.
[[nodiscard]] std::vector<Value> exhibits(const Outcome& outcome);

}  // namespace counterpoise::report
