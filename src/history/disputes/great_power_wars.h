#pragma once

#include <cstddef>

#include "world/facts.h"

namespace counterpoise {

/// Wars of pairs of states on record, and those of them with two major powers (COW).
struct GreatPowerWars {
    int from = 0;
    int to = 0;
    std::size_t pair_wars = 0;       ///< either of the two at war, by dispute; joiners included
    std::size_t between_majors = 0;  ///< of these, both major powers
    std::size_t disputes = 0;        ///< that these belong to
    std::size_t both_at_war = 0;     ///< of `between_majors`: both at hostility level 5
    int last_both_at_war = 0;        ///< the latest year in which such a war began; 0 if none did

    /// Wars between major powers a year as the disputes model counts them.
    [[nodiscard]] double yearly() const {
        return static_cast<double>(between_majors) / (to - from + 1);
    }
};

/// Counts the disputes that began in those years.
///
/// Units    pairs of states, one a dispute; a major power is one in the year that the dispute
///          began.
/// Source   data/disputes_gml.csv.gz (to 2010), data/major_powers.csv; docs/method/cascade.md.
[[nodiscard]] GreatPowerWars great_power_wars(const Facts& facts, int from, int to);

}  // namespace counterpoise
