#pragma once

#include <span>

#include "measures/measure.h"

namespace counterpoise {

/// Concentration of capability among N powers, shares re-normalised among them.
///
///     CON = sqrt((sum s_i^2 - 1/N) / (1 - 1/N))
///
/// Shape    N >= 2 capabilities >= 0, not all 0; 0 is an equal spread, 1 a monopoly.
/// Source   Singer, Bremer and Stuckey 1972; docs/method/power.md.
[[nodiscard]] double concentration(std::span<const double> capabilities);

/// CINC from six components: the mean, over the components a state has, of its share of the system's total.
///
/// Shape    components[k][i] for k = 0..5, NaN where absent; totals[k] over all states that have it.
/// Missing  an absent component is left out of the mean; a state without any has none (NaN).
/// Source   Singer, Bremer and Stuckey 1972; data/capabilities.csv.gz.
[[nodiscard]] double cinc_of(std::span<const double> components, std::span<const double> totals);

[[nodiscard]] Reading power_cinc(const View& view);
[[nodiscard]] Reading power_concentration(const View& view);
[[nodiscard]] Reading power_blocs(const View& view);

}  // namespace counterpoise
