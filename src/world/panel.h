#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// A table of state-years: rows by state and year, some columns of numbers, NaN where a cell is
/// empty.
struct Panel {
    std::vector<StateId> state;
    std::vector<Year> year;
    std::vector<std::vector<double>> values;  ///< by column as asked for, then by row

    [[nodiscard]] std::size_t rows() const { return state.size(); }
};

/// Reads the columns named from a table with keys `cow` and `year`. Errors: InputError with every
/// cell at fault.
[[nodiscard]] Panel read_panel(const Facts& facts, std::string_view table,
                               std::span<const std::string_view> columns);

/// The panels that more than one part of the program reads.
[[nodiscard]] const Panel& capabilities(
    const Facts& facts);                                 ///< milex milper irst pec tpop upop cinc
[[nodiscard]] const Panel& gdp_ppp(const Facts& facts);  ///< gdp_usd2017_m gdp_pc_usd2011 pop_m
[[nodiscard]] const Panel& world_bank(const Facts& facts);         ///< gdp_usd population
[[nodiscard]] const Panel& military_spending(const Facts& facts);  ///< const2023 current share_gdp
[[nodiscard]] const Panel& regimes(const Facts& facts);            ///< aeuds polity2 polyarchy
[[nodiscard]] const Panel& ideal_points(const Facts& facts);       ///< all_votes final_votes
[[nodiscard]] const Panel& us_troops(const Facts& facts);          ///< active_duty
[[nodiscard]] const Panel& nato_spending(const Facts& facts);
///< current_usd_m const2015_usd_m share_gdp_pct gdp_current_usd_m gdp_const2015_usd_m estimate

}  // namespace counterpoise
