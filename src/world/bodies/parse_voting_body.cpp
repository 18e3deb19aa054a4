#include "world/bodies/voting_body.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "files/value.h"
#include "world/bodies/body_reader.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {
namespace {

/// Reads one file; collects faults as it goes.
class Reader {
  public:
    Reader(const std::string& file, const Facts& facts) : in_(file), facts_(facts) {
        body_.where = file;
        body_.dimensions = {"votes", "members"};
    }

    VotingBody read(const Value& document) {
        read_top(document);
        name_dimensions(document);
        for (const Value& table : in_.tables(document, "group", "[[group]]")) read_group(table);
        for (const Value& table : in_.tables(document, "condition", "[[condition]]"))
            body_.conditions.push_back(read_condition(table, "[[condition]]"));
        for (const Value& table : in_.tables(document, "alternative", "[[alternative]]"))
            read_alternative(table);
        check_whole(document);
        in_.finish();
        return std::move(body_);
    }

  private:
    void read_top(const Value& document) {
        in_.refuse_unknown(document,
                           {"title", "about", "source", "standing", "from", "to", "before",
                            "membership", "rule", "group", "condition", "alternative"},
                           "the body");
        body_.title = in_.text(document, "title");
        body_.about = in_.text(document, "about");
        body_.source = in_.text(document, "source");
        body_.before = in_.text(document, "before");
        if (!document.has("title"))
            in_.fault(document, "the body has no title", "answers and lists show it",
                      "Add title = \"…\".");
        if (document.has("standing")) read_standing(document["standing"]);
        body_.from = static_cast<int>(in_.whole(document, "from", 0, 1, kFarthestYear.value));
        body_.to = static_cast<int>(in_.whole(document, "to", 0, 1, kFarthestYear.value));
        if (body_.to != 0 && body_.to < body_.from)
            in_.fault(document["to"],
                      fmt::format("the body ends ({}) before it begins ({})", body_.to, body_.from),
                      "from and to are its first and last year", "Exchange them.");
        body_.membership = in_.text(document, "membership");
        if (!body_.membership.empty()) check_membership(document["membership"]);
        body_.rule = in_.text(document, "rule");
        if (!body_.rule.empty() && body_.rule != kSecurityCouncilRule)
            in_.fault(document["rule"], fmt::format("unknown rule '{}'", body_.rule),
                      "a rule says what an exit does to seats",
                      suggestion(body_.rule, {std::string(kSecurityCouncilRule)}));
    }

    void read_standing(const Value& value) {
        const auto standing = standing_named(value.text());
        if (standing) {
            body_.standing = *standing;
            return;
        }
        std::vector<std::string> known;
        for (int i = 0; i <= static_cast<int>(Standing::assumed); ++i)
            known.emplace_back(name_of(static_cast<Standing>(i)));
        in_.fault(value, fmt::format("unknown standing '{}'", value.text()),
                  "it says what the rules of the body rest on", suggestion(value.text(), known));
    }

    void check_membership(const Value& value) {
        const std::string& code = value.text();
        if (treaties(facts_).knows(code) || institutions(facts_).knows(code)) return;
        std::vector<std::string> known{"UN", "NATO", "EU"};
        for (const Treaty& t : treaties(facts_).list)
            if (!t.code.starts_with("ATOP")) known.push_back(t.code);
        for (const Institution& i : institutions(facts_).list) known.push_back(i.code);
        in_.fault(value, fmt::format("unknown treaty or institution '{}'", code),
                  "`counterpoise list treaties` and `list institutions` show all",
                  suggestion(code, known));
    }

    /// Every name that a group weighs by is a dimension.
    void name_dimensions(const Value& document) {
        for (const Value& group : document["group"].items())
            for (const auto& [name, value] : group["weights"].members()) {
                if (name == "votes" || name == "members") {
                    in_.fault(value, fmt::format("'{}' is no name for a weight", name),
                              "votes and members are counted already", "Give it another name.");
                    continue;
                }
                auto& all = body_.dimensions;
                if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
            }
        if (body_.dimensions.size() > kMostDimensions) {
            in_.fault(document["group"], fmt::format("{} kinds of weight", body_.dimensions.size()),
                      fmt::format("at most {}, votes and members among them", kMostDimensions),
                      "Leave out those that no condition asks for.");
            body_.dimensions.resize(kMostDimensions);
        }
    }

