#pragma once

#include <array>
#include <vector>

#include "history/realignment/backtest.h"

namespace counterpoise {

/// How good it was predicted which pairs of states are defence partners some years ahead.
struct StatusScores {
    int years = 0;            ///< ahead
    std::size_t changed = 0;  ///< pairs whose status was another than at the origin
    /// model: from the four hazards. climatology: the share of partners in the record. persistence:
    /// the same share apart for partners of the origin and others. dyadic: a logit of covariates of
    /// the pair and whether they were partners at the origin.
    ProcessScores scores;
    std::array<Lead, 3> leads;  ///< over climatology, persistence, dyadic; groups are origins
};
inline constexpr std::array kStatusYears{1, 5, 10};

/// The four hazards, and that of new treaties of five members or more.
struct StatusFits {
    std::array<HazardFit, kProcesses> process;
    HazardFit founding;
};

/// The chance that two states are defence partners `years` after a situation, by the hazards.
///
///     P = 1 - (1 - q) prod_k (1 - a_k m_ki m_kj),  k the treaties in which a member owes defence
///     a_k: the treaty has not ended;  m_ki: i belongs to it while it lasts, by exits and entries
///     q: they have a new pact that has not ended, a small one or one of five members and more
///
/// each carried forward year by year with the hazards of the situation grown older; figures stay,
/// treaties are independent given them. New pacts end as often as those in force.
/// Shape    row-major by place; 0 on the diagonal and where a state is absent.
/// Source   ours: docs/method/realignment.md.
[[nodiscard]] std::vector<double> partner_chances(const Situation& situation,
                                                  const StatusFits& fits, int years);

/// Scores from each reported origin of the plan, pooled; fits use the ridges of the backtests,
/// foundings that of pacts.
[[nodiscard]] std::vector<StatusScores> backtest_status(
    const Facts& facts, const std::array<const HazardRows*, kProcesses>& rows,
    const std::array<ProcessBacktest, kProcesses>& backtests, const RealignmentPlan& plan);

}  // namespace counterpoise
