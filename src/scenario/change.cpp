#include "scenario/change.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "rules/settlement.h"
#include "world/institutions.h"
#include "world/states.h"

namespace counterpoise {
namespace {

bool member(const World& world, const Change& c) {
    return c.target == TargetKind::treaty ? world.is_member(c.treaty, c.state)
                                          : world.is_member(c.institution, c.state);
}

/// What most members of a treaty are bound to: what a newcomer takes on.
Obligation common_obligations(const World& world, TreatyId treaty) {
    std::map<Obligation, int> counts;
    for (const Membership& m : world.memberships())
        if (m.treaty == treaty) ++counts[m.obligations];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return most == counts.end() ? Obligation::none : most->first;
}

Fault membership_fault(const Change& c, const World& world, const Facts& facts) {
    const std::string state = states(facts).name(c.state);
    const std::string target = target_code(c, facts);
    if (c.kind == ChangeKind::join)
        return {c.where, fmt::format("{} is already a member of {}", state, target),
                fmt::format("on 31 December {}", world.year().value), "Remove the change."};
    return {
        c.where, fmt::format("{} is not a member of {}", state, target),
        fmt::format("on 31 December {} or after the changes before this one", world.year().value),
        fmt::format("`counterpoise show {}` lists the members.", target)};
}

Fault without_command(const Change& c, const Facts& facts) {
    std::string known;
    for (const std::string& code : with_command(facts)) known += (known.empty() ? "" : ", ") + code;
    return {c.where,
            fmt::format("{} has no integrated command that could be left", target_code(c, facts)),
            fmt::format("the facts have one for: {} (exit_clauses, form `command`)", known),
            "Let the state leave the treaty, or stay in it on paper alone (dormant)."};
}

bool changes_membership(ChangeKind kind) {
    return kind == ChangeKind::leave || kind == ChangeKind::join;
}

Step step_of(const Change& c, const Facts& facts, const Assumptions& assumptions) {
    Step step{c, c.date, {}, {}};
    if (c.kind == ChangeKind::leave) {
        step.clause = exit_clause(facts, c.target, target_code(c, facts), assumptions);
        step.gates = domestic_gates(facts, c.state, c.target, target_code(c, facts));
        step.in_force =
            c.uncertain() ? out_after_decision(step, c.date) : in_force(step.clause, c.date);
    } else if (c.kind == ChangeKind::command) {
        step.clause = command_clause(facts, target_code(c, facts)).value();
        step.in_force = in_force(step.clause, c.date);
    } else {
        step.clause.target = target_code(c, facts);
        step.clause.text = c.kind == ChangeKind::join
                               ? "accession, in force on the date given"
                               : "a choice of the state, in force on the date given";
        step.clause.source = "the scenario";
    }
    return step;
}

}  // namespace

Date out_after_decision(const Step& step, Date decided) {
    int days = step.gates.empty() ? 0 : step.gates.front().notice_days;
    for (const DomesticGate& gate : step.gates) days = std::min(days, gate.notice_days);
    return in_force(step.clause, decided.plus_days(days));
}

std::string_view name_of(ChangeKind kind) {
    constexpr std::array<std::string_view, 4> kNames{"leave", "join", "dormant", "command"};
    return kNames[static_cast<std::size_t>(kind)];
}

Change parse_change(std::string_view word, ChangeKind kind, const Facts& facts, Date date,
                    const std::string& where) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == word.size())
        throw InputError(
            Fault{where, fmt::format("'{}' is not STATE:TREATY or STATE:INSTITUTION", word),
                  "both parts are needed", "For instance USA:NATO or USA:UN."},
            FaultKind::usage);
    Change change;
    change.kind = kind;
    change.date = date;
    change.where = where;
    const std::string_view target = word.substr(colon + 1);
    change.state =
        states(facts).named(word.substr(0, colon), std::min(Year{date.year}, kLatestYear), where);
    if (treaties(facts).knows(target)) {
        change.treaty = treaties(facts).named(target, where);
    } else if (institutions(facts).knows(target)) {
        change.target = TargetKind::institution;
        change.institution = institutions(facts).named(target, where);
    } else {
        std::vector<std::string> known{"NATO", "UN"};
        for (const Treaty& t : treaties(facts).list)
            if (!t.code.starts_with("ATOP")) known.push_back(t.code);
        for (const Institution& i : institutions(facts).list) known.push_back(i.code);
        throw InputError(Fault{where, fmt::format("unknown treaty or institution '{}'", target),
                               "`counterpoise list treaties` and `list institutions` show all",
                               suggestion(target, known)});
    }
    return change;
}

