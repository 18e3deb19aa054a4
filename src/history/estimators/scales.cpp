#include "history/estimators/scales.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::size_t kBlock = 4096;

using Column = Eigen::Map<const Eigen::ArrayXd>;

/// Both sums in one pass, counted from the first value: a column that never changes gives exact 0.
Scale scale_of(std::span<const double> x) {
    const double first = x[0];
    double sum = 0;
    double squares = 0;
    for (std::size_t r = 0; r < x.size(); r += kBlock) {
        const Column part(x.data() + r, static_cast<Eigen::Index>(std::min(kBlock, x.size() - r)));
        sum += (part - first).sum();
        squares += (part - first).square().sum();
    }
    const double n = static_cast<double>(x.size());
    const double mean = sum / n;
    return {first + mean, std::sqrt(std::max(0.0, squares / n - mean * mean))};
}

}  // namespace

std::vector<Scale> checked_scales(const std::vector<std::string>& names,
                                  std::span<const std::span<const double>> columns) {
    std::vector<Scale> scales;
    Faults faults;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        scales.push_back(scale_of(columns[c]));
        if (!(scales.back().deviation > 0))
            faults.add({"column '" + names[c] + "'", "is the same in every row",
                        "it cannot be told from the intercept",
                        "Leave it out, or choose other years."});
    }
    faults.raise_if_any();
    return scales;
}

/// The variance of a column of 0 and 1 is m (1 - m), and no other's within these bounds is as
/// large.
double step_of(const Scale& scale, std::size_t rows) {
    const double n = static_cast<double>(rows);
    const double variance = scale.deviation * scale.deviation;
    const bool of_0_and_1 = std::abs(variance - scale.mean * (1 - scale.mean)) < 1e-12;
    return of_0_and_1 ? 1.0 : 2 * std::sqrt(variance * n / (n - 1));
}

/// No event lies above every other row, or none below.
bool separates(std::span<const double> column, std::span<const double> outcome) {
    double low[2] = {INFINITY, INFINITY};
    double high[2] = {-INFINITY, -INFINITY};
    for (std::size_t r = 0; r < column.size(); ++r) {
        const int c = outcome[r] > 0;
        low[c] = std::min(low[c], column[r]);
        high[c] = std::max(high[c], column[r]);
    }
    return high[1] <= low[0] || high[0] <= low[1];
}

}  // namespace counterpoise
