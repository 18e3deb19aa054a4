#include "scenario/outcome.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "measures/burden/spending.h"
#include "rules/settlement.h"
#include "rules/un_entities/funding.h"
#include "world/institutions.h"
#include "world/major_powers.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

constexpr Year kLastNatoTable{2024};  ///< NATO's own table of spending ends here

/// Two worlds of one year: as published and after every change.
struct WorldPair {
    World before;
    World after;
};

/// Steps that the comparisons show: all, or those before the first return.
std::vector<Step> compared_steps(const Experiment& e, const std::vector<Return>& returns) {
    std::vector<Step> shown;
    for (const Step& step : e.steps())
        if (std::all_of(returns.begin(), returns.end(),
                        [&](const Return& r) { return step.in_force < r.back; }))
            shown.push_back(step);
    return shown;
}

WorldPair worlds_of(const Experiment& experiment, const std::vector<Step>& steps, Year year) {
    const Assumptions& assumptions = experiment.scenario().assumptions;
    const World published = World::at(experiment.facts(), year);
    WorldPair pair{published, published};
    for (const Step& step : steps) apply(pair.after, step.change);
    settle(pair.before, published, experiment.facts(), assumptions);
    settle(pair.after, published, experiment.facts(), assumptions);
    return pair;
}

bool touches(const Experiment& experiment, TargetKind kind, std::string_view code) {
    return std::any_of(experiment.steps().begin(), experiment.steps().end(), [&](const Step& s) {
        return s.change.target == kind &&
               (code.empty() || target_code(s.change, experiment.facts()) == code);
    });
}

/// Whether one of the five that Art. 23 of the Charter names leaves the UN: the only exit that
/// moves votes in the Security Council.
bool a_permanent_member_leaves(const Experiment& e) {
    return std::any_of(e.steps().begin(), e.steps().end(), [&](const Step& s) {
        return s.change.kind == ChangeKind::leave && s.change.target == TargetKind::institution &&
               target_code(s.change, e.facts()) == "UN" && is_permanent_member(s.change.state);
    });
}

bool is_touched(const Experiment& e, Touched touched) {
    switch (touched) {
        case Touched::never:
            return false;
        case Touched::always:
            return true;
        case Touched::any_change:
            return !e.steps().empty();
        case Touched::treaty:
            return touches(e, TargetKind::treaty, "");
        case Touched::institution:
            return touches(e, TargetKind::institution, "");
        case Touched::nato:
            return touches(e, TargetKind::treaty, "NATO");
        case Touched::un:
            return touches(e, TargetKind::institution, "UN");
        case Touched::nato_or_un:
            return is_touched(e, Touched::nato) || is_touched(e, Touched::un);
        case Touched::permanent_member:
            return a_permanent_member_leaves(e);
    }
    return false;
}

/// Compares the measures that the scenario touches, in the worlds of the years that they are read
/// in.
class Comparer {
  public:
    Comparer(const Experiment& experiment, const std::vector<Return>& returns)
        : e_(experiment), steps_(compared_steps(experiment, returns)) {}

    void compare_all(Outcome& outcome) {
        for (const MeasureInfo& info : measure_infos()) {
            if (!is_touched(e_, info.scenarios.touched)) continue;
            const std::string id(info.id);
            if (info.scenarios.read_for == ReadFor::once) {
                outcome.comparisons.push_back(compare(id, e_.alliances().front(), kLatestYear));
                outcome.comparisons.back().alliance.clear();
                continue;
            }
            for (const std::string& code : e_.alliances()) {
                const Year year = code == "NATO" ? kLastNatoTable : kLatestYear;
                if (const auto fault = silent(code, year))
                    outcome.left_out.push_back({id, code, fault->what});
                else
                    outcome.comparisons.push_back(compare(id, code, year));
            }
        }
        if (const auto day = outcome.first_return())
            for (Comparison& c : outcome.comparisons)
                c.after.notes.push_back(
                    fmt::format("the figures after the change are those of the time before the "
                                "return on {}",
                                day->iso()));
        const std::string id = "burden.share_of_alliance";
        if (outcome.find(id, "NATO") && !silent("NATO", kLatestYear))
            outcome.latest_nato_share = compare(id, "NATO", kLatestYear).before;
    }

  private:
    const WorldPair& worlds(Year year) {
        const auto found = worlds_.find(year.value);
        if (found != worlds_.end()) return found->second;
        return worlds_.emplace(year.value, worlds_of(e_, steps_, year)).first->second;
    }

