#pragma once

#include <string_view>

#include "answers/backtest/backtest.h"
#include "history/estimators/scores.h"

namespace counterpoise {

/// A behaviour whose forecasts can be scored.
struct ScoredBehaviour {
    std::string_view name;
    Answer (*score)(const Facts&, const BacktestQuestion&) = nullptr;
};

extern const ScoredBehaviour kDisputesScores;
extern const ScoredBehaviour kSeverityScores;
extern const ScoredBehaviour kSpendingScores;
extern const ScoredBehaviour kGrowthScores;
extern const ScoredBehaviour kRealignmentScores;
extern const ScoredBehaviour kPoliticsScores;

/// Refuses penalty, ridge and origin, which only disputes read.
void refuse_flags_of_disputes(const BacktestQuestion& question);

/// The scores of one forecast of chances, for programs.
[[nodiscard]] Value scores_json(const Scores& scores);

/// Whether a column of scores counts rows or events.
[[nodiscard]] inline bool is_count(std::string_view key) {
    return key == "n" || key == "events" || key == "observed";
}

/// What a person reads and what a program reads; CSV holds the first of the tables.
[[nodiscard]] Answer answer_scores(Sheet sheet, Value json);

}  // namespace counterpoise
