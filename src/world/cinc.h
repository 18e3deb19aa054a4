#pragma once

#include <span>

namespace counterpoise {

/// CINC from six components: the mean, over the components a state has, of its share of the
/// system's total.
///
/// Shape    components[k] for k = 0..5, NaN where absent; totals[k] over all states that have it.
/// Missing  an absent component is left out of the mean; a state without any has none (NaN).
/// Source   Singer, Bremer and Stuckey 1972; data/capabilities.csv.gz.
[[nodiscard]] double cinc_of(std::span<const double> components, std::span<const double> totals);

}  // namespace counterpoise
