#pragma once

#include <string>
#include <vector>

#include "history/exits/cases.h"
#include "world/facts.h"

namespace counterpoise {

/// An exit that is asked about, by what past ones are compared with it.
struct ExitProfile {
    double share_cinc = 0;
    double members = 0;
    double treaty_age_years = 0;
};

/// The profile of a member that would leave at the end of a year's day.
/// Missing  share_cinc is NaN where the state has no CINC in that year or the five before.
/// Errors   InputError where the state is no member that day, or the treaty has fewer than three.
[[nodiscard]] ExitProfile profile_of(const Facts& facts, StateId state, TreatyId treaty, Date day);

/// A case in words, for readers that know no tables.
struct ExitWords {
    std::string state;  ///< its ISO code
    std::string state_name;
    std::string treaty;  ///< its code
    std::string treaty_name;
};
[[nodiscard]] ExitWords words_of(const Facts& facts, StateId state, TreatyId treaty);

/// The counted exit whose leaver had the largest share of the members' capability.
[[nodiscard]] const ExitCase& weightiest_exit(const Facts& facts);

/// A past case and how far it is.
struct Analogue {
    const ExitCase* exit = nullptr;
    double distance = 0;
};

/// The counted exits nearest to a profile, at most `k`, nearest first.
///
///     d² = (Δ share / s₁)² + (Δ log members / s₂)² + (Δ log(1 + age) / s₃)²
///
/// with s the standard deviation among counted exits; a term without a figure is left out of both
/// and cases without a share are not compared. Ties by date.
/// Source   ours: docs/method/exits.md.
[[nodiscard]] std::vector<Analogue> nearest_analogues(const Facts& facts,
                                                      const ExitProfile& profile, std::size_t k);

}  // namespace counterpoise
