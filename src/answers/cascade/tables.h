#pragma once

#include <string>
#include <vector>

#include "answers/sheet.h"
#include "behaviour/cascade/weights.h"
#include "world/world.h"

namespace counterpoise {

/// An attack as it was asked for, with what it rests on.
struct AskedCascade {
    const World& world;
    const Facts& facts;
    const Assumptions& assumptions;
    std::uint64_t seed;
    long long runs;
    std::vector<double> strengths;
    Reach reach;
};

/// The attack under one choice of reliability.
struct AnsweredCascade {
    Reliability reliability;
    CascadeCase made;
    CascadeExpectation expected;
    CascadeWeights weights;
    CascadeBalance balance;
};
/// Errors: InputError as make_cascade.
[[nodiscard]] AnsweredCascade answer_attack(const AskedCascade& asked, std::size_t attacker,
                                            std::size_t target, const Assumptions& assumptions);

/// Whether the runs asked for carry an interval or a standard error: a sample of fewer does not.
[[nodiscard]] bool enough_runs(const AskedCascade& asked);

/// A row a state that may come: state, side, bound, probability.
[[nodiscard]] Section cascade_rows(const AskedCascade& asked, const AnsweredCascade& answered);
/// A row a treaty of defence: what it says of the attack, whom it binds.
[[nodiscard]] Section treaty_section(const AskedCascade& asked, const AnsweredCascade& answered);
/// Treaties that bind nobody because they are judged dormant or doubtful today, and why.
[[nodiscard]] Section left_out_section(const AskedCascade& asked, const AnsweredCascade& answered);
/// Members of treaties with the attacked who are not bound by them, and why.
[[nodiscard]] Section unbound_section(const AskedCascade& asked, const AnsweredCascade& answered);
/// The same attack by every school of reliability.
[[nodiscard]] Section school_section(const AskedCascade& asked, const AnsweredCascade& answered);
/// Who has promised the attacker what: offence, neutrality, non-aggression.
[[nodiscard]] Section promise_section(const AskedCascade& asked, const AnsweredCascade& answered);

}  // namespace counterpoise
