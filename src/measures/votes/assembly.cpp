#include "measures/votes/assembly.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.h"
#include "rules/security_council/seats.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {
namespace {

constexpr std::size_t kMostNamesShown = 12;

/// Whether a state is a member of a treaty or institution, by its code.
bool is_member(const World& world, const Facts& facts, const std::string& code, StateId state) {
    return treaties(facts).knows(code)
               ? world.is_member(treaties(facts).named(code, code), state)
               : world.is_member(institutions(facts).named(code, code), state);
}

std::vector<StateId> members(const World& world, const Facts& facts, const std::string& code) {
    return treaties(facts).knows(code) ? world.members(treaties(facts).named(code, code))
                                       : world.members(institutions(facts).named(code, code));
}

/// Players who sit together before it is known who equals whom.
struct Sitting {
    std::size_t group = 0;
    std::string player;
    std::string name;
    std::size_t players = 1;
    bool veto = false;
    std::vector<std::int64_t> weights;  // by dimension of the body
};

class Seating {
  public:
    Seating(const VotingBody& body, const View& view) : body_(body), view_(view) {}

    Assembly seat() {
        all_.standing = body_.standing;
        for (std::size_t g = 0; g < body_.groups.size(); ++g) seat_group(g);
        report_columns();
        refuse_twice();
        faults_.raise_if_any();
        if (body_.rule == kSecurityCouncilRule) apply_security_council();
        note_leavers();
        check_size();
        make_game();
        faults_.raise_if_any();
        make_entries();
        if (all_.sources.empty()) all_.sources.emplace_back("states");
        if (all_.vintage.empty())
            all_.vintage = fmt::format("members of {}", view_.world.year().value);
        return std::move(all_);
    }

  private:
    void seat_group(std::size_t g) {
        const VotingGroup& group = body_.groups[g];
        if (!group.members_of.empty()) {
            const auto states = members(view_.world, view_.facts, group.members_of);
            if (states.empty())
                faults_.add({group.where,
                             fmt::format("{} has no members in {}", group.members_of,
                                         view_.world.year().value),
                             "the group is its members of the year", "Choose another --year."});
            for (const StateId state : states)
                if (std::find(group.without.begin(), group.without.end(), state) ==
                    group.without.end())
                    sit(g, 0, state, {});
            use_table(treaties(view_.facts).knows(group.members_of) ? "treaty_members"
                      : group.members_of == "UN"                    ? "un_members"
                                                                    : "igo_members");
        }
        for (std::size_t s = 0; s < group.seats.size(); ++s) seat_named(g, s);
        if (group.members > 0) {
            Sitting sitting{g, {}, {}, static_cast<std::size_t>(group.members), group.veto, {}};
            for (const VotingWeight& w : group.weights) sitting.weights.push_back(w.each.front());
            sittings_.push_back(std::move(sitting));
        }
    }

    void seat_named(std::size_t g, std::size_t s) {
        const VotingSeat& seat = body_.groups[g].seats[s];
        if (seat.holders.empty()) {
            sit(g, s, {}, seat.player);
            return;
        }
        StateId holder = seat.holders.front();
        if (!body_.membership.empty()) {
            use_table(body_.membership == "UN" ? "un_members" : "treaty_members");
            const auto found =
                std::find_if(seat.holders.begin(), seat.holders.end(), [&](StateId state) {
                    return is_member(view_.published, view_.facts, body_.membership, state);
                });
            if (found == seat.holders.end()) {
                faults_.add({seat.where,
                             fmt::format("nobody who may hold the seat is a member of {} in {}",
                                         body_.membership, view_.published.year().value),
                             "seats are held by members", "Choose another --year."});
                return;
            }
            holder = *found;
            seated_.insert(holder);
            if (!is_member(view_.world, view_.facts, body_.membership, holder)) {
                gone_.emplace_back(g, holder);
                return;
            }
        }
        sit(g, s, holder, {});
    }

    void sit(std::size_t g, std::size_t s, StateId state, const std::string& player) {
        const VotingGroup& group = body_.groups[g];
        const auto row = view_.world.row(state);
        Sitting sitting{g, player, player, 1, group.veto, {}};
        if (player.empty()) {
            sitting.player = row ? view_.world.iso3(*row) : states(view_.facts).iso3(state);
            sitting.name = row ? view_.world.name(*row) : states(view_.facts).name(state);
        }
        for (const VotingWeight& w : group.weights)
            sitting.weights.push_back(w.column ? figure(w, row, sitting.name)
                                               : w.each[w.each.size() == 1 ? 0 : s]);
        sittings_.push_back(std::move(sitting));
    }

    std::int64_t figure(const VotingWeight& weight, std::optional<std::size_t> row,
                        const std::string& name) {
        const double figure = row ? view_.world.value(*weight.column, *row) : std::nan("");
        const double value =
            figure * static_cast<double>(weight.times) / static_cast<double>(weight.over);
        ColumnUse& use = columns_[weight.where];
        use.weight = &weight;
        if (!(value >= 0 && value <= static_cast<double>(kMostVotes))) {
            use.bad.push_back(name);
            return 0;
        }
        const auto votes = static_cast<std::int64_t>(std::floor(value + 0.5));
        use.lost += votes == 0 && figure > 0 ? 1 : 0;
        return votes;
    }

