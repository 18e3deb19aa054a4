#pragma once

#include "behaviour/politics/outcome.h"
#include "world/facts.h"

namespace counterpoise {

/// What the concepts are given: the election's choices are named ones, the cost of a breakdown is
/// estimated. Source: parameters/politics.toml. Errors: InputError with every fault of that file.
[[nodiscard]] SolutionChoices solution_choices(const Facts& facts);

}  // namespace counterpoise
