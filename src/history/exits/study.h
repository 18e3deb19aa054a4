#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "history/exits/cases.h"
#include "history/exits/paths.h"
#include "world/facts.h"

namespace counterpoise {

/// What is followed through the years.
enum class ExitOutcome : std::uint8_t {
    burden,      ///< log of military spending over GDP, 1949-2024
    spending,    ///< log of military spending, 1816-2022
    disputes,    ///< disputes entered a year, 1816-2010
    departures,  ///< organizations left a year, 1966-2014
};
inline constexpr std::array kExitOutcomes{ExitOutcome::burden, ExitOutcome::spending,
                                          ExitOutcome::disputes, ExitOutcome::departures};
[[nodiscard]] const StateSeries& series_of(const Facts& facts, ExitOutcome outcome);
[[nodiscard]] std::string_view name_of(ExitOutcome outcome);

/// Whom.
enum class ExitGroup : std::uint8_t { leaver, remaining };
inline constexpr std::array kExitGroups{ExitGroup::leaver, ExitGroup::remaining};
[[nodiscard]] std::string_view name_of(ExitGroup group);

/// A mean over cases with its 95 % interval.
struct StudyEstimate {
    double mean = 0;  ///< NaN without a case
    double low = 0;   ///< NaN with fewer than three clusters
    double high = 0;
    std::size_t cases = 0;
    std::size_t clusters = 0;  ///< treaties, or states that left organizations

    /// Whether the interval leaves zero out. An estimate without interval settles nothing.
    [[nodiscard]] bool settled() const { return low > 0 || high < 0; }
};

/// One window of years after (or before) an exit: first to last, relative to the exit's year.
struct StudyPoint {
    ExitGroup group = ExitGroup::leaver;
    ExitOutcome outcome = ExitOutcome::burden;
    int first = 0;
    int last = 0;
    double raw = 0;  ///< the same without the comparison: how the group itself changed; NaN if none
    StudyEstimate estimate;
};

/// A counted exit and the states that its leaver is compared with: empty where it has no match.
struct StudyCase {
    const ExitCase* exit = nullptr;
    std::vector<StateId> controls;
};

struct ExitStudy {
    std::vector<StudyPoint> years;    ///< by group, outcome, year −10 … +10
    std::vector<StudyPoint> windows;  ///< −10 to −6 (before: should hold 0), +1 to +5, +6 to +10
    std::vector<StudyCase> cases;     ///< every counted exit, in the order of the record

    /// Cases whose leaver has controls.
    [[nodiscard]] std::size_t matched() const;
};

/// How leavers and remaining members changed, against matched members of other treaties.
///
///     Δ(s, k) = Y(s, t + k) − mean of Y(s, t − 5 … t − 1);   e(s, k) = Δ(s, k) − mean over s's
///     controls of Δ(·, k);   mean over cases, the remaining members of one case first averaged;
///     interval: mean ± t(.975; n² / Σ n_g² − 1) √(G / (G − 1) Σ_g (Σ_{i in g} (e_i − ē))²) / n,
///     with the G treaties as clusters of n_g cases (few and unequal, so the degrees of freedom
///     are those of as many equal ones)
///
/// Shape    points by group, outcome and year; a window averages the years of it that a case has,
///          at least half of them.
/// Units    differences of natural logs (burden, spending), disputes a year.
/// Missing  a state needs three of the five years before; a case, two controls with the figure.
/// Source   Carter, Schnepel and Steigerwald 2017 (clusters); docs/method/exits.md.
[[nodiscard]] ExitStudy read_exit_study(const Facts& facts);
[[nodiscard]] inline const ExitStudy& exit_study(const Facts& facts) {
    return facts.cached(&read_exit_study);
}

/// The points of one group and outcome: years −10 … +10, then windows.
[[nodiscard]] std::vector<StudyPoint> points_of(ExitGroup group, ExitOutcome outcome,
                                                const std::vector<Followed>& followed,
                                                const std::vector<std::uint16_t>& clusters);

/// The mean of values in clusters with the interval above; NaN values are left out.
[[nodiscard]] StudyEstimate clustered_mean(const std::vector<double>& values,
                                           const std::vector<std::uint16_t>& clusters);

}  // namespace counterpoise
