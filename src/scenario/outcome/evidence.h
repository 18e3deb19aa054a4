#pragma once

#include <optional>

#include "behaviour/parameters.h"
#include "history/disputes/great_power_wars.h"
#include "scenario/experiment.h"

namespace counterpoise {

/// What a run's behaviours rest on.
struct Evidence {
    ParameterSet spending;
    ParameterSet growth;
    ParameterSet disputes;
    std::optional<ParameterSet> realignment;  ///< none where memberships stay as stated
    ParameterSet pledges;
    ParameterSet politics;
    GreatPowerWars wars;
};

[[nodiscard]] Evidence evidence_of(const Experiment& experiment);

}  // namespace counterpoise
