#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measures/measure.h"

namespace counterpoise {

/// What power is counted by. No single basis is right: each is shown.
enum class Basis : std::uint8_t {
    cinc,              ///< Composite Index of National Capability
    milex,             ///< military spending, US$ m at market rates
    nmc_milex,         ///< COW military expenditure: reaches back to 1816 and includes the USSR
    gdp_market,        ///< GDP at market rates
    gdp_ppp,           ///< GDP at purchasing power
    gdp_times_gdp_pc,  ///< GDP times GDP per head, both at purchasing power
    population,
};

struct BasisInfo {
    Basis basis;
    std::string_view key;
    std::string_view name;
    std::string_view tables;  ///< in data/, space separated
};
[[nodiscard]] std::span<const BasisInfo> basis_infos();
[[nodiscard]] const BasisInfo& info(Basis basis);

/// A state's figure on a basis, by row of the world.
///
///     a column of the world; gdp_times_gdp_pc_i = gdp_ppp_i * gdp_ppp_i / population_i
///
/// Units    the column's; only shares of a sum are ever shown.
/// Missing  NaN where the world has none.
/// Source   Beckley 2018 for the product; docs/method/power.md.
[[nodiscard]] std::vector<double> figures(const World& world, Basis basis);

/// COW major powers among `rows` without a figure. A sum that lacks one of them is no sum of the
/// world: whatever is divided by it is absent.
[[nodiscard]] std::vector<std::size_t> majors_without(const World& world,
                                                      std::span<const double> figures,
                                                      std::span<const std::size_t> rows);

/// The share of some states in a group.
///
///     100 sum_part x / sum_whole x
///
/// Units    %.
/// Missing  states without a figure are left out of both sums; NaN if nobody in the part has a
///          figure, the sum is 0, or a major power in the group has none.
[[nodiscard]] double percent_of(const World& world, std::span<const double> figures,
                                std::span<const std::size_t> part,
                                std::span<const std::size_t> whole);

[[nodiscard]] std::vector<std::size_t> every_row(const World& world);
[[nodiscard]] std::vector<std::size_t> rows_of(const World& world,
                                               const std::vector<StateId>& states);

/// "Russia, China"; empty if no row is given.
[[nodiscard]] std::string names_of(const World& world, std::span<const std::size_t> rows);

/// Errors: InputError if no state has capabilities (CINC) in the world's year.
void require_cinc(const View& view);

}  // namespace counterpoise
