#include "world/strength.h"

#include <limits>

#include "base/math.h"
#include "world/states.h"

namespace counterpoise {

Capability chosen_capability(const Assumptions& assumptions) {
    const std::string& word = assumptions.word("capability");
    return word == "market" ? Capability::market
           : word == "cinc" ? Capability::cinc
                            : Capability::ppp;
}

double strength(const World& world, Capability capability, std::size_t i) {
    switch (capability) {
        case Capability::ppp:
            return world.value(Column::milex_share, i) * world.value(Column::gdp_ppp, i);
        case Capability::market:
            return world.value(Column::milex, i);
        case Capability::cinc:
            return world.value(Column::cinc, i);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> strengths_of(const World& world, Capability capability) {
    std::vector<double> all(world.size());
    for (std::size_t i = 0; i < world.size(); ++i) all[i] = strength(world, capability, i);
    return all;
}

double strength_left(double km, double half_distance_km) {
    return exp2_det(-km / half_distance_km);
}

Reach reach_of(const World& world, const Facts& facts, const Assumptions& a) {
    Reach reach{a.number("assigned_share"), a.number("assigned_share_other"),
                a.number("half_distance_km"), a.number("half_distance_global_km"),
                std::vector<bool>(world.size(), false)};
    for (const std::string& iso3 : a.codes("global_reach")) {
        const StateId id = states(facts).named(iso3, world.year(), "global_reach");
        if (const auto i = world.row(id)) reach.global_reach[*i] = true;
    }
    return reach;
}

}  // namespace counterpoise
