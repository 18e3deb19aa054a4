#include "world/cinc.h"

#include <cmath>
#include <limits>

namespace counterpoise {

double cinc_of(std::span<const double> components, std::span<const double> totals) {
    double sum = 0;
    int n = 0;
    for (std::size_t k = 0; k < components.size(); ++k) {
        if (std::isnan(components[k]) || !(totals[k] > 0)) continue;
        sum += components[k] / totals[k];
        ++n;
    }
    return n > 0 ? sum / n : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace counterpoise
