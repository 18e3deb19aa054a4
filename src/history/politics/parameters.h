#pragma once

#include <utility>
#include <vector>

#include "behaviour/parameters.h"
#include "history/exits/rates.h"
#include "history/politics/decisions.h"

namespace counterpoise {

/// What parameters of politics are taken from.
struct PoliticsRecord {
    int from = 0;  ///< first and last year of the decisions' proposals
    int to = 0;
    DecisionBacktest decisions;
    std::vector<BaseRate> exits;  ///< as behaviour's Leaver: any, the largest, of an organization
};

/// Decisions scored and exits counted since 1946.
/// Source   docs/method/politics.md; docs/method/exits.md.
[[nodiscard]] PoliticsRecord politics_record(const Facts& facts);

/// The parameters of politics: what parameters/politics.toml holds.
///
/// size_exponent, breakdown_cost: the values of kSizeExponents and kBreakdownCosts with the
/// smallest mean absolute error on all decisions; without a standard error, since they are choices
/// from few values. exit_rate.*: exits over time at risk; lowest and highest are the exact 95 %
/// interval. The record of the fit is that of the decisions, each source names its own years; the
/// hash is of all tables read. Scores are of decisions that the choice did not see. Priors of
/// `present` are kept.
[[nodiscard]] ParameterSet politics_parameters(const Facts& facts, const PoliticsRecord& record,
                                               const ParameterSet& present);

}  // namespace counterpoise
