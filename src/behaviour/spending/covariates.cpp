#include "behaviour/spending/covariates.h"

#include <algorithm>
#include <cmath>

#include "base/math.h"

namespace counterpoise {

double held_change(double log_now, double log_before) {
    const double change = log_now - log_before;
    return std::isnan(change) ? 0.0 : std::clamp(change, -kMostChange, kMostChange);
}

double own_deviation(std::span<const double> log_burdens) {
    double sum = 0;
    int n = 0;
    for (std::size_t t = log_burdens.size(); t-- > 0 && n < kOwnYears;)
        if (!std::isnan(log_burdens[t])) {
            sum += log_burdens[t];
            ++n;
        }
    return log_burdens.back() - sum / n;
}

double target_gap(double log_burden, double target_percent) {
    if (std::isnan(target_percent)) return 0;
    return std::max(0.0, log_det(target_percent / 100) - log_burden);
}

double median_change(std::span<double> changes) {
    if (changes.empty()) return 0;
    std::sort(changes.begin(), changes.end());
    const std::size_t n = changes.size();
    return 0.5 * (changes[(n - 1) / 2] + changes[n / 2]);
}

}  // namespace counterpoise
