#pragma once

#include <string>
#include <vector>

#include "scenario/ensemble.h"

namespace counterpoise {

/// effects.csv: one line a measure, subject, year and school. `effect_p50` is the median of the
/// runs' differences, not the difference of medians. Full precision; empty where a world has no
/// figure.
[[nodiscard]] std::string effects_csv(const Experiment& experiment,
                                      const std::vector<SchoolOutcome>& outcomes);

/// run.json: what another needs to repeat the run: scenario, assumptions, seed, parameters,
/// version, facts. No time stamp.
[[nodiscard]] Value run_record(const Experiment& experiment, const std::string& version);

}  // namespace counterpoise
