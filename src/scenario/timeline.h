#pragma once

#include <vector>

#include "behaviour/spending/spending.h"
#include "scenario/scenario.h"

namespace counterpoise {

/// Who belongs where, year by year: the settled world of each membership, and which year has which.
struct Timeline {
    std::vector<World> epochs;           ///< settled; the first is the start
    std::vector<std::size_t> epoch_of;   ///< by year from kFirstRunYear
    std::vector<SpendingYear> spending;  ///< by year from kFirstRunYear

    [[nodiscard]] const World& world(std::size_t year) const { return epochs[epoch_of[year]]; }
};

/// The timeline of a scenario under one set of choices; without steps, that of the baseline.
/// Membership of a year is that of 31 December: a step counts from the year in which it is in
/// force.
[[nodiscard]] Timeline timeline(const World& published, const std::vector<Step>& steps, Year end,
                                const Facts& facts, const Assumptions& assumptions);

/// The share of GDP that a member of a treaty has agreed to reach, %, by row; NaN where none binds.
/// Between the years of the table the target moves in a straight line. Source:
/// data/spending_targets.csv.
[[nodiscard]] std::vector<double> spending_targets(const World& world, const Facts& facts,
                                                   Year year);

}  // namespace counterpoise
