#pragma once

#include "behaviour/parameters.h"
#include "files/value.h"

namespace counterpoise {

/// What the scores of a file of parameters say, in plain words: one sentence a figure that was
/// predicted, or one a score where the words do not know it.
/// Missing  where nothing was fitted: that these are priors without a score.
[[nodiscard]] Value score_sentences(const ParameterSet& set);

/// Every parameter of a set with its standing: "estimate, 1950-2024" or "prior".
[[nodiscard]] Value parameter_rows(const ParameterSet& set);

}  // namespace counterpoise
