#include "history/realignment/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "history/estimators/scales.h"
#include "history/realignment/hazard.h"

namespace counterpoise {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether fewer events than a hazard needs lie on one side of a column of 0 and 1.
bool rests_on_few(std::span<const double> column, std::span<const double> event) {
    std::size_t on_side[2] = {0, 0};
    for (std::size_t r = 0; r < column.size(); ++r) {
        if (column[r] != 0 && column[r] != 1) return false;
        if (event[r] > 0) ++on_side[column[r] > 0 ? 1 : 0];
    }
    return std::min(on_side[0], on_side[1]) < kLeastEvents;
}

/// What a ridge leaves free of each column, added.
double effective(const HazardFit& fit, const HazardRows& rows) {
    const std::size_t k = fit.logit.names.size() - 1;
    if (fit.options.penalty != Penalty::ridge) return static_cast<double>(k);
    std::vector<std::span<const double>> columns;
    const std::vector<std::string> names(fit.logit.names.begin(), fit.logit.names.end() - 1);
    for (const std::string& name : names) columns.emplace_back(rows.columns[rows.column(name)]);
    const std::vector<Scale> scales = checked_scales(names, columns);
    double sum = 0;
    for (std::size_t j = 0; j < k; ++j) {
        const double held = fit.logit.se[j] * scales[j].deviation;
        sum += 1 - fit.options.ridge * held * held;
    }
    return sum;
}

std::string shortage(const HazardFit& fit, const HazardEvidence& e) {
    const double each = static_cast<double>(fit.logit.events) / e.effective_coefficients;
    if (e.event_years < kLeastEventYears)
        return fmt::format("events in {} years; errors clustered by year need {}", e.event_years,
                           kLeastEventYears);
    if (each < kLeastEventsEach)
        return fmt::format("{:.1f} events an effective coefficient; {:g} are needed", each,
                           kLeastEventsEach);
    return {};
}

}  // namespace

bool HazardEvidence::is_separable(std::string_view column) const {
    return holds(separable, column);
}

bool HazardEvidence::is_thin(std::string_view column) const {
    return holds(thin, column);
}

HazardEvidence evidence_of(const HazardFit& fit, const HazardRows& rows) {
    HazardEvidence e;
    std::set<int> years;
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (rows.event[r] > 0) years.insert(rows.year[r]);
    e.event_years = years.size();
    for (std::size_t j = 0; j + 1 < fit.logit.names.size(); ++j) {
        const std::string& name = fit.logit.names[j];
        const std::vector<double>& column = rows.columns[rows.column(name)];
        if (separates(column, rows.event))
            e.separable.push_back(name);
        else if (rests_on_few(column, rows.event))
            e.thin.push_back(name);
    }
    e.effective_coefficients = effective(fit, rows);
    e.too_few = shortage(fit, e);
    return e;
}

}  // namespace counterpoise
