#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "history/exits/analogues.h"
#include "history/exits/cases.h"
#include "history/exits/memberships.h"
#include "history/exits/rates.h"
#include "rules/un_entities/funding.h"
#include "scenario/outcome/comparisons.h"
#include "scenario/outcome/outcome.h"
#include "scenario/scenario_file.h"
#include "world/institutions.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

constexpr std::size_t kNearestExits = 5;

OutcomeChange change_of(const Experiment& e, const Step& step) {
    const Change& c = step.change;
    const auto row = e.start().row(c.state);
    return {c.kind,
            c.occurrence,
            c.target,
            row ? e.start().iso3(*row) : "",
            row ? e.start().name(*row) : "a state",
            target_code(c, e.facts()),
            c.date,
            step.in_force,
            step.clause.standing,
            step.clause.source};
}

std::vector<OutcomeAlliance> alliances_of(const Experiment& e) {
    const auto& cases = exits(e.facts()).cases;
    std::vector<OutcomeAlliance> all;
    for (std::size_t k = 0; k < e.alliances().size(); ++k) {
        const std::string& code = e.alliances()[k];
        const TreatyId treaty = e.followed().treaties[k];
        OutcomeAlliance alliance{code, {}, 0, e.share_series(code), e.left_series(code)};
        for (std::size_t i = 0; i < e.start().size(); ++i)
            if (e.start().is_member(treaty, e.start().id(i)))
                alliance.members.push_back(e.start().iso3(i));
        alliance.exits_on_record = static_cast<std::size_t>(
            std::count_if(cases.begin(), cases.end(),
                          [&](const ExitCase& c) { return c.counted() && c.treaty == treaty; }));
        all.push_back(std::move(alliance));
    }
    return all;
}

PastExit past_exit(const Facts& facts, const ExitCase& c) {
    const ExitWords words = words_of(facts, c.state, c.treaty);
    return {words.state,      words.state_name, words.treaty_name, c.date,
            c.members.size(), c.share_cinc,     c.treaty_age_years};
}

ExitOnRecord beside_record(const Facts& facts, const Change& c) {
    const ExitProfile profile = profile_of(facts, c.state, c.treaty, c.date);
    const ExitWords words = words_of(facts, c.state, c.treaty);
    ExitOnRecord made{words.state,        words.state_name, words.treaty,
                      profile.share_cinc, profile.members,  {}};
    for (const Analogue& a : nearest_analogues(facts, profile, kNearestExits))
        made.nearest.push_back(past_exit(facts, *a.exit));
    return made;
}

bool is_member_of_three(const Facts& facts, const Change& c) {
    const auto members = treaty_memberships(facts).of(c.treaty, c.date);
    return members.size() >= kMultilateral &&
           std::any_of(members.begin(), members.end(),
                       [&](const TreatyMembership* m) { return m->state == c.state; });
}

ExitsOnRecord exit_record_of(const Experiment& e) {
    const Facts& facts = e.facts();
    const ExitCase& most = weightiest_exit(facts);
    ExitsOnRecord record;
    record.weightiest = past_exit(facts, most);
    for (const BaseRate& rate : treaty_rates(facts)) {
        if (rate.from != kFirstYear.value) continue;
        const Interval interval = rate.interval();
        record.rates.push_back({rate.what, rate.exposure, rate.from, rate.to, rate.events,
                                rate.at_risk_years, rate.rate(), interval.low, interval.high});
    }
    for (const Step& step : e.steps()) {
        const Change& c = step.change;
        if (c.kind != ChangeKind::leave || c.target != TargetKind::treaty ||
            !is_member_of_three(facts, c))
            continue;
        record.exits.push_back(beside_record(facts, c));
        if (record.exits.back().share > most.share_cinc) record.is_beyond = true;
    }
    return record;
}

/// Whether the change takes a guarantor from somebody who has a challenger.
bool loses_guarantors(const Experiment& e) {
    for (const PreparedRelations& relations : e.relations())
        for (const BondEpoch& epoch : relations.lines[1].epochs)
            for (const PairChange& change : epoch.bonds->changes)
                if (change.guarantor_lost > 0) return true;
    return false;
}

/// Changes of institutions of which the facts have nothing but the members.
std::vector<OutcomeChange> unmodelled_of(const Experiment& e) {
    const Institutions& all = institutions(e.facts());
    std::vector<OutcomeChange> changes;
    for (const Step& step : e.steps()) {
        const Change& c = step.change;
        if (c.target != TargetKind::institution || c.institution == all.un) continue;
        const std::string& code = all.at(c.institution).code;
        const auto& entities = un_entities(e.facts());
        if (std::none_of(entities.begin(), entities.end(),
                         [&](const UnEntity& u) { return u.institution == code; }))
            changes.push_back(change_of(e, step));
    }
    return changes;
}

std::vector<Return> returns_of(const std::vector<OutcomeChange>& changes) {
    std::vector<Return> returns;
    for (const OutcomeChange& out : changes)
        for (const OutcomeChange& back : changes)
            if (out.kind == ChangeKind::leave && back.kind == ChangeKind::join &&
                out.same_membership(back) && out.in_force <= back.in_force)
                returns.push_back({out, out.in_force, back.in_force});
    return returns;
}

