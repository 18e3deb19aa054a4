#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "behaviour/cascade/wars.h"

namespace counterpoise {

/// Finds the attacks that matter under one world's memberships.
class WarsByTreaty::Builder {
  public:
    Builder(const World& world, const Facts& facts, const CascadeRules& rules,
            WarDirection direction, std::span<const std::size_t> followed, WarsByTreaty& made)
        : world_(world), facts_(facts), rules_(rules), direction_(direction), made_(made) {
        if (rules_.inside == AttackInside::refused) rules_.inside = AttackInside::ignored;
        for (std::size_t k = 0; k < followed.size(); ++k) place_[followed[k]] = k;
        made_.draws_.resize(followed.size());
        find_partners();
    }

    void find_meetings(const Reliability& estimates) {
        for (std::size_t a = 0; a < world_.size(); ++a) {
            if (!is_major(a) && !has_offence_partners(a)) continue;
            for (std::size_t t = 0; t < world_.size(); ++t)
                if (t != a && chance_of(a, t) > 0)
                    add_meeting(a, t,
                                rules_.joiner_attacked > 0 ? followed_kind(a, t, estimates)
                                                           : kind_of(a, t));
        }
    }

    void find_draws() {
        for (std::size_t t = 0; t < world_.size(); ++t) add_attacked(t);
    }

  private:
    using ByFollowed = std::map<std::size_t, Pledged>;

    [[nodiscard]] bool is_major(std::size_t i) const {
        return world_.value(Column::major_power, i) == 1.0;
    }
    [[nodiscard]] bool has_offence_partners(std::size_t a) const {
        return rules_.offence == OffencePledges::honoured && !partners_[a].empty();
    }

    /// Who shares a treaty with whom: only such an attacker can change what the treaty demands.
    void find_partners() {
        partners_.resize(world_.size());
        std::map<TreatyId, std::vector<std::size_t>> members;
        for (const Membership& m : world_.memberships())
            if (const auto row = world_.row(m.state)) members[m.treaty].push_back(*row);
        for (const auto& [treaty, rows] : members)
            for (const std::size_t i : rows) partners_[i].insert(rows.begin(), rows.end());
        for (std::size_t i = 0; i < partners_.size(); ++i) partners_[i].erase(i);
    }

    /// The chance that it is `a` that attacks.
    [[nodiscard]] double chance_of(std::size_t a, std::size_t t) const {
        if (direction_ == WarDirection::half) return 0.5;
        const double one = world_.value(Column::cinc, a);
        const double other = world_.value(Column::cinc, t);
        return one > other ? 1.0 : one < other ? 0.0 : 0.5;
    }

    std::uint16_t pair_of(std::size_t a, std::size_t t) {
        const auto [low, high] = std::pair(std::min(a, t), std::max(a, t));
        const auto [found, fresh] = pairs_.emplace(std::pair(low, high), made_.pairs_.size());
        if (fresh)
            made_.pairs_.emplace_back(static_cast<std::uint16_t>(low),
                                      static_cast<std::uint16_t>(high));
        return static_cast<std::uint16_t>(found->second);
    }

    static Pledged pledged(const BoundState& bound) {
        Pledged by;
        for (const BindingPledge& p : bound.pledges)
            (p.power == TreatyPower::major ? by.major : by.minor) = true;
        return by;
    }

    [[nodiscard]] Kind kind_of(std::size_t a, std::size_t t) const {
        std::map<std::size_t, MajorCalled> called;
        for (const BoundState& b : bound_to_defend(world_, facts_, t, a, rules_).bound)
            if (is_major(b.row)) called[b.row].defence = pledged(b);
        if (rules_.offence == OffencePledges::honoured)
            for (const BoundState& b : bound_to_attack(world_, facts_, a, t))
                if (is_major(b.row)) called[b.row].offence = pledged(b);
        Kind kind{is_major(a), is_major(t), {}};
        if (kind.attacker_major && kind.target_major) return kind;  // they meet, whoever comes
        for (const auto& [row, how] : called) kind.called.push_back(how);
        std::sort(kind.called.begin(), kind.called.end());
        return kind;
    }

