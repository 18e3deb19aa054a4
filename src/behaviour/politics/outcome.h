#pragma once

#include <span>
#include <string>
#include <vector>

#include "behaviour/politics/concepts.h"
#include "behaviour/politics/condorcet.h"
#include "world/actors/actors.h"

namespace counterpoise {

/// What a concept needs besides the actors.
struct SolutionChoices {
    ElectionChoices election;
    double breakdown_cost = 4;  ///< of the reference-point model; the estimate is in parameters/
};

/// The lowest and highest outcome while figures are varied.
struct OutcomeRange {
    double low = 0;
    double high = 0;
};

/// What one concept says about a question; NaN where it has no answer, `why` says so.
struct SolutionOutcome {
    Concept concept_ = kBestConcept;
    double outcome = 0;
    double spread = 0;          ///< standard deviation over positions; NaN for other concepts
    OutcomeRange varied;        ///< every power and salience by the file's `vary`
    OutcomeRange illustrative;  ///< every illustrative figure by far more; NaN if none is
    std::string why;
};

/// How far an illustrative figure is varied: power and salience to half and to double, positions by
/// a quarter of the scale.
inline constexpr double kIllustrativeFactor = 2;
inline constexpr double kIllustrativeShift = 0.25;

/// The outcome of a question under one concept, with what it owes to its figures.
///
///     weight_a = power_a × salience_a, within power_a (1 ± v_p) × min(1, salience_a (1 ± v_s))
///
/// `varied` takes the extremes over the weightings that put every weight below some point of the
/// scale at one end of its interval and every weight above it at the other, positions shifted
/// together. For mean, median and reference point those hold the extremes of all weightings: the
/// bounds are exact. For the election they are joined by 64 draws of every weight at fixed
/// addresses.
///
/// Shape    actors in any order: the outcome is the same to the bit.
/// Units    points of the scale.
/// Missing  NaN: an election without a winner.
/// Errors   BrokenPromise if no actor has weight.
/// Source   docs/method/politics.md.
[[nodiscard]] SolutionOutcome solve(const ActorQuestion& question, Concept concept_,
                                    const SolutionChoices& choices);

/// The value of a concept at given weights and positions alone: NaN without an answer. Without a
/// reference the reference-point model has a breakdown that is equally bad for all: the mean.
[[nodiscard]] double outcome_of(Concept concept_, std::span<const WeightedPosition> canonical,
                                const ActorQuestion& question, const SolutionChoices& choices);

}  // namespace counterpoise
