#include "measures/power/basis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<BasisInfo, 7> kInfos{{
    {Basis::cinc, "cinc", "CINC", "capabilities"},
    {Basis::milex, "milex", "military spending (SIPRI, NATO)", "military_spending"},
    {Basis::nmc_milex, "nmc_milex", "military expenditure (COW)", "capabilities"},
    {Basis::gdp_market, "gdp_market", "GDP at market rates", "world_bank"},
    {Basis::gdp_ppp, "gdp_ppp", "GDP at purchasing power", "gdp_ppp world_bank"},
    {Basis::gdp_times_gdp_pc, "gdp_times_gdp_pc", "GDP × GDP per head", "gdp_ppp world_bank"},
    {Basis::population, "population", "population", "world_bank gdp_ppp"},
}};

Column column_of(Basis basis) {
    switch (basis) {
        case Basis::cinc:
            return Column::cinc;
        case Basis::milex:
            return Column::milex;
        case Basis::nmc_milex:
            return Column::nmc_milex;
        case Basis::gdp_market:
            return Column::gdp_market;
        case Basis::gdp_ppp:
        case Basis::gdp_times_gdp_pc:
            return Column::gdp_ppp;
        case Basis::population:
            return Column::population;
    }
    throw BrokenPromise("a basis of power without a column");
}

struct Sum {
    double total = 0;
    bool any = false;
};

Sum sum_of(std::span<const double> figures, std::span<const std::size_t> rows) {
    Sum sum;
    for (const std::size_t i : rows) {
        if (std::isnan(figures[i])) continue;
        sum.total += figures[i];
        sum.any = true;
    }
    return sum;
}

}  // namespace

std::span<const BasisInfo> basis_infos() {
    return kInfos;
}

const BasisInfo& info(Basis basis) {
    return kInfos[static_cast<std::size_t>(basis)];
}

std::vector<double> figures(const World& world, Basis basis) {
    const auto column = world.column(column_of(basis));
    std::vector<double> all(column.begin(), column.end());
    if (basis == Basis::gdp_times_gdp_pc)
        for (std::size_t i = 0; i < all.size(); ++i) {
            const double population = world.value(Column::population, i);
            all[i] = population > 0 ? all[i] * (all[i] / population) : kAbsent;
        }
    return all;
}

std::vector<std::size_t> majors_without(const World& world, std::span<const double> figures,
                                        std::span<const std::size_t> rows) {
    std::vector<std::size_t> without;
    for (const std::size_t i : rows)
        if (world.value(Column::major_power, i) == 1.0 && std::isnan(figures[i]))
            without.push_back(i);
    return without;
}

double percent_of(const World& world, std::span<const double> figures,
                  std::span<const std::size_t> part, std::span<const std::size_t> whole) {
    if (!majors_without(world, figures, whole).empty()) return kAbsent;
    const Sum mine = sum_of(figures, part);
    const Sum all = sum_of(figures, whole);
    return mine.any && all.total > 0 ? 100.0 * mine.total / all.total : kAbsent;
}

std::vector<std::size_t> every_row(const World& world) {
    std::vector<std::size_t> rows(world.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::vector<std::size_t> rows_of(const World& world, const std::vector<StateId>& states) {
    std::vector<std::size_t> rows;
    for (const StateId state : states)
        if (const auto i = world.row(state)) rows.push_back(*i);
    return rows;
}

std::string names_of(const World& world, std::span<const std::size_t> rows) {
    std::string names;
    for (const std::size_t i : rows) names += (names.empty() ? "" : ", ") + world.name(i);
    return names;
}

void require_cinc(const View& view) {
    const auto cinc = view.world.column(Column::cinc);
    if (std::all_of(cinc.begin(), cinc.end(), [](double x) { return std::isnan(x); }))
        throw InputError(Fault{
            "--year", fmt::format("no capabilities (CINC) for {}", view.world.year().value),
            "the series runs from 1816 to 2022; 2025 carries it forward", "Choose such a year."});
}

}  // namespace counterpoise
