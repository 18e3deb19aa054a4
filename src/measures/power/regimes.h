#pragma once

#include "measures/measure.h"

namespace counterpoise {

/// Which score of political regimes is read, below what, and by whom that cut-off is used.
struct RegimeCut {
    Column column = Column::polyarchy;
    double below = 0;
    std::string_view convention;  ///< whose cut-off it is; empty where the user gave another
};

/// The cut-off of the assumptions `regime_measure` and `regime_below`.
///
/// Errors   InputError for a `regime_below` outside the range of the measure.
/// Source   Lührmann, Tannenberg and Lindberg 2018 (polyarchy 0.5), Marshall and Gurr 2020
///          (polity2 6), Márquez 2016 (aeuds 0); docs/method/power.md.
[[nodiscard]] RegimeCut regime_cut(const Assumptions& assumptions);

/// Money, votes and power held by states below a stated regime score, before and after a change.
///
///     100 sum_{i in whole, score_i < below} x_i / sum_whole x
///
/// Shape    per entity: what is held.
/// Units    %; `states` counts holders below the score.
/// Missing  `unknown` is the share held by states without a score, counted neither way; a row
///          whose figures the year lacks, or a major power in it, is absent.
/// Errors   InputError for a year in which no state has a score, or as regime_cut.
/// Source   ours: docs/method/power.md.
[[nodiscard]] Reading power_regimes(const View& view);

}  // namespace counterpoise
