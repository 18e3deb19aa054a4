#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "behaviour/cascade/bound.h"
#include "behaviour/cascade/reliability.h"
#include "world/world.h"

namespace counterpoise {

/// A pledge that is called in: who is asked, beside whom, how likely it comes.
struct CascadeCall {
    std::size_t candidate = 0;  ///< place in CascadeCase::candidates
    CascadeSide side = CascadeSide::target;
    double probability = 0;
};

/// A state that may be drawn in, by the attack itself or by an attack on one that joined.
struct CascadeCandidate {
    std::size_t row = 0;
    StateId state;
    bool major = false;
    /// Whom it calls if it joined that side and was then attacked itself.
    std::array<std::vector<CascadeCall>, 2> calls;
};

/// An attack with everything that may follow from it, ready to be followed many times.
struct CascadeCase {
    Year year;
    std::size_t attacker = 0;  ///< rows of the world
    std::size_t target = 0;
    StateId attacker_id;
    StateId target_id;
    bool attacker_major = false;
    bool target_major = false;
    double joiner_attacked = 0;
    std::vector<CascadeCandidate> candidates;  ///< by state
    std::vector<CascadeCall> opening;          ///< by side, then candidate
    Binding binding;                           ///< whom the attack itself binds to the attacked
    std::vector<BoundState> offence;           ///< pledged to join the attacker
    std::vector<TreatyId> between;             ///< pacts of defence that both are in
};

/// The case of one attack.
///
/// Missing  a state without a row in that year's world is a fault of the question.
/// Errors   InputError for an attack on oneself; for an attack on a partner in a live pact of
///          defence under `attack_inside = "refused"`, naming the pacts.
/// Source   docs/method/cascade.md.
[[nodiscard]] CascadeCase make_cascade(const World& world, const Facts& facts, std::size_t attacker,
                                       std::size_t target, const Reliability& reliability,
                                       const CascadeRules& rules);

/// How likely a pledge of these is kept: the best of them, since a state that is bound twice keeps
/// one promise by keeping the other.
[[nodiscard]] double keeps(const std::vector<BindingPledge>& pledges, Obligation obligation,
                           const Reliability& reliability);

struct Joiner {
    std::size_t candidate = 0;
    CascadeSide side = CascadeSide::target;
    int round = 1;  ///< 1: called by the attack itself
    bool operator==(const Joiner&) const = default;
};

/// One course of events.
struct CascadeOutcome {
    std::vector<Joiner> joiners;  ///< in the order of joining
    bool majors_meet = false;     ///< a major power on each side, attacker and attacked included
};

/// Follows one attack. A state that is called comes if its luck is below the pledge's reliability;
/// called again, it comes only by a stronger pledge than before. Each state joins once, so the
/// cascade ends after at most as many rounds as there are candidates.
///
/// Source   the address is (seed; run, year, cascade, subject = the state, k = the attack and what
///          the luck is about): an attack in the baseline and in a scenario shares its luck, and
///          two attacks of a year do not.
[[nodiscard]] CascadeOutcome follow(const CascadeCase& c, std::uint64_t seed, std::uint32_t run);

/// Probabilities of a case.
struct CascadeExpectation {
    std::vector<std::array<double, 2>> joins;  ///< by candidate, by side
    double majors_meet = 0;
    double no_major_comes = 1;  ///< no major power joins the attacked
    double joiners = 0;         ///< expected number, both sides
    double joiners_error = 0;   ///< its standard error: sd over runs / sqrt(runs), 0 where exact
    long long runs = 0;         ///< 0: exact

    [[nodiscard]] bool exact() const { return runs == 0; }
    /// Of a probability of this expectation: sqrt(p (1 - p) / runs), 0 where exact.
    [[nodiscard]] double standard_error(double probability) const;
};

/// The most states whose decisions hang together that are still enumerated.
inline constexpr std::size_t kMostEnumerated = 12;

/// Every course of events with its probability, or by the product of independent decisions where
/// no joiner can draw in another. Errors: BrokenPromise beyond kMostEnumerated such states.
[[nodiscard]] CascadeExpectation enumerate(const CascadeCase& c);
/// The states whose decisions hang together: they can draw in others, or be drawn in by them.
[[nodiscard]] std::vector<std::size_t> entangled(const CascadeCase& c);
/// The mean of runs 0 … runs - 1. Errors: BrokenPromise for runs < 1.
[[nodiscard]] CascadeExpectation sample(const CascadeCase& c, std::uint64_t seed, long long runs);
/// Exact where the tree is small, sampled otherwise.
[[nodiscard]] CascadeExpectation expect(const CascadeCase& c, std::uint64_t seed, long long runs);

}  // namespace counterpoise
