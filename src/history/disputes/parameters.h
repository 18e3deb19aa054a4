#pragma once

#include "behaviour/parameters.h"
#include "history/disputes/backtest.h"
#include "history/disputes/continuation.h"
#include "history/disputes/severity_backtest.h"

namespace counterpoise {

/// Which estimates runs draw from, and which years they are of.
struct DisputeParameterPlan {
    DisputeSpec onset = dispute_spec("onset");
    SeveritySpec severity = severity_spec("onsets");
    LogitOptions options = {};
    Year from{1946};
    Year to{2010};
    Year origin{1990};  ///< last year of the fit that is scored on later ones
};

/// What the parameters of disputes are made of.
struct DisputeEstimates {
    DisputeParameterPlan plan;
    DisputeFit onset;
    SeverityFit severity;
    Continuation dispute;
    Continuation war;
    BacktestSplit onset_score;
    SeveritySlice severity_score;
};

/// Fits what runs draw from, and scores the same specifications on years after the origin.
///
/// Errors   InputError for a specification that is not of onset between all pairs in years without
///          a dispute in course, or as fit_disputes, fit_severity and the backtests.
[[nodiscard]] DisputeEstimates estimate_disputes(const Facts& facts,
                                                 const DisputeParameterPlan& plan);

/// The estimates as parameters/disputes.toml holds them.
///
/// `onset.<column>` and `severity.<class>.<column>` in log odds, each of the two a block with the
/// covariance of errors clustered by pair; `continues.dispute` and `continues.war` as chances;
/// priors of `present` as they are. Ranges of log odds are the estimate and 8 standard errors
/// around it.
/// Shape    the fit's program is left empty for whoever writes the file.
/// Source   docs/method/disputes.md.
[[nodiscard]] ParameterSet dispute_parameters(const Facts& facts, const DisputeEstimates& estimates,
                                              const ParameterSet& present);

/// What the backtests say: gains in log score, ranking, and what was predicted and came by range.
[[nodiscard]] std::vector<Score> dispute_scores(const DisputeEstimates& estimates);

}  // namespace counterpoise
