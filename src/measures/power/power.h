#pragma once

#include <span>

#include "measures/measure.h"
#include "world/cinc.h"

namespace counterpoise {

/// Concentration of capability among N powers, shares re-normalised among them.
///
///     CON = sqrt((sum s_i^2 - 1/N) / (1 - 1/N))
///
/// Shape    N >= 2 capabilities >= 0, not all 0; 0 is an equal spread, 1 a monopoly.
/// Source   Singer, Bremer and Stuckey 1972; docs/method/power.md.
[[nodiscard]] double concentration(std::span<const double> capabilities);

[[nodiscard]] Reading power_cinc(const View& view);
[[nodiscard]] Reading power_concentration(const View& view);
[[nodiscard]] Reading power_blocs(const View& view);

}  // namespace counterpoise