    /// What is to be said of the columns that give weights: faults, tables, vintage, rounding.
    void report_columns() {
        for (const auto& [where, use] : columns_) {
            const ColumnInfo& column = info(*use.weight->column);
            std::string unit(column.name);
            if (use.weight->times != 1) unit += fmt::format(" * {}", use.weight->times);
            if (use.weight->over != 1) unit += fmt::format(" / {}", use.weight->over);
            if (!use.bad.empty())
                faults_.add({where,
                             fmt::format("{}{} no usable figure in '{}' in {}", listed(use.bad),
                                         use.bad.size() == 1 ? " has" : " have", column.name,
                                         view_.world.year().value),
                             fmt::format("a weight is a number from 0 to {}", kMostVotes),
                             "Choose another year or column, or write the weights."});
            use_table(std::string(column.table));
            all_.vintage =
                fmt::format("{}: {}", column.name, vintage_of(view_.world, *use.weight->column));
            all_.notes.push_back(fmt::format(
                "weights are {} ({}), rounded to whole numbers{}", unit, column.unit,
                use.lost > 0 ? fmt::format("; {} members come to none", use.lost) : ""));
        }
    }

    static std::string listed(const std::vector<std::string>& names) {
        constexpr std::size_t kShown = 5;
        std::string text;
        for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
            text += (i > 0 ? ", " : "") + names[i];
        return names.size() <= kShown ? text
                                      : fmt::format("{} and {} more", text, names.size() - kShown);
    }

    void use_table(const std::string& table) {
        auto& all = all_.sources;
        if (std::find(all.begin(), all.end(), table) == all.end()) all.push_back(table);
    }

    /// A state that is named and is a member of a group's treaty would vote twice.
    void refuse_twice() {
        std::set<std::string> names;
        for (const Sitting& s : sittings_)
            if (!s.player.empty() && !names.insert(s.player).second)
                faults_.add({body_.groups[s.group].where, fmt::format("{} sits twice", s.name),
                             "a player votes once",
                             fmt::format("Add without = [\"{}\"] to the group of members, or "
                                         "remove its seat.",
                                         s.player)});
    }

    /// The permanent members' vetoes and the number of elected seats, under the reading chosen.
    void apply_security_council() {
        const SeatReading reading = seat_reading_named(view_.assumptions.word("unsc_seat"));
        Council before{gone_.size(), 0, true};
        for (const Sitting& s : sittings_)
            (s.veto ? before.permanent : before.elected) += s.players;
        const Council after = council_after(before, gone_.size(), reading);
        if (gone_.empty()) return;
        for (Sitting& s : sittings_) {
            if (s.veto)
                s.veto = after.veto;
            else
                s.players = after.elected;
        }
        all_.standing = softer(all_.standing, standing_of(reading));
        all_.notes.push_back(fmt::format("unsc_seat = {}: {}", view_.assumptions.word("unsc_seat"),
                                         meaning_of(reading)));
        all_.notes.push_back(
            "the Charter names the five permanent members (Art. 23) and has no rule for the exit "
            "of one; compare all three readings (empty, elected, no_veto)");
    }

    void note_leavers() {
        if (body_.rule != kSecurityCouncilRule)
            for (const auto& [g, state] : gone_)
                all_.notes.push_back(fmt::format("{} has left {}: its votes are gone with it",
                                                 states(view_.facts).name(state),
                                                 body_.membership));
        if (body_.rule == kSecurityCouncilRule && gone_.empty() &&
            !view_.assumptions.is_default("unsc_seat"))
            all_.notes.push_back("unsc_seat has no effect: no permanent member has left");
        if (body_.membership.empty()) return;
        std::string others;
        for (const StateId state : members(view_.published, view_.facts, body_.membership))
            if (!seated_.contains(state) &&
                !is_member(view_.world, view_.facts, body_.membership, state))
                others += (others.empty() ? "" : ", ") + states(view_.facts).name(state);
        if (!others.empty())
            all_.notes.push_back(
                fmt::format("{} left {} and held no seat of its own here: nothing changes in this "
                            "body (another "
                            "member is elected where it sat)",
                            others, body_.membership));
    }

    void check_size() const {
        std::size_t players = 0;
        for (const Sitting& s : sittings_) players += s.players;
        if (players > kMostPlayers)
            throw InputError(Fault{body_.where, fmt::format("the body has {} players", players),
                                   fmt::format("at most {} are counted exactly", kMostPlayers),
                                   "Merge those who always vote together."});
    }

    [[nodiscard]] std::int64_t total(std::size_t dimension) const {
        std::int64_t sum = 0;
        for (const Sitting& s : sittings_)
            sum += static_cast<std::int64_t>(s.players) * s.weights[dimension];
        return sum;
    }