std::string target_code(const Change& c, const Facts& facts) {
    return c.target == TargetKind::treaty ? treaties(facts).at(c.treaty).code
                                          : institutions(facts).at(c.institution).code;
}

std::string target_name(const Change& c, const Facts& facts) {
    return c.target == TargetKind::treaty ? treaties(facts).at(c.treaty).name
                                          : institutions(facts).at(c.institution).name;
}

std::string describe(const Change& c, const Facts& facts) {
    constexpr std::array<std::string_view, 4> kVerbs{"leaves", "joins", "stays in",
                                                     "leaves the integrated command of"};
    return fmt::format("{} {} {}{}", states(facts).name(c.state),
                       kVerbs[static_cast<std::size_t>(c.kind)], target_code(c, facts),
                       c.kind == ChangeKind::dormant ? " on paper alone" : "");
}

std::vector<Step> steps(const std::vector<Change>& changes, const World& world, const Facts& facts,
                        const Assumptions& assumptions) {
    Faults faults;
    World after = world;
    std::vector<Step> all;
    std::set<std::tuple<ChangeKind, StateId, TargetKind, std::uint16_t>> seen;
    for (const Change& c : changes) {
        const std::uint16_t target =
            c.target == TargetKind::treaty ? c.treaty.code : c.institution.code;
        if (!seen.emplace(c.kind, c.state, c.target, target).second) {
            faults.add({c.where, fmt::format("the change '{}' is there twice", describe(c, facts)),
                        "a state leaves or joins once", "Remove one of them."});
            continue;
        }
        if ((c.kind == ChangeKind::command || c.kind == ChangeKind::dormant) &&
            c.target == TargetKind::institution) {
            faults.add(
                {c.where,
                 fmt::format("'{}' is a form of a treaty, not of an institution", name_of(c.kind)),
                 "institutions are left or joined", "Write leave or join."});
            continue;
        }
        if (c.kind == ChangeKind::command && !command_clause(facts, target_code(c, facts))) {
            faults.add(without_command(c, facts));
            continue;
        }
        if (member(after, c) == (c.kind == ChangeKind::join)) {
            faults.add(membership_fault(c, world, facts));
            continue;
        }
        apply(after, c);
        all.push_back(step_of(c, facts, assumptions));
    }
    faults.raise_if_any();
    return all;
}

void apply(World& world, const Change& c) {
    if (c.kind == ChangeKind::dormant) {
        world.set_pledge(c.treaty, c.state, Pledge::dormant);
    } else if (changes_membership(c.kind) && c.target == TargetKind::treaty) {
        if (c.kind == ChangeKind::leave)
            world.remove(c.treaty, c.state);
        else
            world.add(Membership{c.treaty, c.state, common_obligations(world, c.treaty)});
    } else if (changes_membership(c.kind)) {
        if (c.kind == ChangeKind::leave)
            world.remove(c.institution, c.state);
        else
            world.add(InstitutionMembership{c.institution, c.state});
    }
}

World changed_world(const World& published, const std::vector<Change>& changes, const Facts& facts,
                    const Assumptions& assumptions) {
    for (const Change& c : changes) promise(!c.uncertain(), "one world of an uncertain exit");
    World world = published;
    for (const Step& step : steps(changes, published, facts, assumptions))
        apply(world, step.change);
    settle(world, published, facts, assumptions);
    return world;
}

}  // namespace counterpoise
