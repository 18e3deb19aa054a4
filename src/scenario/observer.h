#pragma once

#include <span>
#include <vector>

#include "measures/cover/cover.h"
#include "scenario/ensemble.h"

namespace counterpoise {

/// Strengths that reach one state, as weights on spending at purchasing power: cover without
/// looking anything up again.
struct CoverWeights {
    std::size_t row = 0;
    std::vector<std::pair<std::size_t, double>> pledged;  ///< reliability * assigned share * fading
    std::vector<std::pair<std::size_t, double>> challenges;  ///< fading
    bool comparable = true;  ///< false: a figure is absent that the ratio would need
};

/// Reads the drawn series off a world, in their order.
struct Experiment::Observer {
    std::vector<std::size_t> followed;
    std::vector<std::size_t> remaining;
    std::vector<std::vector<std::vector<bool>>>
        is_member;  ///< [baseline epochs, then scenario epochs][treaty][followed]
    std::vector<std::vector<CoverWeights>> cover;  ///< likewise
    std::size_t scenario_offset = 0;               ///< where the scenario's epochs begin
    std::vector<TreatyId> realignment_of;    ///< treaties followed; none where realignment is off
    std::vector<std::size_t> drawn_offsets;  ///< where those of each drawn timeline begin

    /// values: burden.spending and burden.share_of_gdp of the followed and the remaining together,
    /// share of each alliance and cover of the followed; risk by severity of the followed, the
    /// remaining together (a dispute between two of them once) and the world; with realignment what
    /// it expects of each.
    void read(const WorldRun& run, std::size_t epoch, std::vector<double>& values) const;
    void read_realignment(const WorldRun& run, std::vector<double>& values) const;
};

}  // namespace counterpoise