    void read_group(const Value& table) {
        in_.refuse_unknown(
            table, {"name", "states", "players", "members", "without", "veto", "votes", "weights"},
            "[[group]]");
        VotingGroup group;
        group.where = in_.place(table);
        group.name = in_.text(table, "name");
        if (group.name.empty())
            in_.fault(table, "a group has no name", "its row is called by it", "Add name = \"…\".");
        else if (!group_names_.insert(group.name).second)
            in_.fault(table["name"], fmt::format("there are two groups '{}'", group.name),
                      "their rows could not be told apart", "Rename one.");
        const int kinds = (table.has("states") ? 1 : 0) + (table.has("players") ? 1 : 0) +
                          (table.has("members") ? 1 : 0);
        if (kinds != 1)
            in_.fault(table,
                      fmt::format("the group says {} who is in it",
                                  kinds == 0 ? "nowhere" : "more than once"),
                      "one of states, players or members is needed",
                      "For instance members = 10, or states = [\"USA\", \"FRA\"].");
        if (table.has("states")) read_states(table["states"], group);
        if (table.has("players")) read_players(table["players"], group);
        if (table.has("members")) read_members(table["members"], group);
        if (table.has("without")) read_without(table["without"], group);
        group.veto = in_.flag(table, "veto");
        group.weights.push_back(table.has("votes") ? read_weight(table["votes"], "votes", group)
                                                   : VotingWeight{{1}, {}, 1, 1, group.where});
        group.weights.push_back({{1}, {}, 1, 1, group.where});
        if (table.has("weights") && !table["weights"].as_object())
            in_.fault(table["weights"], "'weights' is not a table", "each weight has a name",
                      "For instance weights = { population = 83 }.");
        for (std::size_t d = 2; d < body_.dimensions.size(); ++d) {
            const Value& weight = table["weights"][body_.dimensions[d]];
            if (weight.is_null())
                in_.fault(
                    table, fmt::format("the group has no weight '{}'", body_.dimensions[d]),
                    "another group has it, and nothing is taken for zero in silence",
                    fmt::format("Add weights = {{ {} = 0 }} if it has none.", body_.dimensions[d]));
            group.weights.push_back(read_weight(weight, body_.dimensions[d], group));
        }
        body_.groups.push_back(std::move(group));
    }

    void read_states(const Value& list, VotingGroup& group) {
        for (const Value& item : in_.list(list, "states")) {
            VotingSeat seat{{}, {}, in_.place(item)};
            const Value::Array one{item};
            for (const Value& code : item.as_array() ? item.items() : one) {
                if (const auto state = known_state(code)) seat.holders.push_back(*state);
                take_name(code);
            }
            if (item.as_array() && item.items().empty())
                in_.fault(item, "a seat that nobody may hold",
                          "a list inside `states` names those who may", "Remove it.");
            group.seats.push_back(std::move(seat));
        }
    }

    void read_without(const Value& list, VotingGroup& group) {
        if (group.members_of.empty())
            in_.fault(list, "'without' stands beside nothing",
                      "it leaves states out of the members of a treaty or institution",
                      "Write members = \"UN\" or the like, or remove it.");
        for (const Value& code : in_.list(list, "without"))
            if (const auto state = known_state(code)) group.without.push_back(*state);
    }

    std::optional<StateId> known_state(const Value& code) {
        if (!code.as_text()) {
            in_.fault(code, "a state is not a text",
                      "states are named by their ISO 3166 alpha-3 code", "For instance \"USA\".");
            return {};
        }
        for (const StateSpell& spell : states(facts_).spells())
            if (spell.iso3 == code.text()) return spell.state;
        try {
            return states(facts_).named(code.text(), kLatestYear, in_.place(code));
        } catch (const InputError& error) {
            in_.fault(error);
            return {};
        }
    }

    void read_players(const Value& list, VotingGroup& group) {
        for (const Value& item : in_.list(list, "players")) {
            if (item.text().empty())
                in_.fault(item, "a player is not a text or has no name", "rows are called by it",
                          "For instance players = [\"Texas\", \"Ohio\"].");
            else
                take_name(item);
            group.seats.push_back({item.text(), {}, in_.place(item)});
        }
    }

    void take_name(const Value& value) {
        if (!value.text().empty() && !seat_names_.insert(value.text()).second)
            in_.fault(value, fmt::format("'{}' is there twice", value.text()),
                      "a player votes once", "Remove one of them.");
    }

    void read_members(const Value& value, VotingGroup& group) {
        if (value.as_text()) {
            group.members_of = value.text();
            check_membership(value);
            return;
        }
        group.members =
            in_.whole_value(value, "members", 1, 1, static_cast<std::int64_t>(kMostPlayers));
    }

    VotingWeight read_weight(const Value& value, const std::string& name,
                             const VotingGroup& group) {
        VotingWeight weight{{0}, {}, 1, 1, in_.place(value)};
        if (value.is_null()) return weight;
        if (value.as_text()) {
            in_.column(value, name, weight);
            if (group.members > 0 || (!group.seats.empty() && group.seats[0].holders.empty()))
                in_.fault(value, "a column needs states",
                          "unnamed members and players have no row in the world",
                          "Write numbers, or name states.");
            return weight;
        }
        if (value.as_array()) {
            weight.each.clear();
            for (const Value& item : value.items())
                weight.each.push_back(in_.whole_value(item, name, 0, 0, kMostVotes));
            if (weight.each.size() != group.seats.size() || group.seats.empty())
                in_.fault(value,
                          fmt::format("{} numbers for {} named seats", weight.each.size(),
                                      group.seats.size()),
                          "a list gives each seat its own, in their order",
                          "Give one number for all, or as many as there are seats.");
            return weight;
        }
        weight.each = {in_.whole_value(value, name, 0, 0, kMostVotes)};
        return weight;
    }

