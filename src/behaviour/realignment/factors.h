#pragma once

#include <vector>

#include "behaviour/realignment/law.h"
#include "behaviour/realignment/situation.h"

/// The parts of the odds of an event that a year's situation gives to all, to a treaty, to a state.
namespace counterpoise {

/// exp(intercept + x'b) of what is the same for all treaties and states, without W.
[[nodiscard]] double world_factor(const RealignmentLaw& law, Process process, const Situation& s);

/// x'b of what is the same for all states; of an ending without what its members say.
[[nodiscard]] double treaty_log(const RealignmentLaw& law, Process process, const Situation& s,
                                const TreatyNow& treaty);

/// exp(x'b) of what is the same for all treaties.
/// Shape    by state.
[[nodiscard]] std::vector<double> state_factors(const RealignmentLaw& law, Process process,
                                                const Situation& s);

}  // namespace counterpoise
