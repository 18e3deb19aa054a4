#include "history/disputes/continuation.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.h"
#include "history/disputes/fit.h"
#include "history/dyads/pair_spells.h"

namespace counterpoise {
namespace {

/// Years in course of all pairs of one dispute.
struct Tally {
    double years = 0;
    double continued = 0;
};

std::map<int, Tally> tallies(const Facts& facts, InCourseKind kind, Year from, Year to) {
    std::map<int, Tally> all;
    for (const DisputeSpell& spell : dispute_spells(facts)) {
        if ((spell.hostility >= kWar) != (kind == InCourseKind::war)) continue;
        const int first = std::max(spell.pair.first, from.value);
        const int last = std::min(spell.pair.last, to.value - 1);
        if (last < first) continue;
        Tally& tally = all[spell.number];
        tally.years += last - first + 1;
        tally.continued += std::min(spell.pair.last - 1, last) - first + 1;
    }
    return all;
}

}  // namespace

Continuation continuation(const Facts& facts, InCourseKind kind, Year from, Year to) {
    require_dispute_years(from, to);
    const std::map<int, Tally> all = tallies(facts, kind, from, to);
    if (all.size() < 2)
        throw InputError(Fault{"--from", "fewer than two disputes were in course",
                               "a chance of continuation needs more", "Choose more years."},
                         FaultKind::usage);
    Tally sum;
    for (const auto& [number, tally] : all) {
        sum.years += tally.years;
        sum.continued += tally.continued;
    }
    const double chance = sum.continued / sum.years;
    double squares = 0;
    for (const auto& [number, tally] : all) {
        const double rest = tally.continued - chance * tally.years;
        squares += rest * rest;
    }
    const double g = static_cast<double>(all.size());
    return {chance, std::sqrt(g / (g - 1) * squares) / sum.years,
            static_cast<std::size_t>(sum.years), static_cast<std::size_t>(sum.continued),
            all.size()};
}

}  // namespace counterpoise
