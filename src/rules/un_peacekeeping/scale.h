#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "world/facts.h"

namespace counterpoise {

/// A member in the peacekeeping scale: its regular rate, and its discount or its place among the
/// permanent members.
struct PeacekeepingMember {
    double regular_rate = 0;  ///< %
    double discount = 0;      ///< fraction 0-1; 0 for a permanent member
    bool permanent = false;
};

/// The peacekeeping scale: discounts are carried by the permanent members in proportion to their
/// regular rates.
///
///     rate_i = r_i (1 - d_i);   D = sum r_i d_i;   premium = 1 + D / sum_P r;   rate_P = r_P *
///     premium
///
/// Shape    rates[i] belongs to members[i].
/// Units    %; the rates sum to what the regular rates sum to.
/// Errors   InputError if there are discounts and no permanent member with a rate to carry them.
/// Source   GA resolutions 55/235 and 79/250; docs/method/un_peacekeeping.md.
struct PeacekeepingScale {
    std::vector<double> rates;
    double premium = 1;
};
[[nodiscard]] PeacekeepingScale peacekeeping_scale(std::span<const PeacekeepingMember> members);

/// A state's level. Source: data/un_peacekeeping_levels.csv (recovered from realised assessments,
/// 2022-24).
struct PeacekeepingLevel {
    StateId state;
    std::string level;
    double discount = 0;  ///< fraction 0-1
    std::string note;
};
[[nodiscard]] const std::vector<PeacekeepingLevel>& peacekeeping_levels(const Facts& facts);

inline constexpr Year kFirstPeacekeepingYear{2022};  ///< levels are known from here

}  // namespace counterpoise
