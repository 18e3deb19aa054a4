#include "history/paths/backtest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace counterpoise {

std::vector<ErrorDistribution> past_errors(const PathRecord& record, int origin, int horizons,
                                           const Predict& predict) {
    std::vector<std::vector<double>> errors(static_cast<std::size_t>(horizons));
    for (int t = record.first_error_year; t < origin; ++t) {
        const int h_last = std::min(horizons, origin - t);
        const Outlook outlook = predict(t, h_last);
        const std::vector<double> volatility = record.volatility(t);
        for (int h = 1; h <= h_last; ++h)
            each_error(
                record, outlook, t, h, [&](std::size_t s, double happened, double predicted) {
                    errors[static_cast<std::size_t>(h - 1)].push_back((happened - predicted) /
                                                                      volatility[s]);
                });
    }
    std::vector<ErrorDistribution> distributions;
    for (auto& list : errors) distributions.emplace_back(std::move(list));
    return distributions;
}
void each_error(const PathRecord& record, const Outlook& outlook, int origin, int horizon,
                const std::function<void(std::size_t, double, double)>& use) {
    const std::vector<double>& change = outlook[static_cast<std::size_t>(horizon - 1)];
    for (std::size_t s = 0; s < change.size(); ++s) {
        const double happened = record.level.at(s, origin + horizon) - record.level.at(s, origin);
        if (!std::isnan(happened)) use(s, happened, change[s]);
    }
}

void require_years_to_origin(Year from, const std::vector<int>& origins) {
    if (origins.empty()) return;
    const int first = *std::min_element(origins.begin(), origins.end());
    if (first - from.value + 1 >= kLeastPathYears) return;
    throw InputError(
        Fault{"--from", fmt::format("{} leaves too few years to the first origin", from.value),
              fmt::format("{} is the first origin, and its estimate asks for {} years to it", first,
                          kLeastPathYears),
              fmt::format("Choose a year to {}.", first - kLeastPathYears + 1)},
        FaultKind::usage);
}

void score_origin(const PathRecord& record, int origin, int horizons, const Predict& predict,
                  const std::function<void(const ScoredForecast&)>& add) {
    const Outlook outlook = predict(origin, horizons);
    const std::vector<ErrorDistribution> errors = past_errors(record, origin, horizons, predict);
    const std::vector<double> volatility = record.volatility(origin);
    for (int h = 1; h <= horizons; ++h)
        each_error(record, outlook, origin, h,
                   [&](std::size_t s, double happened, double predicted) {
                       add({h, errors[static_cast<std::size_t>(h - 1)], predicted, volatility[s],
                            happened});
                   });
}

Outlook no_change(std::size_t states, int horizons) {
    return Outlook(static_cast<std::size_t>(horizons), std::vector<double>(states, 0.0));
}

}  // namespace counterpoise
