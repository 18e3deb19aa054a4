#include "history/growth/law.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/spending/covariates.h"
#include "history/growth/paths.h"

namespace counterpoise {
namespace {

constexpr double kNearMedian = 0.3;

using enum GrowthColumn;

GrowthHistory read_record(const Facts& facts) {
    const std::size_t states = record_states(facts).size();
    GrowthHistory record{states, StateGrid(states), StateGrid(states)};
    for (std::size_t s = 0; s < states; ++s)
        for (int y = kFirstGrowthYear - 1; y <= kLastGrowthYear; ++y) {
            record.log_gdp.set(s, y, log_det(state_grid(facts, "gdp").at(s, y)));
            record.log_gdp_pc.set(s, y, log_det(state_grid(facts, "gdp_pc").at(s, y)));
        }
    return record;
}

void require_years(Year from, Year to) {
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year.value <= kFirstGrowthYear || year.value > kLastGrowthYear)
            faults.add({flag, fmt::format("year {} is outside the record of growth", year.value),
                        fmt::format("it runs from {} to {}", kFirstGrowthYear + 1, kLastGrowthYear),
                        "Choose a year within it."});
    if (faults.empty() && to.value - from.value + 1 < kLeastPathYears)
        faults.add({"--from", fmt::format("{} to {} are too few years", from.value, to.value),
                    fmt::format("an estimate of growth asks for {}", kLeastPathYears),
                    "Widen the years."});
    faults.raise_if_any(FaultKind::usage);
}

}  // namespace

const GrowthHistory& growth_history(const Facts& facts) {
    return facts.cached(&read_record);
}

const std::vector<GrowthSpec>& growth_specs() {
    static const PanelOptions robust{Effects::pooled, kNearMedian};
    static const std::vector<GrowthSpec> specs{
        {"increments",
         "The state's own mean and last growth, the world's, and income",
         {own_mean, last_growth, world_growth, log_gdp_pc},
         robust},
        {"drift", "The state's own mean, shrunk to that of all", {own_mean}, robust}};
    return specs;
}

const GrowthSpec& growth_spec(std::string_view name) {
    std::vector<std::string> names;
    for (const GrowthSpec& spec : growth_specs()) {
        if (spec.name == name) return spec;
        names.push_back(spec.name);
    }
    throw InputError(Fault{"--spec", fmt::format("there is no form of growth '{}'", name),
                           "forms are known by name", suggestion(std::string(name), names)},
                     FaultKind::usage);
}

GrowthFit fit_growth(const GrowthHistory& record, const GrowthSpec& spec, Year from, Year to) {
    require_years(from, to);
    const GrowthPaths paths(record, to.value);
    std::vector<std::vector<double>> columns(spec.columns.size());
    std::vector<double> outcome;
    std::vector<std::uint32_t> state;
    std::vector<std::int16_t> years;
    for (std::size_t s = 0; s < record.states; ++s)
        for (int y = from.value; y <= to.value; ++y) {
            if (std::isnan(paths.growth(s, y) + paths.growth(s, y - 1))) continue;
            const GrowthRow row = paths.columns(s, y - 1);
            for (std::size_t c = 0; c < columns.size(); ++c)
                columns[c].push_back(row[static_cast<std::size_t>(spec.columns[c])]);
            outcome.push_back(paths.growth(s, y));
            state.push_back(static_cast<std::uint32_t>(s));
            years.push_back(static_cast<std::int16_t>(y));
        }
    PanelDesign design{{}, {}, outcome, state, years};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        design.names.emplace_back(growth_columns()[static_cast<std::size_t>(spec.columns[c])]);
        design.columns.emplace_back(columns[c]);
    }
    return {spec, from, to, fit_panel(design, spec.options)};
}

double GrowthFit::growth(const GrowthRow& row) const {
    double sum = panel.estimate.back();
    for (std::size_t c = 0; c < spec.columns.size(); ++c)
        sum += panel.estimate[c] * row[static_cast<std::size_t>(spec.columns[c])];
    return sum;
}

Outlook growth_outlook(const GrowthHistory& record, const GrowthFit& fit, int origin,
                       int horizons) {
    GrowthPaths paths(record, origin);
    Outlook outlook;
    std::vector<double> change(record.states, 0.0);
    std::vector<double> growth(record.states);
    for (int y = origin; y < origin + horizons; ++y) {
        for (std::size_t s = 0; s < record.states; ++s) {
            growth[s] = std::isnan(record.log_gdp.at(s, origin)) ? kNotKnown
                                                                 : fit.growth(paths.columns(s, y));
            change[s] += growth[s];
        }
        paths.add_year(y + 1, growth);
        outlook.push_back(change);
    }
    return outlook;
}

Outlook own_drift_outlook(const GrowthHistory& record, int origin, int horizons) {
    Outlook outlook(static_cast<std::size_t>(horizons), std::vector<double>(record.states, 0.0));
    for (std::size_t s = 0; s < record.states; ++s) {
        int first = origin;
        while (first >= kFirstGrowthYear && !std::isnan(record.log_gdp.at(s, first - 1))) --first;
        if (first == origin) continue;
        const double drift =
            (record.log_gdp.at(s, origin) - record.log_gdp.at(s, first)) / (origin - first);
        for (int h = 1; h <= horizons; ++h) outlook[static_cast<std::size_t>(h - 1)][s] = h * drift;
    }
    return outlook;
}

std::vector<double> growth_volatilities(const GrowthHistory& record, int year) {
    const GrowthPaths paths(record, year);
    std::vector<double> squares(record.states, 0.0);
    std::vector<double> n(record.states, 0.0);
    double all_squares = 0;
    double all = 0;
    for (std::size_t s = 0; s < record.states; ++s) {
        double mean = 0;
        std::vector<double> known;
        for (int y = kFirstGrowthYear; y <= year; ++y)
            if (const double g = paths.growth(s, y); !std::isnan(g))
                known.push_back(held_growth(g));
        n[s] = static_cast<double>(known.size());
        for (const double g : known) mean += g / n[s];
        for (const double g : known) squares[s] += (g - mean) * (g - mean);
        all_squares += squares[s];
        all += n[s];
    }
    const double pooled = all > 0 ? all_squares / all : 1;
    for (std::size_t s = 0; s < record.states; ++s)
        squares[s] = pooled_volatility(pooled, squares[s], n[s]);
    return squares;
}

PathRecord growth_path_record(const GrowthHistory& record) {
    constexpr int kFirstErrorYear = 1955;
    return {record.log_gdp, record.states, kFirstErrorYear,
            [&record](int year) { return growth_volatilities(record, year); }};
}

}  // namespace counterpoise