/// The highest median burden of each followed state in each school, where it is beyond the record
/// and the world without the change is not.
std::vector<Strain> strains_of(const Experiment& e, const std::vector<SchoolOutcome>& schools) {
    std::map<std::pair<std::string, std::string>, Strain> highest;
    for (const SchoolOutcome& school : schools)
        for (const EffectRow& row : school.rows) {
            const Series& s = e.series()[row.series];
            if (s.measure != "burden.share_of_gdp" || s.subject == "remaining" ||
                !(row.scenario[1] > kPeacetimeBurden) || row.baseline[1] > kPeacetimeBurden)
                continue;
            Strain& strain = highest[{school.label, s.subject}];
            if (row.scenario[1] > strain.percent)
                strain = {s.subject, school.label, row.year, row.scenario[1]};
        }
    std::vector<Strain> all;
    for (auto& [key, strain] : highest) all.push_back(std::move(strain));
    std::stable_sort(all.begin(), all.end(),
                     [](const Strain& a, const Strain& b) { return a.percent > b.percent; });
    return all;
}

std::vector<TimelineEntry> timeline_of(const Experiment& e) {
    std::vector<TimelineEntry> entries;
    for (const Step& step : e.steps()) {
        for (const DomesticGate& gate : step.gates)
            entries.push_back({step.change.date,
                               step.change.date,
                               {},
                               fmt::format("Needed at home before the notice: {}.", gate.threshold),
                               gate.text,
                               gate.standing,
                               gate.source});
        const bool at_once = step.in_force == step.change.date;
        const std::string clock =
            step.change.uncertain() ? fmt::format(" (uncertain; if decided on {}, out on {})",
                                                  step.change.date.iso(), step.in_force.iso())
            : at_once               ? ""
                                    : fmt::format(" (notice; in force on {})", step.in_force.iso());
        entries.push_back({step.change.date, step.in_force, change_of(e, step),
                           fmt::format("{}. {}.", clock,
                                       step.clause.clause.empty()     ? "By choice"
                                       : step.clause.clause == "none" ? "No clause"
                                                                      : step.clause.clause),
                           step.clause.text, step.clause.standing, step.clause.source});
    }
    return entries;
}

std::vector<SourceLine> sources_of(const Experiment& e,
                                   const std::vector<Comparison>& comparisons) {
    std::set<std::string> used{"gdp_ppp",         "world_bank",       "military_spending",
                               "nato_share_2025", "spending_targets", "exit_clauses",
                               "domestic_gates",  "treaties",         "treaty_members",
                               "states"};
    // What disputes and the pledges that a war calls are computed from.
    used.insert({"disputes_gml", "disputes_cow", "armed_conflicts", "contiguity", "capitals",
                 "capabilities", "regimes", "rivalries", "major_powers", "pledges_in_war",
                 "treaty_conditions"});
    // What the hazards of memberships are fitted to.
    if (e.records().realignment)
        used.insert({"treaties", "treaty_members", "treaty_provisions", "capabilities", "capitals",
                     "contiguity", "ideal_points", "regimes", "rivalries"});
    for (const Comparison& c : comparisons)
        used.insert(c.after.sources.begin(), c.after.sources.end());
    std::vector<SourceLine> lines;
    for (const TableInfo& t : sources(e.facts()).tables)
        if (used.contains(t.name))
            lines.push_back({t.name, t.title, t.short_name, t.citation, t.licence, t.vintage,
                             std::string(name_of(t.standing)), t.via});
    return lines;
}

std::vector<std::string> leavers_of(const std::vector<OutcomeChange>& changes) {
    std::vector<std::string> leavers;
    for (const OutcomeChange& c : changes)
        if (c.kind != ChangeKind::join &&
            std::find(leavers.begin(), leavers.end(), c.state) == leavers.end())
            leavers.push_back(c.state);
    return leavers;
}

}  // namespace

Outcome make_outcome(const Experiment& e, std::vector<SchoolOutcome> schools, std::string version) {
    Outcome o;
    o.scenario = e.scenario();
    o.toml = to_toml(e.scenario(), e.facts());
    o.facts = e.facts().hash();
    o.version = std::move(version);
    for (const Step& step : e.steps()) o.changes.push_back(change_of(e, step));
    for (std::size_t i = 0; i < e.start().size(); ++i)
        o.states.emplace_back(e.start().iso3(i), e.start().name(i));
    o.alliances = alliances_of(e);
    o.series = e.series();
    o.schools = std::move(schools);
    for (const PreparedSchool& school : e.schools())
        o.losses.push_back(guarantor_odds(e.facts(), school.school.assumptions));
    o.prior_loss = guarantor_odds(e.facts(), {});
    o.loses_guarantors = loses_guarantors(e);
    o.uncertain = e.uncertain();
    o.evidence = evidence_of(e);
    o.timeline = timeline_of(e);
    o.returns = returns_of(o.changes);
    o.unmodelled = unmodelled_of(e);
    o.positions = stated_positions(e.steps(), e.facts());
    o.strains = strains_of(e, o.schools);
    o.leavers = leavers_of(o.changes);
    o.exit_record = exit_record_of(e);
    compare_measures(e, o);
    o.sources = sources_of(e, o.comparisons);
    return o;
}

}  // namespace counterpoise
