#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "behaviour/politics/outcome.h"
#include "world/facts.h"

namespace counterpoise {

/// A controversial issue of European Union legislation and how it was decided, on a scale of 0 to
/// 100. Source: data/eu_decisions.csv, data/eu_positions.csv.gz, data/eu_actors.csv.
struct Decision {
    struct Actor {
        std::string code;
        double position = 0;
        double salience = 0;  ///< 0 to 1; 0 where the table has none
        double size = 0;      ///< the table's weight of the actor
    };
    std::string issue;
    std::string proposal;
    std::optional<double> reference;
    double outcome = 0;
    std::vector<Actor> actors;
    int year = 0;  ///< of the proposal
};

/// The year of a proposal from its number in DEU: a letter of the procedure, two digits of the year
/// and the rest of the procedure's number (d160280 is 2016/0280(COD)). 0 for anything else.
[[nodiscard]] int year_of_proposal(std::string_view number);

/// Every issue with an outcome and at least one position, by issue.
[[nodiscard]] std::vector<Decision> read_decisions(const Facts& facts);
[[nodiscard]] inline const std::vector<Decision>& decisions(const Facts& facts) {
    return facts.cached(&read_decisions);
}

/// How power follows from size: power = size ^ exponent, 0: all alike, 1: by size.
inline constexpr double kSizeExponents[] = {0, 0.25, 0.5, 0.75, 1};
/// Costs of a breakdown that the reference-point model is tried with, squared lengths of the scale.
inline constexpr double kBreakdownCosts[] = {0.25, 0.5, 1, 2, 4, 8, 16};

/// One way to predict decisions, scored on all of them.
struct DecisionScore {
    std::string name;   ///< concept or baseline
    std::string power;  ///< where power comes from; empty for a baseline
    std::size_t n = 0;  ///< decisions with a forecast
    double mae = 0;     ///< mean absolute error, points of the scale
    double rmse = 0;
    double within_ten = 0;  ///< share of decisions predicted within ten points
    double gain = 0;        ///< mean of |error of the mean of equals| − |own error|
    double gain_se = 0;     ///< its standard error, proposals as clusters
    bool unseen = false;    ///< each proposal predicted with choices made on the others
    std::string choice;     ///< what was chosen in most proposals; else the cost chosen on all
};

/// Where power comes from, as scores name it.
inline constexpr std::string_view kEqualPower = "all alike";
inline constexpr std::string_view kSizePower = "by size";
inline constexpr std::string_view kUnseenPower = "chosen on the other proposals";

struct DecisionBacktest {
    std::size_t issues = 0;
    std::size_t proposals = 0;
    std::vector<DecisionScore> baselines;
    std::vector<DecisionScore> scores;  ///< concepts × powers, then those with unseen choices
    double size_exponent = 0;           ///< chosen on all proposals, for the best concept
    double breakdown_cost = 0;          ///< chosen on all proposals, for the reference point
    Concept best = Concept::mean;       ///< smallest error on unseen proposals
};

/// Scores every concept on the decisions.
///
///     MAE = mean over issues of |forecast − outcome|;  choices (exponent of size, cost of a
///     breakdown) for a proposal are those with the smallest MAE on all other proposals
///
/// Shape    one score a concept and power; issues of one proposal are never split.
/// Units    points of a scale of 0 to 100.
/// Missing  baselines without a figure (a reference point, the Commission's position) are scored on
///          the issues that have it; `n` says on how many.
/// Errors   none.
/// Source   Thomson et al. 2012 (DEU); docs/method/politics.md.
[[nodiscard]] DecisionBacktest backtest_decisions(const Facts& facts);

/// The forecast of one decision: power from size.
[[nodiscard]] double predicted(const Decision& decision, Concept concept_, double exponent,
                               const SolutionChoices& choices);

}  // namespace counterpoise
