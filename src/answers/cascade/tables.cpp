#include "answers/cascade/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "base/math.h"
#include "measures/cascade/notes.h"
#include "scenario/ensemble.h"

namespace counterpoise {
namespace {

constexpr std::string_view kNotCovered =
    "our table of conditions does not cover it (its text may name a region); read as binding "
    "wherever the attack falls";
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

std::string codes_of(const Facts& facts, const std::vector<BindingPledge>& pledges) {
    std::string codes;
    for (const BindingPledge& p : pledges)
        codes += (codes.empty() ? "" : " ") + treaties(facts).at(p.treaty).code;
    return codes;
}

std::string names_in(const World& world, const std::vector<std::size_t>& rows) {
    std::string names;
    for (const std::size_t row : rows) names += (names.empty() ? "" : " ") + world.iso3(row);
    return names;
}

const BoundState* find(const std::vector<BoundState>& bound, std::size_t row) {
    const auto found =
        std::find_if(bound.begin(), bound.end(), [&](const BoundState& b) { return b.row == row; });
    return found == bound.end() ? nullptr : &*found;
}

/// The strongest pledge of a state and its standard error.
std::pair<double, double> pledge_of(const BoundState& bound, Obligation obligation,
                                    const Reliability& reliability) {
    std::pair<double, double> best{0, 0};
    for (const BindingPledge& p : bound.pledges)
        best = std::max(best, {reliability.of(obligation, p.power),
                               reliability.standard_error(obligation, p.power)});
    return best;
}

Table row_columns() {
    return {{{"state", "Code", "", 0},
             {"name", "State", "", 0},
             {"side", "Side", "", 0},
             count_column("bound", "Bound by"),
             {"probability", "Comes", "chance", 2},
             {"standard_error", "", "", 4},
             {"pledge", "Keeps its pledge", "chance", 2},
             {"pledge_se", "se", "", 2},
             {"major_power", "Major power", "", 0},
             {"strength", "Brings", "% of the attack", 1}},
            {}};
}

std::vector<Cell> row_of(const AskedCascade& asked, const AnsweredCascade& a, std::size_t i,
                         CascadeSide side) {
    const CascadeCandidate& who = a.made.candidates[i];
    const bool target = side == CascadeSide::target;
    const BoundState* bound = find(target ? a.made.binding.bound : a.made.offence, who.row);
    const auto [pledge, se] =
        bound ? pledge_of(*bound, target ? Obligation::defence : Obligation::offence, a.reliability)
              : std::pair(kNothing, kNothing);
    const double p = a.expected.joins[i][static_cast<std::size_t>(side)];
    const double strength =
        a.weights.comparable ? 100 * a.weights.arriving[i] / a.weights.attacker : kNothing;
    return {asked.world.iso3(who.row),
            asked.world.name(who.row),
            std::string(name_of(side)),
            bound ? codes_of(asked.facts, bound->pledges) : std::string(),
            p,
            a.expected.exact() || enough_runs(asked) ? Cell{a.expected.standard_error(p)} : Cell{},
            cell(pledge),
            cell(se),
            who.major,
            cell(strength)};
}

/// Whether a state may come beside that side at all: called by the attack, or drawn in later.
bool may_come(const AnsweredCascade& a, std::size_t i, CascadeSide side) {
    const bool opening = std::any_of(
        a.made.opening.begin(), a.made.opening.end(),
        [&](const CascadeCall& call) { return call.candidate == i && call.side == side; });
    return opening || a.expected.joins[i][static_cast<std::size_t>(side)] > 0;
}

}  // namespace

AnsweredCascade answer_attack(const AskedCascade& asked, std::size_t attacker, std::size_t target,
                              const Assumptions& assumptions) {
    const CascadeRules rules = cascade_rules(assumptions);
    const Reliability reliability = reliability_of(asked.facts, assumptions, asked.world.year());
    CascadeCase made = make_cascade(asked.world, asked.facts, attacker, target, reliability, rules);
    CascadeExpectation expected = expect(made, asked.seed, asked.runs);
    CascadeWeights weights =
        cascade_weights(made, asked.world, asked.strengths, asked.reach, rules.place);
    const CascadeBalance balance = balance_of(expected, weights);
    return {reliability, std::move(made), std::move(expected), std::move(weights), balance};
}

bool enough_runs(const AskedCascade& asked) {
    return asked.runs >= kFewestForInterval;
}

Section cascade_rows(const AskedCascade& asked, const AnsweredCascade& a) {
    Section section{"rows", "Who may come", row_columns(), {}};
    for (const CascadeSide side : kCascadeSides)
        for (std::size_t i = 0; i < a.made.candidates.size(); ++i)
            if (may_come(a, i, side)) section.table.rows.push_back(row_of(asked, a, i, side));
    const std::size_t strength = section.table.column("strength");
    const std::size_t side = section.table.column("side");
    std::stable_sort(section.table.rows.begin(), section.table.rows.end(),
                     [&](const auto& x, const auto& y) {
                         const auto* sx = std::get_if<double>(&x[strength]);
                         const auto* sy = std::get_if<double>(&y[strength]);
                         return std::get<std::string>(x[side]) == std::get<std::string>(y[side]) &&
                                sx && sy && *sx > *sy;
                     });
    if (section.table.rows.empty()) section.heading = "Nobody is bound to come.";
    return section;
}

Section treaty_section(const AskedCascade& asked, const AnsweredCascade& a) {
    std::map<TreatyId, std::vector<std::size_t>> by_treaty;
    for (const BoundState& b : a.made.binding.bound)
        for (const BindingPledge& p : b.pledges) by_treaty[p.treaty].push_back(b.row);
    Section section{"treaties", "By which treaty", {}, {}};
    section.table.columns = {
        {"treaty", "Treaty", "", 0},   {"name", "", "", 0},
        {"article", "Article", "", 0}, count_column("bound", "Bound"),
        count_column("members", ""),   {"condition", "What it says of the attack", "", 0}};
    if (by_treaty.empty()) section.heading.clear();
    for (const auto& [treaty, rows] : by_treaty) {
        const auto found = treaty_conditions(asked.facts).find(treaty);
        const bool known = found != treaty_conditions(asked.facts).end();
        section.table.rows.push_back(
            {treaties(asked.facts).at(treaty).code, treaties(asked.facts).at(treaty).name,
             known ? found->second.article : std::string(), static_cast<double>(rows.size()),
             names_in(asked.world, rows),
             known ? found->second.text
                   : treaties(asked.facts).at(treaty).name + ": " + std::string(kNotCovered)});
    }
    return section;
}

Section left_out_section(const AskedCascade& asked, const AnsweredCascade& a) {
    Section section{"left_out", "Left out: treaties judged not to work today", {}, {}};
    section.table.columns = {{"treaty", "Treaty", "", 0},      {"name", "", "", 0},
                             {"judged", "Judged", "", 0},      count_column("partners", "Partners"),
                             count_column("members", ""),      {"judged_because", "", "", 0},
                             {"why", "Name and reason", "", 0}};
    for (const UnboundState& u : left_out_as_not_live(a.made.binding)) {
        const Treaty& treaty = treaties(asked.facts).at(u.treaty);
        section.table.rows.push_back({treaty.code, treaty.name, std::string(name_of(treaty.state)),
                                      static_cast<double>(u.rows.size()),
                                      names_in(asked.world, u.rows), treaty.state_reason,
                                      treaty.name + ": " + treaty.state_reason});
    }
    if (section.table.rows.empty()) section.heading.clear();
    return section;
}

Section unbound_section(const AskedCascade& asked, const AnsweredCascade& a) {
    Section section{"not_bound", "Partners of the attacked whom a treaty does not bind", {}, {}};
    section.table = text_table({"treaty:Treaty", "reason:Why", "states:States"});
    for (const UnboundState& u : a.made.binding.unbound)
        section.table.rows.push_back({treaties(asked.facts).at(u.treaty).code,
                                      std::string(reason_of(u.reason)),
                                      names_in(asked.world, u.rows)});
    if (section.table.rows.empty()) section.heading.clear();
    return section;
}

Section school_section(const AskedCascade& asked, const AnsweredCascade& a) {
    Section section{"schools", "How likely pledges are kept: every school", {}, {}};
    section.table.columns = {{"school", "School", "", 0},
                             {"reliability", "Pledge", "chance", 2},
                             {"joiners", "Come", "states", 1},
                             {"comes", "Bring", "x the attack", 2},
                             {"ratio", "Attacked : attacker", "ratio", 2},
                             {"majors_meet", "Major powers meet", "chance", 2},
                             {"no_major_comes", "No major comes", "chance", 2}};
    std::vector<std::string> schools{"estimated"};
    for (const ReliabilitySchool& s : kReliabilitySchools) schools.emplace_back(s.word);
    if (a.reliability.is_given() && school_of(asked.assumptions) == "given")
        schools.emplace_back("given");
    for (const std::string& school : schools) {
        Assumptions assumptions = asked.assumptions;
        if (school != "given") {
            assumptions.set("reliability",
                            std::string(find_assumption("reliability")->default_value),
                            "reliability");
            assumptions.set("reliability_school", school, "reliability_school");
        }
        const AnsweredCascade by =
            answer_attack(asked, a.made.attacker, a.made.target, assumptions);
        const double scale = by.weights.comparable ? by.weights.attacker : kNothing;
        section.table.rows.push_back(
            {school,
             by.reliability.is_given()
                 ? cell(by.reliability.of(Obligation::defence, TreatyPower::major))
                 : Cell{},
             by.expected.joiners, cell(by.balance.comes / scale), cell(by.balance.ratio),
             by.expected.majors_meet, by.expected.no_major_comes});
    }
    return section;
}

Section promise_section(const AskedCascade& asked, const AnsweredCascade& a) {
    Section section{"promises", "What the attacker was promised, and had promised", {}, {}};
    section.table = text_table({"kind:Kind", "treaty:Treaty", "states:States"});
    for (const BoundState& b : a.made.offence)
        section.table.rows.push_back(
            {"offence", codes_of(asked.facts, b.pledges), asked.world.iso3(b.row)});
    for (const TreatyId treaty : treaties_between(asked.world, asked.facts, a.made.attacker,
                                                  a.made.target, Obligation::nonaggression))
        section.table.rows.push_back({"non-aggression, broken by the attack",
                                      treaties(asked.facts).at(treaty).code,
                                      asked.world.iso3(a.made.target)});
    for (std::size_t i = 0; i < asked.world.size(); ++i) {
        if (i == a.made.attacker || i == a.made.target) continue;
        const bool bound = find(a.made.binding.bound, i) != nullptr;
        for (const auto& [kind, word] : {std::pair(Obligation::neutrality, "neutrality"),
                                         std::pair(Obligation::nonaggression, "non-aggression"),
                                         std::pair(Obligation::defence, "defence")}) {
            if (kind != Obligation::neutrality && !bound) continue;
            for (const TreatyId treaty :
                 treaties_between(asked.world, asked.facts, a.made.attacker, i, kind))
                section.table.rows.push_back(
                    {bound ? fmt::format("{}, though bound to the attacked", word)
                           : std::string(word),
                     treaties(asked.facts).at(treaty).code, asked.world.iso3(i)});
        }
    }
    if (section.table.rows.empty()) section.heading.clear();
    return section;
}

}  // namespace counterpoise
