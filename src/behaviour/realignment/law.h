#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "behaviour/parameters.h"
#include "behaviour/realignment/columns.h"

namespace counterpoise {

/// The hazard of one process with the parameters of one run.
///
///     odds of an event = exp(intercept + sum_c b_c x_c) W,  W of the year: ln W ~ N(-s^2/2, s^2)
struct ProcessLaw {
    double intercept = 0;
    std::vector<double> b;          ///< by column of the process, in the order of columns.h
    std::vector<double> low, high;  ///< how far each column is taken
    double year_spread = 0;         ///< s

    /// What a value of a column adds to the log odds.
    [[nodiscard]] double of(std::size_t column, double x) const {
        return b[column] * std::clamp(x, low[column], high[column]);
    }
};
using RealignmentLaw = std::array<ProcessLaw, kProcesses>;
[[nodiscard]] inline const ProcessLaw& of(const RealignmentLaw& law, Process process) {
    return law[static_cast<std::size_t>(process)];
}

/// Which parameter is what: parameters/realignment.toml by name, read once.
class RealignmentModel {
  public:
    /// Missing  a column without a parameter has none: it never changed in the years of the fit.
    /// Errors   InputError naming every parameter that is no column of its process, and each
    ///          intercept or year_spread that is absent.
    explicit RealignmentModel(const ParameterSet& set);

    /// The law of one draw of the parameters, in the order of the set.
    [[nodiscard]] RealignmentLaw law(std::span<const double> values) const;
    /// The law at the values of the file.
    [[nodiscard]] RealignmentLaw estimates() const { return law(estimates_); }

  private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    struct Places {
        std::size_t intercept = kNone;
        std::size_t year_spread = kNone;
        std::vector<std::size_t> columns;
        std::vector<double> low, high;
    };
    std::vector<double> estimates_;
    std::array<Places, kProcesses> places_;
};

/// What changes the value of a column from year to year of a simulation.
enum class Mover {
    world,    ///< the world's past: the same for all treaties and states
    treaty,   ///< the treaty's age, members and past: the same for all states
    state,    ///< the state's partners and past: the same for all treaties
    ties,     ///< other treaties that bind the two
    members,  ///< who belongs to the treaty; figures of states stay
};

/// The places of columns that something moves, of members of treaties or treaties.
[[nodiscard]] std::vector<std::size_t> columns_moved(std::span<const MemberColumn> columns,
                                                     Mover mover);
[[nodiscard]] std::vector<std::size_t> columns_moved(std::span<const TreatyColumn> columns,
                                                     Mover mover);
/// The same of pairs: `members` for figures that stay.
[[nodiscard]] std::vector<std::size_t> columns_moved(std::span<const PairColumn> columns,
                                                     Mover mover);

}  // namespace counterpoise
