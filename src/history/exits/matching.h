#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "history/exits/cases.h"
#include "world/facts.h"

namespace counterpoise {

/// What states are compared by, read in the year before an exit.
struct Traits {
    StateId state;
    double log_cinc = 0;
    double regime = 0;
    double log_disputes = 0;  ///< log(1 + disputes entered in the five years up to it)
    std::string continent;
};

inline constexpr std::size_t kControls = 5;

/// The states that an exit's leaver and remaining members may be compared with: members, on 31
/// December of the year before, of another multilateral defence treaty; not of the treaty left at
/// any time within ten years of the exit; and not leavers of any such treaty within them. States
/// without CINC or regime score are left out. CINC after 2022 is that of 2022; disputes after 2010
/// are not in the record and count for nobody.
[[nodiscard]] std::vector<Traits> pool_of(const Facts& facts, const ExitCase& exit);

/// The states of the pool nearest to a state, at most kControls.
///
///     d² = (Δ log CINC / s₁)² + (Δ regime / s₂)² + (Δ log disputes / s₃)² + [other continent]
///
/// with s the standard deviation in the pool; ties by code. Deterministic: no draw is made.
/// Missing  none where the state itself lacks a trait or the pool has fewer than kControls.
[[nodiscard]] std::vector<StateId> controls_for(const Facts& facts, StateId state,
                                                const ExitCase& exit,
                                                const std::vector<Traits>& pool);

/// The same for a year and a pool of any making; traits are those of the year before.
[[nodiscard]] std::vector<StateId> nearest(const Facts& facts, StateId state, int year,
                                           const std::vector<Traits>& pool);
[[nodiscard]] std::optional<Traits> traits_of(const Facts& facts, StateId state, int year);

}  // namespace counterpoise
