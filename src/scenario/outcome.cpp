#include "scenario/outcome.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "rules/settlement.h"
#include "world/institutions.h"
#include "world/sources.h"

namespace counterpoise {
namespace {

constexpr Year kLastNatoTable{2024};  ///< NATO's own table of spending ends here

/// Two worlds of one year: as published and after every change.
struct WorldPair {
    World before;
    World after;
};

WorldPair worlds_of(const Experiment& experiment, Year year) {
    const Assumptions& assumptions = experiment.scenario().assumptions;
    const World published = World::at(experiment.facts(), year);
    WorldPair pair{published, published};
    for (const Step& step : experiment.steps()) apply(pair.after, step.change);
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

/// The measures that a scenario touches; burden and power always.
std::vector<std::string> touched_measures(const Experiment& e) {
    std::vector<std::string> ids{"burden.share_of_alliance", "burden.share_of_gdp",
                                 "burden.concentration", "burden.exploitation"};
    const bool pacts = touches(e, TargetKind::treaty, "");
    if (touches(e, TargetKind::treaty, "NATO")) ids.insert(ids.end(), {"nato.common_funding"});
    if (touches(e, TargetKind::institution, "UN"))
        ids.insert(ids.end(), {"un.scale", "un.dues", "un.peacekeeping_scale"});
    if (touches(e, TargetKind::institution, "")) ids.push_back("un.entity_funding");
    if (pacts)
        ids.insert(ids.end(),
                   {"cover.states", "cover.guarantors", "cover.nuclear", "troops.hosted"});
    if (!e.steps().empty()) ids.push_back("leaver.balance");
    ids.insert(ids.end(), {"power.blocs", "power.concentration"});
    if (touches(e, TargetKind::treaty, "NATO") || touches(e, TargetKind::institution, "UN"))
        ids.push_back("power.regimes");
    return ids;
}

std::string alliance_of(const Experiment& e) {
    for (const Step& step : e.steps())
        if (step.change.target == TargetKind::treaty) return target_code(step.change, e.facts());
    return "NATO";
}

std::vector<Comparison> compare(const Experiment& e) {
    const Arguments arguments{alliance_of(e)};
    const Assumptions& assumptions = e.scenario().assumptions;
    std::map<int, WorldPair> worlds;
    std::vector<Comparison> comparisons;
    for (const std::string& id : touched_measures(e)) {
        const bool nato_burden = id.starts_with("burden.") && arguments.alliance == "NATO";
        const Year year = nato_burden ? kLastNatoTable : kLatestYear;
        const auto [found, fresh] = worlds.try_emplace(year.value, worlds_of(e, year));
        const WorldPair& pair = found->second;
        const MeasureInfo& info = measure_named(id);
        try {
            comparisons.push_back(
                {&info, year.value,
                 info.read({pair.before, pair.before, e.facts(), assumptions, arguments}),
                 info.read({pair.after, pair.before, e.facts(), assumptions, arguments})});
        } catch (const InputError&) {
            continue;  // the facts are silent on it (an alliance without spending figures): the
                       // report leaves it out
        }
    }
    return comparisons;
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
        entries.push_back(
            {step.change.date, step.in_force, step.change,
             fmt::format(
                 "{}. {}.",
                 at_once ? "" : fmt::format(" (notice; in force on {})", step.in_force.iso()),
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
    // Exits on record are weighed by capability.
    for (const Step& step : e.steps())
        if (step.change.kind == ChangeKind::leave && step.change.target == TargetKind::treaty)
            used.insert("capabilities");
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

const Comparison* Outcome::find(std::string_view measure) const {
    for (const Comparison& c : comparisons)
        if (c.info->id == measure) return &c;
    return nullptr;
}

std::string Outcome::state_name(std::string_view iso3) const {
    const World& world = experiment.start();
    for (std::size_t i = 0; i < world.size(); ++i)
        if (world.iso3(i) == iso3) return world.name(i);
    return std::string(iso3);
}

Outcome make_outcome(const Experiment& experiment, std::vector<SchoolOutcome> schools,
                     std::string version) {
    Outcome outcome{
        experiment, std::move(schools), compare(experiment), timeline_of(experiment), {},
        {},         std::move(version)};
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
