#pragma once

#include <string>
#include <vector>

#include "scenario/outcome/outcome.h"

namespace counterpoise::report {

/// One line of the answer: a label, a sentence with its number, what it rests on, and the exhibit
/// that shows it whole.
struct Sentence {
    std::string id;
    std::string label;
    std::string text;
    std::string basis;
    std::string standing;
    std::string exhibit;
};

/// The answer in about five sentences, written by rule from the numbers. A sentence whose figures
/// are absent is left out.
[[nodiscard]] std::vector<Sentence> sentences(const Outcome& outcome);

/// "If the United States left NATO and the UN".
[[nodiscard]] std::string question(const Outcome& outcome);

/// "The United States leaves the UN", without a full stop.
[[nodiscard]] std::string change_sentence(const OutcomeChange& change);

/// The sentence on what draws of the future say of the remaining members' spending: sign settled or
/// not, never "no effect". `low` and `high` are the 5 % and 95 % quantiles of the effect over all
/// schools, in % of the baseline.
[[nodiscard]] std::string spending_sentence(double low, double high, std::size_t schools, int year,
                                            const std::string& who = "the remaining members");

/// "1 paired run", "1,000 paired runs".
[[nodiscard]] std::string paired_runs(const Outcome& outcome);

/// What the evidence does not settle: one sentence for each school whose interval holds zero, and
/// the standing caveats.
[[nodiscard]] std::vector<std::string> unsettled(const Outcome& outcome);

}  // namespace counterpoise::report
