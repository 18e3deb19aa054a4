#pragma once

namespace counterpoise {

// The covariates of a dispute between two states: each is one function, called where the record is
// turned into a design matrix and where a world is simulated, so that both mean the same by a name.
// Missing: NaN in, NaN out, unless a function says otherwise.

/// The smaller of two figures: the weak link.
/// Source   Dixon 1994; Bremer 1992.
[[nodiscard]] double weak_link(double one, double two);

/// The larger of two figures.
[[nodiscard]] double strong_link(double one, double two);

/// The weaker side's capability over the stronger side's.
///
///     min(x, y) / max(x, y)
///
/// Units    0-1.
/// Missing  NaN also where both are 0.
/// Source   Bremer 1992.
[[nodiscard]] double capability_ratio(double one, double two);

/// Soldiers per head.
///
///     milper / tpop
///
/// Units    both in thousands; soldiers per inhabitant.
/// Missing  NaN also without inhabitants.
/// Source   Bremer 1992.
[[nodiscard]] double militarisation(double milper_k, double tpop_k);

/// The capability of both, in logs.
///
///     log(x + 1e-6) + log(y + 1e-6)
///
/// Units    CINC, 0-1.
/// Source   ours: docs/method/disputes.md.
[[nodiscard]] double log_capability(double one, double two);

/// The distance between two figures.
[[nodiscard]] double distance_between(double one, double two);

/// Types of direct contiguity (data/contiguity.csv): 0 none, 1 land or river, 2-5 by water.
inline constexpr int kLandContiguity = 1;

/// 1 for neighbours by land or river, else 0.
[[nodiscard]] double land_contiguity(double contiguity_type);

/// 1 for neighbours across water, else 0.
[[nodiscard]] double water_contiguity(double contiguity_type);

/// Whether a pair counts as politically relevant: contiguous in any way, or with a major power.
/// Source   Maoz and Russett 1993; the filter of Bremer 1992 as redone by docs/method/disputes.md.
[[nodiscard]] bool politically_relevant(double contiguity_type, double major_power);

/// Peace years of a pair in its next year of the record.
///
///     0 after a year with a dispute in course, else one more
///
/// Shape    a pair's first year has 0.
/// Source   Beck, Katz and Tucker 1998; Carter and Signorino 2010 for the square and the cube.
[[nodiscard]] double next_peace_years(double peace_years, double dispute_in_course);

/// Disputes of the past, each counting half after `half_life` years.
///
///     m_t = 2^(-1 / half_life) (m_{t-1} + onsets_{t-1})
///
/// Units    onsets.
/// Source   ours: docs/method/disputes.md.
[[nodiscard]] double next_memory(double memory, double onsets, double yearly_decay);

/// log(1 + x): of a distance in km, of a memory of disputes.
[[nodiscard]] double log_of_one_more(double x);

/// What is remembered of a state's disputes with others than the one it is paired with.
///
///     max(all - own, 0): a difference of equal sums may round below 0
///
/// Units    onsets.
[[nodiscard]] double memory_elsewhere(double all, double own);

/// Half-lives of the memory of disputes, years.
inline constexpr double kPastHalfLife = 20;
inline constexpr double kRecentHalfLife = 5;

/// 2^(-1 / half_life).
[[nodiscard]] double yearly_decay(double half_life_years);

}  // namespace counterpoise