    /// The position of a condition among the thresholds; conditions that say the same are one.
    std::size_t threshold_of(const VotingCondition& condition) {
        const std::string& name = body_.dimensions[condition.dimension];
        const std::int64_t all = total(condition.dimension);
        if (auto fault = quota_fault(condition, all, name)) {
            faults_.add(std::move(*fault));
            return 0;
        }
        const std::int64_t needed = votes_needed(condition, all);
        return add_threshold(condition.dimension, needed,
                             fmt::format("{} of {} {}", needed, all, name));
    }

    std::size_t add_threshold(std::size_t dimension, std::int64_t quota, std::string words) {
        auto& thresholds = all_.game.thresholds;
        for (std::size_t t = 0; t < thresholds.size(); ++t)
            if (thresholds[t].dimension == dimension && thresholds[t].quota == quota) return t;
        thresholds.push_back({dimension, quota});
        words_.push_back(std::move(words));
        return thresholds.size() - 1;
    }

    void make_game() {
        std::vector<std::size_t> common;
        std::int64_t vetoes = 0;
        for (const Sitting& s : sittings_)
            vetoes += s.veto ? static_cast<std::int64_t>(s.players) : 0;
        if (vetoes > 0)
            common.push_back(
                add_threshold(body_.dimensions.size(), vetoes,
                              vetoes == 1 ? "the one veto" : fmt::format("all {} vetoes", vetoes)));
        for (const VotingCondition& c : body_.conditions) common.push_back(threshold_of(c));
        for (const auto& alternative : body_.alternatives) {
            std::vector<std::size_t> way = common;
            for (const VotingCondition& c : alternative) way.push_back(threshold_of(c));
            all_.game.ways.push_back(std::move(way));
        }
        if (body_.alternatives.empty()) all_.game.ways.push_back(common);
        if (!faults_.empty()) return;
        std::string passes;
        for (const auto& way : all_.game.ways) {
            passes += passes.empty() ? "" : "; or ";
            for (std::size_t i = 0; i < way.size(); ++i)
                passes += (i > 0 ? ", " : "") + words_[way[i]];
        }
        all_.notes.insert(all_.notes.begin(), "to pass: " + passes);
        if (all_.game.ways.front().empty())
            throw InputError(Fault{body_.where, "no condition remains",
                                   "nobody has a veto any more and no quota is set",
                                   "Add a [[condition]] to the body."});
    }

    /// The weights that conditions ask for; others do not tell players apart.
    [[nodiscard]] std::vector<std::int64_t> weights_in_game(const Sitting& s) const {
        std::vector<std::int64_t> weights = s.weights;
        weights.push_back(s.veto ? 1 : 0);
        std::vector<bool> asked(weights.size(), false);
        for (const Threshold& t : all_.game.thresholds) asked[t.dimension] = true;
        for (std::size_t d = 0; d < weights.size(); ++d)
            if (!asked[d]) weights[d] = 0;
        return weights;
    }

    std::size_t class_of(const std::vector<std::int64_t>& weights, std::size_t players) {
        auto& classes = all_.game.classes;
        const auto [at, fresh] = classes_.emplace(weights, classes.size());
        if (fresh) classes.push_back({0, weights});
        classes[at->second].players += players;
        return at->second;
    }

    void make_entries() {
        for (std::size_t begin = 0; begin < sittings_.size();) {
            std::size_t end = begin + 1;
            while (end < sittings_.size() && sittings_[end].group == sittings_[begin].group) ++end;
            add_group(begin, end);
            begin = end;
        }
    }

    void add_group(std::size_t begin, std::size_t end) {
        const std::string& group = body_.groups[sittings_[begin].group].name;
        std::set<std::vector<std::int64_t>> kinds;
        for (std::size_t i = begin; i < end; ++i) kinds.insert(weights_in_game(sittings_[i]));
        AssemblyEntry equals{group, {}, {}, 0, 0};
        for (std::size_t i = begin; i < end; ++i) {
            const Sitting& s = sittings_[i];
            const std::size_t c = class_of(weights_in_game(s), s.players);
            if (kinds.size() > 1 || (end - begin == 1 && !s.player.empty())) {
                all_.entries.push_back({group, s.player, s.name, s.players, c});
                continue;
            }
            equals.players += s.players;
            equals.player_class = c;
            equals.name += (equals.name.empty() || s.player.empty() ? "" : ", ") + s.player;
        }
        if (equals.players == 0) return;
        if (end - begin > kMostNamesShown) equals.name = fmt::format("{} equals", equals.players);
        all_.entries.push_back(std::move(equals));
    }

    /// One column at one place of the file.
    struct ColumnUse {
        const VotingWeight* weight = nullptr;
        std::vector<std::string> bad;
        int lost = 0;  ///< members whose figure is rounded away
    };

    const VotingBody& body_;
    const View& view_;
    Assembly all_;
    std::map<std::string, ColumnUse> columns_;  // by place
    Faults faults_;
    std::vector<Sitting> sittings_;
    std::vector<std::pair<std::size_t, StateId>> gone_;  // by group
    std::set<StateId> seated_;                           // before the change
    std::vector<std::string> words_;                     // by threshold
    std::map<std::vector<std::int64_t>, std::size_t> classes_;
};

}  // namespace

Assembly seat(const VotingBody& body, const View& view) {
    return Seating(body, view).seat();
}

}  // namespace counterpoise
