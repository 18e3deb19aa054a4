#pragma once

#include <limits>

#include "base/math.h"
#include "behaviour/realignment/situation.h"

namespace counterpoise {

inline constexpr double kNothingKnown = std::numeric_limits<double>::quiet_NaN();

/// Four states in a row, a thousand kilometres apart each; the first is the largest.
inline Situation four_states() {
    Situation s;
    s.year = 2000;
    s.present.assign(4, true);
    s.cinc = {0.4, 0.2, 0.1, 0.1};
    s.democracy = {1.0, 0.5, -0.5, kNothingKnown};
    s.democracy_before = {1.0, -0.5, -0.5, 0.0};
    s.ideal_point = {2.0, 1.0, -1.0, kNothingKnown};
    s.major_power = {true, false, false, false};
    s.land = s.water = s.rivals = s.past_small_pacts = s.small_pacts = PairSet(4);
    s.land.add(0, 1);
    s.water.add(1, 2);
    s.rivals.add(0, 3);
    s.rivals.add(1, 3);
    s.log_distance = PairFigures<double>(4);
    for (Place i = 0; i < 4; ++i)
        for (Place j = 0; j < i; ++j) s.log_distance.set(i, j, log_det(1 + 1000.0 * (i - j)));
    s.recent_pacts.assign(4, 0.0);
    s.guarantor_lost.assign(4, false);
    return s;
}

/// A treaty of the first three.
inline TreatyNow pact_of_three() {
    TreatyNow treaty;
    treaty.terms = {2, 10, true, false};
    treaty.age_years = 9.5;
    treaty.defence = true;
    treaty.members = {0, 1, 2};
    return treaty;
}

/// The same with the treaty in force.
inline Situation three_allied() {
    Situation s = four_states();
    s.treaties = {pact_of_three()};
    derive_ties(s);
    return s;
}

}  // namespace counterpoise
