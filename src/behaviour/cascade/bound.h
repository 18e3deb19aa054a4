#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "behaviour/cascade/reliability.h"
#include "world/assumptions.h"
#include "world/treaties/conditions.h"
#include "world/world.h"

namespace counterpoise {

/// Whom a state fights beside.
enum class CascadeSide : std::uint8_t { target, attacker };
inline constexpr std::array kCascadeSides{CascadeSide::target, CascadeSide::attacker};
[[nodiscard]] std::string_view name_of(CascadeSide side);

/// The readings of treaties that a cascade takes; one assumption each.
enum class AttackPlace { home, overseas };
enum class AttackInside { refused, ignored, binds };
enum class OffencePledges { noted, honoured };
enum class NeutralMembers { bound, exempt };
struct CascadeRules {
    AttackPlace place = AttackPlace::home;
    AttackInside inside = AttackInside::refused;
    OffencePledges offence = OffencePledges::noted;
    NeutralMembers neutral = NeutralMembers::bound;
    double joiner_attacked = 0;  ///< probability, 0-1
    bool operator==(const CascadeRules&) const = default;
};
/// The assumptions that decide who is bound and who comes: read by `counterpoise cascade` and by
/// the wars of runs.
inline constexpr std::string_view kCascadeKeys =
    "attack_inside attack_place joiner_attacked neutral_members offence_pledges reliability "
    "reliability_school";
[[nodiscard]] CascadeRules cascade_rules(const Assumptions& assumptions);

/// A pledge by which a state is bound.
struct BindingPledge {
    TreatyId treaty;
    TreatyPower power = TreatyPower::minor;
    bool reserved = false;  ///< owes aid, but the treaty respects its neutrality
};

struct BoundState {
    std::size_t row = 0;
    std::vector<BindingPledge> pledges;  ///< by treaty
};

/// Why members of a treaty with the attacked state are not bound by it.
enum class NotBound : std::uint8_t {
    no_defence,  ///< the partner owes consultation, neutrality or non-aggression alone
    not_live,    ///< the treaty is dormant or doubtful
    not_yet,     ///< the clause comes into force later
    suspended,   ///< the partner's own pledge is dormant
    outside,     ///< the attack falls outside the treaty's area
    inside,      ///< the attacker is a member too
    neutral,     ///< the treaty respects the partner's neutrality, and the assumption exempts it
};
[[nodiscard]] std::string_view reason_of(NotBound reason);

struct UnboundState {
    TreatyId treaty;
    NotBound reason = NotBound::no_defence;
    std::vector<std::size_t> rows;
};

/// What treaties demand when one state attacks another.
struct Binding {
    std::vector<BoundState> bound;  ///< by row
    std::vector<UnboundState>
        unbound;  ///< by treaty, reason; states bound by another are in it too
};

/// Who is bound to defend a state against another.
///
///     a member of a live treaty that the attacked is in, with a defence obligation and the pledge
///     kept, where the clause is in force on 31 December, the attack falls within the treaty's
///     area and the attacker is no member
///
/// Shape    rows of the world, ascending, without attacker and attacked.
/// Source   data/treaties.csv, data/treaty_members.csv, data/treaty_conditions.csv;
///          docs/method/cascade.md.
[[nodiscard]] Binding bound_to_defend(const World& world, const Facts& facts, std::size_t attacked,
                                      std::size_t attacker, const CascadeRules& rules);

/// Who is pledged to join a state's attack on another: members of a live treaty with an offence
/// obligation, pledge kept, that the attacked is not in.
[[nodiscard]] std::vector<BoundState> bound_to_attack(const World& world, const Facts& facts,
                                                      std::size_t attacker, std::size_t attacked);

/// Live treaties that oblige two states towards each other in one of the ways of `kinds`.
[[nodiscard]] std::vector<TreatyId> treaties_between(const World& world, const Facts& facts,
                                                     std::size_t a, std::size_t b,
                                                     Obligation kinds);

}  // namespace counterpoise
