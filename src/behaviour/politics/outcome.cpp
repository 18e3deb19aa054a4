#include "behaviour/politics/outcome.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/chance.h"

namespace counterpoise {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t kDraws = 64;

/// How much of each figure of one actor may vary.
struct Freedom {
    double position = 0;
    double shift = 0;  ///< points of the scale, up and down
    double low = 0;    ///< weight
    double high = 0;
};

double weight_at(const PoliticalActor& a, double power_factor, double salience_factor) {
    return a.power * power_factor * std::min(1.0, a.salience * salience_factor);
}

std::vector<Freedom> sorted(std::vector<Freedom> all) {
    std::sort(all.begin(), all.end(), [](const Freedom& a, const Freedom& b) {
        return a.position != b.position ? a.position < b.position
               : a.low != b.low         ? a.low < b.low
                                        : a.high < b.high;
    });
    return all;
}

std::vector<Freedom> stated(const ActorQuestion& q) {
    std::vector<Freedom> all;
    for (const PoliticalActor& a : q.actors)
        all.push_back({a.position, q.vary.position * q.range(),
                       weight_at(a, 1 - q.vary.power, 1 - q.vary.salience),
                       weight_at(a, 1 + q.vary.power, 1 + q.vary.salience)});
    return sorted(std::move(all));
}

std::vector<Freedom> illustrative(const ActorQuestion& q) {
    const bool weights = q.weights == FigureBasis::illustrative;
    const double factor = weights ? kIllustrativeFactor : 1;
    std::vector<Freedom> all;
    for (const PoliticalActor& a : q.actors)
        all.push_back({a.position,
                       a.standing == FigureBasis::illustrative ? kIllustrativeShift * q.range() : 0,
                       weight_at(a, 1 / factor, 1 / factor), weight_at(a, factor, factor)});
    return sorted(std::move(all));
}

bool any_illustrative(const ActorQuestion& q) {
    return q.weights == FigureBasis::illustrative ||
           std::any_of(q.actors.begin(), q.actors.end(), [](const PoliticalActor& a) {
               return a.standing == FigureBasis::illustrative;
           });
}

void widen(OutcomeRange& range, double value) {
    if (std::isnan(value)) return;
    range.low = std::isnan(range.low) ? value : std::min(range.low, value);
    range.high = std::isnan(range.high) ? value : std::max(range.high, value);
}

enum class Side { up, down };

/// The figures with every position shifted to one side, sorted again.
std::vector<Freedom> shifted(std::vector<Freedom> all, Side side, const ActorQuestion& q) {
    for (Freedom& f : all)
        f.position =
            std::clamp(f.position + (side == Side::up ? f.shift : -f.shift), q.low, q.high);
    return sorted(std::move(all));
}

/// Weights at one end up to `first`, at the other from there on.
std::vector<WeightedPosition> extreme(const std::vector<Freedom>& all, std::size_t first,
                                      Side side) {
    std::vector<WeightedPosition> actors;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool heavy = (i >= first) == (side == Side::up);
        actors.push_back({all[i].position, heavy ? all[i].high : all[i].low});
    }
    return canonical(std::move(actors));
}

/// Every weight and shift at random within its interval; addresses by place in the sorted order.
std::vector<WeightedPosition> drawn(const std::vector<Freedom>& all, std::uint32_t draw,
                                    const ActorQuestion& q) {
    std::vector<WeightedPosition> actors;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const auto u = [&](std::uint32_t k) {
            return uniform(address(0, draw, 0, Behaviour::politics, i, k));
        };
        const double weight = all[i].low + u(0) * (all[i].high - all[i].low);
        const double shift = (2 * u(1) - 1) * all[i].shift;
        actors.push_back({std::clamp(all[i].position + shift, q.low, q.high), weight});
    }
    return canonical(std::move(actors));
}

OutcomeRange range_of(const ActorQuestion& q, Concept concept_, const SolutionChoices& choices,
                      const std::vector<Freedom>& all) {
    OutcomeRange range{kNothing, kNothing};
    for (const Side side : {Side::up, Side::down}) {
        const std::vector<Freedom> there = shifted(all, side, q);
        for (std::size_t first = 0; first <= all.size(); ++first)
            widen(range, outcome_of(concept_, extreme(there, first, side), q, choices));
    }
    if (concept_ == Concept::condorcet)
        for (std::uint32_t draw = 0; draw < kDraws; ++draw)
            widen(range, outcome_of(concept_, drawn(all, draw, q), q, choices));
    return range;
}

std::vector<WeightedPosition> as_given(const ActorQuestion& q) {
    std::vector<WeightedPosition> actors;
    for (const PoliticalActor& a : q.actors) actors.push_back({a.position, weight_at(a, 1, 1)});
    return canonical(std::move(actors));
}

}  // namespace

double outcome_of(Concept concept_, std::span<const WeightedPosition> actors,
                  const ActorQuestion& q, const SolutionChoices& choices) {
    switch (concept_) {
        case Concept::mean:
            return weighted_mean(actors);
        case Concept::median:
            return weighted_median(actors);
        case Concept::condorcet: {
            const auto election = condorcet_election(actors, q.low, q.high, choices.election);
            return election ? election->expected : kNothing;
        }
        case Concept::reference_point:
            break;
    }
    return q.reference
               ? reference_bargain(actors, q.low, q.high, *q.reference, choices.breakdown_cost)
               : weighted_mean(actors);
}

SolutionOutcome solve(const ActorQuestion& q, Concept concept_, const SolutionChoices& choices) {
    const std::vector<WeightedPosition> actors = as_given(q);
    SolutionOutcome solution;
    solution.concept_ = concept_;
    solution.outcome = outcome_of(concept_, actors, q, choices);
    solution.spread = kNothing;
    if (concept_ == Concept::condorcet) {
        const auto election = condorcet_election(actors, q.low, q.high, choices.election);
        if (election)
            solution.spread = election->spread;
        else
            solution.why = "no position beats all others";
    }
    if (concept_ == Concept::reference_point && !q.reference)
        solution.why = "the file names no reference: the same as the mean";
    solution.varied = range_of(q, concept_, choices, stated(q));
    widen(solution.varied, solution.outcome);
    solution.illustrative = {kNothing, kNothing};
    if (any_illustrative(q)) {
        solution.illustrative = range_of(q, concept_, choices, illustrative(q));
        widen(solution.illustrative, solution.outcome);
    }
    return solution;
}

}  // namespace counterpoise
