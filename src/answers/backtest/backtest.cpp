#include "answers/backtest/backtest.h"

#include <array>

#include "answers/backtest/behaviours.h"

namespace counterpoise {
namespace {

const ScoredBehaviour& behaviour_of(const BacktestQuestion& question) {
    static const std::array<ScoredBehaviour, 6> all{kDisputesScores,    kSeverityScores,
                                                    kSpendingScores,    kGrowthScores,
                                                    kRealignmentScores, kPoliticsScores};
    if (question.behaviour == "cascade")
        throw InputError(Fault{"backtest", "there is no backtest of cascade",
                               "the tested pledges are too few to score years ahead",
                               "docs/method/cascade.md says what there is."},
                         FaultKind::usage);
    return find_behaviour(all, question.behaviour, "backtest");
}

}  // namespace

void refuse_flags_of_disputes(const BacktestQuestion& question) {
    refuse_parts({{question.penalty.has_value(), "--penalty"},
                  {question.ridge.has_value(), "--ridge"},
                  {question.origin.has_value(), "--origin"}},
                 "is not read here", "it belongs to disputes");
}

Value scores_json(const Scores& scores) {
    Value json;
    json.set("log_score", scores.log_score).set("brier", scores.brier).set("auc", scores.auc);
    json.set("average_precision", scores.average_precision).set("expected", scores.expected);
    return json;
}

Answer answer_scores(Sheet sheet, Value json) {
    Answer answer(std::move(sheet));
    answer.document = std::move(json);
    return answer;
}

Answer score_behaviour(const Facts& facts, const BacktestQuestion& question) {
    const ScoredBehaviour& behaviour = behaviour_of(question);
    refuse_process(question);
    return behaviour.score(facts, question);
}

}  // namespace counterpoise
