#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace counterpoise {

struct HazardFit;
struct HazardRows;

/// What the events of a fit can say of signs, whatever the errors come to.
struct HazardEvidence {
    std::size_t event_years = 0;        ///< years with an event: errors are clustered by year
    double effective_coefficients = 0;  ///< of the columns, as far as the penalty leaves them free
    std::vector<std::string>
        separable;                  ///< columns along which events and other rows do not overlap
    std::vector<std::string> thin;  ///< columns of 0 and 1 with fewer than kLeastEvents on one side
    std::string too_few;            ///< why no sign is settled; empty where signs may be

    [[nodiscard]] bool is_separable(std::string_view column) const;
    [[nodiscard]] bool is_thin(std::string_view column) const;
};

/// Fewest years with an event, and fewest events an effective coefficient, for a sign to be
/// settled; below kComfortableEvents an effective coefficient, intervals are often too narrow.
inline constexpr std::size_t kLeastEventYears = 10;
inline constexpr double kLeastEventsEach = 2;
inline constexpr double kComfortableEvents = 5;

/// What a fit's events can carry.
///
///     effective coefficients = Σ_j (1 − λ sd_j² V_jj),  V the inverse of the penalised information
///
/// without a ridge each column counts one. A column is separable where no event lies above every
/// other row, or none below: its estimate is the penalty's alone.
/// Shape    rows: those that the fit was made of.
/// Source   Vittinghoff and McCulloch 2007 (fewer than 2 events a coefficient they did not study;
/// from
///          2 to 4 coverage often fails, from 5 seldom); Gray 1992 for the effective number; the
///          ten years are ours: docs/method/realignment.md.
[[nodiscard]] HazardEvidence evidence_of(const HazardFit& fit, const HazardRows& rows);

}  // namespace counterpoise