    View view(const World& world, Year year, const Arguments& arguments) {
        return {world, worlds(year).before, e_.facts(), e_.scenario().assumptions, arguments};
    }

    /// Why an alliance has no figures of spending before or after the change.
    std::optional<Fault> silent(const std::string& alliance, Year year) {
        const Arguments arguments{alliance};
        const WorldPair& pair = worlds(year);
        if (auto fault = without_spending(view(pair.before, year, arguments))) return fault;
        auto fault = without_spending(view(pair.after, year, arguments));
        if (fault) fault->what += " after the change";
        return fault;
    }

    Comparison compare(const std::string& id, const std::string& alliance, Year year) {
        const Arguments arguments{alliance};
        const WorldPair& pair = worlds(year);
        const MeasureInfo& info = measure_named(id);
        return {&info, year.value, info.read(view(pair.before, year, arguments)),
                info.read(view(pair.after, year, arguments)), alliance};
    }

    const Experiment& e_;
    std::vector<Step> steps_;
    std::map<int, WorldPair> worlds_;
};

/// Changes of institutions of which the facts have nothing but the members.
std::vector<Change> unmodelled_of(const Experiment& e) {
    const Institutions& all = institutions(e.facts());
    std::vector<Change> changes;
    for (const Step& step : e.steps()) {
        const Change& c = step.change;
        if (c.target != TargetKind::institution || c.institution == all.un) continue;
        const std::string& code = all.at(c.institution).code;
        const auto& entities = un_entities(e.facts());
        if (std::none_of(entities.begin(), entities.end(),
                         [&](const UnEntity& u) { return u.institution == code; }))
            changes.push_back(c);
    }
    return changes;
}

bool same_membership(const Change& a, const Change& b) {
    return a.state == b.state && a.target == b.target && a.treaty == b.treaty &&
           a.institution == b.institution;
}

std::vector<Return> returns_of(const Experiment& e) {
    std::vector<Return> returns;
    for (const Step& out : e.steps())
        for (const Step& back : e.steps())
            if (out.change.kind == ChangeKind::leave && back.change.kind == ChangeKind::join &&
                same_membership(out.change, back.change) && out.in_force <= back.in_force)
                returns.push_back({out.change, out.in_force, back.in_force});
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
        entries.push_back({step.change.date, step.in_force, step.change,
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
    // What disputes and the pledges that a war calls are reckoned from.
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

}  // namespace

const Comparison* Outcome::find(std::string_view measure, std::string_view alliance) const {
    for (const Comparison& c : comparisons)
        if (c.info->id == measure && (alliance.empty() || c.alliance == alliance)) return &c;
    return nullptr;
}

std::optional<Date> Outcome::first_return() const {
    std::optional<Date> first;
    for (const Return& r : returns)
        if (!first || r.back < *first) first = r.back;
    return first;
}

int Outcome::settled_year() const {
    const auto day = first_return();
    return day ? day->year - 1 : experiment.scenario().end.value;
}

std::string Outcome::state_name(std::string_view iso3) const {
    const World& world = experiment.start();
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.iso3(i) == iso3) return world.name(i);
    return std::string(iso3);
}

Outcome make_outcome(const Experiment& experiment, std::vector<SchoolOutcome> schools,
                     std::string version) {
    Outcome outcome{.experiment = experiment,
                    .schools = std::move(schools),
                    .timeline = timeline_of(experiment),
                    .returns = returns_of(experiment),
                    .unmodelled = unmodelled_of(experiment),
                    .version = std::move(version)};
    outcome.heard = heard_actors(experiment.steps(), experiment.facts());
    outcome.strains = strains_of(experiment, outcome.schools);
    Comparer(experiment, outcome.returns).compare_all(outcome);
    outcome.sources = sources_of(experiment, outcome.comparisons);
    for (const Step& step : experiment.steps()) {
        if (step.change.kind == ChangeKind::join) continue;
        const auto row = experiment.start().row(step.change.state);
        const std::string iso3 = row ? experiment.start().iso3(*row) : "";
        if (std::find(outcome.leavers.begin(), outcome.leavers.end(), iso3) ==
            outcome.leavers.end())
            outcome.leavers.push_back(iso3);
    }
    return outcome;
}

}  // namespace counterpoise
