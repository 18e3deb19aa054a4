#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "behaviour/growth/covariates.h"
#include "history/estimators/panel.h"
#include "history/paths/backtest.h"

namespace counterpoise {

/// The record of output in which growth is measured.
/// Source   data/gdp_ppp.csv.gz.
inline constexpr int kFirstGrowthYear = 1950;
inline constexpr int kLastGrowthYear = 2019;

/// Logs of output and of output a head, by place in RecordStates::list, since 1949.
struct GrowthHistory {
    std::size_t states = 0;
    StateGrid log_gdp;
    StateGrid log_gdp_pc;
};
[[nodiscard]] const GrowthHistory& growth_history(const Facts& facts);

/// A form of the law: which columns, and how they are estimated.
struct GrowthSpec {
    std::string name;
    std::string about;
    std::vector<GrowthColumn> columns;
    PanelOptions options;
};
/// "increments" (every column) and "drift" (a state's own mean, shrunk to that of all).
[[nodiscard]] const std::vector<GrowthSpec>& growth_specs();
/// Errors   InputError with the nearest name.
[[nodiscard]] const GrowthSpec& growth_spec(std::string_view name);

struct GrowthFit {
    GrowthSpec spec;
    Year from;
    Year to;
    PanelFit panel;

    /// The growth that the law gives for a row of columns.
    [[nodiscard]] double growth(const GrowthRow& row) const;
};

/// Fits yearly growth of GDP.
///
///     g_it = a + x_it'c + u_it,  g_it = ln GDP_it - ln GDP_i,t-1
///
/// own_mean: mean growth of the last 20 years with figures, each held to 0.2; last_growth: that of
/// the year before; world_growth: median over states, mean of three years; log_gdp_pc: ln of
/// output a head, US$ of 2011, less ln 10,000.
/// Shape    a row a state and year with growth in it and in the year before.
/// Errors   InputError for years outside 1951-2019, for fewer than ten years, or as fit_panel.
/// Source   docs/method/growth.md.
[[nodiscard]] GrowthFit fit_growth(const GrowthHistory& record, const GrowthSpec& spec, Year from,
                                   Year to);

/// All states step ahead together by the law, nothing later than `origin` known; output a head
/// grows as output does.
[[nodiscard]] Outlook growth_outlook(const GrowthHistory& record, const GrowthFit& fit, int origin,
                                     int horizons);

/// A random walk with drift: each state's mean growth of its record to the origin, not held.
[[nodiscard]] Outlook own_drift_outlook(const GrowthHistory& record, int origin, int horizons);

/// As volatilities() of spending, of growth around its mean, held to 0.2.
[[nodiscard]] std::vector<double> growth_volatilities(const GrowthHistory& record, int year);

/// ln GDP as what forecasts are scored on; errors count from 1955.
[[nodiscard]] PathRecord growth_path_record(const GrowthHistory& record);

}  // namespace counterpoise
