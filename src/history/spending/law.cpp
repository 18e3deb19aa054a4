#include "history/spending/law.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "history/paths/backtest.h"

namespace counterpoise {
namespace {

constexpr double kNearMedian = 0.3;  ///< bend of the Huber function, in deviations

/// The rows of a fit, column by column.
struct Sample {
    std::array<std::vector<double>, kIncrements> columns;
    std::vector<double> outcome;
    std::vector<std::uint32_t> state;
    std::vector<std::int16_t> year;
};

void require_years(Year from, Year to) {
    Faults faults;
    for (const auto& [flag, year] : {std::pair("--from", from), {"--to", to}})
        if (year.value < kFirstIncrementYear || year.value > kLastSpendingYear)
            faults.add({flag, fmt::format("year {} is outside the record of spending", year.value),
                        fmt::format("increments run from {} to {}", kFirstIncrementYear,
                                    kLastSpendingYear),
                        "Choose a year within it."});
    if (faults.empty() && to.value - from.value + 1 < kLeastPathYears)
        faults.add({"--from", fmt::format("{} to {} are too few years", from.value, to.value),
                    fmt::format("an estimate of spending asks for {}", kLeastPathYears),
                    "Widen the years."});
    faults.raise_if_any(FaultKind::usage);
}

Sample sample_of(const SpendingRecordYears& record, Year from, Year to) {
    const SpendingPaths paths(record, to.value);
    Sample sample;
    for (std::size_t s = 0; s < paths.states(); ++s)
        for (int y = from.value; y <= to.value; ++y) {
            const double increment = paths.log_burden(s, y) - paths.log_burden(s, y - 1);
            const double growth = record.growth.at(s, y);
            if (std::isnan(increment) || std::isnan(growth)) continue;
            const auto row = paths.columns(s, y - 1, growth);
            for (std::size_t c = 0; c < kIncrements; ++c) sample.columns[c].push_back(row[c]);
            sample.outcome.push_back(increment);
            sample.state.push_back(static_cast<std::uint32_t>(s));
            sample.year.push_back(static_cast<std::int16_t>(y));
        }
    return sample;
}

const std::vector<double>& of(const Sample& sample, Increment column) {
    return sample.columns[static_cast<std::size_t>(column)];
}

bool is_thin(const std::vector<double>& column) {
    const auto zeros = static_cast<std::size_t>(std::count(column.begin(), column.end(), 0.0));
    return column.size() - zeros < kLeastRows;
}

double mean(const std::vector<double>& column) {
    double sum = 0;
    for (const double x : column) sum += x;
    return sum / static_cast<double>(column.size());
}

}  // namespace

const std::vector<SpendingSpec>& spending_specs() {
    using I = Increment;
    static const PanelOptions robust{Effects::pooled, kNearMedian};
    static const std::vector<SpendingSpec> specs{
        {"increments",
         "Every column; large changes count little (Huber, near the median)",
         {I::log_burden, I::own_deviation, I::own_increment, I::world_increment, I::growth,
          I::rivals_increment, I::allies_increment, I::target_gap},
         robust},
        {"momentum",
         "Reversion to the common level, the state's own and the world's changes",
         {I::log_burden, I::own_increment, I::world_increment},
         robust},
        {"level",
         "Reversion to the common level and the world's changes alone",
         {I::log_burden, I::world_increment},
         robust},
        {"least-squares",
         "The columns of increments by least squares",
         {I::log_burden, I::own_deviation, I::own_increment, I::world_increment, I::growth,
          I::rivals_increment, I::allies_increment, I::target_gap},
         {}},
        {"two-way",
         "Least squares within states and years: what is left beside both",
         {I::log_burden, I::own_increment, I::growth, I::rivals_increment, I::allies_increment,
          I::target_gap},
         {Effects::two_way}},
    };
    return specs;
}

const SpendingSpec& spending_spec(std::string_view name) {
    std::vector<std::string> names;
    for (const SpendingSpec& spec : spending_specs()) {
        if (spec.name == name) return spec;
        names.push_back(spec.name);
    }
    throw InputError(Fault{"--spec", fmt::format("there is no form of spending '{}'", name),
                           "forms are known by name", suggestion(std::string(name), names)},
                     FaultKind::usage);
}

double SpendingFit::mean_of(Increment column) const {
    for (std::size_t c = 0; c < spec.columns.size(); ++c)
        if (spec.columns[c] == column) return means[c];
    return 0;
}

double SpendingFit::increment(const IncrementRow& row) const {
    double sum = panel.estimate.back();
    for (std::size_t c = 0; c < spec.columns.size(); ++c)
        sum += panel.estimate[c] * row[static_cast<std::size_t>(spec.columns[c])];
    return sum;
}

SpendingFit fit_spending(const SpendingRecordYears& record, const SpendingSpec& spec, Year from,
                         Year to) {
    require_years(from, to);
    const Sample sample = sample_of(record, from, to);
    SpendingFit fit{spec, from, to, {}, {}, {}};
    fit.spec.columns.clear();
    PanelDesign design{{}, {}, sample.outcome, sample.state, sample.year};
    for (const Increment column : spec.columns) {
        const std::string name(increment_columns()[static_cast<std::size_t>(column)].name);
        if (is_thin(of(sample, column))) {
            fit.left_out.push_back(name);
            continue;
        }
        fit.spec.columns.push_back(column);
        fit.means.push_back(mean(of(sample, column)));
        design.names.push_back(name);
        design.columns.emplace_back(of(sample, column));
    }
    fit.panel = fit_panel(design, spec.options);
    return fit;
}

}  // namespace counterpoise