    [[nodiscard]] Kind followed_kind(std::size_t a, std::size_t t,
                                     const Reliability& estimates) const {
        Kind kind{is_major(a), is_major(t), {}};
        if (kind.attacker_major && kind.target_major) return kind;
        const CascadeCase attack = make_cascade(world_, facts_, a, t, estimates, rules_);
        kind.fixed = counterpoise::expect(attack, kSeed, kFollowed).majors_meet;
        return kind;
    }

    void add_meeting(std::size_t a, std::size_t t, Kind kind) {
        const bool can_meet =
            kind.fixed >= 0 ? kind.fixed > 0
                            : (kind.attacker_major && kind.target_major) || !kind.called.empty();
        if (!can_meet) return;
        const auto [found, fresh] = kinds_.emplace(kind, made_.kinds_.size());
        if (fresh) made_.kinds_.push_back(std::move(kind));
        made_.attacks_.push_back({static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(t),
                                  static_cast<std::uint16_t>(found->second), pair_of(a, t),
                                  chance_of(a, t)});
    }

    /// Which of the followed are bound to defend a state against another.
    [[nodiscard]] ByFollowed bound_against(std::size_t t, std::size_t a) const {
        ByFollowed bound;
        for (const BoundState& b : bound_to_defend(world_, facts_, t, a, rules_).bound)
            if (place_.contains(b.row)) bound.emplace(b.row, pledged(b));
        return bound;
    }

    /// A state without a treaty with `t`; `t` itself if there is none.
    [[nodiscard]] std::size_t outsider(std::size_t t) const {
        for (std::size_t a = 0; a < world_.size(); ++a)
            if (a != t && !partners_[t].contains(a)) return a;
        return t;
    }

    void add_attacked(std::size_t t) {
        const std::size_t stranger = outsider(t);
        const ByFollowed against_stranger =
            stranger == t ? ByFollowed{} : bound_against(t, stranger);
        if (stranger != t && against_stranger.empty()) return;
        Attacked attacked;
        attacked.row = t;
        // By followed state and the pledges that bind it: the attacks that do.
        std::map<std::pair<std::size_t, Pledged>, AttackGroup> groups;
        if (direction_ == WarDirection::half)
            for (const auto& [row, by] : against_stranger) groups[{row, by}].outsiders = true;
        for (std::size_t a = 0; a < world_.size(); ++a) {
            const bool partner = partners_[t].contains(a);
            if (a == t || chance_of(a, t) <= 0 || (direction_ == WarDirection::half && !partner))
                continue;
            const auto place = static_cast<std::uint16_t>(attacked.singly.size());
            attacked.singly.push_back(pair_of(a, t));
            attacked.direction.push_back(chance_of(a, t));
            for (const auto& [row, by] : partner ? bound_against(t, a) : against_stranger)
                if (row != a) groups[{row, by}].by.push_back(place);
        }
        place_groups(attacked, groups);
        made_.attacked_.push_back(std::move(attacked));
    }

    void place_groups(Attacked& attacked,
                      const std::map<std::pair<std::size_t, Pledged>, AttackGroup>& groups) {
        std::map<AttackGroup, std::size_t> seen;
        for (const auto& [who, group] : groups) {
            const auto [found, fresh] = seen.emplace(group, groups_);
            if (fresh) {
                attacked.groups.push_back(group);
                ++groups_;
            }
            made_.draws_[place_[who.first]].push_back(
                {static_cast<std::uint16_t>(found->second), who.second});
        }
    }

    /// Of attacks that are followed beforehand: the same luck in baseline and scenario.
    static constexpr std::uint64_t kSeed = 1949;

    const World& world_;
    const Facts& facts_;
    CascadeRules rules_;
    WarDirection direction_;
    WarsByTreaty& made_;
    std::map<std::size_t, std::size_t> place_;  ///< of followed rows
    std::vector<std::set<std::size_t>> partners_;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> pairs_;
    std::map<Kind, std::size_t> kinds_;
    std::size_t groups_ = 0;
};

WarsByTreaty::WarsByTreaty(const World& world, const Facts& facts, CascadeRules rules,
                           WarDirection direction, std::span<const std::size_t> followed,
                           const Reliability& estimates)
    : follows_joiners_(rules.joiner_attacked > 0) {
    Builder builder(world, facts, rules, direction, followed, *this);
    builder.find_meetings(estimates);
    builder.find_draws();
}

}  // namespace counterpoise