    VotingCondition read_condition(const Value& table, std::string_view in) {
        in_.refuse_unknown(table, {"of", "quota", "more_than", "all_but"}, in);
        VotingCondition condition = in_.condition(table);
        if (table.has("of")) {
            const std::string name = in_.text(table, "of");
            const auto& all = body_.dimensions;
            const auto found = std::find(all.begin(), all.end(), name);
            if (found == all.end())
                in_.fault(table["of"], fmt::format("no group has the weight '{}'", name),
                          "a condition counts votes, members, or a weight of the groups",
                          suggestion(name, all));
            else
                condition.dimension = static_cast<std::size_t>(found - all.begin());
        }
        return condition;
    }

    void read_alternative(const Value& table) {
        in_.refuse_unknown(table, {"name", "conditions"}, "[[alternative]]");
        (void)in_.text(table, "name");
        std::vector<VotingCondition> conditions;
        if (!table["conditions"].as_array() || table["conditions"].items().empty())
            in_.fault(table, "an alternative has no conditions", "it would always hold",
                      "Add conditions = [{ of = \"members\", quota = 4 }].");
        for (const Value& item : table["conditions"].items())
            conditions.push_back(read_condition(item, "conditions"));
        body_.alternatives.push_back(std::move(conditions));
    }

    void check_whole(const Value& document) {
        if (body_.groups.empty())
            in_.fault(document, "the body has no groups", "nobody could vote",
                      "Add a [[group]]; `counterpoise explain unsc` shows a whole file.");
        const bool vetoes = std::any_of(body_.groups.begin(), body_.groups.end(),
                                        [](const VotingGroup& g) { return g.veto; });
        std::size_t conditions = body_.conditions.size();
        for (const auto& way : body_.alternatives) conditions += way.size();
        if (conditions == 0 && !vetoes)
            in_.fault(document, "the body has no condition", "every coalition would win",
                      "Add a [[condition]] with a quota.");
        if (conditions > kMostConditions)
            in_.fault(document, fmt::format("the body has {} conditions", conditions),
                      fmt::format("at most {} are counted", kMostConditions), "Merge some.");
        check_players(document);
        if (body_.rule == kSecurityCouncilRule) check_council(document);
        check_quotas();
    }

    void check_players(const Value& document) {
        std::size_t players = 0;
        for (const VotingGroup& g : body_.groups)
            players += g.seats.size() + static_cast<std::size_t>(g.members);
        const bool one_by_one =
            std::all_of(body_.groups.begin(), body_.groups.end(),
                        [](const VotingGroup& g) { return g.seats.size() <= kMostPlayers; });
        if (players > kMostPlayers && one_by_one)
            in_.fault(document, fmt::format("the body has {} players", players),
                      fmt::format("at most {} are counted exactly", kMostPlayers),
                      "Merge those who always vote together.");
    }

    void check_council(const Value& document) {
        int permanent = 0;
        int elected = 0;
        for (const VotingGroup& g : body_.groups) {
            permanent += g.veto && !g.seats.empty() && !g.seats[0].holders.empty() ? 1 : 0;
            elected += !g.veto && g.members > 0 ? 1 : 0;
        }
        if (permanent != 1 || elected != 1 || body_.groups.size() != 2 || body_.membership.empty())
            in_.fault(document["rule"], "the body is not built like the Security Council",
                      "its rule needs `membership`, one group of states with vetoes and one of "
                      "elected members without",
                      "Leave the rule out, or describe the groups so.");
    }

    /// Where the votes do not depend on a year's world, whether each quota can be met.
    void check_quotas() {
        if (in_.faults() > 0) return;
        std::vector<VotingCondition> all = body_.conditions;
        for (const auto& way : body_.alternatives) all.insert(all.end(), way.begin(), way.end());
        for (const VotingCondition& c : all)
            if (const auto total = known_total(c.dimension))
                if (auto fault = quota_fault(c, *total, body_.dimensions[c.dimension]))
                    in_.fault(InputError(std::move(*fault)));
    }

    std::optional<std::int64_t> known_total(std::size_t dimension) const {
        std::int64_t total = 0;
        for (const VotingGroup& g : body_.groups) {
            const VotingWeight& w = g.weights[dimension];
            if (!g.members_of.empty() || w.column) return {};
            const auto n = static_cast<std::int64_t>(g.seats.size()) + g.members;
            if (w.each.size() == 1)
                total += n * w.each.front();
            else
                for (const std::int64_t x : w.each) total += x;
        }
        return total;
    }

    BodyReader in_;
    const Facts& facts_;
    VotingBody body_;
    std::set<std::string> group_names_;
    std::set<std::string> seat_names_;
};

}  // namespace

VotingBody parse_voting_body(std::string_view text, const std::string& file, const Facts& facts) {
    VotingBody body = Reader(file, facts).read(parse_toml(text, file));
    const std::size_t slash = file.find_last_of('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    body.id = name.ends_with(".toml") ? name.substr(0, name.size() - 5) : name;
    return body;
}

}  // namespace counterpoise
