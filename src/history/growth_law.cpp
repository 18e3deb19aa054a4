#include "history/growth_law.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/math.h"
#include "behaviour/spending/covariates.h"

namespace counterpoise {
namespace {

constexpr int kLeastYears = 10;
constexpr int kOwnGrowthYears = 20;
constexpr int kWorldYears = 3;
constexpr double kMostGrowth = 0.2;
constexpr double kNearMedian = 0.3;
constexpr double kLogIncome = 9.210340371976184;  ///< ln 10,000
constexpr double kVolatilityWeight = 10;

using enum GrowthColumn;
using Columns = std::array<double, kGrowthColumns>;

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

/// Growth of all states by year: the record up to a year, foreseen growth after it.
class GrowthPaths {
  public:
    GrowthPaths(const GrowthHistory& record, int known_to)
        : record_(&record), known_to_(known_to), growth_(record.states) {
        for (std::size_t s = 0; s < record.states; ++s)
            for (int y = kFirstGrowthYear; y <= known_to; ++y)
                growth_.set(s, y, record.log_gdp.at(s, y) - record.log_gdp.at(s, y - 1));
        for (int y = kFirstGrowthYear; y <= known_to; ++y) note_world(y);
    }

    void add_year(int year, const std::vector<double>& growth) {
        for (std::size_t s = 0; s < growth.size(); ++s) growth_.set(s, year, growth[s]);
        note_world(year);
    }

    [[nodiscard]] double growth(std::size_t s, int year) const { return growth_.at(s, year); }

    /// The columns for the growth that follows `year`. Missing  NaN without output a head.
    [[nodiscard]] Columns columns(std::size_t s, int year) const {
        double sum = 0;
        int n = 0;
        for (int y = year; y >= kFirstGrowthYear && n < kOwnGrowthYears; --y)
            if (!std::isnan(growth(s, y))) {
                sum += held(growth(s, y));
                ++n;
            }
        double world = 0;
        const int years = std::clamp(year - kFirstGrowthYear + 1, 1, kWorldYears);
        for (int y = year; y > year - years; --y)
            world += world_[static_cast<std::size_t>(y - kFirstGrowthYear)] / years;
        double income = record_->log_gdp_pc.at(s, std::min(year, known_to_)) - kLogIncome;
        for (int y = known_to_ + 1; y <= year; ++y) income += growth(s, y);
        const double last = growth(s, year);
        return {n > 0 ? sum / n : world, std::isnan(last) ? world : held(last), world, income};
    }

  private:
    static double held(double growth) { return std::clamp(growth, -kMostGrowth, kMostGrowth); }

    void note_world(int year) {
        std::vector<double> known;
        for (std::size_t s = 0; s < record_->states; ++s)
            if (const double g = growth_.at(s, year); !std::isnan(g)) known.push_back(g);
        world_.push_back(median_change(known));
    }

    const GrowthHistory* record_;
    int known_to_;
    StateGrid growth_;
    std::vector<double> world_;
};

void require_years(Year from, Year to) {
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year.value <= kFirstGrowthYear || year.value > kLastGrowthYear)
            faults.add({flag, fmt::format("year {} is outside the record of growth", year.value),
                        fmt::format("it runs from {} to {}", kFirstGrowthYear + 1, kLastGrowthYear),
                        "Choose a year within it."});
    if (faults.empty() && to.value - from.value + 1 < kLeastYears)
        faults.add({"--from", fmt::format("{} to {} are too few years", from.value, to.value),
                    fmt::format("an estimate of growth asks for {}", kLeastYears),
                    "Widen the years."});
    faults.raise_if_any(FaultKind::usage);
}

}  // namespace

const std::array<std::string_view, kGrowthColumns>& growth_columns() {
    static constexpr std::array<std::string_view, kGrowthColumns> names{
        "own_mean", "last_growth", "world_growth", "log_gdp_pc"};
    return names;
}

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
            const Columns row = paths.columns(s, y - 1);
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

Outlook growth_outlook(const GrowthHistory& record, const GrowthFit& fit, int origin,
                       int horizons) {
    GrowthPaths paths(record, origin);
    Outlook outlook;
    std::vector<double> change(record.states, 0.0);
    std::vector<double> growth(record.states);
    for (int y = origin; y < origin + horizons; ++y) {
        for (std::size_t s = 0; s < record.states; ++s) {
            const Columns row = paths.columns(s, y);
            growth[s] =
                std::isnan(record.log_gdp.at(s, origin)) ? kNotKnown : fit.panel.estimate.back();
            for (std::size_t c = 0; c < fit.spec.columns.size(); ++c)
                growth[s] +=
                    fit.panel.estimate[c] * row[static_cast<std::size_t>(fit.spec.columns[c])];
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
                known.push_back(std::clamp(g, -kMostGrowth, kMostGrowth));
        n[s] = static_cast<double>(known.size());
        for (const double g : known) mean += g / n[s];
        for (const double g : known) squares[s] += (g - mean) * (g - mean);
        all_squares += squares[s];
        all += n[s];
    }
    const double pooled = all > 0 ? all_squares / all : 1;
    for (std::size_t s = 0; s < record.states; ++s)
        squares[s] =
            std::sqrt((kVolatilityWeight * pooled + squares[s]) / (kVolatilityWeight + n[s]));
    return squares;
}

}  // namespace counterpoise
