#pragma once

#include <array>
#include <vector>

#include "world/assumptions.h"
#include "world/world.h"

namespace counterpoise {

/// What strength is measured by.
enum class Capability { ppp, market, cinc };
inline constexpr std::array kCapabilities{Capability::ppp, Capability::market, Capability::cinc};
[[nodiscard]] Capability chosen_capability(const Assumptions& assumptions);

/// Strength of a state: military spending at purchasing power (share of GDP x PPP GDP, m
/// international $), at market rates (US$ m) or CINC. NaN where the facts are silent.
[[nodiscard]] double strength(const World& world, Capability capability, std::size_t i);
[[nodiscard]] std::vector<double> strengths_of(const World& world, Capability capability);

/// The part of a strength that arrives: 2^(-km / half_distance_km). Source: docs/method/cover.md.
[[nodiscard]] double strength_left(double km, double half_distance_km);

/// How far strength carries, and how much of it is an alliance's to use.
struct Reach {
    double assigned_share = 0.12;       ///< of a state with global reach
    double assigned_share_other = 1.0;  ///< of any other
    double half_distance_km = 3000;
    double half_distance_global_km = 12000;
    std::vector<bool> global_reach;  ///< by row

    [[nodiscard]] double left(std::size_t row, double km) const {
        return strength_left(km, global_reach[row] ? half_distance_global_km : half_distance_km);
    }
    [[nodiscard]] double share(std::size_t row) const {
        return global_reach[row] ? assigned_share : assigned_share_other;
    }
};
/// Errors: InputError for an unknown code in `global_reach`.
[[nodiscard]] Reach reach_of(const World& world, const Facts& facts,
                             const Assumptions& assumptions);

}  // namespace counterpoise
