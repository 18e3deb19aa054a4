#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/error.h"
#include "behaviour/cascade/cascade.h"

namespace counterpoise {
namespace {

/// A state that joined a side and was attacked by the other.
using Attacked = std::pair<std::size_t, CascadeSide>;

/// Finds whom an attack can draw in, directly or over others.
class CaseBuilder {
  public:
    CaseBuilder(const World& world, const Facts& facts, const Reliability& reliability,
                const CascadeRules& rules, CascadeCase& made)
        : world_(world), facts_(facts), reliability_(reliability), rules_(rules), made_(made) {}

    void build() {
        std::vector<RowCall> opening = defenders(made_.binding.bound, CascadeSide::target);
        if (rules_.offence == OffencePledges::honoured)
            for (const BoundState& b : made_.offence)
                opening.push_back({b.row, CascadeSide::attacker,
                                   keeps(b.pledges, Obligation::offence, reliability_)});
        if (rules_.joiner_attacked > 0) explore(opening);
        collect(opening);
    }

  private:
    struct RowCall {
        std::size_t row;
        CascadeSide side;
        double probability;
    };

    [[nodiscard]] std::vector<RowCall> defenders(const std::vector<BoundState>& bound,
                                                 CascadeSide side) const {
        std::vector<RowCall> calls;
        for (const BoundState& b : bound)
            if (b.row != made_.attacker && b.row != made_.target)
                calls.push_back({b.row, side, keeps(b.pledges, Obligation::defence, reliability_)});
        return calls;
    }

    /// Whom every state calls that may come to join and then be attacked.
    void explore(const std::vector<RowCall>& opening) {
        std::vector<Attacked> open;
        const auto add = [&](const RowCall& call) {
            const Attacked one{call.row, call.side};
            if (call.probability > 0 && calls_.emplace(one, std::vector<RowCall>{}).second)
                open.push_back(one);
        };
        for (const RowCall& call : opening) add(call);
        for (std::size_t n = 0; n < open.size(); ++n) {
            const auto [row, side] = open[n];
            const std::size_t adversary =
                side == CascadeSide::target ? made_.attacker : made_.target;
            const Binding binding = bound_to_defend(world_, facts_, row, adversary, rules_);
            std::vector<RowCall> calls = defenders(binding.bound, side);
            for (const RowCall& call : calls) add(call);
            calls_[{row, side}] = std::move(calls);
        }
    }

    void collect(const std::vector<RowCall>& opening) {
        std::set<std::size_t> rows;
        for (const RowCall& call : opening) rows.insert(call.row);
        for (const auto& [attacked, calls] : calls_) rows.insert(attacked.first);
        std::map<std::size_t, std::size_t> place;
        for (const std::size_t row : rows) {
            place[row] = made_.candidates.size();
            made_.candidates.push_back(
                {row, world_.id(row), world_.value(Column::major_power, row) == 1.0, {}});
        }
        const auto placed = [&](const std::vector<RowCall>& calls) {
            std::vector<CascadeCall> all;
            for (const RowCall& call : calls)
                if (const auto to = place.find(call.row); to != place.end())
                    all.push_back({to->second, call.side, call.probability});
            return all;
        };
        made_.opening = placed(opening);
        for (const auto& [attacked, calls] : calls_)
            made_.candidates[place[attacked.first]]
                .calls[static_cast<std::size_t>(attacked.second)] = placed(calls);
    }

    const World& world_;
    const Facts& facts_;
    const Reliability& reliability_;
    const CascadeRules& rules_;
    CascadeCase& made_;
    std::map<Attacked, std::vector<RowCall>> calls_;
};

void refuse_oneself(const World& world, std::size_t attacker, std::size_t target) {
    if (attacker == target)
        throw InputError(Fault{"--target",
                               fmt::format("{} would attack itself", world.name(attacker)),
                               "an attack has two states", "Name another target."});
}

void refuse_inside(const World& world, const Facts& facts, const CascadeCase& c) {
    std::string codes;
    std::string leave;
    for (const TreatyId treaty : c.between) {
        const std::string& code = treaties(facts).at(treaty).code;
        codes += (codes.empty() ? "" : ", ") + code;
        leave +=
            fmt::format("{}--leave {}:{}", leave.empty() ? "" : " ", world.iso3(c.attacker), code);
    }
    throw InputError(
        Fault{"--attacker",
              fmt::format("{} and {} are partners in a pact of defence ({})",
                          world.name(c.attacker), world.name(c.target), codes),
              "an attack inside an alliance: its members are allies of both sides, and the treaty "
              "does not say whom they owe help",
              fmt::format("Choose a reading with --assume attack_inside=ignored or "
                          "attack_inside=binds, or end the pact: {}.",
                          leave)});
}

}  // namespace

double keeps(const std::vector<BindingPledge>& pledges, Obligation obligation,
             const Reliability& reliability) {
    double best = 0;
    for (const BindingPledge& pledge : pledges)
        best = std::max(best, reliability.of(obligation, pledge.power));
    return best;
}

CascadeCase make_cascade(const World& world, const Facts& facts, std::size_t attacker,
                         std::size_t target, const Reliability& reliability,
                         const CascadeRules& rules) {
    refuse_oneself(world, attacker, target);
    CascadeCase made;
    made.year = world.year();
    made.attacker = attacker;
    made.target = target;
    made.attacker_id = world.id(attacker);
    made.target_id = world.id(target);
    made.attacker_major = world.value(Column::major_power, attacker) == 1.0;
    made.target_major = world.value(Column::major_power, target) == 1.0;
    made.joiner_attacked = rules.joiner_attacked;
    made.between = treaties_between(world, facts, attacker, target, Obligation::defence);
    if (rules.inside == AttackInside::refused && !made.between.empty())
        refuse_inside(world, facts, made);
    made.binding = bound_to_defend(world, facts, target, attacker, rules);
    made.offence = bound_to_attack(world, facts, attacker, target);
    CaseBuilder(world, facts, reliability, rules, made).build();
    return made;
}

}  // namespace counterpoise
