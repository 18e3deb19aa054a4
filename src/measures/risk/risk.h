#pragma once

#include "measures/measure.h"

namespace counterpoise {

// Expected numbers of disputes that begin in the year after the world's, at the estimates of
// parameters/disputes.toml, by the law that runs are drawn from.
//
// Where the record of disputes ends before the world's year, the years in between are simulated
// kRiskHistories times with luck of their own (seed kRiskSeed, the same for every world), and the
// answer is the mean; `error` is the standard error that the simulation leaves.
inline constexpr std::uint32_t kRiskHistories = 64;
inline constexpr std::uint64_t kRiskSeed = 1914;

/// Expected disputes of each state with any other.
///
///     sum_j P(onset_ij) P(class or worse | onset)
///
/// Shape    per state; extras: the world (every pair once), the members of --alliance together (a
///          pair of two of them once), and of that between two of them; where a change takes a
///          member or adds one, those that are members before and after, with the change
///          (`remaining`) and without it (`remaining_before`).
/// Units    disputes a year. Each kind includes the worse ones.
/// Missing  a state of which CINC, regime score or capital is not known is absent.
/// Errors   InputError for a year without such figures.
/// Source   docs/method/risk.md.
[[nodiscard]] Reading risk_disputes(const View& view);
[[nodiscard]] Reading risk_force(const View& view);
[[nodiscard]] Reading risk_fatal(const View& view);
[[nodiscard]] Reading risk_wars(const View& view);

/// The same of pairs, all four kinds beside each other.
///
/// Shape    per dyad, the likeliest first; with --state the pairs of one state alone.
[[nodiscard]] Reading risk_pairs(const View& view);

}  // namespace counterpoise
