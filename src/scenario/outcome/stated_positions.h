#pragma once

#include <vector>

#include "behaviour/politics/outcome.h"
#include "scenario/change.h"

namespace counterpoise {

/// What actors with stated positions on an exit want, by every solution concept.
struct StatedPositions {
    ActorQuestion question;
    std::vector<SolutionOutcome> outcomes;  ///< in the order of kConcepts
    SolutionChoices choices;
};

/// The built-in questions with actors (politics/*.toml) about exits among these steps, by file.
/// An outcome is a point on the scale of its question and never a chance.
/// Source   docs/method/politics.md.
[[nodiscard]] std::vector<StatedPositions> stated_positions(const std::vector<Step>& steps,
                                                            const Facts& facts);

}  // namespace counterpoise
