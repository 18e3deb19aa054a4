#include "behaviour/cascade/bound.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

namespace counterpoise {
namespace {

using Members = std::span<const Membership>;

/// Calls `visit(treaty, members)` for every treaty; memberships stand by treaty.
template <class Visit>
void each_treaty(const World& world, const Visit& visit) {
    const std::vector<Membership>& all = world.memberships();
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && all[end].treaty == all[begin].treaty) ++end;
        visit(all[begin].treaty, Members(all.data() + begin, end - begin));
        begin = end;
    }
}

const Membership* member_of(Members members, StateId state) {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const Membership& m) { return m.state == state; });
    return found == members.end() ? nullptr : &*found;
}

TreatyPower power_of(const World& world, Members members) {
    const bool major = std::any_of(members.begin(), members.end(), [&](const Membership& m) {
        const auto row = world.row(m.state);
        return row && world.value(Column::major_power, *row) == 1.0;
    });
    return major ? TreatyPower::major : TreatyPower::minor;
}

bool contains(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

const TreatyCondition* condition_of(const Facts& facts, TreatyId treaty) {
    const auto found = treaty_conditions(facts).find(treaty);
    return found == treaty_conditions(facts).end() ? nullptr : &found->second;
}

/// Whether a treaty's clause of defence comes into force after the year of the world.
bool binds_later(const Facts& facts, TreatyId treaty, Year year) {
    const TreatyCondition* c = condition_of(facts, treaty);
    return c && last_day(year) < c->since;
}

/// One attack, and what the treaties make of it.
struct Attack {
    const World& world;
    const Facts& facts;
    std::size_t attacked;
    std::size_t attacker;
    const CascadeRules& rules;

    [[nodiscard]] bool falls_outside(TreatyId treaty) const {
        const TreatyCondition* c = condition_of(facts, treaty);
        if (!c) return false;
        return rules.place == AttackPlace::overseas ? !c->overseas
                                                    : contains(c->outside, world.iso3(attacked));
    }

    [[nodiscard]] bool is_reserved(TreatyId treaty, std::size_t row) const {
        const TreatyCondition* c = condition_of(facts, treaty);
        return c && contains(c->reserved, world.iso3(row));
    }

    /// Why a partner is not bound by a treaty; nothing where it is.
    [[nodiscard]] std::optional<NotBound> hindrance(TreatyId treaty, Members members,
                                                    const Membership& partner,
                                                    std::size_t row) const {
        if (!has(partner.obligations, Obligation::defence)) return NotBound::no_defence;
        if (!counts_as_live(treaties(facts).at(treaty), world.year())) return NotBound::not_live;
        if (binds_later(facts, treaty, world.year())) return NotBound::not_yet;
        if (partner.pledge != Pledge::kept) return NotBound::suspended;
        if (rules.inside != AttackInside::binds && member_of(members, world.id(attacker)))
            return NotBound::inside;
        if (falls_outside(treaty)) return NotBound::outside;
        if (rules.neutral == NeutralMembers::exempt && is_reserved(treaty, row))
            return NotBound::neutral;
        return {};
    }
};

std::vector<BoundState> in_order(const std::map<std::size_t, std::vector<BindingPledge>>& by_row) {
    std::vector<BoundState> states;
    for (const auto& [row, pledges] : by_row) states.push_back({row, pledges});
    return states;
}

}  // namespace

std::string_view name_of(CascadeSide side) {
    return side == CascadeSide::target ? "target" : "attacker";
}

CascadeRules cascade_rules(const Assumptions& a) {
    const std::string& inside = a.word("attack_inside");
    return {
        a.word("attack_place") == "overseas" ? AttackPlace::overseas : AttackPlace::home,
        inside == "binds"     ? AttackInside::binds
        : inside == "ignored" ? AttackInside::ignored
                              : AttackInside::refused,
        a.word("offence_pledges") == "honoured" ? OffencePledges::honoured : OffencePledges::noted,
        a.word("neutral_members") == "exempt" ? NeutralMembers::exempt : NeutralMembers::bound,
        a.number("joiner_attacked")};
}

std::string_view reason_of(NotBound reason) {
    switch (reason) {
        case NotBound::not_live:
            return "the treaty is dormant or doubtful";
        case NotBound::not_yet:
            return "the clause is not in force yet";
        case NotBound::suspended:
            return "the pledge is suspended";
        case NotBound::no_defence:
            return "no obligation to defend";
        case NotBound::outside:
            return "the attack falls outside the treaty's area";
        case NotBound::inside:
            return "the attacker is a member too";
        case NotBound::neutral:
            return "the treaty respects its neutrality";
    }
    return {};
}

Binding bound_to_defend(const World& world, const Facts& facts, std::size_t attacked,
                        std::size_t attacker, const CascadeRules& rules) {
    const Attack attack{world, facts, attacked, attacker, rules};
    std::map<std::size_t, std::vector<BindingPledge>> bound;
    Binding binding;
    each_treaty(world, [&](TreatyId treaty, Members members) {
        if (!member_of(members, world.id(attacked))) return;
        const TreatyPower power = power_of(world, members);
        std::map<NotBound, std::vector<std::size_t>> unbound;
        for (const Membership& m : members) {
            const auto row = world.row(m.state);
            if (!row || *row == attacked || *row == attacker) continue;
            if (const auto why = attack.hindrance(treaty, members, m, *row))
                unbound[*why].push_back(*row);
            else
                bound[*row].push_back({treaty, power, attack.is_reserved(treaty, *row)});
        }
        for (auto& [why, rows] : unbound) binding.unbound.push_back({treaty, why, std::move(rows)});
    });
    binding.bound = in_order(bound);
    return binding;
}

std::vector<BoundState> bound_to_attack(const World& world, const Facts& facts,
                                        std::size_t attacker, std::size_t attacked) {
    std::map<std::size_t, std::vector<BindingPledge>> bound;
    each_treaty(world, [&](TreatyId treaty, Members members) {
        if (!member_of(members, world.id(attacker)) || member_of(members, world.id(attacked)) ||
            !counts_as_live(treaties(facts).at(treaty), world.year()))
            return;
        for (const Membership& m : members)
            if (const auto row = world.row(m.state); row && *row != attacker && *row != attacked &&
                                                     m.pledge == Pledge::kept &&
                                                     has(m.obligations, Obligation::offence))
                bound[*row].push_back({treaty, power_of(world, members), false});
    });
    return in_order(bound);
}

std::vector<TreatyId> treaties_between(const World& world, const Facts& facts, std::size_t a,
                                       std::size_t b, Obligation kinds) {
    std::vector<TreatyId> shared;
    each_treaty(world, [&](TreatyId treaty, Members members) {
        const Membership* one = member_of(members, world.id(a));
        const Membership* other = member_of(members, world.id(b));
        if (!one || !other || !counts_as_live(treaties(facts).at(treaty), world.year())) return;
        if (kinds == Obligation::defence && binds_later(facts, treaty, world.year())) return;
        const auto obliges = [&](const Membership& m) {
            return m.pledge == Pledge::kept && has(m.obligations, kinds);
        };
        if (obliges(*one) || obliges(*other)) shared.push_back(treaty);
    });
    return shared;
}

}  // namespace counterpoise
